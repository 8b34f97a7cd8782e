// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/config/fields.h"

#include "engine/config/canonical_json.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace vortex::config {
namespace {

constexpr std::size_t kShownBytes = 40;

// At most kShownBytes of it, cut between characters.
std::string shown(std::string_view text) {
  if (text.size() <= kShownBytes)
    return std::string(text);
  std::size_t end = kShownBytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
    --end;
  return std::string(text.substr(0, end)) + "…";
}

bool isBlank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

const Node& emptyMap() {
  static const Node map = [] {
    Node node;
    node.kind = Kind::Map;
    return node;
  }();
  return map;
}

// Visits every node below with its path, which is one string changed and restored: a string a node would cost depth times as much.
template <typename Visit>
void walk(const Node& node, std::string& path, const Visit& visit) {
  visit(node, path);
  const std::size_t length = path.size();
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    path += "[" + std::to_string(i) + "]";
    walk(*node.items[i], path, visit);
    path.resize(length);
  }
  for (const Entry& entry : node.entries) {
    path += (length > 0 ? "." : "") + shown(entry.key);
    walk(*entry.value, path, visit);
    path.resize(length);
  }
}

void sayTwice(const Entry& first, const Entry& again, const std::string& path, Report& report) {
  if (report.full())
    return report.error(again.offset, "", "");  // only counted: a file of nothing else has hundreds of thousands
  report.error(again.offset, joinPath(path, shown(again.key)),
               "written twice, first in line " + std::to_string(report.source().placeOf(first.offset).line));
}

}  // namespace

void Report::add(Severity severity, std::size_t offset, std::string key, std::string message) {
  m_errors += severity == Severity::Error;
  if (full()) {
    ++m_dropped;
    return;
  }
  const Place place = m_source.placeOf(offset);
  m_complaints.push_back({severity, m_source.name(), place.line, place.column, joinPath(m_prefix, key), std::move(message)});
}

void Report::error(std::size_t offset, std::string key, std::string message) {
  add(Severity::Error, offset, std::move(key), std::move(message));
}
void Report::warning(std::size_t offset, std::string key, std::string message) {
  add(Severity::Warning, offset, std::move(key), std::move(message));
}

void Report::finish() {
  std::sort(m_complaints.begin() + static_cast<std::ptrdiff_t>(m_first), m_complaints.end(),
            [](const Complaint& a, const Complaint& b) {
              return std::tie(a.line, a.column, a.key, a.message) < std::tie(b.line, b.column, b.key, b.message);
            });
  if (m_dropped > 0)
    m_complaints.push_back({m_errors > 0 ? Severity::Error : Severity::Warning, m_source.name(), 0, 0, "",
                            std::to_string(m_dropped) + " more complaints, not shown"});
}

std::string describe(const Node& node) {
  switch (node.kind) {
  case Kind::Null:
    return "nothing";
  case Kind::Bool:
    return node.flag ? "true" : "false";
  case Kind::Integer:
  case Kind::Number:
    return canonicalJson(node);
  case Kind::BadNumber:
    return node.text;
  case Kind::Text:
    return "the text \"" + shown(node.text) + "\"";
  case Kind::List:
    return "a list";
  case Kind::Map:
    return "a mapping";
  }
  return "?";
}

std::string joinPath(std::string_view parent, std::string_view key) {
  std::string path(parent);
  if (!path.empty() && !key.empty() && !key.starts_with('['))
    path += '.';
  path += key;
  return path;
}

std::string rangeText(double least, double most) {
  if (most == std::numeric_limits<double>::infinity())
    return "at least " + shortestNumber(least);
  return shortestNumber(least) + " to " + shortestNumber(most);
}

void complainAboutDuplicates(const Node& root, std::string path, Report& report) {
  walk(root, path, [&](const Node& node, const std::string& at) {
    std::vector<const Entry*> sorted;
    sorted.reserve(node.entries.size());
    for (const Entry& entry : node.entries)
      sorted.push_back(&entry);
    std::sort(sorted.begin(), sorted.end(), [](const Entry* a, const Entry* b) {
      return std::tie(a->key, a) < std::tie(b->key, b);  // of the same key in the file's order
    });
    for (std::size_t i = 1; i < sorted.size(); ++i)
      if (sorted[i]->key == sorted[i - 1]->key)
        sayTwice(*sorted[i - 1], *sorted[i], at, report);
  });
}

void complainAboutBadNumbers(const Node& root, std::string path, Report& report) {
  walk(root, path, [&](const Node& node, const std::string& at) {
    if (node.kind == Kind::BadNumber)
      report.error(node.offset, at, shown(node.text) + " " + std::string(node.why));
  });
}

void complainOfKind(const Node& node, const std::string& path, std::string_view expected, Report& report) {
  if (node.kind != Kind::BadNumber)
    report.error(node.offset, path, describe(node) + " is not " + std::string(expected));
}

std::optional<std::string> asText(const Node& node, const std::string& path, std::size_t maxBytes, Report& report) {
  if (node.kind != Kind::Text) {
    complainOfKind(node, path, "text", report);
    return std::nullopt;
  }
  if (node.text.size() > maxBytes) {
    report.error(node.offset, path, "has " + std::to_string(node.text.size()) + " bytes, allowed are " + std::to_string(maxBytes));
    return std::nullopt;
  }
  return node.text;
}

std::optional<double> asNumber(const Node& node, const std::string& path, double least, double most, Report& report) {
  if (node.kind != Kind::Integer && node.kind != Kind::Number) {
    complainOfKind(node, path, "a number, allowed " + rangeText(least, most), report);
    return std::nullopt;
  }
  if (!(node.number >= least && node.number <= most)) {
    report.error(node.offset, path, describe(node) + " is out of range, allowed " + rangeText(least, most));
    return std::nullopt;
  }
  return node.number;
}

std::optional<std::uint64_t> asWhole(const Node& node, const std::string& path, std::uint64_t least, std::uint64_t most,
                                     Report& report) {
  const std::string allowed = std::to_string(least) + " to " + std::to_string(most);
  if (node.kind != Kind::Integer) {
    complainOfKind(node, path, "a whole number, allowed " + allowed, report);
    return std::nullopt;
  }
  if (node.negative || node.magnitude < least || node.magnitude > most) {
    report.error(node.offset, path, describe(node) + " is out of range, allowed " + allowed);
    return std::nullopt;
  }
  return node.magnitude;
}

std::optional<bool> asFlag(const Node& node, const std::string& path, Report& report) {
  if (node.kind != Kind::Bool) {
    complainOfKind(node, path, "true or false", report);
    return std::nullopt;
  }
  return node.flag;
}

Fields::Fields(const Node& map, std::string path, Report& report) : m_map(map), m_path(std::move(path)), m_report(report) {}

bool Fields::has(std::string_view key) const {
  const Node* value = m_map.find(key);
  return value != nullptr && value->kind != Kind::Null;
}

const Node* Fields::take(std::string_view key, Presence presence) {
  m_taken.emplace_back(key);
  const Node* value = m_map.find(key);
  if (value != nullptr && value->kind != Kind::Null)
    return value;
  if (presence == Presence::Required && m_given)
    error(key, "is required");
  return nullptr;
}

std::optional<std::string> Fields::text(std::string_view key, std::size_t maxBytes, Presence presence) {
  const Node* node = take(key, presence);
  if (node == nullptr)
    return std::nullopt;
  if (presence == Presence::Required && node->kind == Kind::Text && isBlank(node->text)) {
    error(key, "is empty, allowed is text of 1 to " + std::to_string(maxBytes) + " bytes");
    return std::nullopt;
  }
  return asText(*node, pathOf(key), maxBytes, m_report);
}

std::optional<std::string> Fields::name(std::string_view key, Presence presence) {
  const Node* node = m_map.find(key);
  if (node == nullptr || node->kind != Kind::Integer)
    return text(key, kMaxNameBytes, presence);
  take(key);
  if (node->negative) {
    error(key, describe(*node) + " is negative, allowed are text and whole numbers of at least 0");
    return std::nullopt;
  }
  return std::to_string(node->magnitude);
}

std::optional<double> Fields::number(std::string_view key, double least, double most) {
  const Node* node = take(key);
  return node != nullptr ? asNumber(*node, pathOf(key), least, most, m_report) : std::nullopt;
}

std::optional<std::uint64_t> Fields::whole(std::string_view key, std::uint64_t least, std::uint64_t most) {
  const Node* node = take(key);
  return node != nullptr ? asWhole(*node, pathOf(key), least, most, m_report) : std::nullopt;
}

std::optional<bool> Fields::flag(std::string_view key) {
  const Node* node = take(key);
  return node != nullptr ? asFlag(*node, pathOf(key), m_report) : std::nullopt;
}

std::vector<std::string> Fields::texts(std::string_view key, std::size_t maxItems, std::size_t maxBytes) {
  const Node* node = take(key);
  if (node == nullptr)
    return {};
  if (node->kind != Kind::List) {
    complainOfKind(*node, pathOf(key), "a list of text", m_report);
    return {};
  }
  if (node->items.size() > maxItems) {
    error(key, "has " + std::to_string(node->items.size()) + " items, allowed are " + std::to_string(maxItems));
    return {};
  }
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < node->items.size(); ++i) {
    const Node& item = *node->items[i];
    const std::string path = joinPath(pathOf(key), "[" + std::to_string(i) + "]");
    if (item.kind != Kind::Text)
      complainOfKind(item, path, "text", m_report);
    else if (isBlank(item.text) || item.text.size() > maxBytes)
      m_report.error(item.offset, path,
                     "has " + std::to_string(item.text.size()) + " bytes, allowed is text of 1 to " + std::to_string(maxBytes));
    else
      texts.push_back(item.text);
  }
  return texts;
}

Fields Fields::map(std::string_view key, Presence presence) {
  const Node* node = take(key, presence);
  if (node != nullptr && node->kind == Kind::Map)
    return {*node, pathOf(key), m_report};
  if (node != nullptr)
    complainOfKind(*node, pathOf(key), "a mapping", m_report);
  Fields none(emptyMap(), pathOf(key), m_report);
  none.m_given = false;
  return none;
}

void Fields::error(std::string_view key, std::string message) const {
  const Node* value = m_map.find(key);
  m_report.error(value != nullptr ? value->offset : m_map.offset, pathOf(key), std::move(message));
}
void Fields::warning(std::string_view key, std::string message) const {
  const Node* value = m_map.find(key);
  m_report.warning(value != nullptr ? value->offset : m_map.offset, pathOf(key), std::move(message));
}

void Fields::keep(std::string_view key, std::vector<KeptField>& kept) const {
  if (const Node* value = m_map.find(key); value != nullptr && value->kind != Kind::Null)
    kept.push_back({pathOf(key), canonicalJson(*value)});
}

void Fields::keepRest(std::vector<KeptField>& kept) const {
  for (const Entry& entry : m_map.entries)
    if (std::find(m_taken.begin(), m_taken.end(), entry.key) == m_taken.end())
      kept.push_back({pathOf(entry.key), canonicalJson(*entry.value)});
}

}  // namespace vortex::config
