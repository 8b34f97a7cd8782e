// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/fold.h"

#include <variant>

namespace vortex::history {
namespace {

struct Taker {
  Fold& into;
  Time at;

  SlotChange& slot(SlotId id) const { return into.slots[id]; }
  AttemptChange& attempt(const AttemptName& name) const { return into.attempts[{name.slot, name.stage, name.n}]; }

  void operator()(const event::SlotQueued& e) const {
    SlotChange& to = slot(e.slot);
    to.label = e.label;
    to.seed = e.seed;
    to.queuedAt = at;
    to.airAt = e.airAt;
    if (e.rerunOf)
      to.rerunOf = e.rerunOf;
  }
  void operator()(const event::SlotStarted& e) const {
    SlotChange& to = slot(e.slot);
    to.state = "running";
    to.startedAt = at;
    to.waited = e.waited;
    to.airAt = e.airAt;
    to.qualityLevel = e.qualityLevel;
  }
  void operator()(const event::SlotComplete& e) const {
    SlotChange& to = slot(e.slot);
    to.state = "decided";
    to.decidedAt = at;
    to.verdict = e.verdict;
    to.elapsed = e.elapsed;
    to.waited = e.waited;
    to.spareToAir = e.spareToAir;
    to.marginGeneration = e.marginGeneration;
  }
  void operator()(const event::SlotDelivered& e) const {
    SlotChange& to = slot(e.slot);
    to.ready = e.ready;
    to.encode = e.encode;
    to.folder = e.folder;
  }
  void operator()(const event::DeliveryFailed& e) const { slot(e.slot).deliveryError = e.message; }
  void operator()(const event::SlotRecorded& e) const {
    if (e.folder.empty())
      return;  // its outputs were digested, and no file of it is there
    SlotChange& to = slot(e.slot);
    to.folder = e.folder;
    to.outputsBytes = e.bytes;
  }
  void operator()(const event::SlotMissed& e) const {
    SlotChange& to = slot(e.slot);
    to.missed = true;
    to.airAt = e.airAt;
    to.fallback = e.fallback;
  }
  void operator()(const event::AttemptStarted& e) const {
    AttemptChange& to = attempt(e.attempt);
    to.startedAt = at;
    to.timeout = e.timeout;
  }
  void operator()(const event::StageComplete& e) const {
    AttemptChange& to = attempt(e.attempt);
    ended(to, AttemptOutcome::Finished, e.elapsed);
    to.peak = e.peak;
    to.operators = e.operators;
    to.longestOperator = e.longestOperator;
    to.message = e.message;
    to.held = e.held;
  }
  void operator()(const event::AttemptFailed& e) const {
    AttemptChange& to = attempt(e.attempt);
    ended(to, e.reason == Reason::DeviceLost ? AttemptOutcome::DeviceLost : AttemptOutcome::Failed, e.elapsed);
    to.reason = e.reason;
    to.message = e.message;
    to.held = e.held;
  }
  void operator()(const event::AttemptStopRequested& e) const {
    AttemptChange& to = attempt(e.attempt);
    ended(to, e.cause == StopCause::Timeout ? AttemptOutcome::TimedOut : AttemptOutcome::Stopped, e.elapsed);
    to.cause = e.cause;
  }
  void operator()(const event::AttemptStopped& e) const {
    AttemptChange& to = attempt(e.attempt);
    if (!to.outcome) {
      to.outcome = e.byExit ? AttemptOutcome::DeviceLost : AttemptOutcome::Stopped;
      to.unlessKnown = true;
    }
    to.cause = e.cause;
    to.elapsed = e.elapsed;
    to.requestToStopped = e.requestToStopped;
    to.drain = e.drain;
    to.released = e.released;
    to.held = e.held;
  }
  // The other events are not a slot's, or say nothing that lasts.
  template <typename Other>
  void operator()(const Other&) const {}

  static void ended(AttemptChange& to, AttemptOutcome outcome, Duration elapsed) {
    to.outcome = outcome;
    to.unlessKnown = false;
    to.elapsed = elapsed;
  }
};

}  // namespace

void Fold::take(Time at, const EventBody& body) { std::visit(Taker{*this, at}, body); }

}  // namespace vortex::history
