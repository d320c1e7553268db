#include "extract/read/intake.h"

#include <algorithm>

#include "core/hash.h"
#include "core/number.h"
#include "core/text.h"

namespace entente {
namespace {

// More diagnostics than anyone reads; beyond it they are counted.
constexpr std::size_t most_diagnostics = 100000;

std::uint64_t half_digest(std::string_view hex) {
  std::uint64_t value = 0;
  for (const char c : hex.substr(0, 16))
    value = value * 16 + static_cast<std::uint64_t>(c <= '9' ? c - '0' : c - 'a' + 10);
  return value;
}

std::string at_line(const std::string& file, std::uint64_t line) {
  return line == 0 ? file : file + ":" + std::to_string(line);
}

std::string_view last_component(std::string_view path) {
  const std::size_t slash = path.find_last_of('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

}  // namespace

std::string printable_path(std::string_view path) {
  if (is_utf8(path)) return std::string(path);
  static constexpr std::string_view hex = "0123456789ABCDEF";
  std::string out;
  for (std::size_t i = 0; i < path.size();) {
    std::size_t n = 1;
    while (n < 4 && i + n < path.size() && !is_utf8(path.substr(i, n))) ++n;
    if (is_utf8(path.substr(i, n))) {
      out += path.substr(i, n);
      i += n;
      continue;
    }
    const auto byte = static_cast<unsigned char>(path[i++]);
    out += "\\x";
    out += hex[byte / 16];
    out += hex[byte % 16];
  }
  return out;
}

std::string stem_of(std::string_view path) {
  static constexpr std::string_view endings[] = {
      ".gz",    ".zst",  ".txt", ".text", ".md",   ".markdown", ".html",   ".htm", ".xhtml",
      ".jsonl", ".json", ".csv", ".tsv",  ".warc", ".wet",      ".ndjson", ".log"};
  std::string_view name = last_component(path);
  for (bool found = true; found;) {
    found = false;
    for (const std::string_view ending : endings)
      if (name.size() > ending.size() && to_lower(name).ends_with(ending)) {
        name.remove_suffix(ending.size());
        found = true;
      }
  }
  return printable_path(name);
}

void Intake::note(Severity severity, const Place& place, const std::string& reason,
                  const std::string& message) {
  if (report_.diagnostics.size() >= most_diagnostics) {
    ++unlisted_[reason];
    return;
  }
  report_.diagnostics.push_back({severity, reason, place.file, place.line, place.offset, message});
}

void Intake::skip(const Place& place, const std::string& reason, const std::string& message) {
  run_.checkpoint();
  ++report_.seen;
  ++report_.skipped;
  note(Severity::skip, place, reason, message);
  if (options_.strict) give_up(place, reason, message);
}

void Intake::give_up(const Place& place, const std::string& reason, const std::string& message) {
  ReadReport so_far = finish();
  so_far.skipped += std::exchange(so_far.ingested, 0);
  so_far.characters = 0;
  throw StrictStop(at_line(printable_path(place.file), place.line.value_or(0)) + ": " + message +
                       " (" + reason + ")",
                   std::move(so_far));
}

void Intake::warn(const Place& place, const std::string& reason, const std::string& message) {
  note(Severity::warning, place, reason, message);
}

void Intake::fail(const Place& place, const std::string& reason, const std::string& message) {
  note(Severity::error, place, reason, message);
  if (options_.strict) give_up(place, reason, message);
}

void Intake::broken(const Place& place, const Fault& fault) {
  const Place here{place.file, place.line, fault.offset};
  if (fault.reason == "archive.truncated") return skip(here, fault.reason, fault.message);
  fail({place.file, std::nullopt, fault.offset}, fault.reason, fault.message);
}

Intake::Seen Intake::seen_at(const Place& place, std::uint64_t text) {
  if (files_.empty() || files_.back() != place.file) files_.push_back(place.file);
  return {text, static_cast<std::uint32_t>(files_.size() - 1),
          static_cast<std::uint32_t>(std::min<std::uint64_t>(place.line.value_or(0), 0xFFFFFFFF))};
}

std::string Intake::where(const Seen& seen) const {
  return display(at_line(printable_path(files_[seen.file]), seen.line), 400);
}

// What the run itself knows: records that came before, in the order of the input.
Outcome Intake::classify(const Document& document, std::uint64_t text, const Place& place,
                         std::vector<Diagnostic>& notes) {
  const std::string known_as =
      document.id_is_claimed ? sha256_hex(document.id).substr(0, 16) : document.key + "k";
  const auto [at, is_new] = by_id_.try_emplace(known_as, seen_at(place, text));
  const std::string id = "'" + display(document.id, 80) + "'";
  if (!is_new && at->second.text == text) {
    notes.push_back({Severity::duplicate, "id.duplicate", place.file, place.line, place.offset,
                     "the same id " + id + " and text as " + where(at->second) + "; counted once"});
    return Outcome::duplicate;
  }
  if (!is_new) {
    notes.push_back({Severity::conflict, "id.conflict", place.file, place.line, place.offset,
                     "the id " + id + " stands at " + where(at->second) +
                         " with other text; the first is kept"});
    return Outcome::conflict;
  }
  const auto [copy, is_new_text] = by_text_.try_emplace(text, at->second);
  if (!is_new_text)
    notes.push_back({Severity::warning, "text.duplicate", place.file, place.line, place.offset,
                     "the same text as " + where(copy->second) +
                         " under another id; the graph counts it once"});
  return Outcome::ingested;
}

void Intake::take(Finding found, const Place& place) {
  if (is_blank(found.text)) return skip(place, "empty", "there is no text in it");
  if (found.text.size() > options_.document_bytes)
    return skip(place, "limit.document_bytes",
                "the text is longer than " + grouped(options_.document_bytes) +
                    " bytes; --document-bytes raises the limit");
  run_.checkpoint();
  Dating dating =
      decide_date(found.dates, found.text, last_component(place.file), options_.date_from);
  Document document;
  document.text =
      found.keep_newlines ? std::move(found.text) : unify_newlines(std::move(found.text));
  document.title = std::move(found.title);
  document.language = std::move(found.language);
  document.published = dating.published;
  document.date_source = dating.source;
  document.source_sha256 = std::move(found.source_sha256);
  document.text_begin = found.text_begin;
  document.id_is_claimed = !found.claimed_id.empty();
  const std::string here = printable_path(place.file);
  document.uri = found.uri.empty() ? at_line(here, place.line.value_or(0)) : std::move(found.uri);
  document.id = document.id_is_claimed
                    ? std::move(found.claimed_id)
                    : at_line(place.line ? std::string(last_component(here)) : stem_of(here),
                              place.line.value_or(0));
  const std::string digest = text_digest(document.text);
  document.key = document_key_of(digest, document.published, document.id);

  ++report_.seen;
  std::vector<Diagnostic> notes;
  Outcome outcome = classify(document, half_digest(digest), place, notes);
  if (outcome == Outcome::ingested) outcome = sink_(std::move(document));
  switch (outcome) {
    case Outcome::ingested:
      ++report_.ingested;
      report_.characters += found.characters;
      break;
    case Outcome::duplicate:
      ++report_.duplicate;
      break;
    case Outcome::conflict:
      ++report_.conflict;
      if (notes.empty() || notes.back().severity != Severity::conflict)
        notes.push_back({Severity::conflict, "id.conflict", place.file, place.line, place.offset,
                         "the store holds other text under this id; the store's is kept"});
      break;
  }
  for (const Diagnostic& d : notes) note(d.severity, place, d.reason, d.message);
  if (outcome != Outcome::ingested) return;
  for (const auto* remarks : {&found.remarks, &dating.remarks})
    for (const Remark& remark : *remarks)
      note(Severity::warning, {place.file, place.line, place.offset.value_or(0) + remark.offset},
           remark.reason, remark.message);
}

ReadReport Intake::finish() {
  std::vector<std::pair<std::string, std::uint64_t>> left_out(unlisted_.begin(), unlisted_.end());
  std::sort(left_out.begin(), left_out.end());
  for (const auto& [reason, count] : left_out)
    report_.diagnostics.push_back({Severity::note, reason, "", std::nullopt, std::nullopt,
                                   grouped(count) + " more are counted but not listed"});
  return std::move(report_);
}

}  // namespace entente
