// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lays one row of the stage timeline: phases and lines of its slot, its attempts with their ghosts, and the words beside them.
#pragma once

#include "ui/models/timeline_layout.h"
#include "ui/models/timeline_words.h"

#include <QCoreApplication>
#include <optional>

namespace vortex::ui {

class RowLayout {
 public:
  // All of them outlive it.
  RowLayout(const SceneInput& input, const PixelScale& scale, const Scene& scene, const Row& row, SceneBuilder& to)
      : m_input(input), m_scale(scale), m_scene(scene), m_row(row), m_to(to) {}

  // Null: the row of a slot that is to come.
  void lay(const Slot* slot);

 private:
  struct Lane {
    double top = 0, height = 0;
  };
  Lane laneOf(Stage stage) const;
  void mark(ShapeKind kind, const Slot& slot, Time at, double width, int index = -1);
  void asOneBar(const Slot& slot);
  void phases(const Slot& slot);
  void lines(const Slot& slot);
  void lane(const Slot& slot, StageSet stages);
  void attempt(const Slot& slot, std::size_t at);
  void ghosts(const Slot& slot, std::size_t at);
  void backOff(const Slot& slot, std::size_t at);
  void prediction(const Slot& slot);
  void words(const Slot& slot);
  // Beside the flag, whose words begin at `left`: behind it, else, in brief too, before it where nothing ran. What needs somebody
  // is said even where it covers something.
  void beside(const Slot& slot, const Words& words, double left, bool upper);
  void label(SlotId slot, const Words& words, double left, double wide, bool upper);
  // The first free pixel before the flag.
  double ranUntil(const Slot& slot, bool upper) const;
  // False: it has no room.
  bool callout(SlotId slot, const QString& text, Tone tone, double rightEdge);
  void coming();
  Time workedUntil(const Bar& bar) const { return bar.stopRequested.value_or(bar.end.value_or(m_input.now)); }
  bool hasMarks() const { return m_scene.detail == Detail::Full || m_scene.detail == Detail::Normal; }

  const SceneInput& m_input;
  const PixelScale& m_scale;
  const Scene& m_scene;
  const Row& m_row;
  SceneBuilder& m_to;

  Q_DECLARE_TR_FUNCTIONS(vortex::ui::RowLayout)
};

}  // namespace vortex::ui
