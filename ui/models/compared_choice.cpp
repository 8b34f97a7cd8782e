// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/compared_choice.h"

#include "ui/models/translate.h"

#include <algorithm>

namespace vortex::ui {
namespace {

bool isDone(const RecordedLine& line) { return line.state == SlotState::Decided || line.state == SlotState::Interrupted; }

// Null: nobody is in its chain with it.
const RecordedLine* counterpartOf(const RecordedLine& line, const RecordedList& list) {
  if (line.rerunOf)
    if (const RecordedLine* ancestor = list.find(*line.rerunOf))
      return ancestor;
  const auto& lines = list.lines();
  const auto newest = std::find_if(lines.rbegin(), lines.rend(), [&](const RecordedLine& other) {
    return other.chain.root == line.chain.root && other.slot != line.slot && isDone(other);
  });
  return newest == lines.rend() ? nullptr : &*newest;
}

}  // namespace

ComparedChoice comparedChoice(const std::vector<const RecordedLine*>& chosen, const RecordedList& list) {
  const auto refuse = [](const QString& why) { return ComparedChoice{.both = {}, .whyNot = why}; };
  if (chosen.empty())
    return refuse(tr("Choose two slots in the list, or one that was made again"));
  if (chosen.size() > 2)
    return refuse(tr("Choose two slots; %1 are chosen").arg(chosen.size()));
  for (const RecordedLine* line : chosen)
    if (!isDone(*line))
      return refuse(tr("Slot %1 is still in the making").arg(list.nameOf(line->slot)));
  const RecordedLine* other = chosen.size() == 2 ? chosen[1] : counterpartOf(*chosen[0], list);
  if (other == nullptr)
    return refuse(tr("Slot %1 was not made again: choose another one with it").arg(list.nameOf(chosen[0]->slot)));
  const auto [first, second] = std::minmax(chosen[0]->slot, other->slot);
  return {.both = ComparedChoice::Both{first, second}, .whyNot = {}};
}

}  // namespace vortex::ui
