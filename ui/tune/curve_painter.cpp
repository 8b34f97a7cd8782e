// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a stage's curve is drawn: ground, what is not identifiable, band and line, marks, timeouts.
#include "ui/models/slot_words.h"
#include "ui/models/tuning_words.h"
#include "ui/tune/curve_view.h"
#include "ui/widgets/theme.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace vortex::ui {
namespace {

constexpr double kHatchPitch = 7;
constexpr int kTickText = 10, kMarkText = 10;

// Hatching of what is not known, without an edge: nothing ends there.
void hatch(QPainter& painter, const QRectF& rect, const QColor& colour) {
  painter.save();
  painter.setClipRect(rect, Qt::IntersectClip);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(colour, 1));
  for (double x = rect.left() - rect.height(); x < rect.right(); x += kHatchPitch)
    painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()));
  painter.restore();
}

void upright(QPainter& painter, double x, const QRectF& plot) {
  painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
}

// A word beside an upright line, on the plot's ground; left of it where there is no room to the right.
void beside(QPainter& painter, double x, double y, const QRectF& plot, const QString& text, const QColor& colour, bool left) {
  const double wide = painter.fontMetrics().horizontalAdvance(text) + 6;
  const bool toLeft = left ? x - wide - 2 >= plot.left() : x + wide + 2 > plot.right();
  const QRectF box(toLeft ? x - wide - 2 : x + 2, y, wide, 14);
  painter.fillRect(box, tokens().sunken);
  painter.setPen(colour);
  painter.drawText(box, Qt::AlignCenter, text);
}

// Of what lies right of the axis' end.
QString further(const QString& text) { return text + QStringLiteral(" ") + QChar(0x2192); }

void drawCurve(QPainter& painter, const CurveLine& line, const QColor& colour, double width) {
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(colour, width));
  painter.drawPolyline(line.sure.data(), static_cast<int>(line.sure.size()));
  painter.setPen(QPen(colour, width, Qt::DashLine));
  painter.drawPolyline(line.thin.data(), static_cast<int>(line.thin.size()));
}

}  // namespace

void CurveView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), tokens().surface);
  if (m_shown.evidence == nullptr)
    return;
  paintGround(painter);
  paintUnknown(painter);
  paintRecord(painter);
  paintMarks(painter);
  paintTimeouts(painter);
  paintUnknownWords(painter);
  paintFoot(painter);
  if (hasFocus()) {
    painter.setPen(tokens().accent);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
  }
}

void CurveView::paintGround(QPainter& painter) const {
  const Tokens& t = tokens();
  const QRectF& plot = m_scene.plot;
  painter.fillRect(plot, t.sunken);
  painter.setFont(numberFont(kTickText));
  for (const CurveTick& tick : m_scene.shares) {
    painter.setPen(t.grid);
    painter.drawLine(QPointF(plot.left(), tick.at), QPointF(plot.right(), tick.at));
    painter.setPen(t.text3);
    painter.drawText(QRectF(0, tick.at - 8, plot.left() - 5, 16), Qt::AlignRight | Qt::AlignVCenter, tick.label);
  }
  for (const CurveTick& tick : m_scene.times) {
    painter.setPen(t.grid);
    upright(painter, tick.at, plot);
    painter.setPen(t.text3);
    painter.drawText(QRectF(tick.at - 30, plot.bottom() + 4, 60, 14), Qt::AlignHCenter | Qt::AlignTop, tick.label);
  }
}

void CurveView::paintUnknown(QPainter& painter) const {
  if (m_scene.unknown.width() < 1)
    return;
  hatch(painter, m_scene.unknown, tokens().line2);
  painter.setPen(tokens().line2);
  upright(painter, m_scene.unknown.left(), m_scene.plot);
}

void CurveView::paintRecord(QPainter& painter) const {
  const Tokens& t = tokens();
  painter.save();
  painter.setClipRect(m_scene.plot.adjusted(0, -1, 0, 1));
  painter.setPen(Qt::NoPen);
  painter.setBrush(t.area[m_stage]);
  painter.drawPolygon(m_scene.band.data(), static_cast<int>(m_scene.band.size()));
  drawCurve(painter, m_scene.baseline, t.text3, 1);
  painter.setPen(QPen(t.text2, 1, Qt::DotLine));
  for (const CurveLine* bound : {&m_scene.low, &m_scene.high})
    for (const CurvePoints* part : {&bound->sure, &bound->thin})
      painter.drawPolyline(part->data(), static_cast<int>(part->size()));
  drawCurve(painter, m_scene.line, t.bar[m_stage], 1.5);
  painter.setPen(t.text2);
  for (const double x : m_scene.cuts)
    painter.drawLine(QPointF(x, m_scene.plot.top()), QPointF(x, m_scene.plot.top() + 5));
  painter.restore();
}

void CurveView::paintMarks(QPainter& painter) const {
  const Tokens& t = tokens();
  const QRectF& plot = m_scene.plot;
  painter.setFont(wordFont(kMarkText));
  const QString target = tr("target %1").arg(timeoutText(m_shown.running.target, 0));
  if (m_scene.target) {
    painter.setPen(QPen(t.text2, 1, Qt::DotLine));
    upright(painter, *m_scene.target, plot);
    beside(painter, *m_scene.target, plot.bottom() - 15, plot, target, t.text2, true);
  } else {
    beside(painter, plot.right(), plot.bottom() - 29, plot, further(target), t.text2, true);
  }
  const QString longest = briefNumberText(std::round(inSeconds(m_shown.horizon) * 10) / 10);
  const QString h =
      m_shown.horizonIs == HorizonIs::ByTargets ? tr("H %1 by targets").arg(longest) : QStringLiteral("H %1").arg(longest);
  if (m_scene.horizon) {
    painter.setPen(QPen(t.text, 1, Qt::DashDotLine));
    painter.drawLine(QPointF(*m_scene.horizon, plot.center().y()), QPointF(*m_scene.horizon, plot.bottom()));
    beside(painter, *m_scene.horizon, plot.bottom() - 15, plot, h, t.text, false);
  } else {
    beside(painter, plot.right(), plot.bottom() - 15, plot, further(h), t.text, true);
  }
}

// Over the lines: a word is not crossed out.
void CurveView::paintUnknownWords(QPainter& painter) const {
  const Tokens& t = tokens();
  const QRectF& plot = m_scene.plot;
  if (m_scene.unknown.width() < 1)
    return;
  const bool none = m_shown.evidence->observations.empty();
  const QString head = none ? tr("no attempts yet") : tr("not identifiable");
  const QString says = none ? QString() : tr("no attempt seen > %1 s").arg(briefNumberText(inSeconds(m_shown.evidence->longest)));
  painter.setFont(wordFont(11, 600));
  const double wide =
      std::max(painter.fontMetrics().horizontalAdvance(head), QFontMetrics(wordFont(kMarkText)).horizontalAdvance(says)) + 10;
  if (wide + 8 > m_scene.unknown.width() || plot.height() < 60)
    return;  // the line below says it, and the tool tip
  const QRectF box(m_scene.unknown.center().x() - wide / 2, plot.center().y() - 16, wide, says.isEmpty() ? 17 : 32);
  painter.fillRect(box, t.sunken);
  painter.setPen(t.text);
  painter.drawText(box.adjusted(0, 1, 0, 0), Qt::AlignHCenter | Qt::AlignTop, head);
  painter.setFont(wordFont(kMarkText));
  painter.setPen(t.text3);
  painter.drawText(box.adjusted(0, 0, 0, -2), Qt::AlignHCenter | Qt::AlignBottom, says);
}

void CurveView::paintTimeouts(QPainter& painter) const {
  const Tokens& t = tokens();
  const QRectF& plot = m_scene.plot;
  // Along the axis, where it may be set.
  painter.setPen(QPen(t.text2, 2));
  painter.drawLine(QPointF(m_scene.allowedFrom, plot.bottom()), QPointF(m_scene.allowedTo, plot.bottom()));
  painter.setPen(Qt::NoPen);
  painter.setBrush(t.text2);
  painter.drawPolygon(QPolygonF{{m_scene.allowedFrom, plot.bottom() - 3.5},
                                {m_scene.allowedFrom + 6, plot.bottom()},
                                {m_scene.allowedFrom, plot.bottom() + 3.5}});
  painter.setFont(wordFont(kMarkText));
  const bool changed = m_shown.draft != m_shown.running.timeout;
  const QString running = tr("running %1").arg(timeoutText(m_shown.running.timeout, 0));
  if (changed && m_scene.running) {
    painter.setPen(QPen(t.text, 1, Qt::DashLine));
    upright(painter, *m_scene.running, plot);
    beside(painter, *m_scene.running, plot.top() + 1, plot, running, t.text2, *m_scene.running < m_scene.draft);
  } else if (changed) {
    beside(painter, plot.right(), plot.top() + 18, plot, further(running), t.text2, true);  // below the handle, which may be there
  }
  if (m_scene.draftShare) {
    painter.setPen(QPen(t.accent, 1, Qt::DashLine));
    painter.drawLine(QPointF(plot.left(), *m_scene.draftShare), QPointF(m_scene.draft, *m_scene.draftShare));
  }
  painter.setPen(QPen(t.accent, 2));
  upright(painter, m_scene.draft, plot);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(t.accent);
  if (m_scene.draftShare)
    painter.drawEllipse(QPointF(m_scene.draft, *m_scene.draftShare), 3.5, 3.5);
  painter.drawRoundedRect(m_scene.handle, 2.5, 2.5);
  painter.setPen(QPen(t.surface, 1.5));
  for (const double x : {-2., 2.})
    painter.drawLine(m_scene.handle.center() + QPointF(x, -4), m_scene.handle.center() + QPointF(x, 4));
  painter.setRenderHint(QPainter::Antialiasing, false);
  painter.setFont(wordFont(11, 600));
  const QString draft = timeoutWithUnit(m_shown.draft, 0);
  beside(painter, m_scene.handle.left() + 1, plot.top() + 1, plot, m_scene.draftIsBeyond ? further(draft) : draft, t.accent, true);
}

void CurveView::paintFoot(QPainter& painter) const {
  const Tokens& t = tokens();
  const StageSettings& stage = m_shown.running;
  painter.setFont(wordFont(kMarkText));
  painter.setPen(t.text2);
  const QString allowed = tr("allowed %1 to %2 s").arg(timeoutText(stage.minTimeout, 0), timeoutText(stage.maxTimeout, 0));
  const QRectF foot(m_scene.plot.left(), m_scene.plot.bottom() + 18, m_scene.plot.width(), 14);
  painter.drawText(foot, Qt::AlignRight | Qt::AlignVCenter, allowed);
  const double room = foot.width() - painter.fontMetrics().horizontalAdvance(allowed) - 12;
  QString says = m_shown.shape == CurveShape::LongerThan ? tr("s; share longer than t, S(t), log; band 95 %; ticks: cut")
                                                         : tr("s; share done by t; band 95 %; ticks: cut");
  if (m_shown.evidence->bounds)
    says += tr("; dotted: if what was canceled was done, or never");
  painter.setPen(t.text3);
  painter.drawText(foot, Qt::AlignLeft | Qt::AlignVCenter,
                   painter.fontMetrics().elidedText(says, Qt::ElideRight, static_cast<int>(room)));
}

}  // namespace vortex::ui
