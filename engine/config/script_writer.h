// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes what a narrative recipe with auto_script leaves to the program: a setup and a punchline about its theme in its tone. Made
// of set pieces, chosen by the seed: the same theme, tone, length and seed give the same words on every machine.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace vortex::config {

enum class Tone : std::uint8_t { Absurd = 1, Deadpan, Manic };

// Whole sentences, as many as are spoken in about `duration_s` at 2.4 words a second; never fewer than two. At most 8 KiB.
std::string writeScript(std::string_view theme, Tone tone, double duration_s, std::uint64_t seed);

// A presenter to show, in the words of the picture's vocabulary (README.md, "Prompts"), where the recipe names no style.
std::string writePrompt(std::string_view theme, Tone tone);

}  // namespace vortex::config
