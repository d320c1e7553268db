#include "extract/sentence_tagger.h"

#include <algorithm>
#include <utility>

#include "extract/acronyms.h"
#include "extract/name_runs.h"
#include "extract/trained_verdict.h"

namespace entente {
namespace {

constexpr std::uint32_t name_senses =
    bit(Sense::state) | bit(Sense::demonym) | bit(Sense::capital) | bit(Sense::seat) |
    bit(Sense::city) | bit(Sense::place) | bit(Sense::inhabitants) | bit(Sense::organization) |
    bit(Sense::media) | bit(Sense::group) | bit(Sense::person) | bit(Sense::body);

class SentenceTagger {
 public:
  SentenceTagger(const Reading& r, const TrainedNames& trained, std::uint32_t k,
                 std::span<const LineLabel> labels, std::vector<Name>& out)
      : r_(r),
        trained_(trained),
        s_(r.sentences()[k]),
        index_(k),
        end_(s_.end_token),
        labels_(labels),
        out_(out),
        begin_(out.size()) {}

  void run() {
    const std::vector<Expansion> expansions = find_expansions(r_, s_);
    auto next = expansions.begin();
    for (std::size_t i = s_.first_token; i < end_;) {
      if (const std::size_t after = label(i); after > i) {
        i = after;
        continue;
      }
      if (const TrainedName* event = trained_event(trained_, r_, i)) {
        i = emit(i, event->end, NameKind::other, nullptr, "trained", 0.7f);
        continue;
      }
      while (next != expansions.end() && next->first < i) ++next;
      if (next != expansions.end() && next->first == i) {
        i = expansion(*next);
        continue;
      }
      i = r_.capitalised(i) ? capital(i) : lower(i);
    }
    drop_title();
    std::sort(out_.begin() + static_cast<std::ptrdiff_t>(begin_), out_.end(),
              [](const Name& a, const Name& b) { return a.first < b.first; });
  }

 private:
  struct Title {
    std::size_t first = 0, end = 0;  // tokens; equal: none
    std::size_t reach = 0;           // a name that begins here belongs to the title
    const Known* known = nullptr;
    std::string_view state;
  };

  // Token after the label that begins at `i`; `i` if none does.
  std::size_t label(std::size_t i) {
    while (!labels_.empty() && labels_.front().first < i) labels_ = labels_.subspan(1);
    if (labels_.empty() || labels_.front().first != i) return i;
    const LineLabel& label = labels_.front();
    return label.place ? emit(i, label.end, NameKind::place, nullptr, "dateline", 0.95f)
                       : label.end;
  }

  const Known* meaning(const Reading::Match& match, Sense sense) const {
    return Gazetteer::instance().meaning(match.lexeme, sense);
  }
  std::string_view before(std::size_t i, std::size_t back = 1) const {
    return i >= s_.first_token + back ? r_.token(i - back) : std::string_view();
  }
  bool titled(std::size_t i) const { return title_.known && title_.reach == i; }

  std::size_t emit(std::size_t first, std::size_t end, NameKind kind, const Known* known,
                   const char* rule, float confidence) {
    Name name{.first = static_cast<std::uint32_t>(first),
              .end = static_cast<std::uint32_t>(end),
              .sentence = index_,
              .kind = kind,
              .known = known,
              .state = known ? known->state : std::string_view(),
              .confidence = confidence,
              .rule = rule};
    if (kind == NameKind::person && titled(first)) {
      if (!known && titled_match_.end == end) name.known = meaning(titled_match_, Sense::person);
      name.title_first = static_cast<std::uint32_t>(title_.first);
      name.title_end = static_cast<std::uint32_t>(title_.end);
      name.state = title_.state;
      title_ = {};
    } else if (kind != NameKind::person && follows_of(first)) {
      title_.reach = end;  // "Secretary General of NATO" + name
      if (known) title_.state = kind == NameKind::organization ? known->name : known->state;
    } else {
      drop_title();
    }
    out_.push_back(name);
    return end;
  }

  // "of" or "of the" between the title and a name at `i`.
  bool follows_of(std::size_t i) const {
    if (!title_.known || i <= title_.end) return false;
    const bool of = r_.is(title_.end, "of") || r_.is(title_.end, "for") || r_.is(title_.end, "at");
    return of && (i == title_.end + 1 || (i == title_.end + 2 && r_.is(i - 1, "the")));
  }

  void set_title(std::size_t first, std::size_t end, const Known* known) {
    // "Foreign Minister Dr.", "former president"; but not "the minister then".
    const bool joined = title_.known && title_.reach == first &&
                        (known->detail != "modifier" || title_.known->detail == "modifier");
    const Title before_it = title_;
    if (!joined) drop_title();
    title_ = {first, end, end, known, {}};
    if (joined) {
      title_.first = before_it.first;
      title_.state = before_it.state;
      if (known->detail == "honorific") title_.known = before_it.known;
    } else {
      title_.state = state_before(first);
    }
  }

  // The state named right before token `i`: "Russian", "Spain's".
  std::string_view state_before(std::size_t i) const {
    if (out_.size() == begin_) return {};
    const Name& last = out_.back();
    const bool near = last.end == i || (last.end + 1 == i && r_.is(i - 1, "'s"));
    if (!near || !last.known) return {};
    if (last.kind == NameKind::state || last.kind == NameKind::demonym ||
        last.kind == NameKind::seat || last.kind == NameKind::capital)
      return last.known->state;
    return last.kind == NameKind::organization ? last.known->name : std::string_view();
  }

  // A title without a name after it is an office, if it is one of a kind.
  void drop_title() {
    const Title title = std::exchange(title_, {});
    if (!title.known || title.known->detail == "modifier" || title.known->detail == "honorific" ||
        title.known->detail == "suffix" || title.known->detail == "professional")
      return;
    out_.push_back({.first = static_cast<std::uint32_t>(title.first),
                    .end = static_cast<std::uint32_t>(title.end),
                    .sentence = index_,
                    .kind = NameKind::office,
                    .known = title.known,
                    .state = title.state,
                    .confidence = 0.5f,
                    .rule = "office"});
  }

  std::size_t lower(std::size_t i) {
    if (r_[i].shape == WordShape::lower) {
      const Reading::Match match = r_.longest(i, end_, name_senses);
      bool any_capital = false;
      for (std::size_t j = i; j < match.end; ++j) any_capital = any_capital || r_.capitalised(j);
      if (any_capital) return listed(i, match);
      const Reading::Match title = r_.longest(i, end_, bit(Sense::title));
      if (title.end > i && !(title.end == i + 1 && is_verb_here(r_, s_, i))) {
        set_title(i, title.end, meaning(title, Sense::title));
        return title.end;
      }
      if (r_.has(i, particle) && r_.commonness(i) < 10 && !r_[i].shouted) {
        std::size_t j = i + 1;
        if (j < end_ && r_.is(j, "-")) ++j;
        if (j < end_ && r_.capitalised(j) && r_.longest(j, end_, name_senses).end <= j + 1)
          return run_from(i, run_end(r_, j, end_));
      }
    }
    const bool holds = title_.known && ((i == title_.end && (r_.is(i, "of") || r_.is(i, "for") ||
                                                             r_.is(i, "at") || r_.is(i, ","))) ||
                                        (i == title_.end + 1 && r_.is(i, "the")));
    if (!holds)
      drop_title();
    else if (r_.is(i, ","))
      title_.reach = i + 1;
    return i + 1;
  }

  // A state that only this document knows, see told_states().
  std::size_t told(std::size_t i, const Known& known) {
    if (const std::size_t body = body_of_state(i, i + 1, known); body > i) return body;
    const NameKind kind = known.sense == Sense::state     ? NameKind::state
                          : known.sense == Sense::demonym ? NameKind::demonym
                                                          : NameKind::capital;
    return emit(i, i + 1, kind, &known, "told by the text", 0.8f);
  }

  std::size_t capital(std::size_t i) {
    if (begins_date(r_, s_, i) && r_.longest(i, end_, name_senses).end <= i + 1) {
      drop_title();
      return i + 1;
    }
    if (const Known* known = r_.told(i)) return told(i, *known);
    const Reading::Match match = r_.longest(i, end_, name_senses);
    const Reading::Match title = r_.longest(i, end_, bit(Sense::title));
    const Reading::Match venue = r_.longest(i, end_, bit(Sense::venue));
    if (venue.end > i && title.end == i && venue.end < end_ &&  // "Hotel President Wilson"
        r_.capitalised(venue.end) && (title_at(venue.end) || is_lodging(r_, i, venue.end, end_)))
      return emit(i, run_end(r_, venue.end, end_), NameKind::place, nullptr, "venue", 0.8f);
    const bool named_first = match.end > i && title.end > match.end &&  // "UN Special Envoy"
                             (meaning(match, Sense::state) || meaning(match, Sense::demonym) ||
                              r_[i].shape == WordShape::acronym);
    const bool only_person = meaning(match, Sense::person) && title.end < match.end;
    if (title.end > i && !named_first && (title.end >= match.end || only_person) &&
        !(title.end == i + 1 && given_then_surname(i))) {
      const std::size_t named = past_field(r_, title.end, end_);
      set_title(i, named, meaning(title, Sense::title));
      if (named > title.end) return named;
      if (only_person) titled_match_ = match;  // "President Bush" as a table has it
      return title.end;
    }
    if (match.end > i) {
      if (begins_longer_name(i, match) || trained_goes_on(trained_, r_, i, match))
        return run_from(i, run_end(r_, i, end_));
      const Known* state = meaning(match, Sense::demonym);
      if (!state) state = meaning(match, Sense::state);
      if (state && body_of_state(i, match.end, *state) > i) return out_.back().end;
      if (accepts(i, match)) return listed(i, match);
    }
    return run_from(i, run_end(r_, i, end_));
  }

  // "Manchester City Council", "Ahmed Abdallah Sambi": the table's name is only
  // the beginning.
  bool begins_longer_name(std::size_t i, const Reading::Match& match) const {
    const bool place = meaning(match, Sense::city) || meaning(match, Sense::place) ||
                       meaning(match, Sense::seat) || meaning(match, Sense::capital) ||
                       meaning(match, Sense::inhabitants);
    if (meaning(match, Sense::state) || meaning(match, Sense::demonym) || r_[i].shouted)
      return false;
    if (match.end >= end_) return false;
    if (meaning(match, Sense::person)) {
      const std::size_t end = run_end(r_, i, end_);
      return end > match.end && end <= i + 5 && !body_ending(r_, i, end);
    }
    if (!place || !r_.capitalised(match.end) ||
        r_.longest(match.end, end_, bit(Sense::title)).end > match.end)
      return false;
    const std::size_t end = run_end(r_, i, end_);
    return end <= i + longest_name_tokens && body_ending(r_, i, end);
  }

  bool given_then_surname(std::size_t i) const {
    return r_.has(i, given_name) && i + 1 < end_ && r_.capitalised(i + 1) &&
           r_.has(i + 1, surname | leader_surname);
  }

  // "Russian Foreign Ministry", "Utopian National Commission for Fisheries".
  std::size_t body_of_state(std::size_t i, std::size_t k, const Known& state) {
    if (state.sense == Sense::capital || k >= end_ || !r_.capitalised(k) || r_[i].shouted) return i;
    const Reading::Match body = r_.longest(k, end_, bit(Sense::body) | bit(Sense::organization));
    std::size_t end = i;
    if (body.end > k) {
      const Known* generic = meaning(body, Sense::body);
      const Known* listed = meaning(body, Sense::organization);
      if (generic || listed->state.empty() || listed->state == state.state) end = body.end;
    }
    if (end == i && r_.longest(k, end_, bit(Sense::title)).end == k) {
      const std::size_t stop = run_end(r_, k, end_);
      const bool whole = stop <= k + longest_name_tokens;
      const bool one = stop == k + 1 && r_.longest(k, stop, bit(Sense::body_ending)).end == stop;
      if (whole && (one || body_ending(r_, k, stop))) end = stop;
    }
    if (end == i) return i;
    end = grown_body(r_, end, end_);
    emit(i, end, NameKind::organization, nullptr, "body of a state", 0.85f);
    out_.back().state = state.state;
    return end;
  }

  // Whether the words mean what the table says, here.
  bool accepts(std::size_t i, const Reading::Match& match) const {
    if (meaning(match, Sense::body) && (before(i) == "of" || title_at(match.end))) return false;
    if (meaning(match, Sense::media) && (before(i) == "of" || before(i) == "for") &&
        before(i, 2).find("inist") != std::string_view::npos)
      return false;  // the field of an office: "ministers of Foreign Affairs"
    if (match.end > i + 1) return true;
    const Known *state = meaning(match, Sense::state), *demonym = meaning(match, Sense::demonym);
    const bool person_next =  // but "German Chancellor Ann Lee"
        given_then_surname(i) &&
        !(demonym && title_at(i + 1) && i + 2 < end_ && r_.capitalised(i + 2));
    if (state || demonym)
      return !(person_next && r_.commonness(i) == 0 && i + 1 < end_ &&
               r_.longest(i + 1, end_, name_senses).end == i + 1);
    if (titled(i) || person_next) return false;
    const unsigned common = r_.commonness(i);
    if (meaning(match, Sense::seat)) return common < 8;
    if (meaning(match, Sense::capital)) {  // "Sofia", but not Sofia and an unlisted surname
      const bool word = i + 1 < end_ && r_[i + 1].shape == WordShape::capital &&
                        !r_[i + 1].lexeme && r_.commonness(i + 1) == 0 && !r_.told(i + 1);
      return !(word && r_.has(i, given_name));
    }
    if (meaning(match, Sense::organization)) return r_[i].shape == WordShape::acronym || common < 9;
    if (meaning(match, Sense::media))
      return r_[i].shape == WordShape::acronym || common < 4 || is_titled_medium(i) ||
             (i > s_.first_token && r_.has(i - 1, media_noun));
    if (meaning(match, Sense::person)) return true;
    if (meaning(match, Sense::group)) return common < 8 || before(i) == "the" || before(i) == "The";
    const bool located = i > s_.first_token && r_.has(i - 1, locative);
    if (common > 3) return located && !r_[i].opens;
    return located || !r_.has(i, surname | given_name);
  }

  // "told The Sun", "The Sun said"; but "The Sun is a star".
  bool is_titled_medium(std::size_t i) const {
    return before(i) == "The" &&
           (!r_[i - 1].opens || (i + 1 < end_ && r_.has(i + 1, speech_verb | giving_verb)));
  }

  bool title_at(std::size_t i) const {
    return i < end_ && r_.longest(i, end_, bit(Sense::title)).end > i;
  }

  std::size_t listed(std::size_t i, const Reading::Match& match) {
    static constexpr std::pair<Sense, NameKind> order[] = {
        {Sense::state, NameKind::state},     {Sense::demonym, NameKind::demonym},
        {Sense::person, NameKind::person},   {Sense::seat, NameKind::seat},
        {Sense::capital, NameKind::capital}, {Sense::organization, NameKind::organization},
        {Sense::media, NameKind::media},     {Sense::body, NameKind::organization},
        {Sense::group, NameKind::group},     {Sense::city, NameKind::place},
        {Sense::place, NameKind::place},     {Sense::inhabitants, NameKind::other}};
    for (const auto& [sense, kind] : order) {
      const Known* known = meaning(match, sense);
      if (!known) continue;
      NameKind as = kind;
      if (sense == Sense::group && !is_proper_group(r_, i, match.end, *known)) as = NameKind::other;
      std::size_t end = match.end;
      if (sense == Sense::body) end = grown_body(r_, end, end_);
      if (sense == Sense::organization && is_chapter(r_, match.end, end_)) {
        end = grown_body(r_, end, end_);  // "National Party of Australia" is not just any
        return emit(i, end, as, nullptr, "body of", 0.85f);
      }
      return emit(i, end, as, known, "gazetteer", 0.9f);
    }
    return match.end;
  }

  std::size_t run_from(std::size_t i, std::size_t end) {
    if (begins_with_officers(r_, i, end_)) {
      drop_title();
      return i + 1;
    }
    if (end > i + longest_name_tokens || r_.span(i, end).size() > longest_name_bytes) {
      drop_title();
      return end;
    }
    const TrainedName* trained = trained_.starting(i);
    if (!trained && r_.capitalised(i) && opening_word(r_, i, end)) {
      drop_title();
      return i + 1;
    }
    if (!trained && r_[i].shouted && (!titled(i) || r_.commonness(i) > 3)) return end;
    const JudgedRun run = judge_with(trained_, r_, s_, i, end, titled(i));
    if (run.first > i) {
      drop_title();
      return run.first;
    }
    const Verdict& verdict = run.verdict;
    return emit(i, run.end, verdict.kind, nullptr, verdict.rule, verdict.confidence);
  }

  std::size_t expansion(const Expansion& found) {
    emit(found.first, found.end, found.kind, nullptr, "acronym given", 0.9f);
    emit(found.short_form, found.short_form + 1, found.kind, nullptr, "acronym", 0.9f);
    out_.back().short_for_previous = true;
    return found.short_form + 2;
  }

  const Reading& r_;
  const TrainedNames& trained_;
  const Sentence& s_;
  std::uint32_t index_;
  std::size_t end_;
  std::span<const LineLabel> labels_;
  std::vector<Name>& out_;
  std::size_t begin_;
  Title title_;
  Reading::Match titled_match_;
};

}  // namespace

void tag_sentence(const Reading& reading, const TrainedNames& trained, std::uint32_t sentence,
                  std::span<const LineLabel> labels, std::vector<Name>& names) {
  SentenceTagger(reading, trained, sentence, labels, names).run();
}

}  // namespace entente
