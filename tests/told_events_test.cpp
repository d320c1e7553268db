#include "graph/told_events.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "tests/store_case.h"

namespace entente {
namespace {

// One telling of a meeting, by the actors' initials: "AB".
struct Telling {
  std::string document = {};
  std::string who = "AB";
  std::string when = {};       // ISO, empty: not known
  std::string published = {};  // ISO, empty: not known
  std::string where = {};
  Status status = Status::occurred;
  std::string words = {};
};

EvidenceRecord record_of(const Telling& telling, std::int64_t tie) {
  EvidenceRecord record;
  record.kind = TieKind::meet;
  record.tie = TieId{tie};
  record.passage.document = telling.document;
  record.passage.sentence = 1;
  record.passage.published = parse_iso_date(telling.published);
  record.when = parse_iso_date(telling.when);
  record.when_stated = telling.words;
  record.where = telling.where;
  record.status = telling.status;
  for (const char c : telling.who)
    record.who.push_back({ActorId{c}, std::string(1, c), Role::attendee});
  return record;
}

std::vector<EvidenceRecord> records_of(const std::vector<Telling>& tellings) {
  std::vector<EvidenceRecord> records;
  for (const Telling& telling : tellings)
    records.push_back(record_of(telling, static_cast<std::int64_t>(records.size()) + 1));
  return records;
}

// Which documents tell which meeting: "a b | c".
std::string joined(const std::vector<Telling>& tellings) {
  std::string out;
  for (const ToldEvent& event : told_events(records_of(tellings))) {
    out += out.empty() ? "" : " | ";
    std::string documents;
    for (const std::string& d : event.documents) documents += (documents.empty() ? "" : " ") + d;
    out += documents;
  }
  return out;
}

const ToldEvent only(const std::vector<Telling>& tellings) {
  const std::vector<ToldEvent> events = told_events(records_of(tellings));
  EXPECT_EQ(events.size(), 1u);
  return events.empty() ? ToldEvent{} : events.front();
}

TEST(ToldEvents, JoinTheSamePairOnTheSameDay) {
  EXPECT_EQ(joined({{"a", "AB", "2022-01-21"}, {"b", "BA", "2022-01-21"}}), "a b");
  EXPECT_EQ(joined({{"a", "AB", "2022-01-21"}, {"b", "AB", "2022-01-22"}}), "a | b");
  EXPECT_EQ(joined({{"a", "AB", "2022-01-21"}, {"b", "AC", "2022-01-21"}}), "a | b");
}

TEST(ToldEvents, JoinATellingThatNamesFewerOfThem) {
  const ToldEvent event = only({{"a", "AB", "2022-01-21"}, {"b", "ABC", "2022-01-21"}});
  EXPECT_EQ(event.who.size(), 3u);
  EXPECT_EQ(event.documents, (std::vector<std::string>{"a", "b"}));
}

TEST(ToldEvents, NarrowADayByTheOtherTelling) {
  const ToldEvent event =
      only({{"a", "AB", "2022-01-17/2022-01-23"}, {"b", "AB", "2022-01-21", "", "Geneva"}});
  ASSERT_TRUE(event.when);
  EXPECT_EQ(to_string(*event.when), "2022-01-21");
  EXPECT_EQ(event.where, "Geneva");
}

TEST(ToldEvents, TakeAnUndatedTellingForNewsOfTheWeek) {
  EXPECT_EQ(joined({{"a", "AB", "2022-01-21"}, {"b", "AB", "", "2022-01-24"}}), "a b");
  EXPECT_EQ(joined({{"a", "AB", "2022-01-21"}, {"b", "AB", "", "2022-03-24"}}), "a | b");
  EXPECT_EQ(joined({{"a", "AB", "", "2022-01-21"}, {"b", "AB", "", "2022-01-24"}}), "a b");
  EXPECT_EQ(joined({{"a", "AB", "", "2022-01-21"}, {"b", "AB", "", "2022-02-24"}}), "a | b");
}

TEST(ToldEvents, WantASignWhereNothingIsDated) {
  EXPECT_EQ(joined({{"a"}, {"b"}}), "a | b");
  EXPECT_EQ(joined({{"a", "AB", "", "", "Oslo"}, {"b", "AB", "", "", "oslo"}}), "a b");
  EXPECT_EQ(joined({{"a", "AB", "", "", "", Status::occurred, "on Friday"},
                    {"b", "AB", "", "", "", Status::occurred, "on Monday"}}),
            "a | b");
}

TEST(ToldEvents, DoNotJoinAcrossPlaces) {
  EXPECT_EQ(joined({{"a", "AB", "2022-01-21", "", "Oslo"}, {"b", "AB", "2022-01-21", "", "Rome"}}),
            "a | b");
  EXPECT_EQ(joined({{"a", "AB", "2022-01-21", "", "Geneva"},
                    {"b", "AB", "2022-01-21", "", "Geneva, Switzerland"}}),
            "a b");
}

TEST(ToldEvents, KeepApartWhatOneDocumentTellsApart) {
  EXPECT_EQ(joined({{"a", "AB", "2022-01-21"}, {"a", "AB", "2022-01-21"}}), "a | a");
}

TEST(ToldEvents, DoNotJoinByAYearOrAnotherLongTime) {
  EXPECT_EQ(joined({{"a", "AB", "2014"}, {"b", "AB", "2014-03-02"}}), "a | b");
}

TEST(ToldEvents, LetAPlanBecomeAMeetingOrBeDropped) {
  const auto status = [](Status first, Status second) {
    return only({{"a", "AB", "2022-01-21", "2022-01-19", "", first},
                 {"b", "AB", "2022-01-21", "2022-01-22", "", second}})
        .status;
  };
  EXPECT_EQ(status(Status::planned, Status::occurred), Status::occurred);
  EXPECT_EQ(status(Status::planned, Status::cancelled), Status::cancelled);
  EXPECT_EQ(joined({{"a", "AB", "2022-01-21", "", "", Status::occurred},
                    {"b", "AB", "2022-01-21", "", "", Status::denied}}),
            "a | b");
}

TEST(ToldEvents, AreClaimedOnlyIfNobodyReportsThem) {
  auto records = records_of({{"a", "AB", "2022-01-21"}, {"b", "AB", "2022-01-21"}});
  records[0].attributed_to = "Utopia";
  EXPECT_TRUE(told_events(records).front().claimed_by.empty());
  records[1].attributed_to = "Arcadia";
  EXPECT_EQ(told_events(records).front().claimed_by,
            (std::vector<std::string>{"Arcadia", "Utopia"}));
}

TEST(ToldEvents, LeaveEventsThatAreNoMeetingsAsTheyAre) {
  auto records = records_of({{"a", "AB", "2022-01-21"}, {"b", "AB", "2022-01-21"}});
  for (EvidenceRecord& record : records) record.kind = TieKind::accuse;
  EXPECT_EQ(told_events(records).size(), 2u);
}

TEST(ToldEvents, LeaveOutWhatAnActorDoesToItself) {
  std::vector<EvidenceRecord> records = records_of({{"a"}, {"b"}, {"c"}});
  for (EvidenceRecord& record : records) {
    record.kind = TieKind::accuse;
    record.who[0].role = Role::subject;
    record.who[1].role = Role::object;
  }
  records[0].who[1].actor = records[0].who[0].actor;
  records[1].who.push_back({records[1].who[0].actor, "A", Role::object});
  const std::vector<ToldEvent> events = told_events(records);
  ASSERT_EQ(events.size(), 2u);
  EXPECT_EQ(events[0].documents, std::vector<std::string>{"b"});
}

TEST(ToldEvents, ComeByDayWithUndatedOnesLast) {
  EXPECT_EQ(joined({{"a", "AB"}, {"b", "CD", "2022-02-01"}, {"c", "EF", "", "2022-01-05"}}),
            "c | b | a");
}

TEST(ToldEvents, OfOneTieHaveAllItsTellings) {
  auto records = records_of({{"a", "AB", "2022-01-21"}, {"a", "AB", "2022-01-21"}});
  records[1].tie = records[0].tie;
  records[1].passage.sentence = 4;
  const auto events = told_events(records);
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].tellings, (std::vector<std::size_t>{0, 1}));
  EXPECT_EQ(events[0].documents.size(), 1u);
}

// Two who meet every day for thirty years: what is near in time is looked at only.
TEST(ToldEvents, OfManyYearsStayFast) {
  std::vector<EvidenceRecord> records;
  const auto first = parse_iso_date("1990-01-01")->first;
  for (int day = 0; day < 10000; ++day) {
    EvidenceRecord record = record_of({std::to_string(day)}, day + 1);
    record.when = day_range(first + std::chrono::days(day));
    records.push_back(record);
  }
  EXPECT_EQ(told_events(records).size(), 10000u);
}

TEST(ToldEvents, OfTwoArticlesInAStoreAreOneMeeting) {
  auto records = std::vector{test::ann_and_bob("a", "2022-01-22", 1),
                             test::ann_and_bob("b", "2022-01-23", 1)};
  for (Record& record : records) record.annotation.ties[0].when = parse_iso_date("2022-01-21");
  const Store store = test::store_of(records);
  const auto all = all_ties(store);
  ASSERT_EQ(all.size(), 2u);
  const auto events = told_events(all);
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].documents.size(), 2u);
}

}  // namespace
}  // namespace entente
