// SPDX-License-Identifier: GPL-3.0-or-later
//
// What JSON and YAML have in common: values with their places, within the bounds of recipe_limits.h. JSON is read as JSON (RFC
// 8259, nlohmann's SAX), YAML by yaml-cpp's events with the core schema of YAML 1.2: `yes`, `on` and `010` are not what YAML 1.1
// made of them. yaml-cpp's own nodes are not used: they lose duplicate keys, follow cycles and know no bounds.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace vortex::config {

enum class Kind : std::uint8_t {
  Null = 1,
  Bool,
  Integer,    // written without point or exponent, magnitude below 2^64
  Number,     // any other finite number
  BadNumber,  // looks like a number and is none: .nan, .inf, 1e400, 010; `why` says so
  Text,
  List,
  Map,
};

struct Node;
struct Entry {
  std::string key;
  std::size_t offset = 0;  // of the key
  const Node* value = nullptr;
};

struct Node {
  Kind kind = Kind::Null;
  bool flag = false;            // Bool
  bool negative = false;        // Integer
  std::uint64_t magnitude = 0;  // Integer
  double number = 0;            // Integer, Number
  std::size_t offset = 0;       // first byte of the value
  std::string text;             // Text: the value; numbers: as written
  std::string_view why;         // BadNumber: what is wrong with it and what to write instead
  std::vector<const Node*> items;
  std::vector<Entry> entries;  // in the file's order, duplicates included

  const Node* find(std::string_view key) const;  // the first of that name
};

// A value of YAML 1.2's core schema, written plain (without quotes).
Node resolvePlain(std::string_view text);

struct Problem {
  std::size_t offset = 0;
  std::string message;
};

struct Document {
  std::deque<Node> nodes;  // owns every node; an alias is a second pointer to one
  std::vector<const Node*> roots;
  std::vector<std::size_t> rootNumbers;  // the place of each root among all values of the text, unreadable ones counted
  std::vector<Problem> problems;
  std::size_t values = 0;  // of the text, unreadable ones counted
};

// `text` is UTF-8 without control characters (SourceText::firstFlaw).
Document parseJson(std::string_view text);       // exactly one value
Document parseJsonLines(std::string_view text);  // one value a line, blank lines skipped; a bad line does not spoil the others
Document parseYaml(std::string_view text);       // any number of documents

// Chooses by the name's ending and, where that says nothing, by the text's beginning (recipe_reader.h).
Document parseText(std::string_view text, std::string_view fileName);

}  // namespace vortex::config
