// SPDX-License-Identifier: GPL-3.0-or-later
//
// One lane's bars, side by side: bars that would be thinner than three pixels are folded into one with a count; what is abnormal is
// never folded into what is not, and never thinner than can be seen.
#pragma once

#include "ui/models/timeline_scene.h"

#include <optional>

namespace vortex::ui {

class LaneFolder {
 public:
  static constexpr double kLeast = 2, kLeastAbnormal = 3, kFolded = 3;  // pixels

  LaneFolder(SceneBuilder& to, double top, double height) : m_to(to), m_top(top), m_height(height) {}
  ~LaneFolder() { flush(); }
  LaneFolder(const LaneFolder&) = delete;
  LaneFolder& operator=(const LaneFolder&) = delete;

  // By left edge, ascending.
  void add(const Shape& bar, double left, double right);

 private:
  struct Fold {
    Shape shape;
    double left = 0, right = 0;
  };
  void put(std::optional<Fold>& fold);
  void flush();

  SceneBuilder& m_to;
  double m_top, m_height;
  std::optional<Fold> m_normal, m_abnormal;
};

}  // namespace vortex::ui
