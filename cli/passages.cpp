#include "cli/passages.h"

#include <algorithm>
#include <set>

#include "core/text.h"
#include "core/version.h"

namespace entente {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t whole = std::size_t{1} << 26;

// Bytes of the passage where the words that name actors begin and end; overlaps
// and repeats are joined so that brackets nest never.
std::vector<Span> bracketed(const Passage& passage) {
  std::vector<Span> spans;
  for (const Mark& mark : passage.marks)
    if (mark.actor != ActorId{}) spans.push_back(mark.span);
  std::sort(spans.begin(), spans.end());
  std::vector<Span> out;
  for (const Span& span : spans) {
    if (!out.empty() && span.begin < out.back().end)
      out.back().end = std::max(out.back().end, span.end);
    else
      out.push_back(span);
  }
  return out;
}

// White space of any kind and length as one blank.
std::string one_line(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (is_space(c) || c < 0x20) {
      if (out.empty() || out.back() != ' ') out += ' ';
    } else {
      out += text.substr(begin, at - begin);
    }
  }
  return out;
}

// Whether the words are a form of the name itself, so that a reader needs no
// gloss: "Lavrov" for Sergey Lavrov.
bool names_plainly(std::string_view words, std::string_view name) {
  const std::string a = fold(words);
  const std::string b = fold(name);
  return a.find(b) != std::string::npos || b.find(a) != std::string::npos;
}

std::string gloss(const Passage& passage) {
  std::string out;
  std::set<std::string> said;
  for (const Mark& mark : passage.marks) {
    if (mark.actor == ActorId{} || mark.name.empty()) continue;
    const std::string_view words = cut(passage.text, mark.span);
    if (names_plainly(words, mark.name)) continue;
    const std::string note = display(words) + " = " + display(mark.name);
    if (said.insert(note).second) out += (out.empty() ? "" : "; ") + note;
  }
  return out.empty() ? out : "  (" + out + ")";
}

// Terminal columns of a word that may hold our own colour codes.
std::size_t visible_width(std::string word) {
  for (std::size_t at; (at = word.find('\x1b')) != std::string::npos;)
    word.erase(at, word.find('m', at) - at + 1);
  return display_width(word);
}

Cell cell_of(const ordered_json& value) {
  if (value.is_boolean()) return value.get<bool>();
  if (value.is_number_integer()) return value.get<std::int64_t>();
  if (value.is_number()) return value.get<double>();
  if (value.is_string()) return value.get<std::string>();
  return {};
}

std::string dump(const ordered_json& value) {
  return printable_json(value.dump(-1, ' ', false, ordered_json::error_handler_t::replace));
}

std::string day(const std::optional<DateRange>& range) {
  return range ? to_string(*range) : std::string();
}

}  // namespace

std::string marked_text(const Passage& passage, bool colour) {
  const std::string open = colour ? "[\x1b[1m" : "[";
  const std::string close = colour ? "\x1b[0m]" : "]";
  std::string out;
  std::uint32_t at = 0;
  // Every piece is made safe by itself, so that only our own escapes remain.
  const auto piece = [&](std::uint32_t begin, std::uint32_t end) {
    return display(one_line(cut(passage.text, {begin, end})), whole);
  };
  for (const Span& span : bracketed(passage)) {
    out += piece(at, span.begin) + open + piece(span.begin, span.end) + close;
    at = span.end;
  }
  out += piece(at, static_cast<std::uint32_t>(passage.text.size()));
  out.erase(0, out.find_first_not_of(' '));
  out.erase(out.find_last_not_of(' ') + 1);
  return out + gloss(passage);
}

std::string wrapped(const std::string& text, std::size_t indent, int width) {
  const auto limit = static_cast<std::size_t>(std::max(width, 0));
  if (limit < indent + 20) return text;
  std::string out;
  std::size_t column = indent;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string word = text.substr(at, end - at);
    const std::size_t wide = visible_width(word);
    if (column > indent && column + 1 + wide > limit) {
      out += "\n" + std::string(indent, ' ');
      column = indent;
    } else if (!out.empty()) {
      out += ' ';
      ++column;
    }
    out += word;
    column += wide;
    at = end + 1;
  }
  return out;
}

ordered_json json_of(const Passage& passage) {
  ordered_json marks = ordered_json::array();
  for (const Mark& mark : passage.marks)
    marks.push_back({{"begin", mark.span.begin},
                     {"end", mark.span.end},
                     {"words", std::string(cut(passage.text, mark.span))},
                     {"actor", mark.name},
                     {"reason", mark.reason}});
  return {{"place", passage.place()},
          {"document", passage.document},
          {"uri", passage.uri},
          {"title", passage.title},
          {"date", day(passage.published)},
          {"text", passage.text},
          {"marks", marks}};
}

ordered_json json_of(const EvidenceRecord& record) {
  ordered_json out = {{"kind", std::string(name_of(record.kind))}};
  std::string who;
  ordered_json participants = ordered_json::array();
  for (const TieRole& role : record.who) {
    participants.push_back({{"actor", role.name}, {"role", std::string(name_of(role.role))}});
    who += (who.empty() ? "" : "; ") + role.name;
  }
  out["who"] = who;
  out["participants"] = participants;
  if (record.kind == TieKind::co_mention) {
    out["proximity"] = record.proximity;
    out["pairs"] = record.pairs;
    out["gap"] = record.gap;
  } else {
    out["mode"] = std::string(name_of(record.mode));
    out["status"] = std::string(name_of(record.status));
    out["polarity"] = std::string(name_of(record.polarity));
    out["modality"] = std::string(name_of(record.modality));
    out["attributed_to"] = record.attributed_to;
    out["when_stated"] = record.when_stated;
    out["when"] = day(record.when);
    out["where"] = record.where;
    out["found_by"] = record.found_by;
    out["confidence"] = record.confidence;
  }
  out.update(json_of(record.passage));
  return out;
}

std::string format_rows(const std::string& schema,
                        const std::vector<std::pair<std::string, Cell>>& meta,
                        const std::vector<ordered_json>& rows, const TableOptions& options) {
  if (options.format == TableFormat::jsonl) {
    std::string out;
    for (const ordered_json& row : rows) out += dump(row) + "\n";
    return out;
  }
  Table table{.schema = schema, .meta = meta, .columns = {}, .rows = {}, .footer = {}};
  if (options.format == TableFormat::json) {
    // The table prints the head; the rows follow with their spans.
    std::string out = format_table(table, options);
    out.resize(out.rfind("]}"));
    for (std::size_t i = 0; i < rows.size(); ++i)
      out += (i == 0 ? "" : ",\n         ") + dump(rows[i]);
    return out + "]}\n";
  }
  std::vector<std::string> names;
  for (const ordered_json& row : rows)
    for (const auto& [name, value] : row.items())
      if (!value.is_structured() && std::find(names.begin(), names.end(), name) == names.end())
        names.push_back(name);
  for (const std::string& name : names) table.columns.push_back({.name = name});
  for (const ordered_json& row : rows) {
    table.rows.emplace_back();
    for (const std::string& name : names)
      table.rows.back().push_back(row.contains(name) ? cell_of(row[name]) : Cell{});
  }
  return format_table(table, options);
}

}  // namespace entente
