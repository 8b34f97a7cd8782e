// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/emergency_words.h"

#include "ui/models/slot_words.h"
#include "ui/models/translate.h"

#include <algorithm>
#include <variant>

namespace vortex::ui {
namespace {

// The last slots are the ones in the making.
bool runsAnAttempt(const Session& session) {
  const auto& all = session.allSlots();
  int left = session.running();
  for (auto slot = all.rbegin(); slot != all.rend() && left > 0; ++slot) {
    left -= slot->state == SlotState::Running ? 1 : 0;
    if (std::any_of(slot->bars.begin(), slot->bars.end(), [](const Bar& bar) { return !bar.end; }))
      return true;
  }
  return false;
}

}  // namespace

QString whyNoUnload(const Session& session, bool simulated) {
  if (simulated)
    return tr("A simulated device has no models to unload");
  if (session.device().name.starts_with("cpu"))
    return tr("On the CPU the models' memory is the host's: there is nowhere to unload them to");
  return runsAnAttempt(session) ? tr("An attempt runs, and uses them: they can be unloaded when none does") : QString();
}

QString emergencyText(const Event& event) {
  if (const auto* cleared = std::get_if<event::BuffersCleared>(&event.body))
    return tr("Buffers cleared: reserved %1 before, %2 after; output pool %3 before, %4 after")
        .arg(bytesText(cleared->reservedBefore), bytesText(cleared->reservedAfter), bytesText(cleared->poolBefore),
             bytesText(cleared->poolAfter));
  if (const auto* unloaded = std::get_if<event::ModelsUnloaded>(&event.body))
    return unloaded->error.empty()
               ? tr("Models unloaded: %1 loaded before, %2 after")
                     .arg(bytesText(unloaded->residentBefore), bytesText(unloaded->residentAfter))
               : tr("Models stay loaded, %1: %2").arg(bytesText(unloaded->residentAfter), QString::fromStdString(unloaded->error));
  return {};
}

}  // namespace vortex::ui
