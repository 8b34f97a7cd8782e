// SPDX-License-Identifier: GPL-3.0-or-later
//
// How much a test draws: a sample by default, less of it where sanitizers make each draw several times as dear, the whole count
// with VORTEX_FULL=1.
#pragma once

#include <QtGlobal>
#include <algorithm>

namespace vortex::test {

#ifdef VORTEX_SANITIZED
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

inline bool isWhole() { return qEnvironmentVariableIntValue("VORTEX_FULL") != 0; }

// Of n, a quarter under sanitizers, at least 1.
inline int sampleOf(int n) { return kSanitized ? std::max(1, n / 4) : n; }

inline int times(int whole, int sample) { return isWhole() ? whole : sampleOf(sample); }

}  // namespace vortex::test
