#include "graph/corrections.h"

#include <algorithm>
#include <array>
#include <optional>

#include <toml++/toml.h>

#include "core/date.h"
#include "core/error.h"
#include "core/nearest.h"

// The only file that speaks to toml++.

namespace entente {
namespace {

constexpr std::array verbs = {CorrectionVerb::merge,  CorrectionVerb::split,
                              CorrectionVerb::rename, CorrectionVerb::retype,
                              CorrectionVerb::ignore, CorrectionVerb::must_not_merge};

std::vector<std::string> fields_of(CorrectionVerb verb) {
  std::vector<std::string> fields;
  switch (verb) {
    case CorrectionVerb::merge:
      fields = {"actor", "with"};
      break;
    case CorrectionVerb::split:
      fields = {"actor", "mentions", "documents", "into", "to"};
      break;
    case CorrectionVerb::rename:
      fields = {"actor", "name"};
      break;
    case CorrectionVerb::retype:
      fields = {"actor", "type"};
      break;
    case CorrectionVerb::ignore:
      fields = {"actor", "mentions", "documents"};
      break;
    case CorrectionVerb::must_not_merge:
      fields = {"actors"};
      break;
  }
  fields.insert(fields.end(), {"reason", "who", "date", "optional"});
  return fields;
}

std::uint32_t line_of(const toml::node& node) { return node.source().begin.line; }

// Reads one table field by field.
class TableReader {
 public:
  TableReader(const toml::table& table, CorrectionVerb verb, const std::string& path)
      : table_(table), verb_(verb), path_(path) {}

  Correction read();

 private:
  [[noreturn]] void wrong(std::uint32_t line, const std::string& what) const {
    throw Error(ErrorKind::input, path_ + ":" + std::to_string(line) + ": " + what);
  }
  std::string here() const { return "[[" + std::string(name_of(verb_)) + "]]"; }

  void check_fields() const;
  void check_sense(const Correction& correction) const;
  std::string text(const char* field) const;
  std::vector<std::string> list(const char* field) const;
  std::string date() const;
  void note_lines(const char* field, Correction& c) const;

  const toml::table& table_;
  CorrectionVerb verb_;
  const std::string& path_;
};

void TableReader::check_fields() const {
  const std::vector<std::string> known = fields_of(verb_);
  for (const auto& [key, node] : table_) {
    const std::string name(key.str());
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    std::string all;
    for (const std::string& field : known) all += (all.empty() ? "" : " ") + field;
    wrong(line_of(node), here() + " has no field \"" + name + "\"" + did_you_mean(name, known, 1) +
                             "\nits fields: " + all);
  }
}

std::string TableReader::text(const char* field) const {
  const toml::node* node = table_.get(field);
  if (!node) return {};
  const auto value = node->value_exact<std::string>();
  if (!value || value->empty())
    wrong(line_of(*node), std::string("\"") + field + "\" must be a text in quotes");
  return *value;
}

// A list of texts, or one text.
std::vector<std::string> TableReader::list(const char* field) const {
  const toml::node* node = table_.get(field);
  if (!node) return {};
  if (node->is_string()) return {text(field)};
  std::vector<std::string> out;
  if (const toml::array* array = node->as_array())
    for (const toml::node& element : *array) {
      const auto value = element.value_exact<std::string>();
      if (!value || value->empty())
        wrong(line_of(element), std::string("\"") + field + "\" must be a list of texts in quotes");
      out.push_back(*value);
    }
  if (out.empty())
    wrong(line_of(*node), std::string("\"") + field + "\" must be a list of texts in quotes");
  return out;
}

// Where each text of a field stands, for messages.
void TableReader::note_lines(const char* field, Correction& c) const {
  const auto note = [&](const toml::node& node) {
    if (const auto text = node.value_exact<std::string>())
      c.written.emplace_back(*text, line_of(node));
  };
  const toml::node* node = table_.get(field);
  if (!node) return;
  note(*node);
  if (const toml::array* array = node->as_array())
    for (const toml::node& element : *array) note(element);
}

// A date, or a text that is one.
std::string TableReader::date() const {
  const toml::node* node = table_.get("date");
  if (!node) return {};
  if (const auto value = node->value_exact<toml::date>()) {
    const auto two = [](unsigned n) { return (n < 10 ? "-0" : "-") + std::to_string(n); };
    std::string year = std::to_string(value->year);
    year.insert(0, 4 - std::min<std::size_t>(4, year.size()), '0');
    return year + two(value->month) + two(value->day);
  }
  const auto written = node->value_exact<std::string>();
  if (!written || !parse_iso_date(*written))
    wrong(line_of(*node), "\"date\" must be a day: date = 2022-01-21");
  return *written;
}

void TableReader::check_sense(const Correction& c) const {
  const auto need = [&](bool there, const std::string& what) {
    if (!there) wrong(c.line, here() + " needs " + what);
  };
  const bool spans = !c.mentions.empty();
  if (c.verb == CorrectionVerb::must_not_merge) {
    need(c.actors.size() > 1, "\"actors\": a list of at least two");
    return;
  }
  const bool may_lack = (c.verb == CorrectionVerb::split || c.verb == CorrectionVerb::ignore) &&
                        spans && c.documents.empty();
  need(may_lack || !c.actors.empty(), "\"actor\"");
  if (c.verb == CorrectionVerb::merge)
    need(c.actors.size() > 1, "\"with\": the actors that are this one too");
  if (c.verb == CorrectionVerb::rename) need(!c.name.empty(), "\"name\": the new name");
  if (c.verb == CorrectionVerb::retype) need(table_.contains("type"), "\"type\"");
  if (c.verb == CorrectionVerb::split) {
    need(c.of_mentions(), "\"mentions\" or \"documents\": what is somebody else's");
    if (!c.into.empty() && !c.to.empty())
      wrong(c.line, here() +
                        " has both \"into\" and \"to\"\n\"into\" names a new actor, \"to\" one "
                        "that there is");
  }
}

Correction TableReader::read() {
  Correction c;
  c.verb = verb_;
  c.line = line_of(table_);
  check_fields();
  if (verb_ == CorrectionVerb::must_not_merge) c.actors = list("actors");
  if (const std::string actor = text("actor"); !actor.empty()) c.actors = {actor};
  if (verb_ == CorrectionVerb::merge && !c.actors.empty())
    for (std::string& other : list("with")) c.actors.push_back(std::move(other));
  c.mentions = list("mentions");
  c.documents = list("documents");
  for (const char* field : {"actor", "actors", "with", "mentions", "documents", "to"})
    note_lines(field, c);
  c.into = text("into");
  c.to = text("to");
  c.name = text("name");
  if (const std::string type = text("type"); !type.empty()) {
    const auto known = named<ActorType>(type == "organisation" ? "organization" : type);
    if (!known)
      wrong(line_of(*table_.get("type")), "there is no actor type \"" + type +
                                              "\"\ntypes: person state organization media group");
    c.type = *known;
  }
  c.reason = text("reason");
  c.who = text("who");
  c.date = date();
  if (const toml::node* node = table_.get("optional")) {
    const auto value = node->value_exact<bool>();
    if (!value) wrong(line_of(*node), "\"optional\" must be true or false");
    c.optional = *value;
  }
  check_sense(c);
  return c;
}

void read_tables(const std::string& name, const toml::node& node, const std::string& path,
                 std::vector<Correction>& out) {
  const auto verb = std::find_if(verbs.begin(), verbs.end(),
                                 [&](CorrectionVerb v) { return name_of(v) == name; });
  const std::string at = path + ":" + std::to_string(line_of(node)) + ": ";
  if (verb == verbs.end()) {
    std::vector<std::string> names;
    for (const CorrectionVerb v : verbs) names.emplace_back(name_of(v));
    throw Error(ErrorKind::input, at + "there is no correction \"" + name + "\"" +
                                      did_you_mean(name, names, 1) +
                                      "\ncorrections: merge split rename retype ignore "
                                      "must-not-merge");
  }
  const toml::array* tables = node.as_array();
  if (!tables || !tables->is_homogeneous<toml::table>())
    throw Error(ErrorKind::input, at + "write [[" + name +
                                      "]] in double brackets before each correction of this kind");
  for (const toml::node& table : *tables)
    out.push_back(TableReader(*table.as_table(), *verb, path).read());
}

std::string quoted(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      (out += '\\') += c;
    } else if (byte < 0x20 || byte == 0x7f) {
      out += "\\u00";
      (out += digits[byte >> 4]) += digits[byte & 15];
    } else {
      out += c;
    }
  }
  return out + '"';
}

// toml++'s words for what is wrong, less what only its authors need.
std::string plainly(std::string_view description) {
  if (description.find("control characters") != std::string_view::npos ||
      description.find("unterminated string") != std::string_view::npos)
    return "a text in quotes does not end on its line";
  if (description.find("expected ']'") != std::string_view::npos)
    return "a bracket [ is not closed by ]";
  if (description.find("expected '='") != std::string_view::npos)
    return "a field needs = between its name and its value";
  if (description.find("redefine") != std::string_view::npos)
    return "a field or a table stands there twice";
  if (description.starts_with("Error while parsing ")) {
    const std::size_t colon = description.find(": ");
    if (colon != std::string_view::npos) description.remove_prefix(colon + 2);
  }
  const std::size_t line_end = description.find('\n');
  return std::string(description.substr(0, line_end));
}

std::string joined(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : "; ") + text;
  return out;
}

std::string quoted_list(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : ", ") + quoted(text);
  return "[" + out + "]";
}

}  // namespace

std::string_view name_of(CorrectionVerb verb) {
  switch (verb) {
    case CorrectionVerb::merge:
      return "merge";
    case CorrectionVerb::split:
      return "split";
    case CorrectionVerb::rename:
      return "rename";
    case CorrectionVerb::retype:
      return "retype";
    case CorrectionVerb::ignore:
      return "ignore";
    case CorrectionVerb::must_not_merge:
      break;
  }
  return "must-not-merge";
}

std::vector<Correction> parse_corrections(std::string_view text, const std::string& path) {
  std::vector<Correction> out;
  try {
    const toml::table file = toml::parse(text, path);
    for (const auto& [name, node] : file) read_tables(std::string(name.str()), node, path, out);
  } catch (const toml::parse_error& error) {
    throw Error(ErrorKind::input, path + ":" + std::to_string(error.source().begin.line) +
                                      ": not TOML: " + plainly(error.description()) +
                                      "\ndocs/corrections.md shows the form");
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Correction& a, const Correction& b) { return a.line < b.line; });
  return out;
}

std::string toml_of(const Correction& c, const std::vector<std::string>& notes) {
  const auto note = [&](std::size_t i) {
    return i < notes.size() && !notes[i].empty() ? "  # " + notes[i] : std::string();
  };
  std::string out = "[[" + std::string(name_of(c.verb)) + "]]\n";
  const auto put = [&](const char* field, const std::string& value) {
    if (!value.empty()) out += std::string(field) + " = " + quoted(value) + "\n";
  };
  const bool several = c.verb == CorrectionVerb::must_not_merge;
  if (!several && !c.actors.empty()) out += "actor = " + quoted(c.actors[0]) + note(0) + "\n";
  if (const std::size_t first = several ? 0 : 1; c.actors.size() > first) {
    out += several ? "actors = [\n" : "with = [\n";
    for (std::size_t i = first; i < c.actors.size(); ++i)
      out += "  " + quoted(c.actors[i]) + "," + note(i) + "\n";
    out += "]\n";
  }
  if (!c.mentions.empty()) out += "mentions = " + quoted_list(c.mentions) + "\n";
  if (!c.documents.empty()) out += "documents = " + quoted_list(c.documents) + "\n";
  put("into", c.into);
  put("to", c.to);
  put("name", c.name);
  if (c.verb == CorrectionVerb::retype) put("type", std::string(name_of(c.type)));
  put("reason", c.reason);
  put("who", c.who);
  if (!c.date.empty()) out += "date = " + (c.date.size() == 10 ? c.date : quoted(c.date)) + "\n";
  if (c.optional) out += "optional = true\n";
  return out;
}

std::string object_of(const Correction& c) {
  std::string out;
  const auto add = [&](const std::string& part) {
    if (!part.empty()) out += (out.empty() ? "" : "; ") + part;
  };
  for (std::size_t i = 1; i < c.actors.size(); ++i) add(c.actors[i]);
  add(joined(c.mentions));
  add(joined(c.documents));
  if (!c.into.empty()) add("into " + c.into);
  if (!c.to.empty()) add("to " + c.to);
  add(c.name);
  if (c.verb == CorrectionVerb::retype) add(std::string(name_of(c.type)));
  return out;
}

std::string place_of(const Correction& correction, const std::string& path,
                     std::string_view about) {
  std::uint32_t line = correction.line;
  for (const auto& [text, at] : correction.written)
    if (text == about) {
      line = at;
      break;
    }
  return path + ":" + std::to_string(line) + ": ";
}

}  // namespace entente
