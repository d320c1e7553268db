#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/read/dates.h"
#include "tests/corpus_folder.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string day(const Dating& d) { return d.published ? to_string(*d.published) : ""; }

std::vector<std::string> reasons(const Dating& d) {
  std::vector<std::string> out;
  for (const Remark& r : d.remarks) out.push_back(r.reason);
  return out;
}

std::vector<std::string> days(std::string_view text) {
  std::vector<std::string> out;
  for (const auto d : full_dates(text, 100)) out.push_back(to_string(d));
  return out;
}

TEST(FullDates, AreReadInTheUsualForms) {
  EXPECT_THAT(days("On January 21, 2022 and 3 March 2021, Sept. 5th, 2020 and 2019-12-31."),
              ElementsAre("2022-01-21", "2021-03-03", "2020-09-05", "2019-12-31"));
}

TEST(FullDates, AreNotSeenWhereThereAreNone) {
  EXPECT_THAT(days("In May 2022, on 31 February 2021, 12 marchers 2020, January 5, route "
                   "2019-13-01, 1234567."),
              IsEmpty());
}

TEST(DecideDate, TakesTheFirstValidClaim) {
  const Dating d = decide_date({{"field", "yesterday"}, {"meta", "2022-01-21T10:00:00Z"}}, "",
                               "a.txt", DateFrom::header);
  EXPECT_EQ(day(d), "2022-01-21");
  EXPECT_EQ(d.source, "meta");
  EXPECT_THAT(reasons(d), ElementsAre("date.invalid"));
}

TEST(DecideDate, LeavesSlashDatesAlone) {
  const Dating d = decide_date({{"field", "01/02/2022"}}, "", "a.txt", DateFrom::header);
  EXPECT_EQ(day(d), "");
  EXPECT_THAT(reasons(d), ElementsAre("date.ambiguous"));
}

TEST(DecideDate, NamesAllClaimsThatDiffer) {
  const Dating d = decide_date({{"field", "2017-07-11"}, {"header", "2022-01-21"}}, "",
                               "2020-05-05-x.txt", DateFrom::header);
  EXPECT_EQ(day(d), "2017-07-11");
  ASSERT_THAT(reasons(d), ElementsAre("date.conflict"));
  EXPECT_THAT(d.remarks[0].message, HasSubstr("header 2022-01-21"));
  EXPECT_THAT(d.remarks[0].message, HasSubstr("file name 2020-05-05"));
}

TEST(DecideDate, DoubtsADateFarBeforeTheDaysOfTheText) {
  const std::string text = "They met on January 21, 2022.";
  EXPECT_THAT(reasons(decide_date({{"header", "2017-07-11"}}, text, "", DateFrom::header)),
              ElementsAre("date.conflict"));
  EXPECT_THAT(reasons(decide_date({{"header", "2021-07-11"}}, text, "", DateFrom::header)),
              IsEmpty());
  EXPECT_THAT(reasons(decide_date({{"header", "2023-07-11"}}, text, "", DateFrom::header)),
              IsEmpty());
}

TEST(DecideDate, FollowsDateFrom) {
  const std::vector<DateClaim> claims = {{"header", "2017-07-11"}};
  const std::string text = "On 21 January 2022 they met.";
  EXPECT_EQ(day(decide_date(claims, text, "20200505.txt", DateFrom::text)), "2022-01-21");
  EXPECT_EQ(day(decide_date(claims, text, "20200505.txt", DateFrom::file)), "2020-05-05");
  EXPECT_EQ(day(decide_date(claims, text, "20200505.txt", DateFrom::none)), "");
  EXPECT_EQ(day(decide_date({}, text, "talks_2020_05_05.txt", DateFrom::header)), "2020-05-05");
  EXPECT_EQ(day(decide_date({}, text, "12345678.txt", DateFrom::header)), "");
}

TEST(LeadingDate, NeedsTheWordAndADate) {
  const auto header = leading_date(" date 2017-07-11 Ann");
  ASSERT_TRUE(header);
  EXPECT_EQ(header->given, "2017-07-11");
  EXPECT_EQ(header->bytes, 17u);
  EXPECT_FALSE(leading_date("date rape was reported"));
  EXPECT_FALSE(leading_date("update 2017-07-11"));
  EXPECT_FALSE(leading_date(""));
}

}  // namespace
}  // namespace entente
