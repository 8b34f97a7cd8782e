// SPDX-License-Identifier: GPL-3.0-or-later
//
// A stage's curve, with the drafted timeout as a line that is dragged with the mouse or moved with the arrow keys (Shift: finely).
// Whatever is drawn says under the mouse what it is.
#pragma once

#include "ui/models/curve_layout.h"
#include "ui/models/stage_rate.h"

#include <QWidget>
#include <optional>

namespace vortex::ui {

// Whether the horizon rests on slots that were seen, or on the targets in their place.
enum class HorizonIs : std::uint8_t { Seen = 1, ByTargets };

struct CurveShown {
  const StageEvidence* evidence = nullptr;  // these outlive what is shown
  const StageEvidence* baseline = nullptr;
  StageSettings running;
  Duration draft{}, horizon{};
  HorizonIs horizonIs = HorizonIs::Seen;
  CurveShape shape = CurveShape::LongerThan;
  QString nothing;  // what to say where there are no attempts
};

class CurveView : public QWidget {
  Q_OBJECT

 public:
  CurveView(Stage stage, QWidget* parent);

  // What is shown from now on. The time axis keeps its end while the line is dragged.
  void show(const CurveShown& shown);
  using QWidget::show;
  const CurveScene& scene() const { return m_scene; }

  QSize sizeHint() const override { return {420, 190}; }
  QSize minimumSizeHint() const override { return {160, 44}; }

 signals:
  void dragged(vortex::Duration timeout);
  void dragBegan();
  void dragEnded();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void hideEvent(QHideEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool event(QEvent* event) override;

 private:
  void layOut();
  void endDrag();
  CurveInput input() const;
  QString facts(QPointF point) const;
  QString inWords() const;  // for whoever hears it
  // The parts of the picture, from back to front (curve_painter.cpp).
  void paintGround(QPainter& painter) const;
  void paintUnknown(QPainter& painter) const;
  void paintRecord(QPainter& painter) const;
  void paintMarks(QPainter& painter) const;
  void paintTimeouts(QPainter& painter) const;
  void paintUnknownWords(QPainter& painter) const;
  void paintFoot(QPainter& painter) const;

  Stage m_stage;
  CurveShown m_shown;
  CurveScene m_scene;
  Duration m_axisEnd{};
  std::optional<double> m_grip;  // while it is dragged: how far right of the line it was taken hold of, pixels
};

}  // namespace vortex::ui
