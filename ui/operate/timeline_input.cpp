// SPDX-License-Identifier: GPL-3.0-or-later
//
// The timeline's mouse and keys.
#include "ui/models/selection.h"
#include "ui/models/timeline_facts.h"
#include "ui/operate/range_menu.h"
#include "ui/operate/timeline_frame.h"
#include "ui/operate/timeline_layers.h"
#include "ui/operate/timeline_view.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/drag_pan.h"
#include "ui/widgets/hover_facts.h"

#include <QMenu>
#include <algorithm>
#include <cmath>

namespace vortex::ui {
namespace {

constexpr double kColumnZoom = 8;  // a click on the strip comes closer by this
constexpr int kWheelRows = 3;

}  // namespace

void TimelineView::wheelEvent(QWheelEvent* event) {
  const double notches = (event->angleDelta().y() != 0 ? event->angleDelta().y() : event->angleDelta().x()) / 120.0;
  if (event->position().x() < kGutter)
    scrollTo(m_scene.first - static_cast<int>(std::lround(notches * kWheelRows)));
  else if ((event->modifiers() & Qt::ShiftModifier) != 0)
    m_axis.pan(-seconds(inSeconds(m_axis.range().span()) * kPanShare * notches));
  else
    m_axis.zoom(std::pow(kWheelStep, -notches), timeAt(event->position().x()));
  event->accept();
}

void TimelineView::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton)
    m_pan.press(event->pos());
  else if (event->button() == Qt::RightButton && event->pos().x() >= kGutter)
    m_range.press(event->pos());
}

void TimelineView::mouseMoveEvent(QMouseEvent* event) {
  if (event->pos().x() >= kGutter && event->pos().y() >= kRuler)
    m_mouse.moveTo(event->pos().x());
  else
    m_mouse.leave();
  m_pan.move(event->pos());
}

void TimelineView::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() == Qt::RightButton && m_range.pressed()) {
    const QPoint end(std::max(event->pos().x(), kGutter), event->pos().y());
    if (const auto chosen = m_range.release(end))
      return askAbout(*chosen, event->pos());
    m_cursor->layer()->replot();
    return offerSlot(event->pos());
  }
  if (event->button() == Qt::LeftButton && m_pan.release())
    click(event->pos());
}

std::optional<TimeRange> TimelineView::chosenRange() const {
  const auto& cursor = m_selection.hovered();
  return m_asked ? m_asked : cursor ? m_range.to(*cursor) : std::nullopt;
}

void TimelineView::askAbout(const TimeRange& range, const QPoint& at) {
  m_asked = range;
  m_cursor->layer()->replot();
  askAboutRange(*this, at, m_axis,
                {.range = range,
                 .from = rulerText(picture(), range.from, true),
                 .to = rulerText(picture(), range.to, true),
                 .rows = [this, range] { return rowsOf(range); },
                 .picture = [this, range] { return pictureOf(range); }});
  m_asked.reset();
  m_cursor->layer()->replot();
}

void TimelineView::click(const QPoint& pos) {
  const QPointF at = pos - QPointF(kGutter, kRuler);
  const Shape* shape = pos.x() >= kGutter ? hit(m_scene, at) : nullptr;
  if (shape != nullptr && m_scene.detail == Detail::Strip && m_scene.strip.contains(at)) {
    const Duration half = m_axis.range().span() / static_cast<std::int64_t>(2 * kColumnZoom);
    const Time middle = timeAt(pos.x());
    m_axis.show({middle - half, middle + half});
  }
  if (shape != nullptr && shape->slot.value != 0)
    m_selection.select(shape->slot);
  else if (const Row* row = rowAt(m_scene, at.y()); row != nullptr && row->slot.value != 0)
    m_selection.select(row->slot);
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent* event) {
  const Row* row = rowAt(m_scene, event->pos().y() - kRuler);
  if (row != nullptr && row->slot.value != 0)
    fitSlot(row->slot);
}

// What can be done with the slot whose row was clicked with the right button.
void TimelineView::offerSlot(const QPoint& at) {
  const Row* row = rowAt(m_scene, at.y() - kRuler);
  if (row == nullptr || row->slot.value == 0)
    return;
  const SlotId slot = row->slot;
  m_selection.select(slot);
  QMenu menu(this);
  menu.addAction(tr("Fit slot %1").arg(slot.value), this, [this, slot] { fitSlot(slot); });
  if (QAction* cancel = m_actions.find(QStringLiteral("slots.cancel")))
    menu.addAction(cancel);
  menu.exec(mapToGlobal(at));
}

void TimelineView::keyPressEvent(QKeyEvent* event) {
  const Duration step = seconds(inSeconds(m_axis.range().span()) * kPanShare);
  const int page = std::max(static_cast<int>(m_scene.rows.size()) - 1, 1);
  switch (event->key()) {
  case Qt::Key_Left:
  case Qt::Key_A:
    return m_axis.pan(-step);
  case Qt::Key_Right:
  case Qt::Key_D:
    return m_axis.pan(step);
  case Qt::Key_Up:
    return scrollTo(m_scene.first - 1);
  case Qt::Key_Down:
    return scrollTo(m_scene.first + 1);
  case Qt::Key_PageUp:
    return scrollTo(m_scene.first - page);
  case Qt::Key_PageDown:
    return scrollTo(m_scene.first + page);
  case Qt::Key_Plus:
  case Qt::Key_W:
    return m_axis.zoom(1 / kWheelStep, m_selection.hovered().value_or(m_axis.now()));
  case Qt::Key_Minus:
  case Qt::Key_S:
    return m_axis.zoom(kWheelStep, m_selection.hovered().value_or(m_axis.now()));
  case Qt::Key_End:
    return m_axis.follow();
  default:
    QCustomPlot::keyPressEvent(event);
  }
}

bool TimelineView::event(QEvent* event) {
  if (event->type() == QEvent::Leave)
    m_mouse.leave();
  return answerHover(*this, *event, [this](QPointF point) { return facts(point); }) || QCustomPlot::event(event);
}

QString TimelineView::facts(QPointF point) const {
  const Shape* shape = point.x() >= kGutter ? hit(m_scene, point - QPointF(kGutter, kRuler)) : nullptr;
  return shape != nullptr ? factsOf(*shape, *m_input) : QString();
}

}  // namespace vortex::ui
