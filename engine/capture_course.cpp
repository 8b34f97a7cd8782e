// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/capture_course.h"

#include "engine/history/capture_file.h"

#include <algorithm>
#include <utility>

namespace vortex {
namespace {

constexpr double kMostLeft_s = 9e9;  // 285 years: more does not go into a Duration

}  // namespace

void CaptureCourse::take(const Event& event) {
  m_judge.take(event);
  if (std::holds_alternative<event::SlotMemory>(event.body) && m_armed)
    m_awaited.insert(*std::exchange(m_armed, std::nullopt));
  if (const auto* snapshot = std::get_if<event::MemorySnapshot>(&event.body);
      snapshot != nullptr && m_awaited.erase(snapshot->file) > 0 && !snapshot->error.empty())
    m_noSnapshots = true;  // what it cannot do once it would refuse at every slot; the event has said why
}

CaptureCourse::Wants CaptureCourse::step(Time now, Bytes fileBytes, bool stopAsked, const std::string& trouble) {
  Wants wants;
  if (!m_judge.series().started() || m_endTold)
    return wants;
  if (!m_endingSince) {
    if (const auto why = reached(now, stopAsked)) {
      m_why = *why;
      m_endingSince = now;
      orderLast(wants);
    } else {
      orderSnapshots(wants);
    }
  }
  tellProgress(wants, now, fileBytes);
  if (!m_endingSince) {
    tellVerdict(wants);
    return wants;
  }
  if ((!m_awaited.empty() || m_armed) && now < *m_endingSince + kSnapshotPatience)
    return wants;
  if (!m_awaited.empty() || m_armed)
    m_trouble = "a snapshot was not written in time";
  wants.tell.emplace_back(lastVerdict());
  wants.tell.emplace_back(
      event::CaptureEnded{.why = m_why, .done = m_judge.series().done(), .file = m_file.string(), .trouble = lackingIn(trouble)});
  m_endTold = true;
  return wants;
}

event::CaptureVerdict CaptureCourse::lastVerdict() const {
  analysis::CaptureJudge judge = m_judge;
  judge.settle();
  event::CaptureVerdict verdict = toldOf(judge.atEnd());
  verdict.last = true;
  return verdict;
}

std::string CaptureCourse::lackingIn(const std::string& file) const {
  return file + (file.empty() || m_trouble.empty() ? "" : "; ") + m_trouble;
}

std::optional<CaptureEnd> CaptureCourse::reached(Time now, bool stopAsked) const {
  const analysis::CaptureSeries& series = m_judge.series();
  if (m_spec.slotCount > 0 && series.done() + series.neverStarted() >= m_spec.slotCount)
    return CaptureEnd::Complete;
  if (m_spec.lasts > Duration{} && now - series.startedAt() >= m_spec.lasts)
    return CaptureEnd::Complete;
  return stopAsked ? std::optional(CaptureEnd::Asked) : std::nullopt;
}

void CaptureCourse::order(Wants& wants, bool atBoundary) {
  if (m_noSnapshots)
    return;
  std::string file = history::snapshotBeside(m_file, ++m_snapshots).string();
  if (atBoundary)
    m_armed = file;
  else
    m_awaited.insert(file);
  wants.snapshots.push_back({.file = std::move(file), .atBoundary = atBoundary});
}

// One slot ahead, since it is taken at the very boundary: behind the first judged slot, behind the last where that is known, and
// between them as the plan says.
void CaptureCourse::orderSnapshots(Wants& wants) {
  const int next = m_judge.series().done() + 1, judged = next - m_spec.warmUp;
  if (m_armed || next <= m_armedFor || judged < 1 || m_spec.snapshots == SnapshotPlan::None)
    return;
  const bool between =
      m_spec.snapshots == SnapshotPlan::Every && m_spec.snapshotEvery > 0 && (judged - 1) % m_spec.snapshotEvery == 0;
  if (judged != 1 && next != m_spec.slotCount && !between)
    return;
  m_armedFor = next;
  order(wants, true);
}

// Behind the last slot. One that is in the making holds its tensors: the capture waits for its end.
void CaptureCourse::orderLast(Wants& wants) {
  if (m_spec.snapshots == SnapshotPlan::None)
    return;
  if (m_judge.series().isMaking()) {
    if (!m_armed)
      order(wants, true);
    return;
  }
  if (m_armed || m_armedFor < m_judge.series().done())
    order(wants, false);
  m_armed.reset();
}

void CaptureCourse::tellProgress(Wants& wants, Time now, Bytes fileBytes) {
  const analysis::CaptureSeries& series = m_judge.series();
  if (series.done() == m_toldDone)
    return;
  m_toldDone = series.done();
  event::CaptureProgress progress{
      .done = m_toldDone, .judged = series.judged(), .ran = now - series.startedAt(), .left = {}, .fileBytes = fileBytes};
  if (m_spec.slotCount > 0 && m_toldDone > 0)
    progress.left =
        seconds(std::min(kMostLeft_s, inSeconds(progress.ran) / m_toldDone * std::max(m_spec.slotCount - m_toldDone, 0)));
  if (m_spec.lasts > Duration{}) {
    const Duration byTime = std::max(m_spec.lasts - progress.ran, Duration{});
    progress.left = std::min(progress.left.value_or(byTime), byTime);
  }
  wants.tell.emplace_back(progress);
}

// At each look, and when the word changes between looks (the ledger needs none).
void CaptureCourse::tellVerdict(Wants& wants) {
  event::CaptureVerdict verdict = toldOf(m_judge.verdict());
  if (m_judge.looks() == m_toldLooks && (m_toldWord == verdict.word || (!m_toldWord && verdict.word == CaptureWord::Inconclusive)))
    return;
  m_toldLooks = m_judge.looks();
  m_toldWord = verdict.word;
  wants.tell.emplace_back(std::move(verdict));
}

}  // namespace vortex
