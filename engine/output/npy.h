// SPDX-License-Identifier: GPL-3.0-or-later
//
// NumPy's file format, version 1.0, for float tensors: a header of text, then the values, little-endian. numpy.load() reads it; the
// format is in NumPy's manual, numpy.lib.format.
#pragma once

#include "engine/backend/artifact.h"

#include <string>

namespace vortex::output {

// What stands before the values of such a tensor. The same info gives the same bytes, so reading one back is comparing them.
// Throws OutputError for any type but f32.
std::string npyHeader(const backend::ArtifactInfo& info);

}  // namespace vortex::output
