#include "graph/given_mentions.h"

#include <fstream>

#include <nlohmann/json.hpp>

#include "core/error.h"
#include "core/text.h"
#include "extract/given_names.h"
#include "graph/offsets.h"

namespace entente {
namespace {

using nlohmann::json;

[[noreturn]] void wrong(const std::string& what) { throw Error(ErrorKind::input, what); }

std::uint32_t offset_of(const json& mention, const char* name, const Offsets& offsets) {
  const auto field = mention.find(name);
  if (field == mention.end() || !field->is_number_unsigned())
    wrong("a mention's \"" + std::string(name) + "\" is not an offset");
  const auto byte = offsets.byte(field->get<std::uint64_t>());
  if (!byte) wrong("\"" + std::string(name) + "\" " + field->dump() + " is outside the text");
  return *byte;
}

GivenKind kind_of(const json& mention) {
  const auto field = mention.find("type");
  const std::string type =
      field != mention.end() && field->is_string() ? to_lower(field->get<std::string>()) : "";
  if (type == "person" || type == "per") return GivenKind::person;
  const bool place = type == "place" || type == "state" || type == "city" || type == "loc" ||
                     type == "gpe" || type == "location";
  return place ? GivenKind::place : GivenKind::organization;
}

}  // namespace

std::string chains_line(std::string_view line) {
  const json record = json::parse(line, nullptr, false);
  if (!record.is_object()) wrong("not a JSON object");
  const auto text = record.find("text");
  if (text == record.end() || !text->is_string()) wrong("there is no \"text\"");
  const std::string body = text->get<std::string>();
  const auto unit = record.find("offsets");
  const Offsets offsets(
      body, unit != record.end() && unit->is_string() ? unit->get<std::string>() : "codepoints");
  const auto mentions = record.find("mentions");
  if (mentions == record.end() || !mentions->is_array()) wrong("there are no \"mentions\"");
  std::vector<GivenName> given;
  for (const json& mention : *mentions) {
    if (!mention.is_object()) wrong("a mention is not an object");
    const Span span{offset_of(mention, "begin", offsets), offset_of(mention, "end", offsets)};
    if (span.begin >= span.end) wrong("a mention's \"begin\" is not before its \"end\"");
    given.push_back({span, kind_of(mention)});
  }
  nlohmann::ordered_json out;
  if (const auto id = record.find("id"); id != record.end()) out["id"] = *id;
  out["chains"] = chains_of(body, given);
  return out.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string chains_of_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) wrong(path + ": cannot be read; check the name and its rights");
  std::string line, out;
  for (std::size_t number = 1; std::getline(file, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    try {
      out += chains_line(line) + "\n";
    } catch (const Error& error) {
      wrong(path + ":" + std::to_string(number) + ": " + error.what() +
            "\n'entente chains --help' describes the form");
    }
  }
  return out;
}

}  // namespace entente
