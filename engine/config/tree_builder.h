// SPDX-License-Identifier: GPL-3.0-or-later
//
// Builds a Document from a parser's events and holds the bounds while it does.
#pragma once

#include "engine/config/document.h"

#include <cstddef>
#include <string>
#include <vector>

namespace vortex::config {

// Ends the reading of a text at once; what was read before it stays.
struct StopReading {
  Problem problem;
};

class TreeBuilder {
 public:
  explicit TreeBuilder(Document& document) : m_document(document) {}

  // What an anchor stands for: a node, what it counts, and whether it has ended (else an alias to it is a cycle).
  struct Extent {
    const Node* node = nullptr;
    std::size_t nodes = 0, textBytes = 0;
  };

  // Each returns the node made, or nullptr for a key. Throws StopReading at a bound.
  const Node* scalar(Node node);
  const Node* open(Kind kind, std::size_t offset);
  Extent close();
  void key(std::string text, std::size_t offset);
  void alias(const Extent& extent, std::size_t offset);

  bool expectsKey() const { return !m_open.empty() && m_open.back().node->kind == Kind::Map && !m_open.back().hasKey; }
  std::size_t keyOffset(std::size_t otherwise) const;  // of the key whose value comes next
  void abandon() { m_open.clear(); }                   // after a syntax error: what is open is dropped

 private:
  struct Open {
    Node* node = nullptr;
    std::size_t nodesBefore = 0, textBefore = 0;
    bool hasKey = false;
    std::string key;
    std::size_t keyOffset = 0;
  };
  void count(std::size_t nodes, std::size_t textBytes, std::size_t offset);
  void place(const Node* node);

  Document& m_document;
  std::vector<Open> m_open;
  std::size_t m_nodes = 0, m_textBytes = 0;
};

}  // namespace vortex::config
