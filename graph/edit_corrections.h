#pragma once

// Writing corrections, and applying them: file and store change together or not at all.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/run.h"
#include "graph/corrections.h"
#include "graph/store.h"

namespace entente {

struct CorrectionResult {
  std::string path;                     // of the file; empty if there is none
  std::size_t number = 0;               // of the new correction, 1-based; or how many there are
  std::uint64_t before = 0, after = 0;  // actors
  std::string digest;                   // of the store afterwards
};

// Adds a correction at the end of the file in force for the store (graph/corrections_file.h;
// `file` names another, empty: the usual one, made if it is not there) and works the actors out
// anew. What stands in the file stays as it is. `notes` as in toml_of(). Throws Error{input} if
// it or another of the file cannot be applied, {store}, {environment}; then nothing has changed.
CorrectionResult add_correction(const std::string& store_path, const Correction& correction,
                                const std::vector<std::string>& notes, const std::string& file,
                                const Run& run);

// Works the actors out anew with the file as it stands now, or without one if it is gone.
CorrectionResult apply_corrections(const std::string& store_path, const std::string& file,
                                   const Run& run);

// One row of the store's copy.
struct StoredCorrection {
  std::size_t number = 0;
  std::uint32_t line = 0;
  std::string action, subject, object, reason, who, date;
};

// The corrections that made the actor what it is, by number.
std::vector<StoredCorrection> corrections_of(const Store& store, const StoredActor& actor);

// All of the store's copy.
std::vector<StoredCorrection> stored_corrections(const Store& store);

}  // namespace entente
