// The tree builder of libgumbo is quadratic in attributes of one tag and in
// unclosed inline elements, and it frees its tree recursively. After this pass
// none of it can hurt: attributes are few, formatting elements are gone, and the
// caller looks at `depth` first.

#include "extract/read/html_scan.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>

#include "core/text.h"

namespace entente {
namespace {

bool is_letter_char(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_blank_char(char c) { return c == ' ' || (c >= 9 && c <= 13); }

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 11> dropped = {"script",   "style",   "noscript", "template",
                                                      "textarea", "iframe",  "object",   "svg",
                                                      "math",     "noembed", "xmp"};
constexpr std::array<std::string_view, 16> void_elements = {
    "area", "base", "br",    "col",    "embed", "hr",  "img",   "input",
    "link", "meta", "param", "source", "track", "wbr", "frame", "keygen"};
// Their end tags may be left out; they do not nest in themselves.
constexpr std::array<std::string_view, 16> self_ending = {
    "p",  "li", "dt", "dd",    "option", "optgroup", "tr",   "td",
    "th", "rp", "rt", "thead", "tbody",  "tfoot",    "html", "body"};
constexpr std::array<std::string_view, 30> blocks = {
    "p",    "div",     "br",     "li",     "ul",    "ol",  "dl",    "dt", "dd",  "table",
    "tr",   "td",      "th",     "h1",     "h2",    "h3",  "h4",    "h5", "h6",  "article",
    "main", "section", "header", "footer", "aside", "nav", "title", "hr", "pre", "blockquote"};
constexpr std::array<std::string_view, 17> kept_attributes = {
    "class",   "id",       "hidden",   "style", "name",      "property",
    "content", "itemprop", "datetime", "role",  "pubdate",   "aria-hidden",
    "lang",    "rel",      "href",     "type",  "http-equiv"};

// They change no text, and unclosed ones are what makes tree building quadratic.
constexpr std::array<std::string_view, 13> formatting = {
    "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"};

struct Tag {
  std::string name;        // small letters
  std::string attributes;  // the kept ones, as they are to be written
  bool closes = false;
  bool is_linked_data = false;
  std::size_t end = 0;  // behind ">"
  bool whole = true;
};

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) { out_.html.reserve(text.size()); }

  ScannedHtml run() {
    while (at_ < text_.size()) {
      const std::size_t next = std::min(text_.find_first_of("<&", at_), text_.size());
      copy(text_.substr(at_, next - at_));
      at_ = next;
      if (at_ == text_.size()) break;
      if (text_[at_] == '&')
        reference();
      else
        markup();
    }
    return std::move(out_);
  }

 private:
  void copy(std::string_view part) {
    out_.html += part;
    out_.plain += part;
  }

  // &#...; with a value that is no character; all others stay as they are.
  void reference() {
    std::size_t i = at_ + 1;
    if (i >= text_.size() || text_[i] != '#') return copy(text_.substr(at_++, 1));
    const bool hex = ++i < text_.size() && (text_[i] == 'x' || text_[i] == 'X');
    i += hex;
    const std::size_t first = i;
    std::uint32_t value = 0;
    for (; i < text_.size(); ++i) {
      const char c = text_[i];
      const char lower = static_cast<char>(c | 0x20);
      const bool digit = c >= '0' && c <= '9';
      if (!digit && !(hex && lower >= 'a' && lower <= 'f')) break;
      const auto step = static_cast<std::uint32_t>(digit ? c - '0' : lower - 'a' + 10);
      value = std::min<std::uint32_t>(value * (hex ? 16 : 10) + step, 0x200000);
    }
    const bool bad = value == 0 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000);
    if (i == first || !bad) return copy(text_.substr(at_++, 1));
    copy("\xEF\xBF\xBD");
    at_ = i + (i < text_.size() && text_[i] == ';');
  }

  void markup() {
    const std::string_view rest = text_.substr(at_);
    if (rest.starts_with("<!--")) return skip_past("-->", 4);
    if (rest.starts_with("<![CDATA[")) return skip_past(">", 1);
    if (rest.starts_with("<!doctype") || rest.starts_with("<!DOCTYPE")) return doctype();
    if (rest.starts_with("<!") || rest.starts_with("<?")) return skip_past(">", 1);
    const bool closes = rest.starts_with("</");
    const std::size_t name = closes ? 2 : 1;
    if (rest.size() <= name || !is_letter_char(rest[name])) {
      out_.html += "&lt;";
      out_.plain += '<';
      ++at_;
      return;
    }
    tag();
  }

  // An XML document type may hold declarations in brackets.
  void doctype() {
    const std::size_t close = text_.find('>', at_);
    const bool bracket = text_.substr(at_, close - at_).find('[') != std::string_view::npos;
    skip_past(bracket ? "]>" : ">", 1);
  }

  void skip_past(std::string_view end, std::size_t from) {
    const std::size_t found = text_.find(end, std::min(at_ + from, text_.size()));
    out_.unclosed |= found == std::string_view::npos;
    at_ = found == std::string_view::npos ? text_.size() : found + end.size();
  }

  void tag() {
    Tag tag = read_tag();
    at_ = tag.end;
    if (!tag.whole) {
      out_.unclosed = true;
      return;
    }
    if (is_one_of(tag.name, blocks)) out_.plain += '\n';
    if (is_one_of(tag.name, dropped)) {
      if (!tag.closes) drop_contents(tag);
      return;
    }
    if (is_one_of(tag.name, formatting)) return;
    out_.html += tag.closes ? "</" : "<";
    out_.html += tag.name;
    out_.html += tag.attributes;
    out_.html += '>';
    count_depth(tag);
  }

  // Elements whose end tag must be written are counted as open until it comes. An
  // end tag without its start closes nothing.
  void count_depth(const Tag& tag) {
    if (is_one_of(tag.name, void_elements) || is_one_of(tag.name, self_ending)) return;
    std::size_t& open = open_[tag.name];
    if (!tag.closes) {
      ++open;
      out_.depth = std::max(out_.depth, ++depth_);
    } else if (open > 0) {
      --open;
      --depth_;
    }
  }

  Tag read_tag() {
    Tag tag;
    std::size_t i = at_ + 1;
    tag.closes = text_[i] == '/';
    i += tag.closes;
    const std::size_t name = i;
    while (i < text_.size() && !is_blank_char(text_[i]) && text_[i] != '>' && text_[i] != '/') ++i;
    tag.name = to_lower(text_.substr(name, std::min<std::size_t>(i - name, 40)));
    while (i < text_.size() && text_[i] != '>') i = attribute(tag, i);
    tag.whole = i < text_.size();
    tag.end = tag.whole ? i + 1 : text_.size();
    return tag;
  }

  // Reads one attribute (or a blank or slash) at `i`; returns where it ends.
  std::size_t attribute(Tag& tag, std::size_t i) {
    if (is_blank_char(text_[i]) || text_[i] == '/') return i + 1;
    const std::size_t name = i++;
    while (i < text_.size() && !is_blank_char(text_[i]) && text_[i] != '>' && text_[i] != '/' &&
           text_[i] != '=')
      ++i;
    const std::string key = to_lower(text_.substr(name, std::min<std::size_t>(i - name, 40)));
    std::size_t after = i;
    while (after < text_.size() && is_blank_char(text_[after])) ++after;
    std::string_view value;
    if (after < text_.size() && text_[after] == '=') {
      i = after + 1;
      while (i < text_.size() && is_blank_char(text_[i])) ++i;
      if (i < text_.size() && (text_[i] == '"' || text_[i] == '\'')) {
        const std::size_t close = text_.find(text_[i], i + 1);
        if (close == std::string_view::npos) return text_.size();
        value = text_.substr(i + 1, close - i - 1);
        i = close + 1;
      } else {
        const std::size_t from = i;
        while (i < text_.size() && !is_blank_char(text_[i]) && text_[i] != '>') ++i;
        value = text_.substr(from, i - from);
      }
    }
    keep(tag, key, value);
    return i;
  }

  static void keep(Tag& tag, const std::string& key, std::string_view value) {
    if (key == "type" && to_lower(value.substr(0, 30)) == "application/ld+json")
      tag.is_linked_data = true;
    if (tag.closes || value.size() > 2000 || !is_one_of(key, kept_attributes)) return;
    const std::string start = " " + key + "=\"";
    if (tag.attributes.find(start) != std::string::npos) return;
    tag.attributes += start;
    for (const char c : value) {
      if (c == '"')
        tag.attributes += "&quot;";
      else
        tag.attributes += c;
    }
    tag.attributes += '"';
  }

  void drop_contents(const Tag& tag) {
    const std::size_t from = at_;
    for (std::size_t i = from;;) {
      const std::size_t end = text_.find("</", i);
      if (end == std::string_view::npos) {
        out_.unclosed = true;
        at_ = text_.size();
        return;
      }
      i = end + 2;
      if (to_lower(text_.substr(i, tag.name.size())) != tag.name) continue;
      if (tag.is_linked_data && end - from < (1u << 20) && out_.linked_data.size() < 50)
        out_.linked_data.emplace_back(text_.substr(from, end - from));
      const std::size_t close = text_.find('>', i);
      at_ = close == std::string_view::npos ? text_.size() : close + 1;
      return;
    }
  }

  std::string_view text_;
  std::size_t at_ = 0, depth_ = 0;
  std::map<std::string, std::size_t> open_;  // start tags without their end, by name
  ScannedHtml out_;
};

}  // namespace

ScannedHtml scan_html(std::string_view html) { return Scanner(html).run(); }

std::string declared_charset(std::string_view bytes) {
  const std::string head = to_lower(repair_utf8(bytes.substr(0, 4096)).text);
  for (std::size_t meta = head.find("<meta"); meta != std::string::npos;
       meta = head.find("<meta", meta + 5)) {
    const std::string_view tag = std::string_view(head).substr(meta, head.find('>', meta) - meta);
    std::size_t at = tag.find("charset");
    if (at == std::string_view::npos) continue;
    at += 7;
    while (at < tag.size() &&
           (is_blank_char(tag[at]) || tag[at] == '=' || tag[at] == '"' || tag[at] == '\''))
      ++at;
    std::size_t end = at;
    while (end < tag.size() && !is_blank_char(tag[end]) &&
           std::string_view("\"'/;>").find(tag[end]) == std::string_view::npos)
      ++end;
    return std::string(tag.substr(at, end - at));
  }
  return "";
}

}  // namespace entente
