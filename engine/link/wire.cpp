// SPDX-License-Identifier: Apache-2.0
#include "engine/link/wire.h"

#include "engine/link/text.h"

#include <cstring>

namespace vortex::link {

void Archive::fail(std::string_view field, std::string problem) {
  if (ok())
    m_error = {std::string(field), std::move(problem)};
}

void Archive::failRange(std::string_view field, std::string value, std::string low, std::string high) {
  fail(field, value + " is outside of " + low + ".." + high);
}

void Archive::failLength(std::string_view field, std::size_t length, std::size_t cap) {
  fail(field, std::to_string(length) + " long, at most " + std::to_string(cap) + " is allowed");
}

void Writer::put(std::string_view field, std::uint64_t value, std::size_t bytes) {
  if (!ok())
    return;
  if (m_into.size() - m_position < bytes)
    return fail(field, "does not fit a message of " + std::to_string(m_into.size()) + " bytes");
  for (std::size_t i = 0; i < bytes; ++i)
    m_into[m_position++] = static_cast<std::byte>(value >> (8 * i));
}

void Writer::text(std::string_view field, std::string_view value, std::size_t cap) {
  if (value.size() > cap)
    return failLength(field, value.size(), cap);
  if (!isUtf8(value))
    return fail(field, "is not UTF-8");
  put(field, value.size(), 4);
  if (!ok() || value.empty())
    return;
  if (m_into.size() - m_position < value.size())
    return fail(field, "does not fit a message of " + std::to_string(m_into.size()) + " bytes");
  std::memcpy(m_into.data() + m_position, value.data(), value.size());
  m_position += value.size();
}

std::uint64_t Reader::take(std::string_view field, std::size_t bytes) {
  if (!ok())
    return 0;
  if (left() < bytes) {
    fail(field,
         "the message ends at byte " + std::to_string(m_from.size()) + ", " + std::to_string(m_position + bytes) + " are needed");
    return 0;
  }
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < bytes; ++i)
    value |= static_cast<std::uint64_t>(m_from[m_position++]) << (8 * i);
  return value;
}

void Reader::text(std::string_view field, std::string& value, std::size_t cap) {
  const auto length = static_cast<std::size_t>(take(field, 4));
  if (!ok())
    return;
  if (length > cap)
    return failLength(field, length, cap);
  if (length > left())
    return fail(field, "the message ends at byte " + std::to_string(m_from.size()) + ", " + std::to_string(m_position + length) +
                           " are needed");
  const std::string_view bytes(reinterpret_cast<const char*>(m_from.data()) + m_position, length);
  if (!isUtf8(bytes))
    return fail(field, "is not UTF-8");
  value.assign(bytes);
  m_position += length;
}

}  // namespace vortex::link
