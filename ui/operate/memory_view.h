// SPDX-License-Identifier: GPL-3.0-or-later
//
// Device memory on the timeline's time axis: what is allocated as bands, what the device says is used as a dotted line, and the
// limits, which compare with that. A picture costs pixels, however many samples there are; a frame without news paints nothing but,
// on a layer of its own, what follows the present and the mouse.
#pragma once

#include "ui/bridge/desk.h"
#include "ui/models/memory_layout.h"
#include "ui/models/session.h"
#include "ui/models/time_axis.h"
#include "ui/widgets/drag_pan.h"
#include "ui/widgets/plot.h"

#include <QStringList>
#include <optional>
#include <vector>

namespace vortex::ui {

struct MemoryPicture;

class MemoryView : public QCustomPlot {
  Q_OBJECT

 public:
  explicit MemoryView(const Desk& desk, QWidget* parent = nullptr);

  void refresh();
  QString summary() const;  // the sentence of the pane's title
  // What is visible, or of a range, the newest first, as columns() says.
  std::vector<QStringList> rows() const { return rows(m_axis.range()); }
  std::vector<QStringList> rows(const TimeRange& range) const;
  static QStringList columns();

 protected:
  void wheelEvent(QWheelEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  bool event(QEvent* event) override;

 private:
  class Picture;
  class Present;
  void takeSamples();
  void click(const QPoint& at);
  void paintPicture(QPainter& painter);
  void paintPresent(QPainter& painter);
  MemoryPicture picture() const;
  std::optional<TimeRange> selectedRange() const;
  std::optional<TimeRange> chosenRange() const;
  void askAbout(const TimeRange& range, const QPoint& at);
  QImage pictureOf(const TimeRange& range);
  QSizeF drawingSize() const;
  Time timeAt(double x) const;
  QString facts(QPointF point) const;
  QString pictureKey() const, presentKey() const;

  const Bridge& m_bridge;
  TimeAxis& m_axis;
  Selection& m_selection;
  Envelope m_levels{kMemoryChannels};
  MemoryScene m_scene;
  double m_peak = 0, m_device = 0;  // gigabytes, of the session
  bool m_modelsApart = false;
  std::uint64_t m_story = 0;           // whose samples these are
  QString m_pictureKey, m_presentKey;  // of what is on the screen
  DragPan m_pan;
  DragRange m_range;
  MouseTime m_mouse;
  std::optional<TimeRange> m_asked;  // the chosen range, while a menu asks what to do with it
};

}  // namespace vortex::ui
