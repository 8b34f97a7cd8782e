// SPDX-License-Identifier: Apache-2.0
//
// Our own letters-to-sounds rules for English, for where espeak-ng is missing: about a hundred common words by heart, the rest by
// rules on letters and their neighbours. Right for most everyday words, and always something that can be spoken.
#pragma once

#include <string>
#include <string_view>

namespace vortex::torch {

// Text (UTF-8) to IPA as parseIpa() reads it: words with a space between them, the stressed vowel marked. Letters outside of
// Latin-1 are passed over; digits are read one by one.
std::string ipaByRules(std::string_view text);

}  // namespace vortex::torch
