// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/both_rows_view.h"

#include "ui/compare/compared_pair.h"
#include "ui/models/slot_words.h"
#include "ui/models/timeline_facts.h"
#include "ui/models/timeline_row.h"
#include "ui/operate/timeline_frame.h"
#include "ui/operate/timeline_painter.h"
#include "ui/widgets/hover_facts.h"
#include "ui/widgets/theme.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <utility>

namespace vortex::ui {
namespace {

constexpr double kNames = 64, kRowOfBoth = 33, kScale = 18;  // pixels: left of the rows; a row; the ruler below
constexpr double kBeyond = 1.04;                             // of what is longest, so that its end is seen

Duration lengthOf(const Session& session, SlotId slot) {
  const Slot* found = session.find(slot);
  if (found == nullptr)
    return {};
  Duration length = found->decidedAt.value_or(Time{}) - Time{};
  for (const Bar& bar : found->bars)
    length = std::max(length, bar.end.value_or(bar.start) - Time{});
  return length;
}

// What a row of the timeline says in words is said here beside it, or not at all.
bool isWords(const Shape& shape) {
  return shape.kind == ShapeKind::Label || shape.kind == ShapeKind::Callout || shape.kind == ShapeKind::Outcome ||
         shape.kind == ShapeKind::Wait;
}

}  // namespace

BothRowsView::BothRowsView(QWidget* parent) : QWidget(parent) {
  setAccessibleName(tr("Both from slot start"));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize BothRowsView::sizeHint() const { return {400, static_cast<int>(2 * kRowOfBoth + kScale)}; }

void BothRowsView::show(std::shared_ptr<const ComparedPair> pair, Side first, Side second) {
  m_pair = std::move(pair);
  m_first = std::move(first);
  m_second = std::move(second);
  m_target = generationTarget(m_pair->comparison);
  m_useful = usefulTime(m_pair->comparison);
  const auto spoken = [&](const Side& side) {
    return tr("%1: %2 s").arg(side.name, numberText(inSeconds(lengthOf(m_pair->session, side.slot)), 1));
  };
  setAccessibleDescription(spoken(m_first) + QStringLiteral(", ") + spoken(m_second));
  update();
}

SceneInput BothRowsView::input() const {
  const Session& session = m_pair->session;
  Duration longest = std::max({lengthOf(session, m_first.slot), lengthOf(session, m_second.slot), m_target.value_or(Duration{}),
                               m_useful.value_or(Duration{}), milliseconds(100)});
  longest = seconds(inSeconds(longest) * kBeyond);
  SlotTimes times;
  for (const report::ComparedSlot* slot : {&m_pair->comparison.first, &m_pair->comparison.second})
    if (slot->settings)
      for (const Stage stage : kStages)
        times.stageTarget[stage] = slot->settings->stages[stage].target;
  return {.session = session,
          .range = {Time{}, Time{} + longest},
          .size = QSizeF(std::max(width() - kNames, 1.0), 2 * kRowOfBoth),
          .now = Time{},
          .times = times};
}

Scene BothRowsView::sceneOf(const SceneInput& input) const {
  const PixelScale scale(input.range, input.size.width());
  Scene scene;
  scene.detail = std::min(detailOf(scale.perSecond()), Detail::Bars);
  scene.rowHeight = kRowOfBoth;
  scene.stagesTop = input.size.height();  // there are none
  SceneBuilder builder(input.size.width());
  double top = 0;
  for (const Side* side : {&m_first, &m_second}) {
    const Row row{.slot = side->slot, .top = top, .height = kRowOfBoth};
    if (const Slot* slot = input.session.find(side->slot))
      RowLayout(input, scale, scene, row, builder).lay(slot);
    scene.rows.push_back(row);
    top += kRowOfBoth;
  }
  builder.moveInto(scene);
  // What lies behind the grid holds no words.
  scene.shapes.erase(std::remove_if(scene.shapes.begin() + static_cast<std::ptrdiff_t>(scene.ground), scene.shapes.end(), isWords),
                     scene.shapes.end());
  return scene;
}

void BothRowsView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), tokens().surface);
  if (!m_pair)
    return;
  const SceneInput given = input();
  const Scene scene = sceneOf(given);
  painter.save();
  painter.translate(kNames, 0);
  painter.setClipRect(QRectF({0, 0}, given.size));
  TimelinePainter({.input = given, .scene = scene, .wallAtZeroMs = 0, .selected = {}, .relative = true}).paint(painter);
  painter.restore();
  deadlines(painter, given);
  ruler(painter, given);
}

void BothRowsView::deadlines(QPainter& painter, const SceneInput& given) const {
  const Tokens& t = tokens();
  const PixelScale scale(given.range, given.size.width());
  const double bottom = given.size.height();
  painter.setFont(wordFont(10));
  const auto name = [&](double x, const QString& text) {
    painter.drawText(QRectF(x - 120, 0, 116, 14), Qt::AlignRight | Qt::AlignVCenter, text);
  };
  if (m_useful) {
    const double x = std::floor(kNames + scale.x(Time{} + *m_useful)) + 0.5;
    painter.setPen(QPen(t.text, 2));
    painter.drawLine(QPointF(x, 0), QPointF(x, bottom));
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.text);
    painter.drawPolygon(QPolygonF{{x - 7, 0}, {x, 0}, {x, 7}});
    painter.setPen(t.text2);
    name(x - 6, tr("last useful finish"));
  }
  if (m_target) {
    const double x = std::floor(kNames + scale.x(Time{} + *m_target)) + 0.5;
    painter.setPen(QPen(t.text3, 1, Qt::DashLine));
    painter.drawLine(QPointF(x, 0), QPointF(x, bottom));
    painter.setPen(t.text3);
    const double until = m_useful ? kNames + scale.x(Time{} + *m_useful) : width();
    const double wide = painter.fontMetrics().horizontalAdvance(tr("target")) + 4;
    const double useful = painter.fontMetrics().horizontalAdvance(tr("last useful finish")) + 14;
    if (x + wide + useful < until || !m_useful)
      painter.drawText(QPointF(x + 4, 11), tr("target"));
    else
      name(std::min(x, until - useful), tr("target"));  // left of the other's name
  }
}

void BothRowsView::ruler(QPainter& painter, const SceneInput& given) const {
  const Tokens& t = tokens();
  double top = 0;
  painter.setFont(numberFont(12, 600));
  for (const Side* side : {&m_first, &m_second}) {
    painter.setPen(t.text);
    painter.drawText(QRectF(0, top, kNames - 4, kRowOfBoth), Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(side->name, Qt::ElideRight, static_cast<int>(kNames) - 4));
    top += kRowOfBoth;
  }
  painter.setFont(numberFont(10));
  painter.setPen(t.text2);
  const Scene none;
  for (const Tick& tick : ticksOf(TimelinePicture{.input = given, .scene = none, .relative = true}))
    if (!tick.label.isEmpty()) {
      const double x = std::clamp(kNames + tick.x, kNames + 4, width() - 20.0);
      painter.drawText(QRectF(x - 40, top + 2, 80, kScale - 4), Qt::AlignCenter, tick.label);
    }
}

QString BothRowsView::factsAt(QPointF at) const {
  if (!m_pair)
    return {};
  const SceneInput given = input();
  const Scene scene = sceneOf(given);
  const Shape* shape = hit(scene, at - QPointF(kNames, 0));
  return shape == nullptr ? QString() : ui::factsOf(*shape, given);
}

bool BothRowsView::event(QEvent* event) {
  return answerHover(*this, *event, [this](QPointF at) { return factsAt(at); }) || QWidget::event(event);
}

}  // namespace vortex::ui
