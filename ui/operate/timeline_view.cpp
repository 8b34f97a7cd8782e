// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operate/timeline_view.h"

#include "ui/bridge/bridge.h"
#include "ui/models/attempt_table_model.h"
#include "ui/models/selection.h"
#include "ui/models/timeline_facts.h"
#include "ui/models/timeline_strip.h"
#include "ui/operate/range_menu.h"
#include "ui/operate/timeline_frame.h"
#include "ui/operate/timeline_layers.h"
#include "ui/widgets/export.h"
#include "ui/widgets/theme.h"

#include <QFontMetricsF>
#include <QScrollBar>
#include <QSignalBlocker>
#include <algorithm>
#include <cmath>

namespace vortex::ui {
namespace {

constexpr int kScrollBar = 10;
constexpr std::size_t kMostComing = 2;

SlotTimes timesOf(const Settings& settings) {
  SlotTimes times;
  times.target = settings.generationTarget;
  times.downstream = settings.downstream;
  times.drainBudget = settings.stop.drainBudget;
  for (const Stage stage : kStages) {
    times.stageTarget[stage] = settings.stages[stage].target;
    times.laneCapacity[stage] = settings.stages[stage].laneCapacity;
  }
  return times;
}

double widthOf(const QString& text, bool number) {
  static const QFontMetricsF words(wordFont(11)), numbers(numberFont(11, 500));
  return (number ? numbers : words).horizontalAdvance(text);
}

std::vector<Coming> comingOf(const Bridge& bridge) {
  std::vector<Coming> coming;
  const Channel& channel = bridge.channel();
  const auto next = channel.next();
  if (!next)
    return coming;
  const Time first = std::max(*next, bridge.now());  // who is due is queued with the next frame
  for (const Waiting& each : channel.waiting()) {
    if (coming.size() == kMostComing)
      break;
    if (waitsForAir(each))
      coming.push_back({each.recipe.label, first + static_cast<std::int64_t>(coming.size()) * channel.every()});
  }
  return coming;
}

}  // namespace

TimelineView::TimelineView(const Desk& desk, QWidget* parent)
    : QCustomPlot(parent), m_bridge(desk.bridge), m_axis(desk.axis), m_selection(desk.selection), m_actions(desk.actions),
      m_pan(m_axis, [this](double x) { return timeAt(x); }), m_range([this](double x) { return timeAt(x); }),
      m_mouse(m_selection, [this](double x) { return timeAt(x); }) {
  drawItself(*this);
  setBackground(Qt::NoBrush);
  for (const char* name : {"present", "cursor"}) {
    addLayer(QString::fromLatin1(name));
    layer(QString::fromLatin1(name))->setMode(QCPLayer::lmBuffered);
  }
  // All are owned by the plot.
  new PaintedLayer(*this, QStringLiteral("main"), [this](QPainter& painter) {
    const TimelinePicture of = picture();
    painter.save();
    painter.setClipRect(QRectF({kGutter, kRuler}, of.input.size));
    painter.translate(kGutter, kRuler);
    TimelinePainter(of).paint(painter);
    painter.restore();
    TimelineFrame(of).paint(painter);
    if (hasFocus()) {
      painter.setPen(tokens().accent);
      painter.setBrush(Qt::NoBrush);
      painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
  });
  m_now = new PaintedLayer(*this, QStringLiteral("present"), [this](QPainter& painter) { paintPresent(painter, picture()); });
  m_cursor = new PaintedLayer(*this, QStringLiteral("cursor"), [this](QPainter& painter) {
    const TimelinePicture of = picture();
    paintCursor(painter, of, m_selection.hovered());
    if (const auto chosen = chosenRange())
      paintChosenRange(painter, of, *chosen);
  });
  m_input.emplace(input());
  m_rows = new QScrollBar(Qt::Vertical, this);
  m_rows->setAccessibleName(tr("Rows of the timeline"));
  m_rows->setFocusPolicy(Qt::NoFocus);  // PgUp and PgDn in the timeline do what it does
  m_rows->hide();
  connect(m_rows, &QScrollBar::valueChanged, this, &TimelineView::scrollTo);
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setAccessibleName(tr("Stage timeline"));
  connect(&m_axis, &TimeAxis::rangeChanged, this, [this] {
    refresh();
    m_mouse.again();
  });
  connect(&m_selection, &Selection::changed, this, &TimelineView::refresh);
  connect(&m_selection, &Selection::hoverChanged, this, [this] { m_cursor->layer()->replot(); });
}

QSizeF TimelineView::drawingSize() const { return QSizeF(std::max(width() - kGutter, 1), std::max(height() - kRuler, 1)); }

Time TimelineView::timeAt(double x) const { return toTime(x - kGutter, m_axis.range(), drawingSize().width()); }

SceneInput TimelineView::input(const TimeRange& range) const {
  return {.session = m_bridge.session(),
          .range = range,
          .size = drawingSize(),
          .now = m_axis.now(),
          .times = timesOf(m_bridge.settings()),
          .coming = comingOf(m_bridge),
          .scroll = m_scroll,
          .unfolded = m_unfolded,
          .textWidth = widthOf,
          .clockText = [this](Time at) { return m_bridge.clockText(at); }};
}

TimelinePicture TimelineView::picture() const {
  return {.input = *m_input,
          .scene = m_scene,
          .wallAtZeroMs = m_bridge.wallMs(Time{}),
          .selected = m_selection.slot(),
          .relative = m_relative,
          .clock = m_bridge.now()};
}

TimelineView::State TimelineView::state() const {
  // What runs grows by pixels, and a wait counts seconds.
  const bool moves = m_bridge.session().running() + m_bridge.session().queued() > 0 || m_relative;
  const double pixel = toPixel(m_axis.now(), m_axis.range(), drawingSize().width());
  return {m_bridge.session().story(),
          m_bridge.session().revision(),
          m_axis.range(),
          drawingSize(),
          m_selection.slot(),
          m_scroll.top,
          m_unfolded,
          m_relative,
          hasFocus(),
          moves ? std::llround(pixel) : 0,
          m_bridge.channel().revision()};
}

void TimelineView::refresh() {
  if (!isVisible())
    return;
  m_input.emplace(input());
  const auto now = std::llround(toPixel(m_axis.now(), m_axis.range(), drawingSize().width())) * 100'000 +
                   static_cast<std::int64_t>(inSeconds(m_bridge.now().time_since_epoch())) % 100'000;
  if (const State next = state(); m_painted != next) {
    m_painted = next;
    layOutScene();
    replot(QCustomPlot::rpQueuedReplot);
  } else if (now != m_paintedNow) {
    m_now->layer()->replot();
  }
  m_paintedNow = now;
}

void TimelineView::layOutScene() {
  m_input.emplace(input());
  m_scene = layOut(*m_input);
  placeScrollBar();
  if (const QString words = inWords(m_scene, *m_input); accessibleDescription() != words)
    setAccessibleDescription(words);
}

void TimelineView::placeScrollBar() {
  const int shown = static_cast<int>(m_scene.rows.size());
  const bool needed = m_scene.rowCount > shown;
  const QSignalBlocker quiet(m_rows);
  m_rows->setGeometry(width() - kScrollBar, kRuler, kScrollBar, static_cast<int>(m_scene.stagesTop));
  m_rows->setRange(0, std::max(m_scene.rowCount - shown, 0));
  m_rows->setPageStep(std::max(shown, 1));
  m_rows->setValue(m_scene.first);
  if (m_rows->isVisibleTo(this) != needed)
    m_rows->setVisible(needed);
}

void TimelineView::scrollTo(int first) {
  m_scroll = scrolledTo(input(), m_scene, first);
  refresh();
}

void TimelineView::setUnfolded(bool unfolded) {
  m_unfolded = unfolded;
  refresh();
}

void TimelineView::setRelative(bool relative) {
  m_relative = relative;
  refresh();
}

void TimelineView::fitSlot(SlotId id) {
  const Slot* slot = m_bridge.session().find(id);
  if (slot == nullptr)
    return;
  const Time end = slot->end(m_axis.now());
  const Duration margin = seconds(0.05 * inSeconds(end - slot->begin()));
  m_axis.show({slot->begin() - margin, end + margin});
}

void TimelineView::reveal(SlotId id) {
  const Slot* slot = m_bridge.session().find(id);
  if (slot == nullptr)
    return;
  const TimeRange& range = m_axis.range();
  if (slot->begin() < range.from || slot->begin() > range.to) {
    const Time from = slot->begin() - range.span() / 3;
    m_axis.show({from, from + range.span()});
  }
  layOutScene();
  if (std::none_of(m_scene.rows.begin(), m_scene.rows.end(), [&](const Row& row) { return row.slot == id; }))
    m_scroll.top = id;
  refresh();
}

void TimelineView::stepToAbnormal(int direction) {
  const std::deque<Slot>& all = m_bridge.session().allSlots();
  if (all.empty())
    return;
  const auto found = nextAbnormal(all, m_selection.slot(), direction);
  if (!found)
    return;
  m_selection.select(*found);
  reveal(*found);
}

QByteArray TimelineView::rowsOf(const TimeRange& range) const {
  AttemptTableModel attempts(m_bridge.session());
  attempts.refresh(input(range));
  return csvOf(attempts);
}

// As it is seen, but for what the mouse adds.
QImage TimelineView::pictureOf(const TimeRange& range) {
  m_asked.reset();
  m_mouse.leave();
  m_cursor->layer()->replot();
  const PixelScale scale(m_axis.range(), drawingSize().width());
  return cutOut(grab().toImage(), kGutter, scale.x(range.from), scale.x(range.to));
}

void TimelineView::resizeEvent(QResizeEvent* event) {
  QCustomPlot::resizeEvent(event);
  m_axis.setPixels(static_cast<int>(drawingSize().width()));
  refresh();
}

void TimelineView::changeEvent(QEvent* event) {
  QCustomPlot::changeEvent(event);
  if (event->type() == QEvent::PaletteChange)
    m_painted.reset();  // painted anew, in the new colours
}

void TimelineView::focusInEvent(QFocusEvent* event) {
  QCustomPlot::focusInEvent(event);
  refresh();
}

void TimelineView::focusOutEvent(QFocusEvent* event) {
  QCustomPlot::focusOutEvent(event);
  refresh();
}

}  // namespace vortex::ui
