// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lays out the stage timeline: which slots have a row, and where everything of them lies. Pure geometry, without painting.
//
// A row a slot, the newest at the bottom. In a row two half-height lanes: audio, then video on top; image, then clip below. So
// parallel work is seen as parallel. Unfolded: a lane a stage. Below the rows, pinned, the stages: who held each, and who does.
//
// The cost is that of what is in view: of the session only the slots that touch the range are looked at.
#pragma once

#include "ui/models/session.h"
#include "ui/models/time_axis.h"
#include "ui/models/timeline_scene.h"

#include <QSizeF>
#include <functional>
#include <optional>
#include <vector>

namespace vortex::ui {

// Phases and marks, counted from a slot's start or an attempt's (contract 1).
struct SlotTimes {
  Duration target = seconds(21);      // of the generation
  Duration downstream = seconds(19);  // from the last useful finish to the air
  Duration propagation = seconds(14), playback = seconds(5);
  PerStage<Duration> stageTarget{{seconds(2), seconds(12), seconds(8), seconds(1)}};
  PerStage<int> laneCapacity{{1, 1, 1, 1}};
  Duration drainBudget = milliseconds(500);
};

// A slot that is not submitted yet: it waits in the channel's queue.
struct Coming {
  std::string label;
  Time startsAt{};
};

// Which rows are shown when there are more than fit. Without a slot: the newest ones. With one, it is the topmost, and slots that
// come do not move it.
struct RowScroll {
  std::optional<SlotId> top;
};

struct SceneInput {
  const Session& session;
  TimeRange range;
  QSizeF size;  // of the drawing: rows and stages, without gutter and ruler
  Time now{};
  SlotTimes times;
  std::vector<Coming> coming = {};
  RowScroll scroll = {};
  bool unfolded = false;
  // How wide words are, in the font of numbers or of words.
  std::function<double(const QString&, bool number)> textWidth = [](const QString& text, bool) {
    return 6.5 * static_cast<double>(text.size());
  };
  std::function<QString(Time)> clockText = [](Time at) { return QString::number(at.time_since_epoch() / seconds(1)); };
};

Detail detailOf(double pixelsPerSecond);
double rowHeightOf(Detail detail, bool unfolded);
Scene layOut(const SceneInput& input);

// The scroll that has `first` as its topmost row, of the scene's rows; the newest rows again, where that shows them all.
RowScroll scrolledTo(const SceneInput& input, const Scene& scene, int first);

}  // namespace vortex::ui
