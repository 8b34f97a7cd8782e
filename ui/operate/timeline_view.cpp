// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operate/timeline_view.h"

#include "ui/bridge/bridge.h"
#include "ui/models/selection.h"
#include "ui/models/slot_words.h"

#include <QHelpEvent>
#include <QToolTip>
#include <cmath>

namespace vortex::ui {
namespace {

constexpr int kGutter = TimelinePainter::kGutter, kRuler = TimelinePainter::kRuler;
constexpr double kWheelStep = 1.25;  // a notch of the wheel zooms by this
constexpr double kPanShare = 0.1;    // an arrow key pans by this share of what is shown

SlotTimes timesOf(const Settings& settings) {
  SlotTimes times;
  times.target = settings.generationTarget;
  times.downstream = settings.downstream;
  return times;
}

}  // namespace

// The plot's one layer of ours.
class TimelineView::Picture final : public QCPLayerable {
 public:
  explicit Picture(TimelineView& view) : QCPLayerable(&view), m_view(view) {}

 protected:
  void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setRenderHint(QPainter::Antialiasing, false); }
  QRect clipRect() const override { return m_view.rect().adjusted(0, 0, 0, 1); }  // the plot moves it up by a pixel
  void draw(QCPPainter* painter) override {
    // Laid out here: once a picture, however often it was asked for, and what can be hit is what was painted.
    m_view.m_scene = layOut(m_view.m_bridge.session(), m_view.m_axis.range(), m_view.drawingSize(), m_view.m_axis.now(),
                            timesOf(m_view.m_bridge.settings()));
    TimelinePainter({.session = m_view.m_bridge.session(),
                     .axis = m_view.m_axis,
                     .scene = m_view.m_scene,
                     .size = m_view.drawingSize(),
                     .wallAtZeroMs = m_view.m_bridge.wallMs(Time{}),
                     .selected = m_view.m_selection.slot()})
        .paint(*painter);
  }

 private:
  TimelineView& m_view;
};

TimelineView::TimelineView(const Desk& desk, QWidget* parent)
    : QCustomPlot(parent), m_bridge(desk.bridge), m_axis(desk.axis), m_selection(desk.selection) {
  plotLayout()->clear();  // rows, gutter and ruler are ours
  setBackground(Qt::NoBrush);
  new Picture(*this);  // owned by the plot
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setAccessibleName(tr("Stage timeline"));
  connect(&m_axis, &TimeAxis::rangeChanged, this, &TimelineView::refresh);
  connect(&m_selection, &Selection::changed, this, &TimelineView::refresh);
}

QSizeF TimelineView::drawingSize() const { return QSizeF(std::max(width() - kGutter, 1), std::max(height() - kRuler, 1)); }

Time TimelineView::timeAt(double x) const { return toTime(x - kGutter, m_axis.range(), drawingSize().width()); }

void TimelineView::refresh() {
  const Session& session = m_bridge.session();
  setAccessibleDescription(
      tr("%1 slots shown, %2 running, %3 queued").arg(m_scene.rows.size()).arg(session.running()).arg(session.queued()));
  replot(QCustomPlot::rpQueuedReplot);
}

void TimelineView::wheelEvent(QWheelEvent* event) {
  const double notches = (event->angleDelta().y() != 0 ? event->angleDelta().y() : event->angleDelta().x()) / 120.0;
  if (event->modifiers() & Qt::ShiftModifier)
    m_axis.pan(-seconds(inSeconds(m_axis.range().span()) * kPanShare * notches));
  else
    m_axis.zoom(std::pow(kWheelStep, -notches), timeAt(event->position().x()));
  event->accept();
}

void TimelineView::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton)
    m_pressed = m_dragged = event->pos();
}

void TimelineView::mouseMoveEvent(QMouseEvent* event) {
  if (!m_dragged)
    return;
  if ((event->pos() - *m_pressed).manhattanLength() < QApplication::startDragDistance() && *m_dragged == *m_pressed)
    return;
  m_axis.pan(timeAt(m_dragged->x()) - timeAt(event->pos().x()));
  m_dragged = event->pos();
}

void TimelineView::mouseReleaseEvent(QMouseEvent* event) {
  if (!m_pressed || event->button() != Qt::LeftButton)
    return;
  if (*m_pressed == *m_dragged)
    if (const Row* row = rowAt(m_scene, event->pos().y() - kRuler))
      m_selection.select(row->slot);
  m_pressed.reset();
  m_dragged.reset();
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent* event) {
  const Row* row = rowAt(m_scene, event->pos().y() - kRuler);
  const Slot* slot = row != nullptr ? m_bridge.session().find(row->slot) : nullptr;
  if (slot == nullptr || !slot->startedAt)
    return;
  const Time end = std::max(slot->airAt.value_or(m_axis.now()), slot->decidedAt.value_or(m_axis.now()));
  const Duration margin = seconds(0.05 * inSeconds(end - *slot->startedAt));
  m_axis.show({*slot->startedAt - margin, end + margin});
}

void TimelineView::keyPressEvent(QKeyEvent* event) {
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

void TimelineView::resizeEvent(QResizeEvent* event) {
  QCustomPlot::resizeEvent(event);
  refresh();
}

bool TimelineView::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    const Shape* shape = hit(m_scene, help->pos() - QPointF(kGutter, kRuler));
    if (shape != nullptr && help->pos().x() >= kGutter)
      QToolTip::showText(help->globalPos(), facts(*shape), this);
    else
      QToolTip::hideText();
    return true;
  }
  return QCustomPlot::event(event);
}

QString TimelineView::facts(const Shape& shape) const {
  const Slot* slot = m_bridge.session().find(shape.slot);
  if (slot == nullptr)
    return {};
  const QString id = QString::number(slot->id.value);
  switch (shape.kind) {
  case ShapeKind::Phase: {
    const QStringList phases{tr("generation"), tr("consensus"), tr("propagation"), tr("playback buffer")};
    return tr("Slot %1: %2").arg(id, phases.value(shape.index));
  }
  case ShapeKind::SlotBar:
    return tr("Slot %1, %2: %3").arg(id, QString::fromStdString(slot->label), stateText(*slot));
  case ShapeKind::Target:
    return tr("Slot %1: generation target").arg(id);
  case ShapeKind::Flag:
    return tr("Slot %1: last useful finish").arg(id);
  case ShapeKind::Air:
    return tr("Slot %1: air time").arg(id);
  case ShapeKind::TimeoutMark:
  case ShapeKind::Bar:
  case ShapeKind::Tail:
    break;
  }
  const Bar& bar = slot->bars[static_cast<std::size_t>(shape.index)];
  const Duration took = bar.stopRequested.value_or(bar.end.value_or(m_axis.now())) - bar.start;
  QString text = tr("Slot %1, %2, attempt %3: %4 of at most %5")
                     .arg(id, stageName(bar.attempt.stage))
                     .arg(bar.attempt.n)
                     .arg(secondsText(took), secondsText(bar.timeout));
  if (bar.steps > 0 && !bar.end)
    text += tr(", step %1 of %2").arg(bar.step).arg(bar.steps);
  if (bar.requestToStopped)
    text += tr("\nStopped in %1, %2 released, %3 held")
                .arg(secondsText(*bar.requestToStopped, 3), bytesText(bar.released), bytesText(bar.held));
  if (!bar.message.empty())
    text += QStringLiteral("\n") + QString::fromStdString(bar.message);
  return text;
}

}  // namespace vortex::ui
