// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/models/voice/script.h"

#include <algorithm>
#include <array>
#include <optional>

namespace vortex::torch {
namespace {

// What one code point is to the splitter: a letter is kept as it is, the rest as the sign that it stands for.
struct Sign {
  char32_t code;  // ' ' for what is only a gap, 0 for what is to be dropped
  std::string_view bytes;
};

// Well-formed UTF-8 sequences only (no overlong forms, no surrogates); any other byte is a gap.
Sign nextSign(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const unsigned lead = byte(at);
  const std::size_t length = lead < 0x80 ? 1 : lead >> 5 == 6 ? 2 : lead >> 4 == 14 ? 3 : lead >> 3 == 30 ? 4 : 0;
  if (length == 0 || at + length > text.size()) {
    ++at;
    return {U' ', {}};
  }
  char32_t code = length == 1 ? lead : lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if (byte(at + i) >> 6 != 2) {
      ++at;
      return {U' ', {}};
    }
    code = code << 6 | (byte(at + i) & 0x3F);
  }
  const std::string_view bytes = text.substr(at, length);
  at += length;
  constexpr std::array<char32_t, 5> kLeast{0, 0, 0x80, 0x800, 0x10000};
  if (code < kLeast[length] || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000))
    return {U' ', {}};
  return {code, bytes};
}

char32_t plain(char32_t c) {
  if (c < 0x20 || (c >= 0x7F && c <= 0xA0))
    return U' ';
  if ((c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
      (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF)
    return 0;  // invisible: joiners, directions, variants
  // clang-format off
  switch (c) {
  case 0x2018: case 0x2019: case U'`': return U'\'';
  case 0x2026: case 0x3002: return U'.';
  case 0x2013: case 0x2014: case 0x2012: case 0x2015: case U'(': case U')': case 0xFF0C: case 0x3001: return U',';
  case 0xFF01: return U'!';
  case 0xFF1F: return U'?';
  case U'<': case U'>': case U'[': case U']': case U'{': case U'}': case U'"': case U'|': case U'\\': case U'~': case U'^': case U'_':
  case U'*': case U'#': case U'/': case 0xAB: case 0xBB: case 0x201C: case 0x201D: case 0x201E: return U' ';
  default: return c >= 0x2000 && c <= 0x206F ? U' ' : c;
  }
  // clang-format on
}

std::optional<Boundary> boundaryOf(char32_t c) {
  switch (c) {
  case U'.':
    return Boundary::Period;
  case U',':
    return Boundary::Comma;
  case U';':
  case U':':
    return Boundary::Semicolon;
  case U'!':
    return Boundary::Exclamation;
  case U'?':
    return Boundary::Question;
  default:
    return std::nullopt;
  }
}

bool isDigit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool isSpoken(char32_t c) { return isDigit(c) || (c | 0x20) - U'a' < 26 || c > 0xBF; }

bool endsWithTitle(const std::string& text) {
  const std::size_t gap = text.find_last_of(' ');
  std::string word = gap == std::string::npos ? text : text.substr(gap + 1);
  std::transform(word.begin(), word.end(), word.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  constexpr std::array<std::string_view, 9> kTitles{"mr", "mrs", "ms", "dr", "prof", "st", "vs", "sgt", "capt"};
  return std::find(kTitles.begin(), kTitles.end(), word) != kTitles.end();
}

// The sign is part of a number or a title and ends nothing: "3.14", "Dr. Grey".
bool joins(char32_t sign, char32_t before, char32_t after, const std::string& text) {
  if (sign == U'.' || sign == U',' || sign == U':')
    return (isDigit(before) && isDigit(after)) || (sign == U'.' && endsWithTitle(text));
  return false;
}

}  // namespace

std::vector<Clause> splitScript(std::string_view script) {
  script = script.substr(0, kScriptBytes);
  std::vector<Clause> clauses;
  Clause open{};
  bool spoken = false;
  const auto close = [&](Boundary end) {
    while (!open.text.empty() && open.text.back() == ' ')
      open.text.pop_back();
    if (spoken)
      clauses.push_back({std::move(open.text), end});
    else if (!clauses.empty() && clauses.back().end < end)
      clauses.back().end = end;  // "what?!", "well...": the stronger sign of a run stands
    open.text.clear();
    spoken = false;
  };
  char32_t before = U' ';
  for (std::size_t at = 0; at < script.size();) {
    const Sign sign = nextSign(script, at);
    char32_t c = plain(sign.code);
    if (c == 0)
      continue;
    std::size_t peekAt = at;
    const char32_t after = at < script.size() ? nextSign(script, peekAt).code : U' ';
    if (c == U'-' && (before == U' ' || before == U'-' || before == U',') && !isDigit(after))
      c = U',';
    const auto end = boundaryOf(c);
    if (end && !joins(c, before, after, open.text)) {
      close(*end);
    } else if (c == U' ') {
      if (!open.text.empty() && open.text.back() != ' ')
        open.text += ' ';
    } else if (c == sign.code) {
      open.text += sign.bytes;
      spoken = spoken || isSpoken(c);
    } else {
      open.text += static_cast<char>(c);  // plain() maps to ASCII only
    }
    before = c;
  }
  close(Boundary::Period);
  return clauses;
}

}  // namespace vortex::torch
