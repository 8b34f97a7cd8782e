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
    std::size_t at = position == 0 ? 0 : position - 1;
    std::string message = error.what();
    // "[json.exception.parse_error.101] parse error at line 1, column 5: syntax error …": the place is said by us.
    if (const std::size_t cut = message.find(": "); message.starts_with("[json.exception.parse_error") && cut != std::string::npos)
      message.erase(0, cut + 2);
    if (message.find("number overflow") != std::string::npos) {
      message = lastToken + " is too large for a number, at most 1.7e308";
      at = position - std::min(position, lastToken.size());
    } else if (message.find("unexpected") != std::string::npos && lastToken.find("<U+") == std::string::npos &&
               position >= lastToken.size() && !lastToken.empty()) {
      at = position - lastToken.size();
    }
    m_problem = {m_base + std::min(at, m_text.size()), "not JSON: " + message};
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

  // Where the next token begins; moves the cursor behind it.
  std::size_t nextToken() {
    const std::size_t begin = std::min(m_text.find_first_not_of(" \t\r\n,:", m_cursor), m_text.size());
    m_cursor = begin;
    if (begin == m_text.size())
      return begin;
    switch (m_text[begin]) {
    case '{':
    case '}':
    case '[':
    case ']':
      m_cursor = begin + 1;
      break;
    case '"':
      m_cursor = begin + 1;
      while (m_cursor < m_text.size() && m_text[m_cursor] != '"')
        m_cursor += m_text[m_cursor] == '\\' ? 2 : 1;
      ++m_cursor;
      break;
    default:
      m_cursor = std::min(m_text.find_first_of(" \t\r\n,:]}", begin), m_text.size());
      break;
    }
    return begin;
  }

  std::string_view m_text;
  std::size_t m_base;
  TreeBuilder& m_builder;
  std::size_t m_cursor = 0;
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
