#pragma once

// Zstandard, zip and tar through libarchive.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "extract/read/gunzip.h"
#include "extract/read/intake.h"
#include "extract/read/stream.h"

namespace entente {

// All frames of a Zstandard file. Frames that ask for a window over 128 MiB are
// refused ("limit.zstd_window"); declared sizes are not trusted. `file` must
// outlive it.
class Unzstd {
 public:
  Unzstd(const FileBytes& file, const UnpackLimits& limits);
  ~Unzstd();
  Unzstd(const Unzstd&) = delete;
  Unzstd& operator=(const Unzstd&) = delete;

  Piece next();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// One regular file in an archive. `bytes` is valid during the call only.
using VisitEntry = std::function<void(const Stream& bytes, const std::string& name)>;

// Visits the regular files of a zip or tar archive in their order there. Links and
// encrypted entries are skipped; hidden files and junk are ignored; damage is one
// skip of the archive, and what came before is kept. Entry names are never used as
// paths. A zip is read from `file`; a tar from `unpacked` if it is given, else from
// `file`.
void read_archive(const FileBytes& file, const Stream& unpacked, const Place& place, Intake& intake,
                  const VisitEntry& visit);

}  // namespace entente
