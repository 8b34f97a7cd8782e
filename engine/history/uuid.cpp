// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/uuid.h"

#include <pwd.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <random>

namespace vortex::history {

std::string newUuid() {
  std::random_device entropy;
  std::array<std::uint8_t, 16> bytes{};
  for (auto& byte : bytes)
    byte = static_cast<std::uint8_t>(entropy());
  bytes[6] = static_cast<std::uint8_t>(0x40 | (bytes[6] & 0x0f));
  bytes[8] = static_cast<std::uint8_t>(0x80 | (bytes[8] & 0x3f));
  static constexpr char kHex[] = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10)
      text += '-';
    text += kHex[bytes[i] >> 4];
    text += kHex[bytes[i] & 0x0f];
  }
  return text;
}

std::string userName() {
  std::array<char, 4096> text{};
  passwd entry{}, *found = nullptr;
  return ::getpwuid_r(::geteuid(), &entry, text.data(), text.size(), &found) == 0 && found != nullptr ? entry.pw_name : "";
}

std::int64_t wallNow() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

}  // namespace vortex::history
