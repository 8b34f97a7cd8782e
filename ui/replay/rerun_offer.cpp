// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/rerun_offer.h"

#include "engine/analysis/recorded_facts.h"
#include "ui/models/rerun_words.h"

#include <utility>

namespace vortex::ui {
namespace {

QString whyNotFrom(const history::RecordedSlot& slot, Stage from, bool simulated) {
  if (QString why = whyNotAgain(slot, simulated); !why.isEmpty() || from == Stage::Audio)
    return why;
  return whyNoReset(analysis::canReset(analysis::resetFactsOf(slot), from));
}

}  // namespace

RerunOffer readRerunOffer(const RerunQuestion& question) {
  RerunOffer offer{.chosen = question.chosen, .from = {}};
  PerStage<std::vector<analysis::RerunTimes>> times;
  for (const SlotId slot : question.chosen) {
    const auto recorded = history::recordedSlots(question.store, {slot});
    for (const Stage from : kStages) {
      const QString why =
          recorded ? whyNotFrom(recorded->front(), from, question.simulated) : QString::fromStdString(recorded.error());
      if (!why.isEmpty()) {
        if (offer.from[from].whyNot.isEmpty())
          offer.from[from].whyNot = why;
        continue;
      }
      offer.from[from].can.push_back(slot);
      analysis::RerunTimes took = analysis::rerunTimesOf(recorded->front(), from);
      if (recorded->front().profile != question.settings.profile)
        took.own = {};  // under another profile it took another time
      times[from].push_back(took);
    }
  }
  const auto others = history::finishedTimes(question.store, question.settings.profile, question.simulated ? "simulated" : "torch");
  for (const Stage from : kStages)
    offer.from[from].estimate = analysis::estimateRerun(times[from], others ? *others : PerStage<std::vector<Duration>>{});
  return offer;
}

}  // namespace vortex::ui
