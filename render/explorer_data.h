#pragma once

// What the explorer's page knows, as the JSON that stands in it.

#include <string>

#include "graph/case_texts.h"
#include "graph/snapshot.h"
#include "render/diagram.h"
#include "render/explorer.h"
#include "render/explorer_layout.h"
#include "render/explorer_lines.h"

namespace entente {

struct ExplorerJson {
  std::string text;           // UTF-8, without "<": safe inside <script>
  std::size_t sentences = 0;  // that it holds, or names if there is no text
};

// Tables column by column, docs/explorer.md lists them; offsets are UTF-16 units, days are days
// since 1970-01-01. `texts` may be null.
ExplorerJson explorer_json(const Snapshot& snapshot, const DiagramData& data,
                           const ExplorerPicture& picture, const ShownActors& shown,
                           const ExplorerLines& lines, const CaseTexts* texts,
                           const ExplorerOptions& options);

}  // namespace entente
