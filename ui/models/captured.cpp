// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/captured.h"

#include "ui/models/translate.h"

#include <algorithm>
#include <iterator>

namespace vortex::ui {
namespace {

// What happened to the device meanwhile; and how it ended, where that is not as it was meant to.
QStringList remarksOn(const analysis::CaptureSeries& series, analysis::LeakWord word) {
  QStringList remarks;
  if (!series.points().empty() && series.points().back().life > 0)
    remarks << (word == analysis::LeakWord::Leak
                    ? tr("The device was started anew meanwhile: each of its lives is judged by itself, shown is the one that "
                         "leaked.")
                    : tr("The device was started anew meanwhile: each of its lives is judged by itself, shown is the last."));
  if (!series.ended())
    return remarks;
  switch (series.ended()->why) {
  case CaptureEnd::Complete:
    break;
  case CaptureEnd::Asked:
    remarks << tr("Somebody stopped it before its end.");
    break;
  case CaptureEnd::EngineEnded:
    remarks << tr("The engine ended before it did.");
    break;
  case CaptureEnd::NotBegun:
    remarks << tr("It did not begin.");
    break;
  }
  if (!series.ended()->trouble.empty())
    remarks << QString::fromStdString(series.ended()->trouble);
  return remarks;
}

std::vector<analysis::BlameRow> blameOf(const analysis::Blame& blame) {
  std::vector<analysis::BlameRow> rows = blame.rows();
  std::erase_if(rows, [](const analysis::BlameRow& row) { return row.held <= Bytes{}; });
  std::vector<analysis::BlameRow> clean = blame.byStage();
  std::erase_if(clean, [](const analysis::BlameRow& row) { return row.held > Bytes{}; });
  std::move(clean.begin(), clean.end(), std::back_inserter(rows));
  return rows;
}

}  // namespace

int Captured::judged() const {
  return static_cast<int>(std::count_if(points.begin(), points.end(), [this](const CapturedPoint& p) { return isJudged(p); }));
}

int Captured::ofLife() const {
  return static_cast<int>(std::count_if(points.begin(), points.end(), [this](const CapturedPoint& p) { return p.life == life; }));
}

std::optional<Captured> capturedOf(const analysis::CaptureJudge& judge, LeakLook look) {
  const analysis::CaptureSeries& series = judge.series();
  if (!series.started())
    return std::nullopt;
  const event::CaptureStarted& started = *series.started();
  Captured captured;
  captured.label = QString::fromStdString(started.spec.label);
  captured.file = QString::fromStdString(started.file);
  captured.notes = QString::fromStdString(series.notes());
  captured.device = QString::fromStdString(series.device());
  captured.workload = QString::fromStdString(started.spec.workload);
  captured.running = !series.ended();
  captured.wanted = started.spec.slotCount;
  captured.warmUp = started.spec.warmUp;
  captured.points.reserve(series.points().size());
  for (const analysis::CapturePoint& point : series.points())
    captured.points.push_back({.slot = static_cast<double>(point.number),
                               .floor = static_cast<double>(point.memory.floor.count),
                               .peak = static_cast<double>(point.memory.peak.value_or(point.memory.floor).count),
                               .warmUp = point.warmUp,
                               .life = point.life});
  captured.life = judge.life();
  if (started.limit > Bytes{})
    captured.limit = static_cast<double>(started.limit.count);
  captured.verdict = look == LeakLook::Now ? judge.atEnd() : judge.verdict();
  captured.remarks = remarksOn(series, captured.verdict.word);
  captured.blame = blameOf(judge.blame());
  if (judge.judge() != nullptr)
    captured.heldByWarmUp = judge.judge()->heldByWarmUp();
  return captured;
}

}  // namespace vortex::ui
