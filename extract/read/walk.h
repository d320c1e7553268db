#pragma once

// The files under a path that a user names.

#include <functional>
#include <string>

#include "extract/read/intake.h"
#include "extract/read/stream.h"

namespace entente {

// Called for each regular file, open for reading. `path` is what the user gave
// plus the names below it, bytes verbatim; `is_named` if the user named it.
using VisitFile =
    std::function<void(const FileBytes& file, const std::string& path, bool is_named)>;

// Visits the file `path`, or the files below the folder, in the order of the names'
// bytes. Folders are entered by descriptor, so that paths may be longer than the
// system's limit, and one descriptor is open at a time whatever the depth. Hidden
// files and junk are ignored; symbolic links are skipped unless
// options.follow_links; pipes, sockets and devices are skipped unopened;
// everything skipped is reported to `intake`. A path that names nothing is tried
// as a glob pattern. Throws Error{input} if there is no such path or match.
void walk(const std::string& path, Intake& intake, const VisitFile& visit);

}  // namespace entente
