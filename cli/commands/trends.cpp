// trends: what changes from one window of time to the next.

#include <memory>

#include "cli/trends.h"

namespace entente {

void command_trends(Command app, Session& session) {
  Command command = add_command(app, "trends", "Say who rises and who falls over time",
                                "entente trends case.entente\n"
                                "entente trends case.entente --window quarter --by degree --csv\n"
                                "entente trends case.entente --window 4 --ranks --top 5\n"
                                "entente trends case.entente --window 30d --communities");
  const auto request = std::make_shared<TrendsRequest>();
  add_window_argument(command, request->window);
  command.add_option("--by", request->by, "Measure; 'entente measures' lists them");
  command
      .add_option("--top", request->top,
                  "How many actors of each window to look at (default 10, 0 for all)")
      .in_range(0, 1000000);
  command
      .add_option("--bootstrap", request->samples,
                  "How many samples of the documents tell chance from change (default 1,000); with "
                  "--ranks, how sure the ranks are")
      .value_name("N")
      .in_range(20, 100000);
  command.add_flag(
      "--all", request->all,
      "In tables for people, also changes whose interval includes 0, and communities of "
      "one window");
  Option ranks = command.add_flag("--ranks", request->ranks, "List the ranking of each window");
  command
      .add_flag("--communities", request->communities,
                "List which communities go on, split, merge, begin and end")
      .excludes(ranks);
  command.add_option("--method", request->method,
                     "Of --communities: leiden (default), louvain, infomap, ...");
  command
      .add_option(
          "--match", request->match,
          "Of --communities: the share of members, of both to of either, that makes two the "
          "same (default 0.3)")
      .in_range(1e-6, 1.0);
  command.action([request, &session] {
    const Windows windows = open_windows(request->window, session);
    session.print(request->communities ? community_history_table(*request, windows, session)
                  : request->ranks     ? window_rank_table(*request, windows, session)
                                       : change_table(*request, windows, session));
  });
}

}  // namespace entente
