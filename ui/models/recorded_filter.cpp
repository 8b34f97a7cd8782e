// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/recorded_filter.h"

#include <QRegularExpression>
#include <QUrl>
#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

namespace vortex::ui {
namespace {

using Show = RecordedFilter::Show;
using Since = RecordedFilter::Since;

constexpr std::array<std::pair<Show, const char*>, 6> kShows{{{Show::All, "all"},
                                                              {Show::Unsuccessful, "unsuccessful"},
                                                              {Show::Open, "open"},
                                                              {Show::Missed, "missed"},
                                                              {Show::Reruns, "reruns"},
                                                              {Show::Interrupted, "interrupted"}}};
constexpr std::array<std::pair<Since, const char*>, 5> kSinces{
    {{Since::Ever, "ever"}, {Since::Hour, "hour"}, {Since::Day, "day"}, {Since::Week, "week"}, {Since::Month, "month"}}};

template <typename Value, std::size_t n>
QString filterWordOf(const std::array<std::pair<Value, const char*>, n>& words, Value value) {
  for (const auto& [one, word] : words)
    if (one == value)
      return QString::fromLatin1(word);
  return {};
}

template <typename Value, std::size_t n>
Value filterValueOf(const std::array<std::pair<Value, const char*>, n>& words, const QString& word, Value otherwise) {
  for (const auto& [value, one] : words)
    if (word == QLatin1String(one))
      return value;
  return otherwise;
}

bool isShown(const RecordedLine& line, Show show) {
  switch (show) {
  case Show::All:
    return true;
  case Show::Unsuccessful:
    return isUnsuccessful(line);
  case Show::Open:
    return isOpenFailure(line);
  case Show::Missed:
    return line.missed;
  case Show::Reruns:
    return line.chain.nth > 1;
  case Show::Interrupted:
    return line.state == SlotState::Interrupted;
  }
  return true;
}

bool holdsAll(const std::string& text, const std::vector<std::string>& words) {
  const std::string_view in(text);
  return std::all_of(words.begin(), words.end(), [&](const std::string& word) { return in.find(word) != std::string_view::npos; });
}

}  // namespace

std::int64_t lengthOf(Since since) {
  constexpr std::int64_t kHour = 3'600'000'000'000;
  switch (since) {
  case Since::Ever:
    return 0;
  case Since::Hour:
    return kHour;
  case Since::Day:
    return 24 * kHour;
  case Since::Week:
    return 7 * 24 * kHour;
  case Since::Month:
    return 30 * 24 * kHour;
  }
  return 0;
}

QString filterLine(const RecordedFilter& filter) {
  QStringList parts;
  if (filter.show != Show::All)
    parts << QStringLiteral("show=") + filterWordOf(kShows, filter.show);
  if (filter.outcome)
    parts << QStringLiteral("outcome=") + QString::fromStdString(std::string(toString(*filter.outcome)));
  if (filter.stage)
    parts << QStringLiteral("stage=") + QString::fromStdString(std::string(toString(*filter.stage)));
  if (filter.since != Since::Ever)
    parts << QStringLiteral("since=") + filterWordOf(kSinces, filter.since);
  if (filter.spareBelow)
    parts << QStringLiteral("spare_below_s=") + QString::number(inSeconds(*filter.spareBelow));
  if (!filter.text.isEmpty())
    parts << QStringLiteral("text=") + QString::fromLatin1(QUrl::toPercentEncoding(filter.text));
  return parts.join(QLatin1Char(' '));
}

RecordedFilter filterOf(const QString& line) {
  RecordedFilter filter;
  for (const QString& part : line.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
    const QString key = part.section(QLatin1Char('='), 0, 0), value = part.section(QLatin1Char('='), 1);
    if (key == QStringLiteral("show"))
      filter.show = filterValueOf(kShows, value, Show::All);
    else if (key == QStringLiteral("outcome"))
      filter.outcome = parseOutcome(value.toStdString());
    else if (key == QStringLiteral("stage"))
      filter.stage = parseStage(value.toStdString());
    else if (key == QStringLiteral("since"))
      filter.since = filterValueOf(kSinces, value, Since::Ever);
    else if (key == QStringLiteral("text"))
      filter.text = QUrl::fromPercentEncoding(value.toLatin1());
    else if (bool is = false; key == QStringLiteral("spare_below_s"))
      if (const double s = value.toDouble(&is); is && std::abs(s) < 1e6)
        filter.spareBelow = seconds(s);
  }
  return filter;
}

RecordedMatcher::RecordedMatcher(const RecordedFilter& filter, std::int64_t now) : m_filter(filter) {
  for (const QString& word : filter.text.toLower().split(QRegularExpression(QStringLiteral("\\s+")), Qt::SkipEmptyParts))
    m_words.push_back(word.toStdString());
  if (filter.since != Since::Ever)
    m_from = now - lengthOf(filter.since);
}

bool RecordedMatcher::operator()(const RecordedLine& line) const {
  if (!m_filter.only.empty() && !std::binary_search(m_filter.only.begin(), m_filter.only.end(), line.slot))
    return false;
  return isShown(line, m_filter.show) && (!m_filter.outcome || line.outcome == m_filter.outcome) &&
         (!m_filter.stage || line.stage == m_filter.stage) && line.wall >= m_from &&
         (!m_filter.spareBelow || (line.spareToAir && *line.spareToAir < *m_filter.spareBelow)) && holdsAll(line.words, m_words);
}

std::vector<std::uint32_t> passing(const std::vector<RecordedLine>& lines, const RecordedMatcher& passes) {
  std::vector<std::uint32_t> found;
  for (std::size_t i = lines.size(); i-- > 0;)
    if (passes(lines[i]))
      found.push_back(static_cast<std::uint32_t>(i));
  return found;
}

}  // namespace vortex::ui
