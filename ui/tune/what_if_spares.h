// SPDX-License-Identifier: GPL-3.0-or-later
//
// Spare to air of the slots on record, before (grey) and after (an outline in blue) the change.
#pragma once

#include "ui/models/spare_bins.h"

#include <QWidget>

namespace vortex::ui {

class WhatIfSpares : public QWidget {
  Q_OBJECT

 public:
  explicit WhatIfSpares(QWidget* parent);

  // target: the spare of a slot that ends at the generation target.
  void show(const std::vector<Duration>& before, const std::vector<Duration>& after, Duration target);
  using QWidget::show;
  QSize sizeHint() const override { return {300, 150}; }
  QSize minimumSizeHint() const override { return {160, 60}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  SpareBins m_bins;
  Duration m_target{};
};

}  // namespace vortex::ui
