// SPDX-License-Identifier: GPL-3.0-or-later
//
// YAML through yaml-cpp's event stream. The bounds hold before it (bytes, flow indicators: its scanner keeps a token for each until
// the outermost collection ends) and while it runs (depth, nodes, text, aliases: TreeBuilder).
#include "engine/config/recipe_limits.h"
#include "engine/config/source_text.h"
#include "engine/config/tree_builder.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>
#include <unordered_map>
#include <utility>

namespace vortex::config {
namespace {

std::size_t offsetOf(const YAML::Mark& mark) { return mark.pos < 0 ? 0 : static_cast<std::size_t>(mark.pos); }

constexpr std::string_view kTextTag = "tag:yaml.org,2002:str";

// yaml-cpp 0.7 makes of the escapes \N and \_ (U+0085, U+00A0) the bytes 85 and A0, which are no UTF-8. The file was, so a byte
// that begins no character is one of these two.
std::string asUtf8(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = sequenceLength(std::string_view(text).substr(i, 4));
    if (length == 0)
      out += '\xC2';
    out.append(text, i, std::max<std::size_t>(length, 1));
    i += std::max<std::size_t>(length, 1);
  }
  return out;
}

class YamlReader final : public YAML::EventHandler {
 public:
  explicit YamlReader(TreeBuilder& builder) : m_builder(builder) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    // A stray ] or } makes yaml-cpp hand out empty documents at the same place for ever.
    if (m_started && offsetOf(mark) == m_documentOffset)
      throw StopReading{{m_documentOffset, "not YAML: nothing can begin here"}};
    m_started = true;
    m_documentOffset = offsetOf(mark);
    m_anchors.clear();
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const std::size_t offset = offsetOf(mark);
    if (m_builder.expectsKey())
      return m_builder.key("", offset);
    Node node;
    node.offset = m_builder.keyOffset(offset);  // the mark of a value that is not there is that of what follows
    remember(anchor, {m_builder.scalar(std::move(node)), 1, 0});
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& value) override {
    const std::size_t offset = offsetOf(mark);
    const bool plain = tag == "?";
    if (!plain && tag != "!" && tag != kTextTag)
      refuseTag(tag, offset);
    if (m_builder.expectsKey()) {
      if (plain && value == "<<")
        throw StopReading{{offset, "merge keys (<<) are not read: write the fields out"}};
      return m_builder.key(asUtf8(value), offset);
    }
    Node node;
    if (plain) {
      node = resolvePlain(value);
    } else {
      node.kind = Kind::Text;
      node.text = asUtf8(value);
    }
    node.offset = offset;
    const std::size_t bytes = node.text.size();
    remember(anchor, {m_builder.scalar(std::move(node)), 1, bytes});
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    refuseAsKey(offsetOf(mark));
    const auto found = m_anchors.find(anchor);
    if (found == m_anchors.end())
      throw StopReading{{offsetOf(mark), "an alias to what it stands in: a cycle"}};
    m_builder.alias(found->second, offsetOf(mark));
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
    open(Kind::List, mark, tag, anchor);
  }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
    open(Kind::Map, mark, tag, anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapEnd() override { close(); }

 private:
  void open(Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    const std::size_t offset = offsetOf(mark);
    if (!tag.empty() && tag != "?" && tag != "!")
      refuseTag(tag, offset);
    refuseAsKey(offset);
    m_builder.open(kind, offset);
    m_openAnchors.push_back(anchor);
  }
  void close() {
    const YAML::anchor_t anchor = m_openAnchors.back();
    m_openAnchors.pop_back();
    remember(anchor, m_builder.close());
  }
  void remember(YAML::anchor_t anchor, TreeBuilder::Extent extent) {
    if (anchor != YAML::NullAnchor)
      m_anchors[anchor] = extent;
  }
  void refuseAsKey(std::size_t offset) const {
    if (m_builder.expectsKey())
      throw StopReading{{offset, "a key must be a word, not a list, a mapping or an alias"}};
  }
  [[noreturn]] static void refuseTag(const std::string& tag, std::size_t offset) {
    throw StopReading{{offset, "tag \"" + tag + "\" is not read, only !!str is"}};
  }

  TreeBuilder& m_builder;
  bool m_started = false;
  std::size_t m_documentOffset = 0;
  std::unordered_map<YAML::anchor_t, TreeBuilder::Extent> m_anchors;  // of this document, those that have ended
  std::vector<YAML::anchor_t> m_openAnchors;
};

}  // namespace

Document parseYaml(std::string_view text) {
  Document document;
  const auto stop = [&](std::size_t offset, std::string message) {
    document.problems.push_back({offset, std::move(message)});
    ++document.values;
    return std::move(document);
  };
  if (text.size() > kMaxYamlBytes)
    return stop(0, std::to_string(text.size()) + " bytes of YAML, at most " + std::to_string(kMaxYamlBytes) +
                       " are read; JSON may have " + std::to_string(kMaxFileBytes));
  const auto isFlow = [](char c) { return c == '[' || c == '{' || c == ','; };
  if (static_cast<std::size_t>(std::count_if(text.begin(), text.end(), isFlow)) > kMaxYamlFlow)
    return stop(0, "more than " + std::to_string(kMaxYamlFlow) + " of the characters [ { , in YAML");

  TreeBuilder builder(document);
  YamlReader reader(builder);
  std::istringstream stream{std::string(text)};
  try {
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(reader)) {
    }
  } catch (const StopReading& bound) {
    return stop(bound.problem.offset, bound.problem.message);
  } catch (const YAML::Exception& error) {
    return stop(offsetOf(error.mark), "not YAML: " + error.msg);
  }
  return document;
}

}  // namespace vortex::config
