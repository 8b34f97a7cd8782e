// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/reset_reader.h"

#include "engine/analysis/recorded_facts.h"
#include "engine/history/recorded_slot.h"
#include "ui/models/rerun_words.h"

#include <utility>

namespace vortex::ui {

ResetInputs readResetInputs(const ResetQuestion& question) {
  const auto refused = [](std::string why) { return ResetInputs{.given = nullptr, .trouble = std::move(why)}; };
  const auto recorded = history::recordedSlots(question.store, {question.of});
  if (!recorded)
    return refused(recorded.error());
  const history::RecordedSlot& slot = recorded->front();
  const analysis::ResetFacts facts = analysis::resetFactsOf(slot);
  if (const auto answer = analysis::canReset(facts, question.from); answer.bar != analysis::ResetBar::None)
    return refused(whyNoReset(answer).toStdString());
  if (facts.simulated != question.simulated)
    return refused(whyOtherBackend(facts.simulated).toStdString());
  if (facts.simulated)
    return {.given = std::make_shared<const GivenStages>(GivenStages{.stages = StageSet::before(question.from), .outputs = {}}),
            .trouble = {}};
  auto given = readGivenStages(slot.folder, slot.outputs, question.from);
  if (!given)
    return refused(std::move(given.error()));
  if (std::string misfit = misfitOf(**given, question.recipe, question.settings, question.qualityLevel); !misfit.empty())
    return refused(std::move(misfit));
  return {.given = std::move(*given), .trouble = {}};
}

}  // namespace vortex::ui
