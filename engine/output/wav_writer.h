// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/output/slot_folder.h"

#include <span>

namespace vortex::output {

// RIFF WAVE, 16-bit PCM, mono, 24 kHz. Samples on the 16-bit grid (k/32768) are kept exactly, so x = k/32768 gives the tensor back;
// others go to the nearest grid point, beyond it to its ends. Throws OutputError for NaN and infinities.
void writeWav(PendingFile& file, std::span<const float> samples);

}  // namespace vortex::output
