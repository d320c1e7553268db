// Joining works on ties, those that name the most people first, so that a telling
// has only to be compared with meetings that name all of its own. Those are looked up
// by one actor and a bucket of days. A meeting holds one tie of a document at most:
// what a document says of a meeting was joined when it was read.
// tests/told_events_test.cpp has a case for each rule.

#include "graph/told_events.h"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>
#include <utility>

#include "core/text.h"

namespace entente {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr days news_span{7};   // an undated telling is news of a day so near
constexpr days vague_span{31};  // a longer interval says too little to join by
constexpr int bucket_days = 32;
constexpr std::int64_t no_bucket = std::numeric_limits<std::int64_t>::min();

// One tie with the records that tell it.
struct Unit {
  const EvidenceRecord* record = nullptr;  // the first
  std::vector<std::size_t> records;
  std::vector<ActorId> actors;  // ascending, each once
};

struct Joined {
  std::vector<std::size_t> units;
  std::vector<ActorId> actors;
  std::optional<DateRange> when;
  std::optional<sys_days> told;
  std::string when_stated, where;
  unsigned statuses = 0;  // bits
};

unsigned bit(Status status) { return 1u << static_cast<unsigned>(status); }

bool can_be_one(unsigned statuses) {
  const unsigned held = bit(Status::occurred) | bit(Status::ongoing) | bit(Status::planned);
  const unsigned dropped = bit(Status::planned) | bit(Status::cancelled);
  return (statuses & ~held) == 0 || (statuses & ~dropped) == 0 ||
         (statuses & (statuses - 1)) == 0;
}

bool is_vague(const DateRange& range) { return range.last - range.first > vague_span; }

days distance(const DateRange& range, sys_days day) {
  if (day < range.first) return range.first - day;
  return day > range.last ? day - range.last : days{0};
}

std::optional<sys_days> published(const EvidenceRecord& record) {
  if (!record.passage.published) return std::nullopt;
  return record.passage.published->first;
}

bool places_agree(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return true;
  const std::string x = fold(a);
  const std::string y = fold(b);
  return x.find(y) != std::string::npos || y.find(x) != std::string::npos;
}

// How far apart in time two tellings are; none if they cannot be of one meeting.
std::optional<days> days_apart(const EvidenceRecord& a, const Joined& b) {
  const std::optional<sys_days> told = published(a);
  const auto near = [](std::optional<days> gap) {
    return gap && *gap <= news_span ? gap : std::nullopt;
  };
  if (a.when && b.when) {
    if (is_vague(*a.when) || is_vague(*b.when))
      return *a.when == *b.when ? std::optional(days{0}) : std::nullopt;
    const bool overlap = a.when->first <= b.when->last && b.when->first <= a.when->last;
    return overlap ? std::optional(days{0}) : std::nullopt;
  }
  if (a.when) return near(b.told ? std::optional(distance(*a.when, *b.told)) : std::nullopt);
  if (b.when) return near(told ? std::optional(distance(*b.when, *told)) : std::nullopt);
  const bool same_words = a.when_stated == b.when_stated;
  if (!same_words && !a.when_stated.empty() && !b.when_stated.empty()) return std::nullopt;
  if (told && b.told) return near(*told > *b.told ? *told - *b.told : *b.told - *told);
  // Nothing is dated: something else must say that it is the same.
  const bool same_place = !a.where.empty() && !b.where.empty();
  if (same_place || (same_words && !a.when_stated.empty())) return days{0};
  return std::nullopt;
}

class Joiner {
 public:
  explicit Joiner(const std::vector<Unit>& units) : units_(units) {}

  void add(std::size_t unit) {
    const EvidenceRecord& record = *units_[unit].record;
    std::optional<std::size_t> best;
    days gap{0};
    for (const std::size_t c : candidates(unit)) {
      if (!fits(unit, joined_[c])) continue;
      const std::optional<days> apart = days_apart(record, joined_[c]);
      if (apart && (!best || *apart < gap)) {
        best = c;
        gap = *apart;
      }
    }
    if (best)
      join(unit, joined_[*best]);
    else
      begin(unit);
  }

  std::vector<std::vector<std::size_t>> result() const {
    std::vector<std::vector<std::size_t>> out;
    for (const Joined& meeting : joined_) out.push_back(meeting.units);
    return out;
  }

 private:
  using Key = std::pair<ActorId, std::int64_t>;

  static std::int64_t bucket(const EvidenceRecord& record) {
    const std::optional<sys_days> day = record.when ? record.when->first : published(record);
    return day ? day->time_since_epoch().count() / bucket_days : no_bucket;
  }

  // Meetings near in time that name one of the unit's actors: the one with the fewest.
  std::vector<std::size_t> candidates(std::size_t unit) const {
    const std::int64_t middle = bucket(*units_[unit].record);
    const std::int64_t reach = middle == no_bucket ? 0 : 2;
    std::vector<std::size_t> out;
    for (std::int64_t b = middle - reach; b <= middle + reach; ++b) {
      const std::vector<std::size_t>* fewest = nullptr;
      for (const ActorId actor : units_[unit].actors) {
        const auto at = by_actor_.find(Key(actor, b));
        static const std::vector<std::size_t> none;
        const auto* list = at == by_actor_.end() ? &none : &at->second;
        if (fewest == nullptr || list->size() < fewest->size()) fewest = list;
      }
      if (fewest != nullptr) out.insert(out.end(), fewest->begin(), fewest->end());
    }
    std::sort(out.begin(), out.end());
    return out;
  }

  bool fits(std::size_t unit, const Joined& meeting) const {
    const EvidenceRecord& record = *units_[unit].record;
    const EvidenceRecord& founder = *units_[meeting.units.front()].record;
    const bool conditional = record.modality == Modality::conditional;
    return record.polarity == founder.polarity &&
           conditional == (founder.modality == Modality::conditional) &&
           can_be_one(meeting.statuses | bit(record.status)) &&
           places_agree(record.where, meeting.where) &&
           std::includes(meeting.actors.begin(), meeting.actors.end(),
                         units_[unit].actors.begin(), units_[unit].actors.end()) &&
           std::none_of(meeting.units.begin(), meeting.units.end(), [&](std::size_t u) {
             return units_[u].record->passage.document == record.passage.document;
           });
  }

  void join(std::size_t unit, Joined& meeting) {
    const EvidenceRecord& record = *units_[unit].record;
    meeting.units.push_back(unit);
    meeting.statuses |= bit(record.status);
    if (record.where.size() > meeting.where.size()) meeting.where = record.where;
    if (meeting.when_stated.empty()) meeting.when_stated = record.when_stated;
    if (!meeting.told) meeting.told = published(record);
    if (!record.when) return;
    if (!meeting.when) {
      meeting.when = record.when;
    } else {
      meeting.when->first = std::max(meeting.when->first, record.when->first);
      meeting.when->last = std::min(meeting.when->last, record.when->last);
    }
  }

  void begin(std::size_t unit) {
    const std::size_t number = joined_.size();
    const std::int64_t b = bucket(*units_[unit].record);
    joined_.emplace_back().actors = units_[unit].actors;
    join(unit, joined_.back());
    for (const ActorId actor : units_[unit].actors) by_actor_[Key(actor, b)].push_back(number);
  }

  const std::vector<Unit>& units_;
  std::vector<Joined> joined_;
  std::map<Key, std::vector<std::size_t>> by_actor_;
};

// Whether resolution or a correction made both ends of a deed one actor: nobody's deed to another.
bool is_to_itself(const EvidenceRecord& record) {
  bool directed = false, other = false;
  for (const TieRole& source : record.who)
    for (const TieRole& target : record.who) {
      if (source.role != Role::subject || target.role != Role::object) continue;
      directed = true;
      other = other || source.actor != target.actor;
    }
  return directed && !other;
}

std::vector<Unit> units_of(const std::vector<EvidenceRecord>& records) {
  std::vector<Unit> units;
  std::map<TieId, std::size_t> unit_of;
  for (std::size_t r = 0; r < records.size(); ++r) {
    if (records[r].kind == TieKind::co_mention || is_to_itself(records[r])) continue;
    const auto [at, is_new] = unit_of.emplace(records[r].tie, units.size());
    if (is_new) {
      Unit& unit = units.emplace_back();
      unit.record = &records[r];
      for (const TieRole& role : records[r].who) unit.actors.push_back(role.actor);
      std::sort(unit.actors.begin(), unit.actors.end());
      unit.actors.erase(std::unique(unit.actors.begin(), unit.actors.end()), unit.actors.end());
    }
    units[at->second].records.push_back(r);
  }
  return units;
}

// The meetings as lists of units; every other unit by itself.
std::vector<std::vector<std::size_t>> joined_units(const std::vector<Unit>& units) {
  std::vector<std::size_t> meetings;
  std::vector<std::vector<std::size_t>> out;
  for (std::size_t u = 0; u < units.size(); ++u) {
    if (units[u].record->kind == TieKind::meet)
      meetings.push_back(u);
    else
      out.push_back({u});
  }
  std::stable_sort(meetings.begin(), meetings.end(), [&](std::size_t a, std::size_t b) {
    const auto rank = [&](std::size_t u) {
      const EvidenceRecord& r = *units[u].record;
      const days width = r.when ? r.when->last - r.when->first : days::max();
      return std::tuple(-static_cast<std::int64_t>(units[u].actors.size()), width);
    };
    return rank(a) < rank(b);
  });
  Joiner joiner(units);
  for (const std::size_t u : meetings) joiner.add(u);
  for (std::vector<std::size_t>& meeting : joiner.result()) {
    std::sort(meeting.begin(), meeting.end());
    out.push_back(std::move(meeting));
  }
  return out;
}

Status status_of(const std::vector<const EvidenceRecord*>& ties) {
  for (const Status status : {Status::occurred, Status::ongoing, Status::cancelled})
    for (const EvidenceRecord* tie : ties)
      if (tie->status == status) return status;
  return ties.front()->status;
}

Mode mode_of(const std::vector<const EvidenceRecord*>& ties) {
  std::map<Mode, int> counts;
  for (const EvidenceRecord* tie : ties) ++counts[tie->mode];
  counts.erase(Mode::none);
  const auto most =
      std::max_element(counts.begin(), counts.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == counts.end() ? Mode::none : most->first;
}

std::vector<std::string> claimants(const std::vector<const EvidenceRecord*>& ties) {
  std::vector<std::string> names;
  for (const EvidenceRecord* tie : ties) names.push_back(tie->attributed_to);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  if (names.front().empty()) names.clear();
  return names;
}

// Day and place of the tellings together; what is told twice is kept as told most closely.
void set_day_and_place(ToldEvent& event, const std::vector<const EvidenceRecord*>& ties) {
  days closest = days::max();
  for (const EvidenceRecord* tie : ties) {
    if (tie->where.size() > event.where.size()) event.where = tie->where;
    event.confidence = std::max(event.confidence, tie->confidence);
    if (tie->when) {
      const days width = tie->when->last - tie->when->first;
      if (!event.when) event.when = tie->when;
      event.when->first = std::max(event.when->first, tie->when->first);
      event.when->last = std::min(event.when->last, tie->when->last);
      if (width < closest) {
        closest = width;
        event.when_stated = tie->when_stated;
      }
    } else if (event.when_stated.empty()) {
      event.when_stated = tie->when_stated;
    }
    const auto& told = tie->passage.published;
    if (told && (!event.first_told || told->first < event.first_told->first))
      event.first_told = told;
  }
}

ToldEvent event_of(const std::vector<std::size_t>& members, const std::vector<Unit>& units) {
  std::vector<const EvidenceRecord*> ties;
  ToldEvent event;
  std::size_t most = 0;
  for (const std::size_t u : members) {
    ties.push_back(units[u].record);
    event.tellings.insert(event.tellings.end(), units[u].records.begin(), units[u].records.end());
    event.documents.push_back(units[u].record->passage.document);
    if (units[u].actors.size() <= most) continue;
    most = units[u].actors.size();
    event.who = units[u].record->who;
  }
  std::sort(event.tellings.begin(), event.tellings.end());
  event.kind = ties.front()->kind;
  event.polarity = ties.front()->polarity;
  event.mode = mode_of(ties);
  event.status = status_of(ties);
  event.claimed_by = claimants(ties);
  for (const EvidenceRecord* tie : ties) {
    event.modality = tie->modality;
    if (tie->status == event.status) break;
  }
  set_day_and_place(event, ties);
  return event;
}

}  // namespace

std::vector<ToldEvent> told_events(const std::vector<EvidenceRecord>& records) {
  const std::vector<Unit> units = units_of(records);
  std::vector<ToldEvent> events;
  for (const std::vector<std::size_t>& members : joined_units(units))
    events.push_back(event_of(members, units));
  std::sort(events.begin(), events.end(), [](const ToldEvent& a, const ToldEvent& b) {
    const auto rank = [](const ToldEvent& event) {
      const std::optional<sys_days> day = day_of(event);
      return std::tuple(!day, day.value_or(sys_days{}), event.tellings.front(), event.kind);
    };
    return rank(a) < rank(b);
  });
  return events;
}

std::string_view plover_mode(const ToldEvent& event) {
  if (event.kind == TieKind::quote || event.kind == TieKind::affiliation) return {};
  if (event.kind != TieKind::meet && event.kind != TieKind::consult)
    return event.mode == Mode::none ? std::string_view{} : name_of(event.mode);
  if (event.mode == Mode::phone || event.mode == Mode::video) return name_of(Mode::phone);
  if (std::any_of(event.who.begin(), event.who.end(),
                  [](const TieRole& role) { return role.role == Role::mediator; }))
    return name_of(Mode::third_party);
  if (event.who.size() > 2 || event.mode == Mode::summit) return name_of(Mode::multilateral);
  return event.mode == Mode::visit ? name_of(Mode::visit) : std::string_view{};
}

std::optional<sys_days> day_of(const ToldEvent& event) {
  if (event.when) return event.when->first;
  if (event.first_told) return event.first_told->first;
  return std::nullopt;
}

}  // namespace entente
