// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/config/tree_builder.h"

#include "engine/config/recipe_limits.h"

#include <utility>

namespace vortex::config {

void TreeBuilder::count(std::size_t nodes, std::size_t textBytes, std::size_t offset) {
  m_nodes += nodes;
  m_textBytes += textBytes;
  if (m_nodes > kMaxNodes)
    throw StopReading{{offset, "more than " + std::to_string(kMaxNodes) + " values, aliases counted as often as they are used"}};
  if (m_textBytes > kMaxTextBytes)
    throw StopReading{
        {offset, "more than " + std::to_string(kMaxTextBytes) + " bytes of text, aliases counted as often as they are used"}};
}

void TreeBuilder::place(const Node* node) {
  if (m_open.empty()) {
    m_document.roots.push_back(node);
    m_document.rootNumbers.push_back(m_document.values++);
    return;
  }
  Open& parent = m_open.back();
  if (parent.node->kind == Kind::List) {
    parent.node->items.push_back(node);
    return;
  }
  parent.node->entries.push_back({std::move(parent.key), parent.keyOffset, node});
  parent.key.clear();
  parent.hasKey = false;
}

const Node* TreeBuilder::scalar(Node node) {
  count(1, node.text.size(), node.offset);
  m_document.nodes.push_back(std::move(node));
  const Node* made = &m_document.nodes.back();
  place(made);
  return made;
}

const Node* TreeBuilder::open(Kind kind, std::size_t offset) {
  if (m_open.size() >= kMaxDepth)
    throw StopReading{{offset, "more than " + std::to_string(kMaxDepth) + " lists and mappings inside one another"}};
  const std::size_t nodesBefore = m_nodes, textBefore = m_textBytes;
  count(1, 0, offset);
  Node& node = m_document.nodes.emplace_back();
  node.kind = kind;
  node.offset = offset;
  m_open.push_back(
      {.node = &node, .nodesBefore = nodesBefore, .textBefore = textBefore, .hasKey = false, .key = {}, .keyOffset = 0});
  return &node;
}

TreeBuilder::Extent TreeBuilder::close() {
  const Open done = std::move(m_open.back());
  m_open.pop_back();
  place(done.node);
  return {done.node, m_nodes - done.nodesBefore, m_textBytes - done.textBefore};
}

void TreeBuilder::key(std::string text, std::size_t offset) {
  count(0, text.size(), offset);
  Open& map = m_open.back();
  map.key = std::move(text);
  map.keyOffset = offset;
  map.hasKey = true;
}

void TreeBuilder::alias(const Extent& extent, std::size_t offset) {
  count(extent.nodes, extent.textBytes, offset);
  place(extent.node);
}

std::size_t TreeBuilder::keyOffset(std::size_t otherwise) const {
  return !m_open.empty() && m_open.back().hasKey ? m_open.back().keyOffset : otherwise;
}

}  // namespace vortex::config
