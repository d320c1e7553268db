#include <numeric>

#include <gtest/gtest.h>

#include "core/date.h"
#include "core/hash.h"
#include "core/nearest.h"
#include "core/number.h"
#include "core/ontology.h"
#include "core/parallel.h"
#include "core/text.h"
#include "core/unordered_reduce.h"

namespace entente {
namespace {

// FIPS 180-4, the example of one block.
TEST(Sha256, OfAbcIsThePublishedDigest) {
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Sha256, FieldsAreKeptApart) {
  Sha256 one, other;
  one.add_field("ab");
  one.add_field("c");
  other.add_field("a");
  other.add_field("bc");
  EXPECT_NE(one.hex(), other.hex());
}

// Unicode 15, section 3.9, table 3-8.
TEST(RepairUtf8, PutsOneReplacementPerMaximalSubpart) {
  const Repaired r = repair_utf8("\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64");
  EXPECT_EQ(r.text,
            "a\uFFFD\uFFFD\uFFFD"
            "b\uFFFD"
            "c\uFFFD\uFFFD"
            "d");
  EXPECT_EQ(r.replacements, 6u);
  EXPECT_EQ(r.first_bad, 1u);
}

TEST(RepairUtf8, KeepsTextAfterANul) {
  const Repaired r = repair_utf8(std::string_view("La\0v", 4));
  EXPECT_EQ(r.text, "La\uFFFDv");
}

TEST(NameIdentity, IgnoresZeroWidthCharactersAndComposition) {
  EXPECT_EQ(name_identity("La\u200Bvrov"), "Lavrov");
  EXPECT_EQ(name_identity("La\u00ADvrov"), "Lavrov");
  EXPECT_EQ(name_identity("Jose\u0301 \n Pe\u0301rez "), "José Pérez");
}

TEST(Fold, RemovesCaseAndDiacritics) {
  EXPECT_EQ(fold("Élysée"), "elysee");
  EXPECT_EQ(fold("Łódź"), "lodz");
}

TEST(Slug, IsAsciiForAnyScript) {
  EXPECT_EQ(slug("Sergey Lavrov"), "sergey-lavrov");
  EXPECT_EQ(slug("O'Brien, Jr."), "obrien-jr");
  EXPECT_EQ(slug("Сергей"), "sergej");
}

TEST(Display, DropsWhatCouldDriveATerminal) {
  EXPECT_EQ(display("a\x1B[31mb\u202Ec"), "a [31mbc");
  EXPECT_EQ(display("abcdef", 5), "ab…");
}

TEST(Text, KnowsWhatTurnsItAround) {
  for (const char* turned : {"a\u202eb", "\u202ab", "a\u2066", "\u2069"})
    EXPECT_TRUE(turns_text_around(turned)) << turned;
  // Marks of right and left, quotation marks and dashes turn nothing.
  for (const char* plain :
       {"", "Ivan", "\u200fIvan\u200e", "\u201cIvan\u201d", "a\u2013b", "\u2065"})
    EXPECT_FALSE(turns_text_around(plain)) << plain;
}

TEST(ConfusableSkeleton, IsSharedByLookAlikes) {
  EXPECT_EQ(confusable_skeleton("Lavrov"), confusable_skeleton("L\u0430vrov"));
  EXPECT_NE(confusable_skeleton("Lavrov"), confusable_skeleton("Lavrow"));
}

TEST(ParseIsoDate, TakesDaysMonthsYearsAndTimes) {
  EXPECT_EQ(to_string(*parse_iso_date("2022-01-21")), "2022-01-21");
  EXPECT_EQ(to_string(*parse_iso_date("2022-02")), "2022-02-01/2022-02-28");
  EXPECT_EQ(to_string(*parse_iso_date("2022-01-21T23:59:60Z")), "2022-01-21");
  EXPECT_EQ(to_string(*parse_iso_date("2022-01-21T05:00:00.25+14:00")), "2022-01-21");
  EXPECT_EQ(to_string(*parse_iso_date("2022-01-17/2022-01-23")), "2022-01-17/2022-01-23");
}

TEST(ParseIsoDate, RefusesWhatIsNotADay) {
  for (const char* text : {"", "2022-13-01", "2022-02-30", "21.01.2022", "2022-1-2", "0000-01-01",
                           "2022-01-21x", "2022-01-23/2022-01-17", "+2022-01-01"})
    EXPECT_FALSE(parse_iso_date(text)) << text;
}

TEST(Number, PrintsTheShortestFormThatReadsBack) {
  EXPECT_EQ(shortest(0.1), "0.1");
  EXPECT_EQ(fixed(-0.0004, 3), "0.000");
  EXPECT_EQ(grouped(1234567), "1,234,567");
  EXPECT_EQ(counted(0, "tie"), "0 ties");
  EXPECT_EQ(counted(1, "tie"), "1 tie");
  EXPECT_EQ(counted(1204, "tie"), "1,204 ties");
  EXPECT_FALSE(parse_number<double>("1,5"));
  EXPECT_FALSE(parse_number<double>("0x1p3"));
  EXPECT_EQ(*parse_number<double>("1e3"), 1000);
}

TEST(Ontology, NamesReadBack) {
  for (const TieKind kind : all_of<TieKind>()) EXPECT_EQ(named<TieKind>(name_of(kind)), kind);
  for (const ActorType type : all_of<ActorType>()) EXPECT_EQ(named<ActorType>(name_of(type)), type);
  EXPECT_FALSE(named<Status>("happened"));
}

TEST(Nearest, FindsAMisspeltSurname) {
  const std::vector<std::string> names{"Sergey Lavrov", "Joe Biden", "Robert Habeck"};
  EXPECT_EQ(nearest("Lavrof", names, 3), std::vector<std::string>{"Sergey Lavrov"});
}

TEST(DeterministicReduce, HasTheSameBitsOnAnyNumberOfThreads) {
  auto sum = [](int threads) {
    return deterministic_reduce(
        100000, 64, 0.0, entente::Run{.threads = threads},
        [](double& acc, std::size_t i) { acc += 1.0 / static_cast<double>(i + 1); },
        [](double& total, double acc) { total += acc; });
  };
  EXPECT_EQ(sum(1), sum(2));
  EXPECT_EQ(sum(1), sum(7));
}

TEST(DeterministicReduce, PassesOnTheFirstException) {
  EXPECT_THROW(parallel_for(1000, 10, entente::Run{.threads = 4},
                            [](std::size_t i) {
                              if (i == 500) throw Error(ErrorKind::input, "500");
                            }),
               Error);
}

TEST(UnorderedReduce, TakesEachIndexOnceAndPassesOnAnException) {
  for (const int threads : {1, 2, 7}) {
    const entente::Run run{.threads = threads};
    const auto parts = unordered_reduce(
        100'001, 64, std::size_t{0}, run, [](std::size_t& acc, std::size_t i) { acc += i + 1; });
    EXPECT_LE(parts.size(), static_cast<std::size_t>(threads));
    EXPECT_EQ(std::accumulate(parts.begin(), parts.end(), std::size_t{0}),
              std::size_t{100'001} * 100'002 / 2);
    EXPECT_EQ(unordered_reduce(0, 64, 5, run, [](int&, std::size_t) {}), (std::vector<int>{5}));
    EXPECT_THROW(unordered_reduce(1000, 10, 0, run,
                                  [](int&, std::size_t i) {
                                    if (i == 500) throw Error(ErrorKind::input, "500");
                                  }),
                 Error);
  }
}

TEST(ParallelInOrder, TakesEachResultOnceInOrder) {
  for (const int threads : {1, 2, 7}) {
    std::vector<std::size_t> taken;
    parallel_in_order(
        500, entente::Run{.threads = threads},
        [](std::size_t i) {
          double work = 0;  // the first ones take longest
          for (std::size_t k = 0; k < 100'000 / (i + 1); ++k) work += static_cast<double>(k);
          return i + (work < 0 ? 1 : 0);
        },
        [&](std::size_t i) { taken.push_back(i); });
    ASSERT_EQ(taken.size(), 500u);
    EXPECT_TRUE(std::is_sorted(taken.begin(), taken.end()));
    EXPECT_EQ(taken.back(), 499u);
  }
  parallel_in_order(
      0, entente::Run{}, [](std::size_t i) { return i; }, [](std::size_t) { FAIL(); });
}

TEST(ParallelInOrder, PassesOnAnExceptionOfWorkAndOfTake) {
  std::vector<std::size_t> taken;
  const auto run = [&](std::size_t bad_work, std::size_t bad_take) {
    taken.clear();
    parallel_in_order(
        1000, entente::Run{.threads = 4},
        [&](std::size_t i) {
          if (i == bad_work) throw Error(ErrorKind::input, "work");
          return i;
        },
        [&](std::size_t i) {
          if (i == bad_take) throw Error(ErrorKind::input, "take");
          taken.push_back(i);
        });
  };
  EXPECT_THROW(run(500, 1000), Error);
  EXPECT_LE(taken.size(), 500u);
  EXPECT_THROW(run(1000, 300), Error);
  EXPECT_EQ(taken.size(), 300u);
}

TEST(DeterministicReduce, StopsWhenAsked) {
  std::stop_source source;
  source.request_stop();
  EXPECT_THROW(parallel_for(10, 1, entente::Run{.stop = source.get_token()}, [](std::size_t) {}),
               Error);
}

}  // namespace
}  // namespace entente
