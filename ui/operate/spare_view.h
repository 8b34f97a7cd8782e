// SPDX-License-Identifier: GPL-3.0-or-later
//
// The spare to air of the last due slots as bars, of those in the making as outlines, and of all due slots as a distribution beside
// them. Click or arrow keys select a slot; whatever is drawn says under the mouse what it is.
#pragma once

#include "ui/models/spare_layout.h"

#include <QWidget>
#include <functional>

namespace vortex::ui {

class Selection;

class SpareView : public QWidget {
  Q_OBJECT

 public:
  SpareView(Selection& selection, QWidget* parent = nullptr);

  // What is shown from now on; painted anew only where it differs.
  void show(SpareInput input, SpareSummary summary);
  using QWidget::show;

  QSize sizeHint() const override { return {380, 170}; }
  QSize minimumSizeHint() const override { return {200, 90}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool event(QEvent* event) override;

 private:
  void layOut();
  QString facts(QPointF point) const;

  Selection& m_selection;
  SpareInput m_input;
  SpareSummary m_summary;
  SpareScene m_scene;
};

// "+4.9", "missed", "needs 299".
QString shareText(const ShareHas& share);

}  // namespace vortex::ui
