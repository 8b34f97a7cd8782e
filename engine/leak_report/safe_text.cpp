// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/leak_report/safe_text.h"

#include "engine/config/source_text.h"

#include <algorithm>

namespace vortex::leak {

std::string safeText(std::string_view text) {
  std::string safe;
  const bool cut = text.size() > kLongestSafeText;
  text = text.substr(0, kLongestSafeText);
  while (!text.empty()) {
    const std::size_t length = config::sequenceLength(text);
    const auto first = static_cast<unsigned char>(text.front());
    if (length == 0) {
      safe += "\uFFFD";
    } else if (length == 1 && ((first < 0x20 && first != '\n') || first == 0x7f)) {
      safe += ' ';
    } else if (text.substr(0, 3) == "\uFFFE" || text.substr(0, 3) == "\uFFFF" ||
               (length == 2 && first == 0xc2 && static_cast<unsigned char>(text[1]) < 0xa0)) {
      safe += "\uFFFD";  // no characters of XML, or controls of Latin-1
    } else {
      safe += text.substr(0, length);
    }
    text.remove_prefix(std::max<std::size_t>(1, length));
  }
  return cut ? safe + "\u2026 (cut)" : safe;
}

std::string safeLine(std::string_view text) {
  std::string line = safeText(text);
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : safeText(text))
    switch (c) {
    case '&':
      result += "&amp;";
      break;
    case '<':
      result += "&lt;";
      break;
    case '>':
      result += "&gt;";
      break;
    case '"':
      result += "&quot;";
      break;
    case '\'':
      result += "&#39;";
      break;
    default:
      result += c;
    }
  return result;
}

}  // namespace vortex::leak
