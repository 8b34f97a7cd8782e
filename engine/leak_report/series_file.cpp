// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/leak_report/series_file.h"

#include "engine/analysis/saturated.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <istream>
#include <optional>
#include <string_view>
#include <utility>

namespace vortex::leak {
namespace {

using analysis::LeakPoint;
using config::Complaint;

enum class Column : std::uint8_t { Slot, Floor, Peak, Reserved, Resident, Handles, EngineResident, EngineHandles, Held };
constexpr std::array<std::string_view, 9> kColumnNames{"slot",      "floor_bytes", "peak_bytes",       "reserved_bytes",
                                                       "rss_bytes", "handles",     "engine_rss_bytes", "engine_handles",
                                                       "held_bytes"};
constexpr std::size_t kNeededColumns = 3;
constexpr std::string_view kColumnsAllowed = "slot, floor_bytes, peak_bytes, and where there are such reserved_bytes, rss_bytes, "
                                             "handles, engine_rss_bytes, engine_handles, held_bytes";
// Behind floor and peak, as they are written.
constexpr std::array<std::pair<Column, std::optional<double> LeakPoint::*>, 5> kOptionalColumns{
    {{Column::Reserved, &LeakPoint::reserved},
     {Column::Resident, &LeakPoint::resident},
     {Column::Handles, &LeakPoint::handles},
     {Column::EngineResident, &LeakPoint::engineResident},
     {Column::EngineHandles, &LeakPoint::engineHandles}}};

struct Field {
  std::string_view text;
  std::size_t at = 0;  // bytes before it
};

struct Row {
  LeakPoint point;
  double held = 0;
  int line = 0;
};

std::string_view trimmed(std::string_view text) {
  const auto isSpace = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  while (!text.empty() && isSpace(text.back()))
    text.remove_suffix(1);
  while (!text.empty() && isSpace(text.front()))
    text.remove_prefix(1);
  return text;
}

std::vector<Field> fieldsOf(std::string_view line) {
  std::vector<Field> fields;
  for (std::size_t from = 0; from <= line.size();) {
    const std::size_t to = std::min(line.find(',', from), line.size());
    std::string_view text = trimmed(line.substr(from, to - from));
    if (text.size() >= 2 && text.front() == '"' && text.back() == '"')
      text = trimmed(text.substr(1, text.size() - 2));
    fields.push_back({.text = text, .at = static_cast<std::size_t>(text.data() - line.data())});
    from = to + 1;
  }
  return fields;
}

// What a person can read of a field that was written by anybody.
std::string quoted(std::string_view text) {
  std::string shown = "'";
  for (const char c : text.substr(0, 40))
    shown += c >= ' ' && c < 0x7f ? c : '?';
  return shown + (text.size() > 40 ? "...'" : "'");
}

class Reading {
 public:
  explicit Reading(const std::string& name) : m_name(name) {}

  void header(std::string_view line, int number);
  void row(std::string_view line, int number);
  void complain(int line, std::size_t at, std::string_view key, std::string message,
                config::Severity severity = config::Severity::Error);
  SeriesFile finish();

  bool hasHeader() const { return m_hasHeader; }
  std::size_t rows() const { return m_rows.size(); }

 private:
  std::optional<double> number(const Field& field, int line, std::size_t column);

  std::string m_name;
  bool m_hasHeader = false, m_headerFits = false;
  std::vector<std::optional<Column>> m_columns;
  std::vector<Row> m_rows;
  SeriesFile m_file;
  std::size_t m_untold = 0;
};

void Reading::complain(int line, std::size_t at, std::string_view key, std::string message, config::Severity severity) {
  if (m_file.complaints.size() >= kMostSeriesComplaints) {
    ++m_untold;
    return;
  }
  m_file.complaints.push_back({.severity = severity,
                               .file = m_name,
                               .line = line,
                               .column = line > 0 ? static_cast<int>(at) + 1 : 0,
                               .key = std::string(key),
                               .message = std::move(message)});
}

void Reading::header(std::string_view line, int number) {
  m_hasHeader = true;
  std::array<bool, kColumnNames.size()> seen{};
  for (const Field& field : fieldsOf(line)) {
    const auto name = std::find(kColumnNames.begin(), kColumnNames.end(), field.text);
    m_columns.push_back(std::nullopt);
    if (name == kColumnNames.end()) {
      complain(number, field.at, "", quoted(field.text) + " is no column, allowed are " + std::string(kColumnsAllowed));
      continue;
    }
    const auto index = static_cast<std::size_t>(name - kColumnNames.begin());
    if (seen[index])
      complain(number, field.at, *name, "this column is there twice");
    seen[index] = true;
    m_columns.back() = static_cast<Column>(index);
  }
  m_headerFits = true;
  for (std::size_t i = 0; i < kNeededColumns; ++i)
    if (!seen[i]) {
      complain(number, 0, kColumnNames[i], "this column is missing; the first line names the columns, separated by commas");
      m_headerFits = false;
    }
}

std::optional<double> Reading::number(const Field& field, int line, std::size_t column) {
  const std::string_view key = kColumnNames[column];
  const bool isSlot = column == static_cast<std::size_t>(Column::Slot);
  if (field.text.empty()) {
    if (column < kNeededColumns)
      complain(line, field.at, key,
               isSlot ? "is empty; each row has a slot's number" : "is empty; each slot has a number of bytes");
    return std::nullopt;
  }
  double value = 0;
  const char* end = field.text.data() + field.text.size();
  const auto [rest, error] = std::from_chars(field.text.data(), end, value);
  if (error == std::errc::invalid_argument || (error == std::errc{} && rest != end)) {
    complain(line, field.at, key, quoted(field.text) + " is no number; allowed are digits, a point and an exponent");
    return std::nullopt;
  }
  const double most = isSlot ? static_cast<double>(analysis::kMostLeakSlot) : analysis::kMostLeakValue;
  if (error != std::errc{} || !(value >= 0 && value <= most)) {  // NaN is not within
    complain(line, field.at, key,
             quoted(field.text) + " is out of range, allowed 0 to " +
                 (isSlot ? "9007199254740992 (2^53)" : "72057594037927936 (2^56)"));
    return std::nullopt;
  }
  if (isSlot && value != static_cast<double>(static_cast<std::uint64_t>(value))) {
    complain(line, field.at, key, quoted(field.text) + " is no slot's number, which is whole");
    return std::nullopt;
  }
  return value;
}

void Reading::row(std::string_view line, int number) {
  if (!m_headerFits)
    return;
  const std::vector<Field> fields = fieldsOf(line);
  if (fields.size() != m_columns.size()) {
    complain(number, fields[std::min(fields.size() - 1, m_columns.size())].at, "",
             "has " + std::to_string(fields.size()) + " fields, the first line " + std::to_string(m_columns.size()));
    return;
  }
  std::array<std::optional<double>, kColumnNames.size()> values{};
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (m_columns[i])
      values[static_cast<std::size_t>(*m_columns[i])] = this->number(fields[i], number, static_cast<std::size_t>(*m_columns[i]));
  const auto of = [&](Column column) { return values[static_cast<std::size_t>(column)]; };
  if (!of(Column::Slot) || !of(Column::Floor) || !of(Column::Peak))
    return;
  Row read{.point = {.slot = static_cast<std::uint64_t>(*of(Column::Slot)), .floor = *of(Column::Floor), .peak = *of(Column::Peak)},
           .held = of(Column::Held).value_or(0),
           .line = number};
  for (const auto& [column, member] : kOptionalColumns)
    read.point.*member = of(column);
  m_rows.push_back(std::move(read));
}

SeriesFile Reading::finish() {
  const auto bySlot = [](const Row& a, const Row& b) { return a.point.slot < b.point.slot; };
  if (!std::is_sorted(m_rows.begin(), m_rows.end(), bySlot)) {
    std::stable_sort(m_rows.begin(), m_rows.end(), bySlot);
    complain(0, 0, "slot", "the rows are not in the order of slots; they are taken in that order", config::Severity::Warning);
  }
  for (std::size_t i = 1; i < m_rows.size(); ++i)
    if (m_rows[i].point.slot == m_rows[i - 1].point.slot)
      complain(m_rows[i].line, 0, "slot",
               "slot " + std::to_string(m_rows[i].point.slot) + " is there twice, first in line " +
                   std::to_string(m_rows[i - 1].line));
  for (const Row& row : m_rows) {
    m_file.points.push_back(row.point);
    if (row.held >= 1)
      m_file.held.push_back({.slot = row.point.slot,
                             .stage = {},
                             .outcome = AttemptOutcome::Finished,
                             .bytes = {static_cast<std::int64_t>(row.held)}});
  }
  m_rows.clear();
  std::stable_sort(m_file.complaints.begin(), m_file.complaints.end(),
                   [](const Complaint& a, const Complaint& b) { return a.line < b.line; });
  if (m_untold > 0)
    m_file.complaints.push_back({.severity = config::Severity::Error,
                                 .file = m_name,
                                 .key = {},
                                 .message = "and " + std::to_string(m_untold) + " more complaints"});
  return std::move(m_file);
}

enum class Line : std::uint8_t { Read, TooLong, End };

// The rest of a line that is too long is passed over.
Line nextLine(std::istream& stream, std::string& line) {
  line.clear();
  for (int c = stream.get(); c != std::istream::traits_type::eof(); c = stream.get()) {
    if (c == '\n')
      return line.size() > kLongestSeriesLine ? Line::TooLong : Line::Read;
    if (line.size() <= kLongestSeriesLine)
      line += static_cast<char>(c);
  }
  if (line.size() > kLongestSeriesLine)
    return Line::TooLong;
  return line.empty() ? Line::End : Line::Read;
}

std::string csvNumber(double value) {
  std::array<char, 64> text{};
  const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  return std::string(text.data(), error == std::errc{} ? end : text.data());
}

}  // namespace

SeriesFile readSeries(std::istream& stream, const std::string& name, std::size_t mostRows) {
  Reading reading(name);
  std::string line;
  for (int number = 1;; ++number) {
    const Line kind = nextLine(stream, line);
    if (kind == Line::End)
      break;
    if (kind == Line::TooLong) {
      reading.complain(number, kLongestSeriesLine, "",
                       "this line has more than " + std::to_string(kLongestSeriesLine) + " bytes: no row of numbers has");
      if (!reading.hasHeader())
        break;
      continue;
    }
    std::string_view text = line;
    if (number == 1 && text.substr(0, 3) == "\xEF\xBB\xBF")
      text.remove_prefix(3);
    if (trimmed(text).empty())
      continue;
    if (!reading.hasHeader()) {
      reading.header(text, number);
    } else if (reading.rows() == mostRows) {
      reading.complain(number, 0, "",
                       "more than " + std::to_string(mostRows) + " rows are not read; leave out the oldest, or every other one");
      break;
    } else {
      reading.row(text, number);
    }
  }
  if (!reading.hasHeader())
    reading.complain(0, 0, "", "has no line that names the columns " + std::string(kColumnsAllowed));
  else if (reading.rows() == 0)
    reading.complain(0, 0, "", "has no row that can be used");
  return reading.finish();
}

std::string seriesCsv(std::span<const LeakPoint> points, std::span<const analysis::HeldBytes> held) {
  std::vector<std::pair<std::uint64_t, std::int64_t>> bySlot;
  for (const analysis::HeldBytes& one : held)
    bySlot.emplace_back(one.slot, one.bytes.count);
  std::sort(bySlot.begin(), bySlot.end());
  std::vector<std::optional<double> LeakPoint::*> members;  // that some point has
  std::string text = "slot,floor_bytes,peak_bytes";
  for (const auto& [column, member] : kOptionalColumns)
    if (std::any_of(points.begin(), points.end(), [wanted = member](const LeakPoint& one) { return (one.*wanted).has_value(); })) {
      members.push_back(member);
      text += ',' + std::string(kColumnNames[static_cast<std::size_t>(column)]);
    }
  text += bySlot.empty() ? "\n" : ",held_bytes\n";
  for (const LeakPoint& point : points) {
    text += std::to_string(point.slot) + ',' + csvNumber(point.floor) + ',' + csvNumber(point.peak);
    for (const auto member : members)
      text += ',' + (point.*member ? csvNumber(*(point.*member)) : std::string());
    if (!bySlot.empty()) {
      Bytes sum;
      for (auto at = std::lower_bound(bySlot.begin(), bySlot.end(), std::pair{point.slot, std::int64_t{0}});
           at != bySlot.end() && at->first == point.slot; ++at)
        sum = analysis::saturated(sum, {at->second});
      text += ',' + std::to_string(sum.count);
    }
    text += '\n';
  }
  return text;
}

}  // namespace vortex::leak
