// SPDX-License-Identifier: GPL-3.0-or-later
//
// The memory graph under mouse and keys: as the timeline above it, whose axis it shares.
#include "ui/bridge/bridge.h"
#include "ui/models/selection.h"
#include "ui/operate/memory_painter.h"
#include "ui/operate/memory_view.h"
#include "ui/operate/range_menu.h"
#include "ui/widgets/drag_pan.h"
#include "ui/widgets/export.h"
#include "ui/widgets/hover_facts.h"
#include "ui/widgets/theme.h"

#include <algorithm>
#include <cmath>

namespace vortex::ui {

void MemoryView::wheelEvent(QWheelEvent* event) {
  const double notches = (event->angleDelta().y() != 0 ? event->angleDelta().y() : event->angleDelta().x()) / 120.0;
  if (event->modifiers() & Qt::ShiftModifier)
    m_axis.pan(-seconds(inSeconds(m_axis.range().span()) * kPanShare * notches));
  else
    m_axis.zoom(std::pow(kWheelStep, -notches), timeAt(event->position().x()));
  event->accept();
}

void MemoryView::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton)
    m_pan.press(event->pos());
  else if (event->button() == Qt::RightButton && event->pos().x() >= kMemoryGutter)
    m_range.press(event->pos());
}

void MemoryView::mouseMoveEvent(QMouseEvent* event) {
  if (event->pos().x() >= kMemoryGutter)
    m_mouse.moveTo(event->pos().x());
  else
    m_mouse.leave();
  m_pan.move(event->pos());
}

void MemoryView::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() == Qt::RightButton && m_range.pressed()) {
    const QPoint end(std::max(event->pos().x(), static_cast<int>(kMemoryGutter)), event->pos().y());
    if (const auto chosen = m_range.release(end))
      return askAbout(*chosen, event->pos());
    return layer(QStringLiteral("present"))->replot();
  }
  if (event->button() == Qt::LeftButton && m_pan.release())
    click(event->pos());
}

std::optional<TimeRange> MemoryView::chosenRange() const {
  const auto& cursor = m_selection.hovered();
  return m_asked ? m_asked : cursor ? m_range.to(*cursor) : std::nullopt;
}

void MemoryView::askAbout(const TimeRange& range, const QPoint& at) {
  m_asked = range;
  layer(QStringLiteral("present"))->replot();
  const auto csv = [this, range] {
    QByteArray lines = csvLine(columns());
    for (const QStringList& row : rows(range))
      lines += csvLine(row);
    return lines;
  };
  askAboutRange(*this, at, m_axis,
                {.range = range,
                 .from = m_bridge.clockText(range.from),
                 .to = m_bridge.clockText(range.to),
                 .rows = csv,
                 .picture = [this, range] { return pictureOf(range); }});
  m_asked.reset();
  layer(QStringLiteral("present"))->replot();
}

// As it is seen, but for what the mouse adds.
QImage MemoryView::pictureOf(const TimeRange& range) {
  m_asked.reset();
  m_mouse.leave();
  layer(QStringLiteral("present"))->replot();
  const PixelScale scale(m_axis.range(), drawingSize().width());
  return cutOut(grab().toImage(), static_cast<int>(kMemoryGutter), scale.x(range.from), scale.x(range.to));
}

// Selects the slot that was in the making then.
void MemoryView::click(const QPoint& pos) {
  const Time at = timeAt(pos.x());
  const auto& all = m_bridge.session().allSlots();
  for (auto slot = all.rbegin(); slot != all.rend(); ++slot)
    if (slot->startedAt && *slot->startedAt <= at && slot->decidedAt.value_or(m_axis.now()) >= at)
      return m_selection.select(slot->id);
}

void MemoryView::mouseDoubleClickEvent(QMouseEvent* event) { event->accept(); }

void MemoryView::leaveEvent(QEvent* event) {
  QCustomPlot::leaveEvent(event);
  m_mouse.leave();
}

void MemoryView::keyPressEvent(QKeyEvent* event) {
  const Duration step = seconds(inSeconds(m_axis.range().span()) * kPanShare);
  switch (event->key()) {
  case Qt::Key_Left:
  case Qt::Key_A:
    return m_axis.pan(-step);
  case Qt::Key_Right:
  case Qt::Key_D:
    return m_axis.pan(step);
  case Qt::Key_Plus:
  case Qt::Key_W:
    return m_axis.zoom(1 / kWheelStep, m_axis.now());
  case Qt::Key_Minus:
  case Qt::Key_S:
    return m_axis.zoom(kWheelStep, m_axis.now());
  default:
    QCustomPlot::keyPressEvent(event);
  }
}

void MemoryView::changeEvent(QEvent* event) {
  QCustomPlot::changeEvent(event);
  if (event->type() != QEvent::PaletteChange)
    return;
  setBackground(tokens().surface);
  replot(QCustomPlot::rpQueuedReplot);
}

void MemoryView::resizeEvent(QResizeEvent* event) {
  QCustomPlot::resizeEvent(event);
  refresh();
}

bool MemoryView::event(QEvent* event) {
  if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
    replot(QCustomPlot::rpQueuedReplot);
  return answerHover(*this, *event, [this](QPointF point) { return facts(point); }) || QCustomPlot::event(event);
}

}  // namespace vortex::ui
