// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tune/curve_view.h"

#include "ui/models/slot_words.h"
#include "ui/models/tuning_words.h"
#include "ui/widgets/hover_facts.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>
#include <cmath>
#include <variant>

namespace vortex::ui {
namespace {

constexpr double kShortAxis_s = 2;
constexpr Duration kShownOfTimeout = std::chrono::milliseconds(1);
constexpr int kPageSteps = 10;

// What an arrow key moves the line by: a tenth of a second, or of a short axis its hundredth part; with Shift a tenth of that, and
// no less than what is shown of a timeout.
Duration keyStep(Duration axisEnd, bool fine) {
  const double step = inSeconds(axisEnd) >= kShortAxis_s ? 0.1 : inSeconds(axisEnd) / 100;
  return std::max(seconds(fine ? step / 10 : step), kShownOfTimeout);
}

Duration rounded(Duration time, Duration to) {
  const double parts = std::round(static_cast<double>(time.count()) / static_cast<double>(to.count()));
  return Duration{static_cast<std::int64_t>(parts) * to.count()};
}

}  // namespace

CurveView::CurveView(Stage stage, QWidget* parent) : QWidget(parent), m_stage(stage) {
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setAccessibleName(tr("Curve of %1").arg(stageName(stage)));
}

CurveInput CurveView::input() const {
  return {.evidence = m_shown.evidence,
          .baseline = m_shown.baseline,
          .running = m_shown.running,
          .draft = m_shown.draft,
          .horizon = m_shown.horizon,
          .axisEnd = m_axisEnd,
          .shape = m_shown.shape};
}

void CurveView::show(const CurveShown& shown) {
  m_shown = shown;
  if (!m_grip)
    m_axisEnd = axisEndFor(input());
  setAccessibleDescription(inWords());
  layOut();
  update();
}

QString CurveView::inWords() const {
  const RateAt rate = rateAt(*m_shown.evidence, m_shown.draft, m_shown.horizon);
  const QString seen = watchedText(rate.longest), timeout = timeoutWithUnit(m_shown.draft), share = percentText(rate.longer);
  switch (rate.known) {
  case RateAt::Known::Nothing:
    return m_shown.nothing;
  case RateAt::Known::Share:
    return tr("%1 attempts, watched for %2 at most. A timeout of %3: %4 % take longer.")
        .arg(rate.attempts)
        .arg(seen, timeout, share);
  case RateAt::Known::Beyond:
    return tr("%1 attempts, watched for %2 at most. A timeout of %3: at most %4 % take longer, how many is not identifiable.")
        .arg(rate.attempts)
        .arg(seen, timeout, share);
  }
  return {};
}

void CurveView::layOut() {
  if (m_shown.evidence != nullptr)
    m_scene = layOutCurve(input(), size());
}

void CurveView::resizeEvent(QResizeEvent*) { layOut(); }

void CurveView::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || !holdsHandle(m_scene, event->position()))
    return;
  m_grip = event->position().x() - m_scene.draft;
  emit dragBegan();
}

void CurveView::mouseMoveEvent(QMouseEvent* event) {
  if (!event->buttons().testFlag(Qt::LeftButton))
    endDrag();
  if (!m_grip) {
    setCursor(holdsHandle(m_scene, event->position()) ? Qt::SizeHorCursor : Qt::ArrowCursor);
    return;
  }
  const double x = event->position().x() - *m_grip;
  if (m_scene.draftIsBeyond && x >= m_scene.plot.right())
    return;  // it lies further off than the axis shows, and stays there
  const Duration at = m_scene.timeAt(x);
  emit dragged(rounded(at, keyStep(m_axisEnd, true)));
}

void CurveView::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton)
    endDrag();
}

// Whose button is released somewhere else (in a question that was asked, in another workspace) is never told of it.
void CurveView::hideEvent(QHideEvent*) { endDrag(); }
void CurveView::focusOutEvent(QFocusEvent* event) {
  endDrag();
  QWidget::focusOutEvent(event);
}

void CurveView::endDrag() {
  if (!m_grip)
    return;
  m_grip.reset();
  emit dragEnded();
}

void CurveView::keyPressEvent(QKeyEvent* event) {
  const bool page = event->key() == Qt::Key_PageUp || event->key() == Qt::Key_PageDown;
  const bool later = event->key() == Qt::Key_Right || event->key() == Qt::Key_PageUp;
  if (!page && !later && event->key() != Qt::Key_Left)
    return QWidget::keyPressEvent(event);
  const Duration scale = std::max(m_axisEnd, m_shown.draft);
  const Duration step = keyStep(scale, event->modifiers().testFlag(Qt::ShiftModifier)) * (page ? kPageSteps : 1);
  emit dragged(rounded(m_shown.draft + (later ? step : -step), keyStep(scale, true)));
}

QString CurveView::facts(QPointF point) const {
  if (m_shown.evidence == nullptr || !m_scene.plot.contains(point))
    return {};
  if (holdsHandle(m_scene, point))
    return tr("Drafted timeout of %1: %2. Drag it, or use the arrow keys (Shift: finely).")
        .arg(stageName(m_stage), timeoutWithUnit(m_shown.draft));
  const Duration time = m_scene.timeAt(point.x());
  const RateAt rate = rateAt(*m_shown.evidence, time, m_shown.horizon);
  switch (rate.known) {
  case RateAt::Known::Nothing:
    return m_shown.nothing;
  case RateAt::Known::Beyond:
    return tr("%1: not identifiable, no attempt was watched beyond %2").arg(secondsText(time, 2), watchedText(rate.longest));
  case RateAt::Known::Share:
    break;
  }
  const analysis::Share there = m_shown.evidence->curve.at(time);
  const auto* share = std::get_if<analysis::Identified>(&there);
  return tr("%1: %2 % take longer (95 %: %3); %4 attempts were still watched then")
      .arg(secondsText(time, 2), percentText(rate.longer), intervalText(rate))
      .arg(share != nullptr ? share->atRisk : 0);
}

bool CurveView::event(QEvent* event) {
  return answerHover(*this, *event, [this](QPointF point) { return facts(point); }) || QWidget::event(event);
}

}  // namespace vortex::ui
