// Which element is the article, and what in it is furniture, is told by the
// elements' names and classes and by how much of their text is links (the idea of
// Kohlschuetter, Fankhauser, Nejdl 2010, doi:10.1145/1718487.1718542).

#include "extract/read/html_page.h"

#include <algorithm>
#include <array>
#include <memory>
#include <unordered_map>

#include <gumbo.h>

#include "core/text.h"

namespace entente {
namespace {

struct Amount {
  std::size_t text = 0;   // bytes of text, white space aside
  std::size_t links = 0;  // of them inside links
};
using Amounts = std::unordered_map<const GumboNode*, Amount>;

bool is_element(const GumboNode* node) {
  return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}
bool is_text(const GumboNode* node) {
  return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
         node->type == GUMBO_NODE_CDATA;
}

std::string_view attribute(const GumboNode* node, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&node->v.element.attributes, name);
  return found ? std::string_view(found->value) : std::string_view();
}

template <class Visit>
void for_children(const GumboNode* node, Visit visit) {
  const GumboVector& children = node->v.element.children;
  for (unsigned i = 0; i < children.length; ++i)
    visit(static_cast<const GumboNode*>(children.data[i]));
}

std::size_t visible_bytes(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return c != ' ' && (c < 9 || c > 13); }));
}

Amount measure(const GumboNode* node, bool in_link, Amounts& all) {
  Amount sum;
  if (is_text(node)) {
    sum.text = visible_bytes(node->v.text.text);
    sum.links = in_link ? sum.text : 0;
  } else if (is_element(node)) {
    const bool link = in_link || node->v.element.tag == GUMBO_TAG_A;
    for_children(node, [&](const GumboNode* child) {
      const Amount part = measure(child, link, all);
      sum.text += part.text;
      sum.links += part.links;
    });
    all[node] = sum;
  }
  return sum;
}

bool has_word(std::string_view names, const auto& words) {
  while (!names.empty()) {
    const std::size_t end = names.find_first_of(" -_\t\n");
    const std::string word = to_lower(names.substr(0, end));
    if (std::find(words.begin(), words.end(), word) != words.end()) return true;
    names = end == std::string_view::npos ? std::string_view() : names.substr(end + 1);
  }
  return false;
}

constexpr std::array<std::string_view, 29> furniture = {
    "nav",        "navbar",      "navigation",  "menu",    "sidebar",       "footer",
    "breadcrumb", "breadcrumbs", "share",       "sharing", "social",        "comments",
    "related",    "advert",      "ad",          "ads",     "advertisement", "cookie",
    "cookies",    "consent",     "newsletter",  "promo",   "subscribe",     "pagination",
    "toolbar",    "noprint",     "recommended", "skip",    "disqus"};

bool is_hidden(const GumboNode* node) {
  if (gumbo_get_attribute(&node->v.element.attributes, "hidden")) return true;
  if (attribute(node, "aria-hidden") == "true") return true;
  std::string style = to_lower(attribute(node, "style"));
  style.erase(std::remove(style.begin(), style.end(), ' '), style.end());
  return style.find("display:none") != std::string::npos ||
         style.find("visibility:hidden") != std::string::npos;
}

bool is_never_text(GumboTag tag) {
  static constexpr std::array never = {GUMBO_TAG_HEAD,     GUMBO_TAG_SCRIPT,   GUMBO_TAG_STYLE,
                                       GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE, GUMBO_TAG_SELECT,
                                       GUMBO_TAG_TEXTAREA, GUMBO_TAG_BUTTON,   GUMBO_TAG_SVG,
                                       GUMBO_TAG_MATH,     GUMBO_TAG_IFRAME,   GUMBO_TAG_OBJECT,
                                       GUMBO_TAG_AUDIO,    GUMBO_TAG_VIDEO,    GUMBO_TAG_CANVAS};
  return std::find(never.begin(), never.end(), tag) != never.end();
}

bool is_block(GumboTag tag) {
  static constexpr std::array inlines = {
      GUMBO_TAG_A,    GUMBO_TAG_SPAN,    GUMBO_TAG_ABBR,   GUMBO_TAG_CITE, GUMBO_TAG_Q,
      GUMBO_TAG_SUB,  GUMBO_TAG_SUP,     GUMBO_TAG_TIME,   GUMBO_TAG_MARK, GUMBO_TAG_BDI,
      GUMBO_TAG_BDO,  GUMBO_TAG_DFN,     GUMBO_TAG_KBD,    GUMBO_TAG_VAR,  GUMBO_TAG_INS,
      GUMBO_TAG_DEL,  GUMBO_TAG_DATA,    GUMBO_TAG_LABEL,  GUMBO_TAG_IMG,  GUMBO_TAG_WBR,
      GUMBO_TAG_SAMP, GUMBO_TAG_ACRONYM, GUMBO_TAG_UNKNOWN};
  return std::find(inlines.begin(), inlines.end(), tag) == inlines.end();
}

bool is_heading(GumboTag tag) { return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6; }

// Text with white space folded and blocks kept apart.
class Text {
 public:
  void add(std::string_view part) {
    for (const char c : part) {
      if (c == ' ' || (c >= 9 && c <= 13)) {
        blank_ = true;
        continue;
      }
      flush();
      out_ += c;
    }
  }
  void line() { breaks_ = std::max(breaks_, 1); }
  void block() { breaks_ = 2; }
  std::string take() { return std::move(out_); }

 private:
  void flush() {
    if (!out_.empty() && breaks_ > 0)
      out_.append(static_cast<std::size_t>(breaks_), '\n');
    else if (!out_.empty() && blank_)
      out_ += ' ';
    breaks_ = 0;
    blank_ = false;
  }

  std::string out_;
  int breaks_ = 0;
  bool blank_ = false;
};

class Page {
 public:
  explicit Page(const GumboNode* root) : root_(root) { measure(root, false, amounts_); }

  HtmlPage read() {
    HtmlPage out;
    out.language = to_lower(attribute(root_, "lang").substr(0, 2));
    scan(root_, out);
    const GumboNode* article = choose();
    out.text = text_of(article, true);
    if (out.text.empty()) out.text = text_of(body_ ? body_ : root_, false);
    if (out.title.empty()) out.title = first_heading(article);
    if (out.title.empty()) out.title = title_element_;
    return out;
  }

 private:
  std::string plain(const GumboNode* node) {
    Text text;
    const auto add = [&](const GumboNode* n, const auto& self) -> void {
      if (is_text(n)) text.add(n->v.text.text);
      if (is_element(n)) for_children(n, [&](const GumboNode* child) { self(child, self); });
    };
    add(node, add);
    return text.take();
  }

  // Collects titles, dates and the elements that may be the article.
  void scan(const GumboNode* node, HtmlPage& out) {
    if (!is_element(node)) return;
    const GumboTag tag = node->v.element.tag;
    if (tag == GUMBO_TAG_META) meta(node, out);
    if (tag == GUMBO_TAG_TITLE && title_element_.empty()) title_element_ = plain(node);
    if (tag == GUMBO_TAG_TIME && out.dates.size() < 20) time(node, out);
    if (tag == GUMBO_TAG_BODY) body_ = node;
    if (attribute(node, "itemprop") == "articleBody") consider(3, node);
    if (tag == GUMBO_TAG_ARTICLE) consider(2, node);
    if (tag == GUMBO_TAG_MAIN || attribute(node, "role") == "main") consider(1, node);
    for_children(node, [&](const GumboNode* child) { scan(child, out); });
  }

  void meta(const GumboNode* node, HtmlPage& out) {
    static constexpr std::array<std::string_view, 10> dates = {
        "article:published_time", "datepublished",    "date",    "dc.date",
        "dc.date.issued",         "dcterms.created",  "pubdate", "publishdate",
        "publish-date",           "og:published_time"};
    std::string name;
    for (const char* key : {"property", "name", "itemprop"})
      if (name.empty()) name = to_lower(attribute(node, key));
    const std::string_view content = attribute(node, "content");
    if (name == "og:title" && out.title.empty()) out.title = name_identity(content);
    if (std::find(dates.begin(), dates.end(), name) == dates.end() || out.dates.size() >= 20)
      return;
    claim(out, "meta " + name, content);
  }

  void time(const GumboNode* node, HtmlPage& out) {
    if (seen_time_) return;
    const std::string_view stamp = attribute(node, "datetime");
    const std::string shown = stamp.empty() ? plain(node) : std::string(stamp);
    if (stamp.empty() && full_dates(shown, 1).empty()) return;
    seen_time_ = true;
    claim(out, "time", shown);
  }

  static void claim(HtmlPage& out, std::string source, std::string_view given) {
    if (parse_iso_date(given)) return out.dates.push_back({std::move(source), std::string(given)});
    const auto days = full_dates(given, 2);
    out.dates.push_back(
        {std::move(source), days.size() == 1 ? to_string(days[0]) : std::string(given)});
  }

  void consider(int rank, const GumboNode* node) {
    const std::size_t size = amounts_[node].text;
    const std::size_t best = candidate_ ? amounts_[candidate_].text : 0;
    if (rank < rank_ || (rank == rank_ && size <= best)) return;
    rank_ = rank;
    candidate_ = node;
  }

  // A candidate with little of the page's running text is a teaser, not the article.
  const GumboNode* choose() {
    const GumboNode* body = body_ ? body_ : root_;
    if (!candidate_) return body;
    const Amount all = amounts_[body], own = amounts_[candidate_];
    return (own.text - own.links) * 4 >= all.text - all.links ? candidate_ : body;
  }

  bool is_furniture(const GumboNode* node, const GumboNode* article) {
    const GumboTag tag = node->v.element.tag;
    if (tag == GUMBO_TAG_NAV || tag == GUMBO_TAG_FOOTER || tag == GUMBO_TAG_ASIDE ||
        tag == GUMBO_TAG_FORM || attribute(node, "role") == "navigation")
      return true;
    if (tag == GUMBO_TAG_HEADER && !inside_article_) return true;
    if (tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_MAIN || tag == GUMBO_TAG_ARTICLE ||
        is_heading(tag))
      return false;
    const Amount own = amounts_[node];
    const bool most = own.text * 2 > amounts_[article].text;
    if (!most && (has_word(attribute(node, "class"), furniture) ||
                  has_word(attribute(node, "id"), furniture)))
      return true;
    const bool list = tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL || tag == GUMBO_TAG_DIV ||
                      tag == GUMBO_TAG_SECTION || tag == GUMBO_TAG_TABLE;
    return list && !most && own.text >= 25 && own.links * 10 > own.text * 7;
  }

  std::string text_of(const GumboNode* article, bool without_furniture) {
    Text text;
    inside_article_ = article != body_ && article != root_;
    const auto add = [&](const GumboNode* node, const auto& self) -> void {
      if (is_text(node)) return text.add(node->v.text.text);
      if (!is_element(node)) return;
      const GumboTag tag = node->v.element.tag;
      if (is_never_text(tag) || is_hidden(node)) return;
      if (without_furniture && node != article && is_furniture(node, article)) return;
      if (tag == GUMBO_TAG_BR || tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) text.line();
      const bool block =
          is_block(tag) && tag != GUMBO_TAG_BR && tag != GUMBO_TAG_TD && tag != GUMBO_TAG_TH;
      if (block) text.block();
      for_children(node, [&](const GumboNode* child) { self(child, self); });
      if (block) text.block();
    };
    add(article, add);
    return text.take();
  }

  std::string first_heading(const GumboNode* node) {
    if (!is_element(node)) return "";
    if (node->v.element.tag == GUMBO_TAG_H1) return plain(node);
    std::string found;
    for_children(node, [&](const GumboNode* child) {
      if (found.empty()) found = first_heading(child);
    });
    return found;
  }

  const GumboNode* root_;
  const GumboNode* body_ = nullptr;
  const GumboNode* candidate_ = nullptr;
  int rank_ = 0;
  bool inside_article_ = false, seen_time_ = false;
  std::string title_element_;
  Amounts amounts_;
};

}  // namespace

HtmlPage read_html_page(std::string_view html) {
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  const auto free_tree = [&options](GumboOutput* output) {
    gumbo_destroy_output(&options, output);
  };
  const std::unique_ptr<GumboOutput, decltype(free_tree)> tree(
      gumbo_parse_with_options(&options, html.data(), html.size()), free_tree);
  return Page(tree->root).read();
}

}  // namespace entente
