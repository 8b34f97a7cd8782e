// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operate/risk_card.h"

#include "ui/models/selection.h"
#include "ui/models/slot_words.h"
#include "ui/widgets/glyphs.h"
#include "ui/widgets/hover_facts.h"
#include "ui/widgets/theme.h"

#include <QKeyEvent>
#include <QPainter>

namespace vortex::ui {
namespace {

constexpr double kInner = 10, kBarTop = 32, kBarHeight = 18;
constexpr double kRoomForLetter = 12, kRoomForLength = 40;

QString lengthText(Duration length) { return numberText(inSeconds(length), 1); }

}  // namespace

RiskCard::RiskCard(Selection& selection, QWidget* parent) : QWidget(parent), m_selection(selection) {
  setFixedHeight(kHeight);
  setFocusPolicy(Qt::StrongFocus);
  connect(&m_selection, &Selection::changed, this, qOverload<>(&QWidget::update));
}

void RiskCard::show(const RiskLine& line, Time now, RiskTone tone, const RiskCardText& text) {
  m_line = line;
  m_now = now;
  m_tone = tone;
  m_text = text;
  const QString paints =
      text.name + text.doing + text.sum + text.note + QString::number(static_cast<int>(tone)) + lengthText(line.airAt - now);
  if (paints == m_painted)
    return;
  m_painted = paints;
  setAccessibleName(tr("Slot %1, spare to air %2 s").arg(text.name, signedSeconds(line.spare)));
  setAccessibleDescription(text.sum + QStringLiteral(". ") + text.note);
  update();
}

QRectF RiskCard::barBox() const { return {kInner, kBarTop, width() - 2 * kInner, kBarHeight}; }

void RiskCard::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Tokens& t = tokens();
  const QColor alarm = m_tone == RiskTone::Missing ? t.high : m_tone == RiskTone::Thin ? t.medium : t.text;
  const bool chosen = m_line.slot && m_selection.slot() == m_line.slot;
  painter.fillRect(rect(), t.surface);
  painter.setPen(m_tone == RiskTone::Calm ? t.line2 : alarm);
  painter.drawRect(rect().adjusted(0, 0, -1, -1));
  painter.fillRect(QRectF(0, 0, 3, height()), chosen ? t.accent : m_tone == RiskTone::Calm ? t.line2 : alarm);
  const QRectF head(kInner, 4, width() - 2 * kInner, 26);
  painter.setPen(t.text);
  painter.setFont(numberFont(14, 600));
  painter.drawText(head, Qt::AlignVCenter, m_text.name);
  const double after = painter.fontMetrics().horizontalAdvance(m_text.name) + 10;
  const QString spare = signedSeconds(m_line.spare);
  painter.setFont(numberFont(19, 600));
  painter.setPen(m_tone == RiskTone::Calm ? t.text : alarm);
  const double wide = painter.fontMetrics().horizontalAdvance(spare);
  painter.drawText(head.adjusted(0, 0, -14, 0), Qt::AlignVCenter | Qt::AlignRight, spare);
  painter.setFont(wordFont(11));
  painter.setPen(t.text2);
  painter.drawText(head, Qt::AlignVCenter | Qt::AlignRight, tr("s"));
  const QString caption = tr("spare to air");
  painter.drawText(head.adjusted(0, 0, -wide - 20, 0), Qt::AlignVCenter | Qt::AlignRight, caption);
  const double room = head.width() - wide - 30 - painter.fontMetrics().horizontalAdvance(caption) - after;
  painter.setFont(wordFont(12));
  painter.drawText(head.adjusted(after, 0, 0, 0), Qt::AlignVCenter,
                   painter.fontMetrics().elidedText(m_text.doing, Qt::ElideRight, static_cast<int>(room)));
  paintBar(painter);
  const auto words = [&](double y, const QString& text, const QColor& colour) {
    painter.setPen(colour);
    painter.setFont(wordFont(11));
    painter.drawText(QRectF(kInner, y, width() - 2 * kInner, 18), Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, width() - 20));
  };
  words(kBarTop + kBarHeight + 4, m_text.sum, t.text);
  words(kBarTop + kBarHeight + 22, m_text.note,
        m_tone == RiskTone::Missing ? t.high
        : m_tone == RiskTone::Thin  ? t.text2
                                    : t.text3);
  if (hasFocus()) {
    painter.setPen(t.accent);
    painter.drawRect(rect().adjusted(1, 1, -2, -2));
  }
}

void RiskCard::paintBar(QPainter& painter) const {
  const Tokens& t = tokens();
  const QRectF box = barBox();
  painter.fillRect(box, t.sunken);
  const RiskScene scene = layOutRisk(m_line, m_now, box);
  for (const RiskSegment& segment : scene.segments) {
    const QRectF& rect = segment.rect;
    QString text;
    QColor ink = t.ink;
    switch (segment.piece) {
    case RiskPiece::Work:
      switch (segment.part.kind) {
      case WorkKind::Stage:
        drawStageBar(painter, rect.adjusted(0, 0, -1, 0), segment.part.stage);
        text = QString(QLatin1Char(letterOf(segment.part.stage)));
        break;
      case WorkKind::GpuFinishing:
        drawHatched(painter, rect.adjusted(0, 0, -1, 0), t.high);
        text = tr("GPU");
        ink = t.text;
        break;
      case WorkKind::Delivery:
        painter.fillRect(rect.adjusted(0, 0, -1, 0), t.overhead);
        text = tr("file");
        ink = t.text;
        break;
      case WorkKind::Wait:
        painter.fillRect(rect.adjusted(0, 0, -1, 0), t.phase[0]);
        text = tr("waits");
        ink = t.text2;
        break;
      }
      break;
    case RiskPiece::Spare:
      painter.setPen(QPen(t.text, 1, Qt::DotLine));
      painter.drawRect(rect.adjusted(0.5, 0.5, -1.5, -0.5));
      text = signedSeconds(segment.length);
      ink = t.text;
      break;
    case RiskPiece::Downstream:
      painter.fillRect(rect, t.phase[1]);
      text = tr("consensus and propagation %1, then air").arg(lengthText(segment.length));
      if (QFontMetricsF(wordFont(11)).horizontalAdvance(text) + 4 > rect.width())
        text = tr("%1, then air").arg(lengthText(segment.length));
      ink = t.text2;
      break;
    }
    if (segment.overhangs) {
      painter.setPen(QPen(t.high, 2));
      painter.drawLine(rect.bottomLeft(), rect.bottomRight());
    }
    painter.setFont(segment.piece == RiskPiece::Downstream ? wordFont(11) : numberFont(10, 600));
    if (segment.piece == RiskPiece::Work && segment.part.kind == WorkKind::Stage && rect.width() >= kRoomForLength)
      text += QLatin1Char(' ') + lengthText(segment.length);
    if (rect.width() >= kRoomForLetter && painter.fontMetrics().horizontalAdvance(text) + 4 <= rect.width()) {
      painter.setPen(ink);
      painter.drawText(rect, Qt::AlignCenter, text);
    }
  }
  const QColor flag = m_line.spare < Duration{} ? t.high : t.text;
  painter.fillRect(QRectF(scene.flag - 1, box.top() - 4, 2, box.height() + 6), flag);
  painter.fillRect(QRectF(scene.flag, box.top() - 4, 7, 4), flag);
}

void RiskCard::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton && m_line.slot)
    m_selection.select(m_line.slot);
}

void RiskCard::keyPressEvent(QKeyEvent* event) {
  if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_line.slot)
    m_selection.select(m_line.slot);
  else
    QWidget::keyPressEvent(event);
}

bool RiskCard::event(QEvent* event) {
  if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
    update();
  return answerHover(*this, *event, [this](QPointF point) { return facts(point); }) || QWidget::event(event);
}

QString RiskCard::facts(QPointF point) const {
  const RiskScene scene = layOutRisk(m_line, m_now, barBox());
  const RiskSegment* segment = segmentAt(scene, point);
  if (segment == nullptr)
    return m_text.sum + (m_text.note.isEmpty() ? QString() : QStringLiteral("\n") + m_text.note);
  const QString length = secondsText(segment->length);
  switch (segment->piece) {
  case RiskPiece::Spare:
    return tr("Spare to air: %1").arg(length);
  case RiskPiece::Downstream:
    return tr("After the last useful finish: consensus and propagation, then air, %1").arg(length);
  case RiskPiece::Work:
    break;
  }
  const QString past = segment->overhangs ? tr(", past the last useful finish") : QString();
  switch (segment->part.kind) {
  case WorkKind::Stage:
    return tr("%1: %2 of work left%3").arg(stageName(segment->part.stage), length, past);
  case WorkKind::GpuFinishing:
    return tr("GPU finishing what was stopped: at most %1%2").arg(length, past);
  case WorkKind::Delivery:
    return tr("The clip is encoded and named: %1%2").arg(length, past);
  case WorkKind::Wait:
    return tr("Waits: %1%2").arg(length, past);
  }
  return {};
}

}  // namespace vortex::ui
