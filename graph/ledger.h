#pragma once

// The rows of one document, written, read back and digested. A document and its
// annotation survive the round trip unchanged, except tokens, which are not kept.

#include <string>
#include <vector>

#include "core/ids.h"
#include "extract/annotation.h"
#include "extract/document.h"
#include "graph/sqlite.h"

namespace entente {

// One document with all that was found in it.
struct Record {
  Document document;
  Annotation annotation;
};

// SHA-256 over the document's key, id, title, date, language and text and over
// every record found in it, in the order of the text. Where the copy came from
// (uri, source, notes) does not enter: the same article elsewhere has the same digest.
std::string content_digest(const Document& document, const Annotation& annotation);

// SHA-256 over the content's digest and the facts of this copy. O(text).
std::string copy_checksum(const Document& document, std::string_view content_digest);

// Adds documents. Keeps prepared statements; use one for a whole transaction.
class LedgerWriter {
 public:
  explicit LedgerWriter(Database& database);
  ~LedgerWriter();
  // The key must not be in the store yet.
  DocumentId put(const Document& document, const Annotation& annotation);

 private:
  struct Statements;
  std::unique_ptr<Statements> statements_;
};

// Throws Error{store} if rows do not fit together (a damaged store).
Record read_record(const Database& database, DocumentId id);

// Deletes the document and every row that hangs on it, links of its entities included.
void delete_document(Database& database, DocumentId id);

// All documents by key.
std::vector<DocumentId> documents_by_key(const Database& database);

}  // namespace entente
