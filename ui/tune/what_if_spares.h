// SPDX-License-Identifier: GPL-3.0-or-later
//
// Spare to air of the slots on record, before (grey) and after (an outline in blue) the change.
#pragma once

#include "ui/models/spare_bins.h"

#include <QRectF>
#include <QWidget>

class QPainter;

namespace vortex::ui {

class WhatIfSpares : public QWidget {
  Q_OBJECT

 public:
  explicit WhatIfSpares(QWidget* parent);

  // Of the slots that air, ascending, and how many are due in all. target: the spare of a slot that ends at the generation target.
  void show(const std::vector<Duration>& before, const std::vector<Duration>& after, int due, Duration target);
  using QWidget::show;
  QSize sizeHint() const override { return {300, 150}; }
  QSize minimumSizeHint() const override { return {160, 60}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QRectF plot() const;
  double widthOfBin() const { return plot().width() / static_cast<double>(m_bins.before.size()); }
  double xOf(Duration spare) const;
  void paintHead(QPainter& painter) const;
  void paintBins(QPainter& painter) const;
  void paintLines(QPainter& painter) const;
  void paintSeconds(QPainter& painter) const;

  SpareBins m_bins;
  Duration m_target{};
  int m_missedBefore = 0, m_missedAfter = 0;  // which have no spare
};

}  // namespace vortex::ui
