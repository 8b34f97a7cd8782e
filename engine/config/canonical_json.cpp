// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/config/canonical_json.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace vortex::config {
namespace {

void writeText(std::string_view text, std::string& out) {
  constexpr std::string_view digits = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    switch (c) {
    case '"':
      out += "\\\"";
      break;
    case '\\':
      out += "\\\\";
      break;
    case '\b':
      out += "\\b";
      break;
    case '\t':
      out += "\\t";
      break;
    case '\n':
      out += "\\n";
      break;
    case '\f':
      out += "\\f";
      break;
    case '\r':
      out += "\\r";
      break;
    default:
      if (const auto byte = static_cast<unsigned char>(c); byte < 0x20) {
        out += "\\u00";
        out += digits[byte >> 4];
        out += digits[byte & 15];
      } else {
        out += c;
      }
    }
  }
  out += '"';
}

// The RFC sorts by UTF-16 units. That is the order of UTF-8's bytes, but that what needs a surrogate pair (lead bytes F0 and up)
// comes before U+E000 to U+FFFF (EE and EF).
bool before(std::string_view a, std::string_view b) {
  const auto rank = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte == 0xEE || byte == 0xEF ? byte + 0x100 : int{byte};
  };
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return rank(x) < rank(y); });
}

void write(const Node& node, std::string& out);

void writeMap(const Node& node, std::string& out) {
  std::vector<const Entry*> entries;
  entries.reserve(node.entries.size());
  for (const Entry& entry : node.entries)
    entries.push_back(&entry);
  std::sort(entries.begin(), entries.end(), [](const Entry* a, const Entry* b) {
    return a->key == b->key ? a < b : before(a->key, b->key);  // of the same key in the file's order
  });
  out += '{';
  const char* separator = "";
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (i + 1 < entries.size() && entries[i + 1]->key == entries[i]->key)
      continue;
    out += std::exchange(separator, ",");
    writeText(entries[i]->key, out);
    out += ':';
    write(*entries[i]->value, out);
  }
  out += '}';
}

void write(const Node& node, std::string& out) {
  switch (node.kind) {
  case Kind::Null:
  case Kind::BadNumber:
    out += "null";
    return;
  case Kind::Bool:
    out += node.flag ? "true" : "false";
    return;
  case Kind::Integer:
    out += (node.negative ? "-" : "") + std::to_string(node.magnitude);
    return;
  case Kind::Number:
    out += shortestNumber(node.number);
    return;
  case Kind::Text:
    writeText(node.text, out);
    return;
  case Kind::List: {
    out += '[';
    const char* separator = "";
    for (const Node* item : node.items) {
      out += std::exchange(separator, ",");
      write(*item, out);
    }
    out += ']';
    return;
  }
  case Kind::Map:
    writeMap(node, out);
    return;
  }
}

}  // namespace

std::string shortestNumber(double number) {
  if (number == 0)
    return "0";
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::scientific).ptr;
  std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));  // "-1.25e+02"
  std::string out;
  if (text.front() == '-') {
    out = "-";
    text.remove_prefix(1);
  }
  const std::size_t e = text.find('e');
  int exponent = 0;
  std::from_chars(text.data() + e + (text[e + 1] == '+' ? 2 : 1), text.data() + text.size(), exponent);
  std::string digits(1, text.front());
  if (e > 1)
    digits += text.substr(2, e - 2);

  const int count = static_cast<int>(digits.size()), point = exponent + 1;  // the value is 0.DIGITS · 10^point
  if (point > 21 || point < -5) {
    out += digits.substr(0, 1);
    if (count > 1)
      out += "." + digits.substr(1);
    out += exponent < 0 ? "e-" : "e+";
    return out + std::to_string(exponent < 0 ? -exponent : exponent);
  }
  if (point <= 0)
    return out + "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
  if (point >= count)
    return out + digits + std::string(static_cast<std::size_t>(point - count), '0');
  return out + digits.substr(0, static_cast<std::size_t>(point)) + "." + digits.substr(static_cast<std::size_t>(point));
}

std::string canonicalJson(const Node& node) {
  std::string out;
  write(node, out);
  return out;
}

}  // namespace vortex::config
