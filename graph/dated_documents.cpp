#include "graph/dated_documents.h"

#include <string>

#include "graph/reprints.h"
#include "graph/store.h"

namespace entente {

DatedDocuments dated_documents(const Store& store) {
  DatedDocuments out;
  Statement rows = store.database().prepare(
      "SELECT count(d.date_first), count(*) - count(d.date_first), coalesce(sum(d.date_first < "
      "d.date_last), 0), min(d.date_first), max(d.date_last) FROM documents d WHERE 1" +
      counted_once(""));
  if (!rows.step()) return out;
  out.dated = static_cast<std::uint32_t>(rows.integer(0));
  out.undated = static_cast<std::uint32_t>(rows.integer(1));
  out.vague = static_cast<std::uint32_t>(rows.integer(2));
  if (out.dated > 0)
    out.span = parse_iso_date(std::string(rows.text(3)) + "/" + std::string(rows.text(4)));
  return out;
}

}  // namespace entente
