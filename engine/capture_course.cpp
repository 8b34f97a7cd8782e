// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/capture_course.h"

#include "engine/history/capture_file.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace vortex {
namespace {

constexpr double kMostLeft_s = 9e9;  // 285 years: more does not go into a Duration

}  // namespace

void CaptureCourse::take(const Event& event) {
  if (m_endTold && !std::holds_alternative<event::CaptureEnded>(event.body))
    return;  // the last verdict was told
  m_judge.take(event);
  if (std::holds_alternative<event::SlotMemory>(event.body) && m_armed)
    m_awaited.insert(*std::exchange(m_armed, std::nullopt));
  if (const auto* snapshot = std::get_if<event::MemorySnapshot>(&event.body)) {
    const bool wasArmed = m_armed == snapshot->file;  // no device told the boundary's memory before
    if (wasArmed)
      m_armed.reset();
    if ((m_awaited.erase(snapshot->file) > 0 || wasArmed) && !snapshot->error.empty())
      putOff(snapshot->file);  // what a device cannot do once it would refuse at every slot; the event has said why
    if (snapshot->error.empty() && m_again == snapshot->file)
      m_again.reset();
  } else if (std::holds_alternative<event::DeviceLost>(event.body)) {
    if (m_armed)
      m_awaited.insert(*std::exchange(m_armed, std::nullopt));
    if (!m_awaited.empty() && m_endingSince)
      m_trouble = "a snapshot was lost with its device";
    if (!m_awaited.empty())
      putOff(*m_awaited.rbegin());
    m_awaited.clear();
  } else if (std::holds_alternative<event::DeviceReady>(event.body)) {
    m_noSnapshots = false;
  }
}

void CaptureCourse::putOff(const std::string& file) {
  m_again = file;
  m_noSnapshots = true;
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

event::CaptureVerdict CaptureCourse::lastVerdict() {
  m_judge.settle();
  event::CaptureVerdict verdict = toldOf(m_judge.atEnd());
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
  if (!m_noSnapshots)
    order(wants, history::snapshotBeside(m_file, ++m_snapshots).string(), atBoundary);
}

void CaptureCourse::order(Wants& wants, std::string file, bool atBoundary) {
  if (atBoundary)
    m_armed = file;
  else
    m_awaited.insert(file);
  wants.snapshots.push_back({.file = std::move(file), .atBoundary = atBoundary});
}

// One slot ahead, since it is taken at the very boundary: behind the first judged slot, behind the last where that is known, and
// between them as the plan says. A boundary that came and went between two looks, or found no device, is made up for at the next.
void CaptureCourse::orderSnapshots(Wants& wants) {
  if (m_armed || m_noSnapshots || m_spec.snapshots == SnapshotPlan::None)
    return;
  const int next = m_judge.series().done() + 1;
  const std::int64_t judged = std::int64_t{next} - m_spec.warmUp;
  if (m_again) {
    wants.tell.emplace_back(event::Notice{"capture: " + *m_again + " was not taken; it is taken behind the next slot"});
    m_armedFor = next;
    order(wants, *std::exchange(m_again, std::nullopt), true);
    return;
  }
  if (next <= m_armedFor || judged < 1 || (judged < m_due && next != m_spec.slotCount))
    return;
  if (judged >= m_due) {
    const std::int64_t every = m_spec.snapshots == SnapshotPlan::Every ? m_spec.snapshotEvery : 0;
    m_due = every > 0 ? (judged - 1) / every * every + every + 1 : std::numeric_limits<std::int64_t>::max();
  }
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
  if (m_armed || m_again || m_armedFor < m_judge.series().done())
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
