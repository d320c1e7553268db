#pragma once

// When a document was published, from several places that may not agree.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "extract/read/corpus.h"
#include "extract/read/encoding.h"

namespace entente {

// What one part of a document says of its date.
struct DateClaim {
  std::string source;  // "header", "field", "meta", "JSON-LD", "time", "WARC"
  std::string given;   // as it stands there
};

struct Dating {
  std::optional<DateRange> published;
  std::string source;           // of the claim that counted; empty if undated
  std::vector<Remark> remarks;  // date.invalid, date.ambiguous, date.conflict
};

// The first claim, in the order given, that is an ISO 8601 date counts; then a
// date in the file's name (2022-01-21-talks.txt). With DateFrom::text the first
// full date of the text comes before both; with DateFrom::file the name; with
// DateFrom::none there is no date. Claims that say another day are reported, and
// so is a text whose dates lie more than a year after. O(text).
Dating decide_date(const std::vector<DateClaim>& claims, std::string_view text,
                   std::string_view file_name, DateFrom from);

// Days that the text names in full, in the order of the text, at most `limit`:
// "January 21, 2022", "21 January 2022", "2022-01-21". English names. O(text).
std::vector<std::chrono::sys_days> full_dates(std::string_view text, std::size_t limit);

// A leading " date 2022-01-21 ": the claim, and how many bytes it takes. Nothing
// if the text does not begin so.
struct DateHeader {
  std::string given;
  std::size_t bytes = 0;
};
std::optional<DateHeader> leading_date(std::string_view text);

}  // namespace entente
