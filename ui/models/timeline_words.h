// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the timeline says beside its marks, in the words of operators: at most two short lines a slot, and a sentence for what goes
// wrong right now.
#pragma once

#include "ui/models/timeline_layout.h"

#include <QString>
#include <optional>

namespace vortex::ui {

struct Words {
  QString text;
  Tone tone = Tone::Quiet;
  bool number = false;
  QString brief = {};  // where there is no room for the text; empty: the text or nothing
};

// "missed air: repeat of 4178", "will miss air", "last useful"; empty where nothing is worth a word.
Words upperWords(const SceneInput& input, const Slot& slot);
// "+5.8 s", "+5.5 s P95", "off air, no deadline", "GPU finished in 1.6 s".
Words lowerWords(const SceneInput& input, const Slot& slot);
// "Image timed out at 15.0 s. GPU finishing, 2.4 of at most 5.0 s, 1.3 GB held."; absent while nothing of the slot drains.
std::optional<QString> drainSentence(const SceneInput& input, const Slot& slot);
// The same where there is little room: "GPU finishing, 2.4 of at most 5.0 s".
QString drainWords(const SceneInput& input, const Slot& slot);
// What viewers get instead: "repeat of 4178".
QString insteadOf(const Session& session, const Slot& slot);

}  // namespace vortex::ui
