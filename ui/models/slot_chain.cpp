// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/slot_chain.h"

#include "engine/analysis/rerun_chain.h"
#include "ui/models/slot_words.h"
#include "ui/models/translate.h"

#include <vector>

namespace vortex::ui {

QString chainText(const Session& session, SlotId slot) {
  const auto& all = session.allSlots();
  std::vector<RerunLink> links;
  links.reserve(all.size());
  for (const Slot& one : all)
    links.push_back({.slot = one.id,
                     .rerunOf = one.rerunOf,
                     .succeeded = one.state == SlotState::Decided && one.verdict.outcome == Outcome::Succeeded});
  const auto places = analysis::rerunChains(links);
  const analysis::ChainPlace* ours = nullptr;
  for (std::size_t i = 0; i < links.size(); ++i)
    if (links[i].slot == slot)
      ours = &places[i];
  if (ours == nullptr || ours->length < 2)
    return {};
  QStringList members;
  if (session.find(ours->root) == nullptr)
    members << QString::number(ours->root.value);
  for (std::size_t i = 0; i < links.size(); ++i)
    if (places[i].root == ours->root) {
      const QString name = places[i].nth < 2 ? QString::number(links[i].slot.value)
                                             : QStringLiteral("%1·%2").arg(ours->root.value).arg(places[i].nth);
      members << name + QLatin1Char(' ') + stateText(all[i]);
    }
  return members.join(QStringLiteral(" → "));
}

QString givenText(StageSet given) {
  if (given.contains(Stage::Video))
    return tr("from clip on, with the video that was recorded");
  if (given.contains(Stage::Image))
    return tr("from video on, with the sound and picture that were recorded");
  return given.contains(Stage::Audio) ? tr("from image on, with the sound that was recorded") : QString();
}

}  // namespace vortex::ui
