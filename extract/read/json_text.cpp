#include "extract/read/json_text.h"

#include <algorithm>
#include <cstdint>

#include <nlohmann/json.hpp>

#include "core/number.h"
#include "core/text.h"

namespace entente {
namespace {

using nlohmann::json;

constexpr std::size_t most_depth = 256;

bool is_digit_char(char c) { return c >= '0' && c <= '9'; }

// True for a number by JSON's grammar (RFC 8259, section 6).
bool is_json_number(std::string_view token) {
  std::size_t i = 0;
  const auto digits = [&] {
    const std::size_t from = i;
    while (i < token.size() && is_digit_char(token[i])) ++i;
    return i - from;
  };
  if (i < token.size() && token[i] == '-') ++i;
  const bool zero = i < token.size() && token[i] == '0';
  const std::size_t whole = digits();
  if (whole == 0 || (zero && whole > 1)) return false;
  if (i < token.size() && token[i] == '.') {
    ++i;
    if (digits() == 0) return false;
  }
  if (i < token.size() && (token[i] == 'e' || token[i] == 'E')) {
    ++i;
    if (i < token.size() && (token[i] == '+' || token[i] == '-')) ++i;
    if (digits() == 0) return false;
  }
  return i == token.size();
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// The value of a \uXXXX that starts at `at`, or -1.
int escaped_unit(std::string_view text, std::size_t at) {
  if (text.size() < at + 6 || text[at] != '\\' || text[at + 1] != 'u') return -1;
  int value = 0;
  for (std::size_t i = at + 2; i < at + 6; ++i) {
    const int digit = hex_value(text[i]);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

// What the library refuses although the rest of the line is good: halves of
// surrogate pairs become \uFFFD, numbers outside a double's range become strings.
struct Softened {
  std::string text;
  bool repaired = false;
};

Softened soften(std::string_view line) {
  Softened out;
  out.text.reserve(line.size());
  bool in_string = false;
  for (std::size_t i = 0; i < line.size();) {
    const char c = line[i];
    if (in_string && c == '\\') {
      const int unit = escaped_unit(line, i);
      const int next = unit >= 0xD800 && unit < 0xDC00 ? escaped_unit(line, i + 6) : -1;
      const bool pair = next >= 0xDC00 && next < 0xE000;
      const bool lone = unit >= 0xD800 && unit < 0xE000 && !pair;
      const std::size_t size = pair        ? 12
                               : unit >= 0 ? 6
                                           : std::min<std::size_t>(2, line.size() - i);
      if (lone)
        out.text += "\\uFFFD";
      else
        out.text += line.substr(i, size);
      out.repaired |= lone;
      i += size;
    } else if (!in_string && (c == '-' || is_digit_char(c))) {
      std::size_t end = i;
      bool exponent = false;
      while (end < line.size() &&
             (is_digit_char(line[end]) ||
              std::string_view("+-.eE").find(line[end]) != std::string_view::npos)) {
        exponent |= line[end] == 'e' || line[end] == 'E';
        ++end;
      }
      const std::string_view token = line.substr(i, end - i);
      const bool extreme = (token.size() > 300 || exponent) && is_json_number(token);
      if (extreme) out.text += '"';
      out.text += token;
      if (extreme) out.text += '"';
      i = end;
    } else {
      in_string ^= c == '"';
      out.text += c;
      ++i;
    }
  }
  return out;
}

enum class Field {
  none,
  id,
  uri,
  date,
  published,
  title,
  text,
  body,
  language,
  schema,
  text_begin
};

// Receives the parser's events; keeps the wanted fields of the outermost object.
class RecordBuilder : public json::json_sax_t {
 public:
  RecordBuilder(const JsonFieldNames& names, JsonRecord& out) : names_(names), out_(out) {}

  bool null() override { return scalar({}, Shape::null); }
  bool boolean(bool) override { return scalar({}, Shape::other); }
  bool number_integer(number_integer_t v) override {
    return scalar(std::to_string(v), Shape::number);
  }
  bool number_unsigned(number_unsigned_t v) override {
    return scalar(std::to_string(v), Shape::number);
  }
  bool number_float(number_float_t, const string_t& s) override { return scalar(s, Shape::number); }
  bool string(string_t& v) override { return scalar(std::move(v), Shape::string); }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return open(true); }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open(false); }
  bool end_array() override { return close(); }
  bool key(string_t& name) override {
    if (depth_ == 1) field_ = field_named(name);
    return true;
  }
  bool parse_error(std::size_t position, const std::string&, const json::exception&) override {
    refuse("json.syntax", "not valid JSON at byte " + std::to_string(position) + " of the line");
    return false;
  }

  // After a parse without errors.
  void check() {
    if (!out_.error.empty()) return;
    if (!is_object_) return refuse("json.schema", "the line is not a JSON object");
    if (!twice_.empty())
      return refuse("json.schema", "the field '" + display(twice_, 60) + "' occurs twice");
    if (!has_text_)
      return refuse("json.schema", (wrong_text_ ? "the field '" + names_.text + "' is not a string"
                                                : "there is no field '" + names_.text + "'") +
                                       "; --text-column names the field that holds the text");
  }

 private:
  enum class Shape { null, string, number, other };

  void refuse(const char* reason, std::string message) {
    if (!out_.error.empty()) return;
    out_.error = reason;
    out_.message = std::move(message);
  }

  bool open(bool object) {
    if (depth_ == 0) is_object_ = object;
    if (depth_ == 1) scalar({}, Shape::other);
    if (++depth_ <= most_depth) return true;
    refuse("limit.json_depth", "nested deeper than " + std::to_string(most_depth) + " levels");
    return false;
  }
  bool close() {
    --depth_;
    return true;
  }

  Field field_named(const std::string& name) {
    Field found = Field::none;
    if (name == names_.id)
      found = Field::id;
    else if (name == names_.text)
      found = Field::text;
    else if (name == names_.title)
      found = Field::title;
    else if (name == names_.date)
      found = Field::date;
    else if (name == "body")
      found = Field::body;
    else if (name == "uri" || name == "url")
      found = Field::uri;
    else if (name == "published")
      found = Field::published;
    else if (name == "language")
      found = Field::language;
    else if (name == "schema")
      found = Field::schema;
    else if (name == "text_begin")
      found = Field::text_begin;
    if (found == Field::none) return found;
    const bool matters =
        found == Field::id || found == Field::text || found == Field::date || found == Field::title;
    if (matters && std::find(seen_.begin(), seen_.end(), found) != seen_.end() && twice_.empty())
      twice_ = name;
    seen_.push_back(found);
    return found;
  }

  bool scalar(std::string value, Shape shape) {
    if (depth_ == 0) is_object_ = false;
    if (depth_ != 1) return true;
    const bool is_string = shape == Shape::string;
    switch (std::exchange(field_, Field::none)) {
      case Field::id:
        if (is_string || shape == Shape::number) out_.id = std::move(value);
        break;
      case Field::text:
        has_text_ = is_string;
        wrong_text_ = !is_string;
        if (is_string) out_.text = std::move(value);
        break;
      case Field::body:
        if (!is_string || has_text_ || wrong_text_) break;
        has_text_ = true;
        out_.text = std::move(value);
        break;
      case Field::date:
        add_date(names_.date, std::move(value), shape);
        break;
      case Field::published:
        add_date("published", std::move(value), shape);
        break;
      case Field::title:
        if (is_string) out_.title = std::move(value);
        break;
      case Field::uri:
        if (is_string && out_.uri.empty()) out_.uri = std::move(value);
        break;
      case Field::language:
        if (is_string) out_.language = std::move(value);
        break;
      case Field::schema:
        if (is_string) out_.schema = std::move(value);
        break;
      case Field::text_begin:
        if (shape == Shape::number)
          out_.text_begin = parse_number<std::uint32_t>(value).value_or(0);
        break;
      case Field::none:
        break;
    }
    return true;
  }

  void add_date(const std::string& name, std::string value, Shape shape) {
    if (shape == Shape::null) return;
    if (shape == Shape::other) value = "(not a string)";
    // A bare number is seconds, milliseconds or a year: nobody can tell.
    if (shape == Shape::number) value = "number " + value;
    const auto at = name == names_.date ? out_.dates.begin() : out_.dates.end();
    out_.dates.insert(at, {name, std::move(value)});
  }

  const JsonFieldNames& names_;
  JsonRecord& out_;
  std::size_t depth_ = 0;
  Field field_ = Field::none;
  std::vector<Field> seen_;
  std::string twice_;
  bool is_object_ = false, has_text_ = false, wrong_text_ = false;
};

// NUL is no character of a text.
bool replace_nuls(std::string& text) {
  if (text.find('\0') == std::string::npos) return false;
  text = repair_utf8(text).text;
  return true;
}

}  // namespace

JsonRecord read_json_record(std::string_view line, const JsonFieldNames& names) {
  JsonRecord out;
  const Softened softened = soften(line);
  RecordBuilder builder(names, out);
  json::sax_parse(softened.text.begin(), softened.text.end(), &builder);
  builder.check();
  out.repaired = softened.repaired;
  for (std::string* s : {&out.text, &out.title, &out.uri, &out.language})
    out.repaired |= replace_nuls(*s);
  replace_nuls(out.id);
  return out;
}

}  // namespace entente
