// SPDX-License-Identifier: GPL-3.0-or-later
//
// Strict reading of mappings: each field is taken by name and type, what is wrong is complained about with its place and what is
// allowed, and what nobody took can be kept. A field that is null counts as not given.
#pragma once

#include "engine/config/complaint.h"
#include "engine/config/document.h"
#include "engine/config/recipe_limits.h"
#include "engine/config/source_text.h"
#include "engine/slot/recipe.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vortex::config {

// Collects a file's complaints, bounded by kMaxComplaints. finish() puts them in the file's order and says how many are beyond.
class Report {
 public:
  Report(const SourceText& source, std::vector<Complaint>& complaints)
      : m_source(source), m_complaints(complaints), m_first(complaints.size()) {}
  void error(std::size_t offset, std::string key, std::string message);
  void warning(std::size_t offset, std::string key, std::string message);
  // True when what is reported next is only counted: then it need not be put into words.
  bool full() const { return m_complaints.size() >= kMaxComplaints; }
  void finish();
  void setPrefix(std::string prefix) { m_prefix = std::move(prefix); }  // goes before every key: "[2]" in a list
  std::size_t errors() const { return m_errors; }
  const SourceText& source() const { return m_source; }

 private:
  void add(Severity severity, std::size_t offset, std::string key, std::string message);

  const SourceText& m_source;
  std::vector<Complaint>& m_complaints;
  std::size_t m_first;
  std::string m_prefix;
  std::size_t m_errors = 0, m_dropped = 0;
};

// "the text \"fast\"", "the whole number 3", "a list": what a value is, for messages. Long text is cut.
std::string describe(const Node& node);

std::string joinPath(std::string_view parent, std::string_view key);

// Complaints about what stands anywhere in `node`, also where no one will take it; `path` is the node's own.
void complainAboutDuplicates(const Node& node, std::string path, Report& report);
void complainAboutBadNumbers(const Node& node, std::string path, Report& report);

// One value of a type and a range, or a complaint that says what it is and what is allowed. A BadNumber gets none here.
std::optional<std::string> asText(const Node& node, const std::string& path, std::size_t maxBytes, Report& report);
std::optional<double> asNumber(const Node& node, const std::string& path, double least, double most, Report& report);
std::optional<std::uint64_t> asWhole(const Node& node, const std::string& path, std::uint64_t least, std::uint64_t most,
                                     Report& report);
std::optional<bool> asFlag(const Node& node, const std::string& path, Report& report);
void complainOfKind(const Node& node, const std::string& path, std::string_view expected, Report& report);

enum class Presence : std::uint8_t { Optional = 1, Required };

class Fields {
 public:
  Fields(const Node& map, std::string path, Report& report);

  std::string pathOf(std::string_view key) const { return joinPath(m_path, key); }
  bool has(std::string_view key) const;
  // The value, marked as taken; nullptr when absent or null.
  const Node* take(std::string_view key, Presence presence = Presence::Optional);

  // Not empty and not only white space when Required. At most maxBytes long.
  std::optional<std::string> text(std::string_view key, std::size_t maxBytes, Presence presence = Presence::Optional);
  // Text, or a whole number not below 0, as text.
  std::optional<std::string> name(std::string_view key, Presence presence = Presence::Optional);
  std::optional<double> number(std::string_view key, double least, double most);
  std::optional<std::uint64_t> whole(std::string_view key, std::uint64_t least, std::uint64_t most);
  std::optional<bool> flag(std::string_view key);
  std::vector<std::string> texts(std::string_view key, std::size_t maxItems, std::size_t maxBytes);
  // A sub-mapping; when it is not given or of another kind, one without fields, whose required ones are not asked for.
  Fields map(std::string_view key, Presence presence = Presence::Optional);

  void error(std::string_view key, std::string message) const;    // at the field's value, or at the mapping where it is absent
  void warning(std::string_view key, std::string message) const;  // likewise

  // Keeps a field that was checked but that this program does not use; and all that nobody took.
  void keep(std::string_view key, std::vector<KeptField>& kept) const;
  void keepRest(std::vector<KeptField>& kept) const;

 private:
  const Node& m_map;
  std::string m_path;
  Report& m_report;
  bool m_given = true;
  std::vector<std::string> m_taken;
};

// "0.8 to 1.2", "at least 0".
std::string rangeText(double least, double most);

}  // namespace vortex::config
