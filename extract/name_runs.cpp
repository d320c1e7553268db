#include "extract/name_runs.h"

#include <algorithm>

#include "core/text.h"
#include "extract/event_words.h"

namespace entente {
namespace {

constexpr std::uint32_t listed = bit(Sense::state) | bit(Sense::demonym) | bit(Sense::capital) |
                                 bit(Sense::organization) | bit(Sense::media) | bit(Sense::person) |
                                 bit(Sense::seat);

bool is_surname(const Reading& r, std::size_t i) { return r.has(i, surname | leader_surname); }

// "Theresa May", but not "on May 5".
bool is_date_word(const Reading& r, std::size_t i, std::size_t first, std::size_t end) {
  if (!r.has(i, calendar)) return false;
  const bool number_next = i + 1 < end && r[i + 1].shape == WordShape::number;
  const std::string_view word = r.token(i);
  if (word.size() > 5 && word.substr(word.size() - 3) == "day") return true;
  return number_next || i == first || !r.has(i - 1, given_name);
}

// Whether a capitalised word at `j` begins another name than the run's.
bool begins_other_name(const Reading& r, std::size_t j, std::size_t end) {
  if (r.told(j)) return true;
  const Reading::Match match = r.longest(j, end, listed);
  const bool of_person = r.has(j - 1, given_name) && is_surname(r, j);
  if (match.end > j + 1) return true;
  if (match.end > j && !of_person) {
    const Gazetteer& g = Gazetteer::instance();
    if (g.meaning(match.lexeme, Sense::state) || g.meaning(match.lexeme, Sense::demonym) ||
        r[j].shape == WordShape::acronym)
      return true;
  }
  const Reading::Match title = r.longest(j, end, bit(Sense::title));
  return title.end > j + 1 ||
         (title.end > j && !is_surname(r, j) && title.end < end && r.capitalised(title.end));
}

// Particles and hyphens from `j` on that lead to a capital: the token after it,
// or `j`.
std::size_t past_particles(const Reading& r, std::size_t j, std::size_t end) {
  std::size_t k = j;
  while (k < end && k < j + 4 &&
         ((r[k].shape == WordShape::lower && r.has(k, particle) && r.commonness(k) < 12) ||
          (k > j && r.is(k, "-") && r[k].glued)))
    ++k;
  return k > j && k < end && r.capitalised(k) ? k + 1 : j;
}

std::size_t walk(const Reading& r, std::size_t i, std::size_t end, bool stop_at_names) {
  std::size_t j = i + 1;
  while (j < end) {
    if (r.capitalised(j)) {
      if (is_date_word(r, j, i, end)) break;
      if (stop_at_names && begins_other_name(r, j, end)) break;
      ++j;
      continue;
    }
    const bool two_more = j + 1 < end;
    if (two_more && r.is(j, "-") && r[j].glued && r[j + 1].glued &&
        (r.capitalised(j + 1) ||
         (r[j + 1].shape == WordShape::lower && r.commonness(j + 1) == 0))) {
      j += 2;
      continue;
    }
    if (two_more && r.is(j, "&") && r.capitalised(j + 1)) {
      j += 2;
      continue;
    }
    const std::size_t next = past_particles(r, j, end);
    if (next == j) break;
    j = next;
  }
  return j;
}

struct Parts {
  std::size_t words = 0, common = 0;
  bool initial_inside = false, particle_inside = false, any_acronym = false;
  bool given_first = false, surname_last = false;
};

Parts parts_of(const Reading& r, std::size_t first, std::size_t end) {
  Parts p;
  for (std::size_t i = first; i < end; ++i) {
    if (r[i].shape == WordShape::mark) continue;
    if (r[i].shape == WordShape::lower) {
      p.particle_inside = p.particle_inside || (r.has(i, particle) && i > first);
      continue;
    }
    ++p.words;
    p.common += r.commonness(i) > 3 && !r.has(i, given_name);
    p.initial_inside = p.initial_inside || (r[i].shape == WordShape::initial && i + 1 < end);
    p.any_acronym = p.any_acronym || r[i].shape == WordShape::acronym;
  }
  p.given_first = r.has(first, given_name);
  p.surname_last = is_surname(r, end - 1);
  return p;
}

bool before_verb(const Reading& r, const Sentence& s, std::size_t end) {
  return end < s.end_token && r.has(end, speech_verb | person_verb);
}

bool after_locative(const Reading& r, const Sentence& s, std::size_t first) {
  return first > s.first_token && r[first - 1].shape == WordShape::lower &&
         r.has(first - 1, locative);
}

// "the magazine X", not "news X" or "TV X".
bool after_media_noun(const Reading& r, const Sentence& s, std::size_t first) {
  if (first <= s.first_token || !r.has(first - 1, media_noun)) return false;
  const std::string_view noun = r.token(first - 1);
  return noun == "magazine" || noun == "newspaper" || noun == "daily" || noun == "broadcaster" ||
         noun == "weekly" || noun == "tabloid" || noun == "website";
}

// "..., a spokesman for": a role follows in apposition.
bool before_apposition(const Reading& r, const Sentence& s, std::size_t end) {
  if (end + 2 >= s.end_token || !r.is(end, ",")) return false;
  if (r.is(end + 1, "who") || r[end + 1].shape == WordShape::number) return true;
  for (std::size_t i = end + 1; i < s.end_token && i < end + 7; ++i) {
    if (r[i].shape == WordShape::mark) return false;
    if (r.longest(i, s.end_token, bit(Sense::title)).end > i) return true;
  }
  return false;
}

bool has_word(const Reading& r, std::size_t first, std::size_t end, std::uint32_t classes) {
  for (std::size_t i = first; i < end; ++i)
    if (r.has(i, classes)) return true;
  return false;
}

bool is_venue(const Reading& r, std::size_t first, std::size_t end) {
  if (r.longest(first, end, bit(Sense::venue)).end > first) return end > first + 1;
  for (std::size_t i = end - 1; i > first && i + 3 > end; --i)
    if (r.longest(i, end, bit(Sense::venue)).end == end) return true;
  return false;
}

Verdict judge_single(const Reading& r, const Sentence& s, std::size_t i, bool titled) {
  if (r.has(i, not_name | calendar)) return {};
  if (titled) return {NameKind::person, "title", 0.8f};
  const unsigned common = r.commonness(i);
  if (after_media_noun(r, s, i) && common < 3) return {NameKind::media, "media noun", 0.6f};
  if (r[i].shape == WordShape::acronym) {
    if (r[i].shouted || common > 5) return {};
    return {NameKind::organization, "acronym", 0.5f};
  }
  if (r[i].shape == WordShape::initial || common > 4) return {};
  if (before_verb(r, s, i + 1)) return {NameKind::person, "speaks", 0.6f};
  if (after_locative(r, s, i) && !r.is(i - 1, "of") && !r.is(i - 1, "to"))
    return {NameKind::place, "locative", 0.4f};
  if (common == 0 && is_surname(r, i) && !r.written_lower(i))
    return {NameKind::person, "surname", 0.35f};
  return {NameKind::other, "unknown", 0.1f};
}

}  // namespace

std::size_t run_end(const Reading& r, std::size_t i, std::size_t end) {
  end = std::min(end, i + 4096);
  const std::size_t loose = walk(r, i, end, false);
  if (loose <= i + longest_name_tokens && body_ending(r, i, loose)) return loose;
  if (loose > i + 64) return loose;  // no name at all: skipped as a whole
  return walk(r, i, end, true);
}

bool is_verb_here(const Reading& r, const Sentence& s, std::size_t i) {
  if (i == s.first_token || !r.has(i, giving_verb | speech_verb | act_verb)) return false;
  return !r.is(i - 1, "the") && !r.is(i - 1, "an") && !r.is(i - 1, "a") && !r.is(i - 1, ",");
}

const Known* body_ending(const Reading& r, std::size_t first, std::size_t end) {
  for (std::size_t i = first + 1; i < end; ++i) {
    const Reading::Match match = r.longest(i, end, bit(Sense::body_ending));
    if (match.end == end) return Gazetteer::instance().meaning(match.lexeme, Sense::body_ending);
  }
  return nullptr;
}

bool begins_date(const Reading& r, const Sentence& s, std::size_t i) {
  if (!r.has(i, calendar)) return false;
  if (r.token(i).size() > 5 && r.token(i).ends_with("day")) return true;  // no first names
  if (!r.has(i, given_name) || i + 1 >= s.end_token || !r.capitalised(i + 1)) return true;
  return i > s.first_token && r.has(i - 1, locative);
}

// Whether "for" or "of" stands two to four tokens before `i`: a table's title
// ends inside the list of fields, "Minister for Economic Affairs | and ...".
static bool inside_field(const Reading& r, std::size_t i) {
  for (std::size_t back = 2; back <= 4 && back <= i; ++back)
    if (r.is(i - back, "for") || r.is(i - back, "of")) return true;
  return false;
}

std::size_t past_field(const Reading& r, std::size_t i, std::size_t end) {
  if (i + 3 >= end) return i;
  const bool continues = (r.is(i, "and") || r.is(i, ",")) && inside_field(r, i);
  if (!(r.is(i, "for") || r.is(i, "of") || continues)) return i;
  end = std::min(end, i + 16);
  for (std::size_t k = i + 1; k + 1 < end; ++k) {
    if (!r.capitalised(k)) {
      const bool link = r.is(k, "and") || r.is(k, "&") || r.is(k, ",") || r.is(k, "the");
      if (!link) return i;
      continue;
    }
    if (r.told(k) || r.longest(k, end, bit(Sense::state) | bit(Sense::demonym)).end > k) return i;
    if (k < i + 2 || !r.capitalised(k - 1) || !r.capitalised(k + 1)) continue;
    const bool person = r.longest(k, end, bit(Sense::person)).end > k + 1 ||
                        (r.has(k, given_name) && r.commonness(k) < 8);
    if (person && !body_ending(r, k, walk(r, k, end, true))) return k;
  }
  return i;
}

bool is_lodging(const Reading& r, std::size_t i, std::size_t venue_end, std::size_t end) {
  const Reading::Match venue = r.longest(i, venue_end, bit(Sense::venue));
  const Known* known = Gazetteer::instance().meaning(venue.lexeme, Sense::venue);
  return known && known->detail == "lodging" && !body_ending(r, i, run_end(r, venue_end, end));
}

bool begins_with_officers(const Reading& r, std::size_t i, std::size_t end) {
  return i + 1 < end && (r.is(i + 1, "of") || r.is(i + 1, "for")) &&
         is_word(to_lower(r.token(i)), WordClass::roles);
}

bool is_chapter(const Reading& r, std::size_t i, std::size_t end) {
  if (i + 1 >= end || !r.is(i, "of") || r.longest(i - 1, i, bit(Sense::body_ending)).end != i)
    return false;
  return r.told(i + 1) ||
         r.longest(i + 1, end, bit(Sense::state) | bit(Sense::place) | bit(Sense::city)).end >
             i + 1;
}

bool is_proper_group(const Reading& r, std::size_t i, std::size_t end, const Known& known) {
  if (known.detail == "ethnic" || known.detail == "religious") return false;
  for (; i < end; ++i)
    if (r[i].shape == WordShape::lower && r.commonness(i) < 11) return false;
  return true;
}

namespace {

// "Union of Writers and | Reporters Without Borders": another body's name after
// "and", one that a table lists or whose last word ends names of bodies.
bool other_body_after(const Reading& r, std::size_t conjunction, std::size_t limit) {
  const std::size_t i = conjunction + 1;
  if (i + 1 >= limit || !r.capitalised(i)) return false;
  if (r.longest(i, limit, bit(Sense::organization) | bit(Sense::media)).end > i + 1) return true;
  const std::size_t end = walk(r, i, limit, false);
  return end > i + 1 && body_ending(r, i, end) != nullptr;
}

}  // namespace

std::size_t grown_body(const Reading& r, std::size_t end, std::size_t limit) {
  const std::size_t sentence_end = limit;
  limit = std::min(limit, end + 12);
  std::size_t i = end;
  if (i >= limit || !(r.is(i, "of") || r.is(i, "for") || r.is(i, "on") || r.is(i, "against")))
    return end;
  std::size_t grown = end;
  while (i < limit) {
    const bool link = r.is(i, "of") || r.is(i, "for") || r.is(i, "on") || r.is(i, "and") ||
                      r.is(i, "the") || r.is(i, "against") || r.is(i, "&");
    if (r.capitalised(i) && !r.has(i, calendar)) {
      if (r.longest(i, limit, bit(Sense::title)).end > i + 1) break;
      grown = i + 1;
    } else if (!link || (r.is(i, "and") && other_body_after(r, i, sentence_end))) {
      break;
    }
    ++i;
  }
  return grown;
}

Verdict judge_run(const Reading& r, const Sentence& s, std::size_t first, std::size_t end,
                  bool titled) {
  if (end == first + 1) return judge_single(r, s, first, titled);
  const Parts p = parts_of(r, first, end);
  if (is_venue(r, first, first + 2) && !titled) return {NameKind::place, "venue", 0.8f};
  if (has_word(r, end - std::min<std::size_t>(2, end - first), end, event_word))
    return {NameKind::other, "event", 0.6f};
  if (const Known* ending = body_ending(r, first, end); ending && !(titled && p.words <= 2)) {
    if (p.given_first && p.words == 2 && p.surname_last)
      return {NameKind::person, "given name", 0.7f};
    return {ending->detail == "media" ? NameKind::media : NameKind::organization, "body word",
            0.8f};
  }
  if (has_word(r, end - 1, end, legal_word | work_word)) return {NameKind::other, "paper", 0.6f};
  if (is_venue(r, first, end) && !titled) return {NameKind::place, "venue", 0.7f};
  if (p.words > 5) return {};
  if (after_media_noun(r, s, first)) return {NameKind::media, "media noun", 0.6f};
  if (titled) return {NameKind::person, "title", 0.9f};
  if (p.given_first && p.common + 1 < p.words + (p.words == 2))
    return {NameKind::person, "given name", p.surname_last ? 0.95f : 0.85f};
  if (p.initial_inside && !p.common) return {NameKind::person, "initial", 0.8f};
  if (p.particle_inside && !p.common) return {NameKind::person, "particle", 0.75f};
  if (p.surname_last && !p.common) return {NameKind::person, "surname", 0.7f};
  if (!p.common && !p.any_acronym && (before_verb(r, s, end) || before_apposition(r, s, end)))
    return {NameKind::person, "speaks", 0.7f};
  if (after_locative(r, s, first) && !r.is(first - 1, "of") && !r.is(first - 1, "to"))
    return {NameKind::place, "locative", 0.5f};
  if (!p.common && !p.any_acronym) return {NameKind::person, "unlisted words", 0.45f};
  if (p.any_acronym && p.words <= 3) return {NameKind::organization, "acronym", 0.4f};
  return {NameKind::other, "unknown", 0.2f};
}

}  // namespace entente
