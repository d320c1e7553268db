// Whatever the corrections: the order in which documents come and go leaves no trace, and
// neither do corrections that are taken back.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "core/error.h"
#include "extract/comention.h"
#include "graph/corrections_file.h"
#include "graph/digest.h"
#include "tests/store_case.h"

namespace entente {
namespace {

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t n) { return random() % n; }

const std::vector<std::string> pool = {"Ann Lee",   "Ann Leigh", "Bob Ray", "Lee",
                                       "Bobby Ray", "Cid Fox",   "Fox",     "A. Lee"};

// A few names, some of them told as one entity, and a meeting here and there.
Record random_document(Random& random, const std::string& id) {
  Record r;
  r.document.id = id;
  r.document.uri = id + ".txt";
  Annotation& a = r.annotation;
  const std::size_t names = 2 + below(random, 5);
  for (std::uint32_t i = 0; i < names; ++i) {
    const std::string& name = pool[below(random, pool.size())];
    const auto begin = static_cast<std::uint32_t>(r.document.text.size());
    const auto end = static_cast<std::uint32_t>(begin + name.size());
    r.document.text += name + ". ";
    a.sentences.push_back({{begin, end + 1}, 2 * i, 2 * i + 2, 0, false});
    const bool fresh = a.entities.empty() || below(random, 3) > 0;
    if (fresh) a.entities.emplace_back().name = name;
    const std::size_t entity = fresh ? a.entities.size() - 1 : below(random, a.entities.size());
    a.mentions.push_back({{begin, end},
                          i,
                          2 * i,
                          2 * i + 1,
                          static_cast<std::uint32_t>(entity),
                          ActorType::person,
                          1.0f,
                          "rule",
                          "full name"});
    if (a.entities.size() < 2 || below(random, 2) == 0) continue;
    Tie tie;
    tie.who = {{0, Role::attendee},
               {static_cast<std::uint32_t>(a.entities.size() - 1), Role::attendee}};
    tie.sentence = i;
    tie.evidence = {begin, end};
    tie.found_by = "rule";
    a.ties.push_back(std::move(tie));
  }
  r.document.key = document_key(r.document.text, r.document.published, id);
  a.co_mentions = co_mentions(a.mentions, a.sentences);
  return r;
}

std::string random_correction(Random& random, const std::vector<Record>& records) {
  const auto name = [&] { return "\"" + pool[below(random, pool.size())] + "\""; };
  const Record& r = records[below(random, records.size())];
  const Mention& m = r.annotation.mentions[below(random, r.annotation.mentions.size())];
  const std::string place = "\"" + r.document.key + ":" + std::to_string(m.span.begin) + "-" +
                            std::to_string(m.span.end) + "\"";
  switch (below(random, 7)) {
    case 0:
      return "[[merge]]\nactor = " + name() + "\nwith = " + name() + "\n";
    case 1:
      return "[[split]]\nmentions = " + place + "\ninto = \"Dan Poe\"\n";
    case 2:
      return "[[split]]\nmentions = " + place + "\nto = " + name() + "\n";
    case 3:
      return "[[rename]]\nactor = " + name() + "\nname = \"Eve Orr\"\n";
    case 4:
      return "[[ignore]]\nmentions = " + place + "\n";
    case 5:
      return "[[must-not-merge]]\nactors = [" + name() + ", " + name() + "]\n";
    default:
      return "[[ignore]]\nactor = " + name() + "\n";
  }
}

// Whether the corrections could be applied; if not, the store is as it was.
bool correct(Store& store, const std::string& toml) {
  try {
    Transaction transaction(store.database());
    keep_corrections(store.database(), {toml.empty() ? "" : "case.corrections.toml", toml});
    resolve_actors(store.database(), {});
    seal(store.database());
    transaction.commit();
    return true;
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::input) << error.what();
    return false;
  }
}

class AnyCorrections : public ::testing::TestWithParam<unsigned> {};

TEST_P(AnyCorrections, LeaveNoTraceOfTheOrderNorOfThemselves) {
  Random random(GetParam());
  std::vector<Record> records;
  for (int i = 0; i < 6; ++i) records.push_back(random_document(random, "d" + std::to_string(i)));
  Store at_once = test::store_of(records);
  const std::string automatic = summary(at_once).digest;
  std::string toml;
  for (int i = 0; i < 12; ++i) {
    const std::string before = summary(at_once).digest;
    const std::string more = toml + random_correction(random, records);
    if (correct(at_once, more))
      toml = more;
    else
      EXPECT_EQ(summary(at_once).digest, before) << more;
  }
  EXPECT_THAT(damages(at_once.database(), {}), ::testing::IsEmpty());

  // One by one in another order, with what can be applied at each time; one goes and comes back.
  std::shuffle(records.begin(), records.end(), random);
  Store by_steps = Store::in_memory("test.entente");
  for (const Record& r : records) {
    LedgerWriter(by_steps.database()).put(r.document, r.annotation);
    if (!correct(by_steps, toml)) correct(by_steps, "");
  }
  const DocumentId first = documents_by_key(by_steps.database()).front();
  const Record gone = *std::min_element(
      records.begin(), records.end(),
      [](const Record& a, const Record& b) { return a.document.key < b.document.key; });
  delete_document(by_steps.database(), first);
  if (!correct(by_steps, toml)) correct(by_steps, "");
  LedgerWriter(by_steps.database()).put(gone.document, gone.annotation);
  ASSERT_TRUE(correct(by_steps, toml)) << toml;
  EXPECT_EQ(summary(by_steps).digest, summary(at_once).digest) << toml;

  ASSERT_TRUE(correct(at_once, ""));
  EXPECT_EQ(summary(at_once).digest, automatic) << toml;
}

INSTANTIATE_TEST_SUITE_P(Random, AnyCorrections, ::testing::Range(1u, 41u));

}  // namespace
}  // namespace entente
