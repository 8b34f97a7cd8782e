// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runtime/record_book.h"

#include <algorithm>
#include <utility>

namespace vortex::runtime {

void RecordBook::open(SlotRecord record) {
  const SlotId slot = record.slot;
  m_pages[slot].record = std::move(record);
}

AttemptRecord* RecordBook::attemptOf(const AttemptName& attempt) {
  const auto page = m_pages.find(attempt.slot);
  if (page == m_pages.end())
    return nullptr;
  auto& attempts = page->second.record.attempts[attempt.stage];
  const auto found = std::find_if(attempts.rbegin(), attempts.rend(), [&](const AttemptRecord& a) { return a.n == attempt.n; });
  return found == attempts.rend() ? nullptr : &*found;
}

struct RecordBook::Fold {
  RecordBook& book;
  Time at;
  void operator()(const event::SlotStarted& e) {
    if (const auto page = book.m_pages.find(e.slot); page != book.m_pages.end()) {
      page->second.startedAt = at;
      page->second.record.waited = e.waited;
      page->second.record.qualityLevel = e.qualityLevel;
    }
  }
  void operator()(const event::AttemptStarted& e) {
    const auto page = book.m_pages.find(e.attempt.slot);
    if (page == book.m_pages.end())
      return;
    AttemptRecord attempt;
    attempt.n = e.attempt.n;
    attempt.start = at - page->second.startedAt;
    page->second.record.attempts[e.attempt.stage].push_back(std::move(attempt));
  }
  void operator()(const event::StageComplete& e) {
    if (AttemptRecord* attempt = book.attemptOf(e.attempt)) {
      attempt->outcome = AttemptOutcome::Finished;
      attempt->elapsed = e.elapsed;
      attempt->message = e.message.value_or("");
      attempt->held = e.held;
    }
  }
  void operator()(const event::AttemptFailed& e) {
    if (AttemptRecord* attempt = book.attemptOf(e.attempt)) {
      attempt->outcome = e.reason == Reason::DeviceLost ? AttemptOutcome::DeviceLost : AttemptOutcome::Failed;
      attempt->elapsed = e.elapsed;
      attempt->reason = e.reason;
      attempt->message = e.message;
      attempt->held = e.held;
    }
  }
  void operator()(const event::AttemptStopRequested& e) {
    if (AttemptRecord* attempt = book.attemptOf(e.attempt)) {
      attempt->outcome = e.cause == StopCause::Timeout ? AttemptOutcome::TimedOut : AttemptOutcome::Stopped;
      attempt->elapsed = e.elapsed;
      attempt->stop.emplace().cause = e.cause;
    }
  }
  void operator()(const event::AttemptStopped& e) {
    if (AttemptRecord* attempt = book.attemptOf(e.attempt)) {
      if (!attempt->stop)
        attempt->outcome = e.byExit ? AttemptOutcome::DeviceLost : AttemptOutcome::Stopped;
      attempt->elapsed = e.elapsed;
      attempt->held = e.held;
      attempt->stop = StopRecord{.cause = e.cause,
                                 .requestToStopped = e.requestToStopped,
                                 .drain = e.drain,
                                 .released = e.released,
                                 .held = e.held,
                                 .byExit = e.byExit};
    }
  }
  void operator()(const event::SlotComplete& e) {
    if (const auto page = book.m_pages.find(e.slot); page != book.m_pages.end()) {
      page->second.decided = true;
      SlotRecord& record = page->second.record;
      record.verdict = e.verdict;
      record.elapsed = e.elapsed;
      record.waited = e.waited;
      record.spareToAir = e.spareToAir;
      record.marginGeneration = e.marginGeneration;
    }
  }
  // The other events are not a slot's, or say nothing about how it was made.
  template <typename Other>
  void operator()(const Other&) {}
};

void RecordBook::apply(const Event& event) { std::visit(Fold{*this, event.at}, event.body); }

void RecordBook::note(const AttemptName& attempt, const backend::AttemptCost& cost) {
  if (AttemptRecord* record = attemptOf(attempt)) {
    record->peak = cost.peak;
    record->operators = cost.operators;
    record->longestOperator = cost.longestOperator;
    int& threads = m_pages.at(attempt.slot).record.threads;
    threads = std::max(threads, cost.threads);
  }
}

void RecordBook::note(SlotId slot, const ScoreRecord& scores) {
  if (const auto page = m_pages.find(slot); page != m_pages.end())
    page->second.record.scores = scores;
}

const SlotRecord* RecordBook::find(SlotId slot) const {
  const auto page = m_pages.find(slot);
  return page == m_pages.end() ? nullptr : &page->second.record;
}

bool RecordBook::decided(SlotId slot) const {
  const auto page = m_pages.find(slot);
  return page != m_pages.end() && page->second.decided;
}

}  // namespace vortex::runtime
