// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/rerun_estimate.h"

#include "ui/models/translate.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace vortex::ui {
namespace {

constexpr std::size_t kCompared = 1'000;  // the newest that succeeded; a channel's pace of last month says little

std::optional<Duration> medianOfSucceeded(const RecordedList& list) {
  std::vector<Duration> took;
  const auto& lines = list.lines();
  for (auto line = lines.rbegin(); line != lines.rend() && took.size() < kCompared; ++line)
    if (line->outcome == Outcome::Succeeded && line->elapsed)
      took.push_back(*line->elapsed);
  if (took.empty())
    return std::nullopt;
  const auto middle = took.begin() + static_cast<std::ptrdiff_t>(took.size() / 2);
  std::nth_element(took.begin(), middle, took.end());
  return *middle;
}

}  // namespace

QString whyNoRerun(const RecordedLine& line) {
  if (line.state == SlotState::Queued || line.state == SlotState::Running)
    return tr("Slot %1 is still in the making").arg(line.slot.value);
  return {};
}

bool canBeRerun(const RecordedLine& line) { return whyNoRerun(line).isEmpty(); }

RerunEstimate estimateOf(const std::vector<const RecordedLine*>& chosen, const RecordedList& list) {
  RerunEstimate estimate;
  const std::optional<Duration> median = medianOfSucceeded(list);
  for (const RecordedLine* line : chosen) {
    if (!canBeRerun(*line))
      continue;
    ++estimate.count;
    std::optional<Duration> takes = tookOf(*line);
    if (line->outcome != Outcome::Succeeded && median)
      takes = takes ? std::max(*takes, *median) : *median;
    if (takes)
      estimate.work += *takes;
    else
      ++estimate.unknown;
  }
  return estimate;
}

QString roughly(Duration duration) {
  const auto all = static_cast<qint64>(std::llround(inSeconds(duration)));
  if (all < 60)
    return tr("%1 s").arg(all);
  if (all < 3'600)
    return tr("%1 min %2 s").arg(all / 60).arg(all % 60);
  return tr("%1 h %2 min").arg(all / 3'600).arg(all % 3'600 / 60);
}

QString outcomesOf(const std::vector<const RecordedLine*>& chosen) {
  std::array<int, static_cast<std::size_t>(Outcome::Failed) + 1> counts{};
  int interrupted = 0;
  for (const RecordedLine* line : chosen)
    if (line->outcome)
      ++counts[static_cast<std::size_t>(*line->outcome)];
    else if (line->state == SlotState::Interrupted)
      ++interrupted;
  QStringList parts;
  for (std::size_t outcome = 1; outcome < counts.size(); ++outcome)
    if (counts[outcome] > 0) {
      const std::string_view word = toString(static_cast<Outcome>(outcome));
      parts
          << QStringLiteral("%1 %2").arg(counts[outcome]).arg(QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size())));
    }
  if (interrupted > 0)
    parts << tr("%1 interrupted").arg(interrupted);
  return parts.join(QStringLiteral(", "));
}

}  // namespace vortex::ui
