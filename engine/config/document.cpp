// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/config/document.h"

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <system_error>

namespace vortex::config {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

std::string_view takeDigits(std::string_view& rest) {
  std::size_t n = 0;
  while (n < rest.size() && isDigit(rest[n]))
    ++n;
  const std::string_view digits = rest.substr(0, n);
  rest.remove_prefix(n);
  return digits;
}

Node numberNode(Kind kind, double value, std::string_view text) {
  Node node;
  node.kind = kind;
  node.number = value;
  node.text = text;
  return node;
}

Node badNumber(std::string_view text, std::string_view why) {
  Node node = numberNode(Kind::BadNumber, 0, text);
  node.why = why;
  return node;
}

Node textNode(std::string_view text) {
  Node node;
  node.kind = Kind::Text;
  node.text = text;
  return node;
}

Node floating(std::string_view text) {
  const double value = std::strtod(std::string(text).c_str(), nullptr);  // by the "C" locale, which no program of this house leaves
  if (!std::isfinite(value))
    return badNumber(text, "is too large for a number, at most 1.7e308");
  return numberNode(Kind::Number, value, text);
}

Node integer(std::string_view digits, int base, bool negative, std::string_view text) {
  Node node = numberNode(Kind::Integer, 0, text);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), node.magnitude, base);
  if (error == std::errc::result_out_of_range)
    return base == 10 ? floating(text) : badNumber(text, "is too large for a number, at most 18446744073709551615");
  if (error != std::errc() || end != digits.data() + digits.size())
    return textNode(text);
  node.negative = negative && node.magnitude != 0;
  node.number = node.negative ? -static_cast<double>(node.magnitude) : static_cast<double>(node.magnitude);
  return node;
}

bool isOneOf(std::string_view text, std::string_view a, std::string_view b, std::string_view c) {
  return text == a || text == b || text == c;
}

}  // namespace

const Node* Node::find(std::string_view key) const {
  for (const Entry& entry : entries)
    if (entry.key == key)
      return entry.value;
  return nullptr;
}

Node resolvePlain(std::string_view text) {
  if (text.empty() || text == "~" || isOneOf(text, "null", "Null", "NULL"))
    return Node{};
  const bool yes = isOneOf(text, "true", "True", "TRUE");
  if (yes || isOneOf(text, "false", "False", "FALSE")) {
    Node node;
    node.kind = Kind::Bool;
    node.flag = yes;
    return node;
  }
  if (text.starts_with("0x") && text.size() > 2)
    return integer(text.substr(2), 16, false, text);
  if (text.starts_with("0o") && text.size() > 2)
    return integer(text.substr(2), 8, false, text);

  std::string_view rest = text;
  const bool negative = rest.front() == '-';
  if (negative || rest.front() == '+')
    rest.remove_prefix(1);
  if (isOneOf(rest, ".inf", ".Inf", ".INF") || isOneOf(text, ".nan", ".NaN", ".NAN"))
    return badNumber(text, "is not a finite number");
  const std::string_view whole = takeDigits(rest);
  if (rest.empty() && !whole.empty()) {
    if (whole.size() > 1 && whole.front() == '0')
      return badNumber(text, "has a leading zero, which some read as octal: write it without, as 0o…, or in quotes");
    return integer(whole, 10, negative, text);
  }
  bool digits = !whole.empty();
  if (!rest.empty() && rest.front() == '.') {
    rest.remove_prefix(1);
    digits = !takeDigits(rest).empty() || digits;
  }
  if (!digits)
    return textNode(text);
  if (!rest.empty() && (rest.front() == 'e' || rest.front() == 'E')) {
    rest.remove_prefix(1);
    if (!rest.empty() && (rest.front() == '-' || rest.front() == '+'))
      rest.remove_prefix(1);
    if (takeDigits(rest).empty())
      return textNode(text);
  }
  return rest.empty() ? floating(text) : textNode(text);
}

Document parseText(std::string_view text, std::string_view fileName) {
  const auto ends = [&](std::string_view ending) { return fileName.ends_with(ending); };
  if (ends(".jsonl") || ends(".ndjson"))
    return parseJsonLines(text);

  // Every line an object of its own, or at least its beginning: no way to write one value over several lines looks so.
  const auto firstOf = [](std::string_view line) {
    const std::size_t i = line.find_first_not_of(" \t\r");
    return i == std::string_view::npos ? '\0' : line[i];
  };
  std::size_t lines = 0, objects = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const char first = firstOf(text.substr(begin, end - begin));
    lines += first != '\0';
    objects += first == '{';
    begin = end + 1;
  }
  const bool perLine = lines >= 2 && objects == lines;
  if (ends(".json"))
    return perLine ? parseJsonLines(text) : parseJson(text);

  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || (text[first] != '{' && text[first] != '['))
    return parseYaml(text);
  // YAML's flow style begins like JSON. A named YAML file gets YAML's complaints, any other gets JSON's.
  Document json = perLine ? parseJsonLines(text) : parseJson(text);
  if (json.problems.empty())
    return json;
  Document yaml = parseYaml(text);
  return yaml.problems.empty() || ends(".yaml") || ends(".yml") ? std::move(yaml) : std::move(json);
}

}  // namespace vortex::config
