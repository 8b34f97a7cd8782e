// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which slots are close to missing their air time, and the sum that shows why: what is left of the work, the spare, and what comes
// after generation make up the time to air. The work left is what is foreseen of the slot (prediction.h). Pure.
#pragma once

#include "engine/slot/event.h"
#include "engine/slot/settings.h"
#include "engine/slot/units.h"

#include <optional>
#include <string>
#include <vector>

namespace vortex::ui {

class Channel;
class Session;
struct Slot;

enum class WorkKind : std::uint8_t {
  GpuFinishing = 1,  // what was stopped, until it is drained, at most
  Wait,              // a retry's back-off, the device's start
  Stage,
  Delivery,  // the clip is encoded and named
};
struct WorkPart {
  WorkKind kind = WorkKind::Stage;
  Stage stage = Stage::Audio;  // of WorkKind::Stage
  Duration length{};
};

// An attempt that is past its target, has no retry left, and will soon be stopped by its timeout: whatever the slot has to spare.
struct LateAttempt {
  Stage stage = Stage::Audio;
  Duration target{}, timesOutIn{};
};

struct RiskLine {
  std::optional<SlotId> slot;  // absent: it waits in the channel's queue and has no number yet
  std::string label;
  bool started = false;
  Time startsAt{};  // if it has not
  Duration wait{};  // from its planned start to `startsAt`: the one before is still in the making
  Time lastUsefulFinish{}, airAt{};
  std::vector<WorkPart> parts;  // in the order of the work; add up to `work`
  Duration work{};              // at `quantile`
  Duration spare{}, likelySpare{};
  double quantile = 0;
  int samples = 0;               // 0: the targets stand in
  std::optional<Time> noReturn;  // event::SlotForecast::noReturn
  std::optional<LateAttempt> late;
};

// What is left of a slot that runs; nothing for one without an air time or a forecast.
std::optional<RiskLine> riskOf(const Slot& slot, const Settings& settings, Time now);

// Those that run, then the next ones to come, `most` in all; the least spare first. A slot to come is reckoned with the forecast
// with which the last one started, from its planned start, or from where the one before it ends if only one is made at a time.
// notBefore: nothing starts until then, since the device does not work.
std::vector<RiskLine> riskLines(const Session& session, const Channel& channel, const Settings& settings, Time now,
                                std::size_t most = 4, Time notBefore = Time::min());

}  // namespace vortex::ui
