// SPDX-License-Identifier: GPL-3.0-or-later
//
// Texts of a capture may be somebody else's: made safe for a page, for XML and for paper.
#pragma once

#include <string>
#include <string_view>

namespace vortex::leak {

inline constexpr std::size_t kLongestSafeText = 100'000;  // bytes; the rest is cut, and that is said

// UTF-8 with U+FFFD for every bad byte, and no control characters but line feeds.
std::string safeText(std::string_view text);
// The same in one line.
std::string safeLine(std::string_view text);
// safeText for element content and attributes of HTML and XML.
std::string escaped(std::string_view text);

}  // namespace vortex::leak
