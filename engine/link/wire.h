// SPDX-License-Identifier: Apache-2.0
//
// Numbers and texts as bytes: little-endian, fixed width, texts as a 4-byte length and their bytes, nothing aligned, nothing
// padded. A Writer and a Reader have the same members, so that one `fields` function a message serves both and they cannot drift
// apart. The first fault is kept, with the field it was found in; what follows it is skipped. A Reader makes no assumption about
// its bytes.
#pragma once

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace vortex::link {

struct WireError {
  std::string field, problem;
  std::string text() const { return field + ": " + problem; }
};

class Archive {
 public:
  bool ok() const { return m_error.problem.empty(); }
  const WireError& error() const { return m_error; }
  std::size_t position() const { return m_position; }
  void fail(std::string_view field, std::string problem);

 protected:
  void failRange(std::string_view field, std::string value, std::string low, std::string high);
  void failLength(std::string_view field, std::size_t length, std::size_t cap);
  std::size_t m_position = 0;

 private:
  WireError m_error;
};

class Writer : public Archive {
 public:
  template <typename T>
  using Ref = const T&;
  explicit Writer(std::span<std::byte> into) : m_into(into) {}

  template <std::integral T>
  void integer(std::string_view field, T value, T low = std::numeric_limits<T>::min(), T high = std::numeric_limits<T>::max()) {
    if (value < low || value > high)
      return failRange(field, std::to_string(value), std::to_string(low), std::to_string(high));
    put(field, static_cast<std::uint64_t>(value), sizeof(T));
  }
  template <typename E>
  requires std::is_enum_v<E>
  void word(std::string_view field, E value, E first, E last) {
    integer(field, static_cast<std::underlying_type_t<E>>(value), static_cast<std::underlying_type_t<E>>(first),
            static_cast<std::underlying_type_t<E>>(last));
  }
  void real(std::string_view field, double value) { put(field, std::bit_cast<std::uint64_t>(value), 8); }
  void flag(std::string_view field, bool value) { put(field, value ? 1 : 0, 1); }
  void text(std::string_view field, std::string_view value, std::size_t cap);
  // A list's length, before its entries.
  template <typename T>
  void length(std::string_view field, const std::vector<T>& list, std::size_t cap) {
    if (list.size() > cap)
      return failLength(field, list.size(), cap);
    put(field, list.size(), 4);
  }

 private:
  void put(std::string_view field, std::uint64_t value, std::size_t bytes);
  std::span<std::byte> m_into;
};

class Reader : public Archive {
 public:
  template <typename T>
  using Ref = T&;
  explicit Reader(std::span<const std::byte> from) : m_from(from) {}
  std::size_t left() const { return m_from.size() - m_position; }

  template <std::integral T>
  void integer(std::string_view field, T& value, T low = std::numeric_limits<T>::min(), T high = std::numeric_limits<T>::max()) {
    const T read = static_cast<T>(take(field, sizeof(T)));
    if (!ok())
      return;
    if (read < low || read > high)
      return failRange(field, std::to_string(read), std::to_string(low), std::to_string(high));
    value = read;
  }
  template <typename E>
  requires std::is_enum_v<E>
  void word(std::string_view field, E& value, E first, E last) {
    auto number = static_cast<std::underlying_type_t<E>>(value);
    integer(field, number, static_cast<std::underlying_type_t<E>>(first), static_cast<std::underlying_type_t<E>>(last));
    value = static_cast<E>(number);
  }
  void real(std::string_view field, double& value) { value = std::bit_cast<double>(take(field, 8)); }
  void flag(std::string_view field, bool& value) {
    std::uint8_t read = 0;
    integer<std::uint8_t>(field, read, 0, 1);
    value = read != 0;
  }
  void text(std::string_view field, std::string& value, std::size_t cap);
  template <typename T>
  void length(std::string_view field, std::vector<T>& list, std::size_t cap) {
    const auto entries = static_cast<std::size_t>(take(field, 4));
    if (entries > cap)
      return failLength(field, entries, cap);
    list.resize(ok() ? entries : 0);
  }

 private:
  std::uint64_t take(std::string_view field, std::size_t bytes);
  std::span<const std::byte> m_from;
};

}  // namespace vortex::link
