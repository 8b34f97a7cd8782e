// SPDX-License-Identifier: GPL-3.0-or-later
//
// JSON through nlohmann's SAX parser, which checks the text but tells no places. A cursor of our own follows it: at each event the
// next token is found again by skipping what lies between tokens, which is safe since the parser has accepted it.
#include "engine/config/tree_builder.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <utility>

namespace vortex::config {
namespace {

// "[json.exception.parse_error.101] parse error at line 1, column 5: syntax error …; last read: '…'; expected …": the place is said
// by us, and what was last read may be long.
std::string withoutPlace(std::string message) {
  if (const std::size_t cut = message.find(": "); message.starts_with("[json.exception.parse_error") && cut != std::string::npos)
    message.erase(0, cut + 2);
  if (const std::size_t read = message.find("; last read: '"); read != std::string::npos) {
    const std::size_t expected = message.rfind("'; expected ");
    message.erase(read, expected == std::string::npos || expected < read ? std::string::npos : expected + 1 - read);
  }
  return message;
}

class JsonReader final : public nlohmann::json_sax<nlohmann::json> {
 public:
  JsonReader(std::string_view text, std::size_t base, TreeBuilder& builder) : m_text(text), m_base(base), m_builder(builder) {}

  bool null() override { return scalar(Kind::Null, {}); }
  bool boolean(bool value) override {
    Node node;
    node.flag = value;
    return scalar(Kind::Bool, std::move(node));
  }
  bool number_integer(number_integer_t value) override {
    Node node;
    node.negative = value < 0;
    node.magnitude = node.negative ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
    node.number = static_cast<double>(value);
    return scalar(Kind::Integer, std::move(node));
  }
  bool number_unsigned(number_unsigned_t value) override {
    Node node;
    node.magnitude = value;
    node.number = static_cast<double>(value);
    return scalar(Kind::Integer, std::move(node));
  }
  bool number_float(number_float_t value, const string_t& written) override {
    Node node;
    node.number = value;
    node.text = written;
    return scalar(Kind::Number, std::move(node));
  }
  bool string(string_t& value) override {
    Node node;
    node.text = std::move(value);
    return scalar(Kind::Text, std::move(node));
  }
  bool binary(binary_t&) override { return false; }  // a kind that JSON text cannot have

  bool start_object(std::size_t) override { return open(Kind::Map); }
  bool start_array(std::size_t) override { return open(Kind::List); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(string_t& value) override {
    const std::size_t at = nextToken();
    m_builder.key(std::move(value), m_base + at);
    return true;
  }

  bool parse_error(std::size_t position, const std::string& lastToken, const nlohmann::json::exception& error) override {
    const std::string what = error.what();
    const bool overflow = what.find("number overflow") != std::string::npos;
    const bool wholeToken = overflow || what.find("unexpected") != std::string::npos;
    const std::size_t at = wholeToken ? tokenAround(position) : position - std::min<std::size_t>(position, 1);
    m_problem = {m_base + std::min(at, m_text.size()),
                 overflow ? lastToken + " is too large for a number, at most 1.7e308" : "not JSON: " + withoutPlace(what)};
    return false;
  }

  const Problem& problem() const { return m_problem; }

 private:
  bool scalar(Kind kind, Node node) {
    node.kind = kind;
    node.offset = m_base + nextToken();
    m_builder.scalar(std::move(node));
    return true;
  }
  bool open(Kind kind) {
    m_builder.open(kind, m_base + nextToken());
    return true;
  }
  bool close() {
    nextToken();
    m_builder.close();
    return true;
  }

  // The end of the token that begins at `begin`, which is not white space.
  std::size_t tokenEnd(std::size_t begin) const {
    if (std::string_view("{}[],:").find(m_text[begin]) != std::string_view::npos)
      return begin + 1;
    if (m_text[begin] != '"')
      return std::min(m_text.find_first_of(" \t\r\n,:{}[]\"", begin), m_text.size());
    std::size_t end = begin + 1;
    while (end < m_text.size() && m_text[end] != '"')
      end += m_text[end] == '\\' ? 2 : 1;
    return std::min(end + 1, m_text.size());
  }

  // Where the next token that is more than a separator begins; moves the cursor behind it.
  std::size_t nextToken() {
    const std::size_t begin = m_text.find_first_not_of(" \t\r\n,:", m_cursor);
    if (begin == std::string_view::npos)
      return m_cursor = m_text.size();
    m_cursor = tokenEnd(begin);
    return m_lastBegin = begin;
  }

  // Where the token behind the cursor begins that reaches to `position`.
  std::size_t tokenAround(std::size_t position) const {
    if (m_cursor >= position)  // 010: two tokens to the parser, one to the cursor
      return m_lastBegin;
    for (std::size_t begin = m_cursor; begin < m_text.size(); begin = tokenEnd(begin)) {
      begin = m_text.find_first_not_of(" \t\r\n", begin);
      if (begin == std::string_view::npos)
        break;
      if (tokenEnd(begin) >= position)
        return begin;
    }
    return m_text.size();
  }

  std::string_view m_text;
  std::size_t m_base;
  TreeBuilder& m_builder;
  std::size_t m_cursor = 0, m_lastBegin = 0;
  Problem m_problem;
};

// False when reading must end here.
bool parseValue(std::string_view text, std::size_t base, TreeBuilder& builder, Document& document) {
  JsonReader reader(text, base, builder);
  const std::size_t roots = document.roots.size();
  try {
    if (nlohmann::json::sax_parse(text.begin(), text.end(), &reader))
      return true;
  } catch (const StopReading& stop) {
    document.problems.push_back(stop.problem);
    ++document.values;
    return false;
  }
  builder.abandon();
  if (document.roots.size() > roots) {  // a good value with something behind it
    document.roots.pop_back();
    document.rootNumbers.pop_back();
  } else {
    ++document.values;
  }
  document.problems.push_back(reader.problem());
  return true;
}

}  // namespace

Document parseJson(std::string_view text) {
  Document document;
  TreeBuilder builder(document);
  parseValue(text, 0, builder, document);
  return document;
}

Document parseJsonLines(std::string_view text) {
  Document document;
  TreeBuilder builder(document);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    if (line.find_first_not_of(" \t\r") != std::string_view::npos && !parseValue(line, begin, builder, document))
      break;
    begin = end + 1;
  }
  return document;
}

}  // namespace vortex::config
