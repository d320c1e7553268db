#include <algorithm>
#include <utility>

#include "core/hash.h"
#include "core/text.h"
#include "extract/read/html.h"
#include "extract/read/plain_text.h"

namespace entente {
namespace {

std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  return line;
}

std::string_view trimmed(std::string_view line) {
  while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) line.remove_prefix(1);
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
  return line;
}

bool is_word(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') ||
         ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

// One line's words without marks.
class Inline {
 public:
  explicit Inline(std::string_view line) : line_(line) {}

  std::string run() {
    while (at_ < line_.size()) step();
    return std::move(out_);
  }

 private:
  void step() {
    const char c = line_[at_];
    const char next = at_ + 1 < line_.size() ? line_[at_ + 1] : ' ';
    if (c == '\\' && !is_word(next) && next != ' ') {
      out_ += next;
      at_ += 2;
    } else if (c == '!' && next == '[') {
      image_ = true;
      ++at_;
    } else if (c == '[' && link()) {
      return;
    } else if (c == '<' && (next == '/' || next == '!' || is_word(next)) && tag()) {
      return;
    } else if (c == '*' || c == '`' || (c == '_' && is_emphasis())) {
      ++at_;
    } else {
      out_ += c;
      ++at_;
    }
  }

  // An underscore inside a word is a letter.
  bool is_emphasis() const {
    const bool before = at_ > 0 && is_word(line_[at_ - 1]);
    const bool after = at_ + 1 < line_.size() && is_word(line_[at_ + 1]);
    return !(before && after);
  }

  // Marks far apart do not belong together; and the work stays linear.
  std::size_t find_near(char c, std::size_t from) const {
    if (from >= line_.size()) return std::string_view::npos;
    const std::size_t found = line_.substr(from, 2000).find(c);
    return found == std::string_view::npos ? found : from + found;
  }

  // [words](address) or [words][name]: the words; a picture: nothing.
  bool link() {
    const std::size_t close = find_near(']', at_);
    const bool picture = std::exchange(image_, false);
    if (close == std::string_view::npos || close + 1 >= line_.size()) return false;
    const char open = line_[close + 1];
    if (open != '(' && open != '[') return false;
    const std::size_t end = find_near(open == '(' ? ')' : ']', close + 2);
    if (end == std::string_view::npos) return false;
    if (!picture) out_ += Inline(line_.substr(at_ + 1, close - at_ - 1)).run();
    at_ = end + 1;
    return true;
  }

  // <https://...> keeps its address; other tags vanish.
  bool tag() {
    const std::size_t close = find_near('>', at_);
    if (close == std::string_view::npos) return false;
    const std::string_view inside = line_.substr(at_ + 1, close - at_ - 1);
    if (inside.starts_with("http")) out_ += inside;
    at_ = close + 1;
    return true;
  }

  std::string_view line_;
  std::size_t at_ = 0;
  bool image_ = false;
  std::string out_;
};

// Without "#", ">", "-", "1." at the beginning.
std::string_view without_prefix(std::string_view line) {
  for (;;) {
    line = trimmed(line);
    const std::size_t hashes = std::min(line.find_first_not_of('#'), line.size());
    const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
    if (hashes > 0 && hashes <= 6 && hashes < line.size() && line[hashes] == ' ') {
      line = trimmed(line.substr(hashes));
      while (line.ends_with('#')) line.remove_suffix(1);
      return trimmed(line);
    }
    if (line.starts_with('>')) {
      line.remove_prefix(1);
    } else if (line.size() > 1 && (line[0] == '-' || line[0] == '*' || line[0] == '+') &&
               line[1] == ' ') {
      line.remove_prefix(2);
    } else if (digits > 0 && digits <= 3 && line.substr(digits, 2) == ". ") {
      return trimmed(line.substr(digits + 2));
    } else {
      return line;
    }
  }
}

bool is_rule(std::string_view line) {
  if (line.size() < 3) return false;
  return line.find_first_not_of("-=*_ ") == std::string_view::npos;
}

// [name]: address
bool is_reference(std::string_view line) {
  const std::size_t close = line.find("]: ");
  return line.starts_with('[') && close != std::string_view::npos && close < 80;
}

struct FrontMatter {
  std::string title, date;
  std::size_t bytes = 0;
};

FrontMatter front_matter(std::string_view text) {
  FrontMatter out;
  std::string_view rest = text;
  if (trimmed(take_line(rest)) != "---") return out;
  for (int lines = 0; lines < 200 && !rest.empty(); ++lines) {
    const std::string_view line = trimmed(take_line(rest));
    if (line == "---" || line == "...") {
      out.bytes = static_cast<std::size_t>(
          rest.empty() ? text.size() : static_cast<std::size_t>(rest.data() - text.data()));
      return out;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    std::string_view value = trimmed(line.substr(colon + 1));
    if (value.size() > 1 && (value.front() == '"' || value.front() == '\'') &&
        value.back() == value.front())
      value = value.substr(1, value.size() - 2);
    if (line.substr(0, colon) == "title") out.title = std::string(value);
    if (line.substr(0, colon) == "date") out.date = std::string(value);
  }
  return {};
}

std::string first_heading(std::string_view text) {
  while (!text.empty()) {
    const std::string_view line = trimmed(take_line(text));
    if (line.starts_with("# ") || line.starts_with("## "))
      return Inline(without_prefix(line)).run();
    if (!line.empty() && trimmed(text.substr(0, text.find('\n'))).starts_with("==="))
      return Inline(line).run();
  }
  return "";
}

}  // namespace

std::string strip_markdown(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::string_view line = trimmed(take_line(text));
    if (line.starts_with("```") || line.starts_with("~~~") || is_rule(line) || is_reference(line))
      continue;
    out += Inline(without_prefix(line)).run();
    out += '\n';
  }
  return out;
}

void read_markdown(std::string_view bytes, const Place& place, Intake& intake) {
  Decoded decoded = decode(bytes, {.undeclared = intake.options().encoding});
  if (!decoded.refusal.empty()) return intake.skip(place, "not_text", decoded.refusal);
  const std::string text = unify_newlines(std::move(decoded.text));
  const FrontMatter front = front_matter(text);
  const std::string_view body = std::string_view(text).substr(front.bytes);
  Finding found{.title = front.title.empty() ? first_heading(body) : front.title,
                .text = strip_markdown(body),
                .characters = decoded.characters,
                .source_sha256 = sha256_hex(bytes),
                .remarks = std::move(decoded.remarks)};
  if (!front.date.empty()) found.dates.push_back({"front matter", front.date});
  if (const auto header = leading_date(found.text)) {
    found.dates.push_back({"header", header->given});
    found.text_begin = code_points(std::string_view(found.text).substr(0, header->bytes));
    found.text.erase(0, header->bytes);
  }
  intake.take(std::move(found), place);
}

}  // namespace entente
