// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/drag_pan.h"

#include "ui/models/selection.h"

#include <QApplication>
#include <algorithm>

namespace vortex::ui {
namespace {

bool isDrag(QPoint from, QPoint to) { return (to - from).manhattanLength() >= QApplication::startDragDistance(); }

}  // namespace

void DragPan::press(QPoint at) {
  m_pressed = m_last = at;
  m_pans = false;
}

void DragPan::move(QPoint at) {
  if (!m_pressed)
    return;
  m_pans = m_pans || isDrag(*m_pressed, at);
  if (!m_pans)
    return;
  m_axis.pan(m_timeAt(m_last->x()) - m_timeAt(at.x()));
  m_last = at;
}

bool DragPan::release() {
  const bool clicked = m_pressed && !m_pans;
  m_pressed.reset();
  m_pans = false;
  return clicked;
}

void DragRange::press(QPoint at) {
  m_pressed = at;
  m_from = m_timeAt(at.x());
}

std::optional<TimeRange> DragRange::to(Time cursor) const {
  return m_pressed ? std::optional(TimeRange{std::min(m_from, cursor), std::max(m_from, cursor)}) : std::nullopt;
}

std::optional<TimeRange> DragRange::release(QPoint at) {
  const std::optional<TimeRange> chosen = to(m_timeAt(at.x()));
  const bool dragged = m_pressed && isDrag(*m_pressed, at);
  m_pressed.reset();
  return dragged ? chosen : std::nullopt;
}

void MouseTime::moveTo(double x) {
  m_x = x;
  again();
}

void MouseTime::leave() {
  m_x.reset();
  m_selection.hover(std::nullopt);
}

void MouseTime::again() {
  if (m_x)
    m_selection.hover(m_timeAt(*m_x));
}

}  // namespace vortex::ui
