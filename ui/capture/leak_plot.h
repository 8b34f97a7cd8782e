// SPDX-License-Identifier: GPL-3.0-or-later
//
// Draws a LeakScene: floor and peak a slot, the fitted lines with their interval, the limit, and what is said of them, where no
// word lies on another. Its axes are the scene's, or fitted to what was measured, where a leak is small beside the limit, which is
// then named at the edge; the wheel zooms at the cursor, a drag pans, Home shows all again.
#pragma once

#include "ui/models/leak_scene.h"
#include "ui/widgets/plot.h"

namespace vortex::ui {

class LeakPlot : public QCustomPlot {
  Q_OBJECT

 public:
  explicit LeakPlot(QWidget* parent = nullptr);
  void show(const LeakScene& scene);
  using QCustomPlot::show;
  void setFitted(bool fitted);
  bool isCloser() const;  // somebody looked at a part of it

 protected:
  void changeEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void showAll();
  QCPGraph* line(const std::vector<QPointF>& points, const QPen& pen);
  QCPGraph* marks(const std::vector<QPointF>& points, QCPScatterStyle::ScatterShape shape, const QColor& edge, const QColor& fill);
  void draw();
  void drawWarmUp();
  void drawRestarts();
  void drawStems(const std::vector<QPointF>& floors, const std::vector<QPointF>& peaks);
  void drawTrend(const LeakTrend& trend, const QColor& colour, const QString& ahead, Qt::AlignmentFlag side);
  void drawInterval(const LeakTrend& trend);
  void drawLimits();
  void drawBaseline();
  // A place for words: beside a point of the plot, which lies at that side of them.
  struct Place {
    QPointF at;
    Qt::Alignment side;
  };
  struct Words {
    QCPItemText* item = nullptr;
    std::vector<Place> places;  // the best first
  };
  QCPItemText* say(const QString& text, const QColor& colour, std::vector<Place> places);
  void placeSaid();
  void flag(double slot, double height, const QString& text, const QColor& edge, const QColor& ground);
  void nameValues();
  void colourAxes();

  LeakScene m_scene;
  std::vector<Words> m_said;
  bool m_fitted = false;
  QCPRange m_allX, m_allY;              // what showAll() showed last
  QCPItemText* m_limitAbove = nullptr;  // at the upper edge; null: there is no limit
};

}  // namespace vortex::ui
