#include "render/caption.h"

#include <algorithm>

#include "core/number.h"
#include "core/text.h"
#include "core/version.h"

namespace entente {

std::vector<std::string> caption_of(const Snapshot& snapshot, const DiagramData& data,
                                    const std::vector<std::string>& hidden) {
  std::vector<std::string> caption;
  std::string source = "Source: ";
  if (snapshot.documents > 0) source += counted(snapshot.documents, "document") + ", ";
  source += display(snapshot.title.empty() ? snapshot.source : snapshot.title, 200);
  if (snapshot.dates) source += ", dated " + to_string(*snapshot.dates);
  caption.push_back(source + ".");
  constexpr std::size_t most_warnings = 2;
  for (std::size_t i = 0; i < std::min(snapshot.warnings.size(), most_warnings); ++i) {
    std::string warning = display(snapshot.warnings[i], 300);
    if (!warning.empty() && warning[0] >= 'a' && warning[0] <= 'z')
      warning[0] = static_cast<char>(warning[0] - 'a' + 'A');
    if (!warning.ends_with('.')) warning += '.';
    caption.push_back(warning);
  }
  if (snapshot.warnings.size() > most_warnings)
    caption.push_back(counted(snapshot.warnings.size() - most_warnings, "more doubt") +
                      " about dates: see entente stats.");
  caption.insert(caption.end(), hidden.begin(), hidden.end());
  std::string method = data.influence_note;
  if (!data.group_note.empty()) method += "; " + data.group_note;
  caption.push_back(method + ".");
  if (!snapshot.weights_note.empty())
    caption.push_back("Weights: " + display(snapshot.weights_note, 200) + ".");
  caption.push_back(std::string("entente ") + version);
  return caption;
}

}  // namespace entente
