#include "bench/made_up_news.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/random.h"
#include "extract/word_classes.h"

namespace entente {
namespace {

struct MadeUpActor {
  bool person = true;
  std::string given, surname;  // a body has its long name and its letters here
  std::string role, state;
};

std::vector<std::string_view> first_cells(const char* table, std::size_t least) {
  std::vector<std::string_view> out;
  for (const auto& row : rows_of(table))
    if (row[0].size() >= least && std::all_of(row[0].begin(), row[0].end(), [](char c) {
          return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        }))
      out.push_back(row[0]);
  return out;
}

struct Tables {
  std::vector<std::string_view> given = first_cells("data/given_names.tsv", 3);
  std::vector<std::string_view> surnames = first_cells("data/surnames.tsv", 4);
  std::vector<std::string_view> cities = first_cells("data/cities.tsv", 4);
  std::vector<std::string_view> states = first_cells("data/states.tsv", 4);
  std::vector<std::pair<std::string_view, std::string_view>> pet_names;

  Tables() {
    for (const auto& row : rows_of("data/hypocorisms.tsv"))
      pet_names.emplace_back(row[0], cells(row[1], '|').front());
  }
};

const Tables& tables() {
  static const Tables all;
  return all;
}

template <class T>
const T& drawn(const std::vector<T>& list, Random& random) {
  return list[random.below(list.size())];
}

// Common surnames are common: the first of the table are drawn more often.
MadeUpActor made_up_actor(std::size_t number) {
  static constexpr std::array<const char*, 8> roles = {
      "Foreign Minister", "President", "Ambassador", "Senator",
      "General",          "Mayor",     "Professor",  "Governor"};
  static constexpr std::array<const char*, 5> kinds = {"Institute", "Council", "Association",
                                                       "Foundation", "Federation"};
  static constexpr std::array<const char*, 6> fields = {"Peace",  "Energy", "Trade",
                                                        "Health", "Water",  "Research"};
  Random random(7, number);
  MadeUpActor actor;
  actor.person = number % 5 != 4;
  actor.state = drawn(tables().states, random);
  if (!actor.person) {
    const std::string city(drawn(tables().cities, random));
    const std::string field = fields[random.below(fields.size())];
    const std::string kind = kinds[random.below(kinds.size())];
    actor.given = city + " " + field + " " + kind;
    actor.surname = {city[0], field[0], kind[0]};
    return actor;
  }
  actor.given = drawn(tables().given, random);
  const double skewed = random.unit() * random.unit();
  const auto& surnames = tables().surnames;
  actor.surname = surnames[static_cast<std::size_t>(skewed * static_cast<double>(surnames.size()))];
  actor.role = roles[random.below(roles.size())];
  return actor;
}

// Another spelling of a word, by habits of transcription; the word itself if none fits.
std::string respelt(std::string word) {
  static constexpr std::array<std::pair<const char*, const char*>, 6> habits = {
      {{"ski", "sky"}, {"ei", "ey"}, {"ov", "off"}, {"ks", "x"}, {"ia", "iya"}, {"ay", "ai"}}};
  for (const auto& [from, to] : habits)
    if (const std::size_t at = word.rfind(from); at != std::string::npos && at > 0)
      return word.replace(at, std::string_view(from).size(), to);
  return word;
}

std::string first_name(const MadeUpActor& actor, Random& random) {
  if (!actor.person)
    return random.below(4) == 0 ? actor.surname : actor.given + " (" + actor.surname + ")";
  std::string given = actor.given, surname = actor.surname;
  const std::uint64_t way = random.below(300);
  if (way < 10) {
    for (const auto& [pet, full] : tables().pet_names)
      if (full == actor.given) given = pet;
  } else if (way < 20) {
    given += " " + std::string(1, static_cast<char>('A' + actor.surname.size() % 20)) + ".";
  } else if (way < 30) {
    surname = respelt(surname);
  } else if (way < 40) {
    return "Mr " + surname;
  } else if (way < 43 && surname.size() > 5) {
    surname.erase(2 + random.below(surname.size() - 3), 1);
  }
  const std::string name = given + " " + surname;
  return random.below(3) == 0 ? actor.role + " " + name : name;
}

std::string later_name(const MadeUpActor& actor) { return actor.surname; }

std::string article(std::size_t number, std::size_t actors, Random& random) {
  static constexpr std::array<const char*, 8> acts = {"met",        "criticised",  "thanked",
                                                      "accused",    "spoke about", "disagreed with",
                                                      "telephoned", "praised"};
  // Two who are seldom told of, each in his turn, and three of their circle who often are.
  const std::size_t own = number % actors;
  const std::size_t circle = own / 50 * 50;
  std::vector<std::size_t> told = {own};
  while (told.size() < 5) {
    const double u = random.unit();
    const std::size_t next =
        random.below(12) == 0
            ? static_cast<std::size_t>(u * u * u * u * static_cast<double>(actors))
            : circle + static_cast<std::size_t>(u * u * 50);
    if (next < actors && std::find(told.begin(), told.end(), next) == told.end())
      told.push_back(next);
  }
  std::vector<MadeUpActor> who;
  for (const std::size_t actor : told) who.push_back(made_up_actor(actor));
  std::string body;
  for (std::size_t s = 0; s < 8; ++s) {
    const MadeUpActor &a = who[s % who.size()], &b = who[(s + 1) % who.size()];
    body += s < who.size() ? first_name(a, random) : later_name(a);
    body += std::string(" ") + acts[random.below(acts.size())] + " ";
    body += s + 1 < who.size() || s >= who.size() ? later_name(b) : first_name(b, random);
    body += " in " + std::string(drawn(tables().cities, random)) + " on Tuesday, as officials of " +
            a.state + " said that the talks had been long and that more of them would follow.";
    body += s % 3 == 2 ? "\n\n" : " ";
  }
  return body;
}

}  // namespace

std::string write_made_up_news(const std::string& folder, std::size_t documents) {
  const std::string path = folder + "/news-" + std::to_string(documents) + ".jsonl";
  std::ofstream out(path, std::ios::binary);
  const std::size_t actors = std::max<std::size_t>(documents / 2, 50);
  for (std::size_t number = 0; number < documents; ++number) {
    Random random(11, number);
    const std::size_t month = number % 12 + 1, day = number / 12 % 28 + 1;
    const auto two = [](std::size_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    const nlohmann::ordered_json line = {{"id", "made-up-" + std::to_string(number)},
                                         {"date", "2021-" + two(month) + "-" + two(day)},
                                         {"title", "Report " + std::to_string(number)},
                                         {"body", article(number, actors, random)}};
    out << line.dump() << '\n';
  }
  return path;
}

}  // namespace entente
