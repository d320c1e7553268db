#include "core/windows.h"

#include <gmock/gmock.h>

#include "core/error.h"

namespace entente {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> names(const std::string& span, const std::string& step) {
  std::vector<std::string> all;
  for (const DateRange& w : windows_of(*parse_iso_date(span), *window_step_named(step)))
    all.push_back(window_name(w));
  return all;
}

TEST(Windows, AreWholeMonthsOfTheCalendar) {
  EXPECT_THAT(names("2019-12-31/2020-03-01", "month"),
              ElementsAre("2019-12", "2020-01", "2020-02", "2020-03"));
}

TEST(Windows, AreWholeYearsAndQuarters) {
  EXPECT_THAT(names("2019-12-31/2020-01-01", "year"), ElementsAre("2019", "2020"));
  EXPECT_THAT(names("2019-12-31/2020-01-01", "quarter"),
              ElementsAre("2019-10-01/2019-12-31", "2020-01-01/2020-03-31"));
}

TEST(Windows, BeginWeeksOnMonday) {  // 2022-01-03 is a Monday
  EXPECT_THAT(names("2022-01-09/2022-01-10", "week"),
              ElementsAre("2022-01-03/2022-01-09", "2022-01-10/2022-01-16"));
}

TEST(Windows, CountDaysFromTheFirst) {
  EXPECT_THAT(names("2022-01-03/2022-01-12", "4d"),
              ElementsAre("2022-01-03/2022-01-06", "2022-01-07/2022-01-10",
                          "2022-01-11/2022-01-12"));
  EXPECT_THAT(names("2022-01-03", "1d"), ElementsAre("2022-01-03"));
}

TEST(Windows, CutIntoEqualParts) {
  EXPECT_THAT(names("2022-01-03/2022-01-12", "3"),
              ElementsAre("2022-01-03/2022-01-05", "2022-01-06/2022-01-08",
                          "2022-01-09/2022-01-12"));
}

TEST(Windows, AreBounded) {
  EXPECT_THROW(names("0001/9999", "week"), Error);
  EXPECT_THROW(names("0001/9999", "1d"), Error);
  EXPECT_THROW(names("2022-01-03/2022-01-05", "4"), Error);
  EXPECT_THROW(names("0001/9999", "1001"), Error);
  EXPECT_EQ(names("0001/9999", "1000").size(), 1000u);
  EXPECT_EQ(names("9000/9999", "year").back(), "9999");
}

TEST(Windows, HaveNames) {
  for (const char* wrong : {"", "d", "-3", "0", "0d", "30 d", "months", "1.5", "99999999999d"})
    EXPECT_FALSE(window_step_named(wrong)) << wrong;
}

}  // namespace
}  // namespace entente
