// SPDX-License-Identifier: Apache-2.0
//
// A script cut into what is spoken in one breath. Script text is hostile: whatever bytes come in, clean UTF-8 without control
// characters comes out, so that the speller (a program that reads lines) sees words and nothing else.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vortex::torch {

// The sign that ends a clause: it decides the pause after it and the melody before it.
enum class Boundary : std::uint8_t { Comma = 1, Semicolon, Period, Exclamation, Question };

struct Clause {
  std::string text;  // not empty, one line, at least one letter or digit (of any alphabet)
  Boundary end = Boundary::Period;
  friend bool operator==(const Clause&, const Clause&) = default;
};

// What a script may hold at most, in bytes: eight times what the fastest voice says in a clip. What is beyond is never read.
inline constexpr std::size_t kScriptBytes = 8192;

// Splits at . , ; : ! ? and at dashes and brackets, but not inside a number (3.14, 10:30) nor after a title (Dr.). A script without
// letters or digits gives no clause.
std::vector<Clause> splitScript(std::string_view script);

}  // namespace vortex::torch
