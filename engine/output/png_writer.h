// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/output/slot_folder.h"

#include <span>

namespace vortex::output {

// 8-bit RGB PNG of a picture [3, height, width], sRGB 0..1, planes R, G, B. Values on the grid k/255 are kept exactly; others go to
// the nearest grid point, beyond it to its ends. Throws OutputError for NaN and infinities and for sizes that do not fit.
void writePng(PendingFile& file, std::span<const float> picture, int width, int height);

}  // namespace vortex::output
