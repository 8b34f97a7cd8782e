// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operate/slot_summary.h"

#include "ui/bridge/bridge.h"
#include "ui/models/slot_words.h"
#include "ui/models/tuning_words.h"
#include "ui/widgets/glyphs.h"
#include "ui/widgets/theme.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace vortex::ui {
namespace {

constexpr double kSummaryInset = 10, kRow = 22, kBarLeft = 88, kNumbers = 192;
constexpr double kFirstLine = 28, kNextLine = 18, kHeader = 18, kStateGlyph = 20, kBetween = 14;

// The attempt of a stage that is shown: the last one.
const Bar* lastOf(const Slot& slot, Stage stage) {
  const auto found = std::find_if(slot.bars.rbegin(), slot.bars.rend(), [&](const Bar& bar) { return bar.attempt.stage == stage; });
  return found == slot.bars.rend() ? nullptr : &*found;
}

}  // namespace

SlotSummary::SlotSummary(const Bridge& bridge, QWidget* parent) : QWidget(parent), m_bridge(bridge) {
  setAccessibleName(tr("Outcome and stages"));
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  fit();
}

const Slot* SlotSummary::slot() const { return m_slot ? m_bridge.find(*m_slot) : nullptr; }

void SlotSummary::show(std::optional<SlotId> slot) {
  m_slot = slot;
  fit();
  update();
}

void SlotSummary::resizeEvent(QResizeEvent*) { fit(); }

// As high as the facts and the message need; the stages follow.
void SlotSummary::fit() {
  const Slot* slot = this->slot();
  double height = 0;
  if (slot != nullptr) {
    const double lines = flow(factsOf(*slot), nullptr) + kFirstLine;
    height = lines + messageHeight(*slot);
  }
  m_headHeight = height;
  setFixedHeight(static_cast<int>(std::ceil(m_headHeight + kHeader + kRow * static_cast<double>(kStageCount) + 8)));
  const QString sentence = slot == nullptr ? QString() : spoken(*slot);
  if (accessibleDescription() != sentence)
    setAccessibleDescription(sentence);
}

double SlotSummary::messageHeight(const Slot& slot) const {
  if (slot.verdict.message.empty())
    return 0;
  const QRectF room(0, 0, width() - 2 * kSummaryInset, 200);
  return QFontMetricsF(wordFont(11)).boundingRect(room, Qt::TextWordWrap, QString::fromStdString(slot.verdict.message)).height() +
         4;
}

// Facts that belong together stay on one line.
std::vector<SlotSummary::Fact> SlotSummary::factsOf(const Slot& slot) const {
  const Tokens& t = tokens();
  const bool decided = slot.state == SlotState::Decided;
  std::vector<Fact> facts;
  facts.push_back({{stateText(slot), wordFont(12, 600), decided ? colourOf(slot.verdict.outcome) : t.text}});
  if (hasSpare(slot))
    facts.push_back(
        {{tr("spare to air "), wordFont(12), t.text2},
         {signedSeconds(*slot.spareToAir) + tr(" s"), numberFont(12, 600), *slot.spareToAir < Duration{} ? t.high : t.text}});
  if (slot.missed)
    facts.push_back({{tr("missed air: %1").arg(fallbackText(slot.fallback)), wordFont(12, 600), t.high}});
  if (isOffAir(slot)) {
    facts.push_back({{tr("off air"), wordFont(12), t.text2}});
  } else if (slot.airAt) {
    const Duration until = *slot.airAt - m_bridge.now();
    const bool soon = until > Duration{} && decided && !slot.ready;
    facts.push_back({{soon ? tr("airs in ") : tr("due on air "), wordFont(12), t.text2},
                     {soon ? secondsText(until) : m_bridge.clockText(*slot.airAt), numberFont(12), t.text}});
  }
  if (slot.toTarget && hasSpare(slot))
    facts.push_back({{tr("to %1 s ").arg(numberText(inSeconds(m_bridge.settings().generationTarget), 0)), wordFont(12), t.text2},
                     {signedSeconds(*slot.toTarget), numberFont(12), t.text}});
  return facts;
}

// Lays the facts out, a new line where one does not fit, and writes them if there is a painter. The last line's offset.
double SlotSummary::flow(const std::vector<Fact>& facts, QPainter* painter) const {
  const Slot* slot = this->slot();
  double x = kSummaryInset + (slot != nullptr && slot->state == SlotState::Decided ? kStateGlyph : 0), y = 0;
  for (const Fact& fact : facts) {
    double room = 0;
    for (const Piece& piece : fact)
      room += QFontMetricsF(piece.font).horizontalAdvance(piece.text);
    if (x > kSummaryInset + kStateGlyph && x + room > width() - kSummaryInset) {
      x = kSummaryInset;
      y += kNextLine;
    }
    for (const Piece& piece : fact) {
      if (painter != nullptr) {
        painter->setFont(piece.font);
        painter->setPen(piece.colour);
        painter->drawText(QPointF(x, y + 19), piece.text);
      }
      x += QFontMetricsF(piece.font).horizontalAdvance(piece.text);
    }
    x += kBetween;
  }
  return y;
}

QString SlotSummary::spoken(const Slot& slot) const {
  QString text = tr("Slot %1: %2.").arg(slot.id.value).arg(stateText(slot));
  if (hasSpare(slot))
    text += tr(" Spare to air %1 s.").arg(signedSeconds(*slot.spareToAir));
  return text;
}

void SlotSummary::paintEvent(QPaintEvent*) {
  const Slot* slot = this->slot();
  if (slot == nullptr)
    return;
  QPainter painter(this);
  head(painter, *slot);
  stages(painter, *slot);
}

void SlotSummary::head(QPainter& painter, const Slot& slot) const {
  if (slot.state == SlotState::Decided)
    drawOutcome(painter, QRectF(kSummaryInset, 8, 13, 13), slot.verdict.outcome);
  flow(factsOf(slot), &painter);
  if (slot.verdict.message.empty())
    return;
  const double height = messageHeight(slot);
  painter.setFont(wordFont(11));
  painter.setPen(tokens().text3);
  painter.drawText(QRectF(kSummaryInset, m_headHeight - height, width() - 2 * kSummaryInset, height), Qt::TextWordWrap,
                   QString::fromStdString(slot.verdict.message));
}

void SlotSummary::stages(QPainter& painter, const Slot& slot) const {
  const Tokens& t = tokens();
  painter.setFont(wordFont(11));
  painter.setPen(t.text3);
  const double right = width() - kSummaryInset;
  double top = m_headHeight;
  painter.drawText(QRectF(kBarLeft, top, right - kNumbers - kBarLeft, kHeader), Qt::AlignLeft | Qt::AlignVCenter,
                   painter.fontMetrics().elidedText(tr("elapsed against target and timeout"), Qt::ElideRight,
                                                    static_cast<int>(right - kNumbers - kBarLeft)));
  painter.drawText(QRectF(right - kNumbers, top, 68, kHeader), Qt::AlignRight | Qt::AlignVCenter, tr("elapsed"));
  painter.drawText(QRectF(right - 120, top, 56, kHeader), Qt::AlignRight | Qt::AlignVCenter, tr("target"));
  painter.drawText(QRectF(right - 60, top, 60, kHeader), Qt::AlignRight | Qt::AlignVCenter, tr("timeout"));
  top += kHeader;
  for (const Stage stage : kStages) {
    stageRow(painter, stage, lastOf(slot, stage), top);
    top += kRow;
  }
}

void SlotSummary::stageRow(QPainter& painter, Stage stage, const Bar* bar, double top) const {
  const Tokens& t = tokens();
  const StageSettings& settings = m_bridge.settings().stages[stage];
  const Duration timeout = bar != nullptr ? bar->timeout : settings.timeout;
  drawStage(painter, QRectF(kSummaryInset, top + 4, 14, 14), stage);
  painter.setFont(wordFont(12));
  painter.setPen(t.text);
  painter.drawText(QPointF(kSummaryInset + 21, top + 15), stageName(stage));
  const double right = width() - kSummaryInset;
  const QRectF room(kBarLeft, top + 5, std::max(right - kNumbers - kBarLeft - 6, 20.0), 11);
  painter.fillRect(room, t.sunken);
  painter.setPen(t.line);
  painter.drawRect(room.adjusted(0.5, 0.5, -0.5, -0.5));
  const double full = inSeconds(timeout) * 1.1;
  const auto x = [&](Duration d) { return room.left() + room.width() * std::min(inSeconds(d) / full, 1.0); };
  painter.setFont(numberFont(12));
  const QRectF elapsed(right - kNumbers, top, 68, kRow - 2);
  if (bar != nullptr) {
    const Time worked = bar->stopRequested.value_or(bar->end.value_or(m_bridge.now()));
    drawStageBar(painter, QRectF(room.left(), room.top(), x(worked - bar->start) - room.left(), room.height()), stage);
    if (bar->stopRequested)
      drawHatched(painter,
                  QRectF(x(worked - bar->start), room.top(), std::min(14.0, room.right() - x(worked - bar->start)), room.height()),
                  t.high);
    const bool bad = bar->state != BarState::Finished && bar->state != BarState::Running;
    painter.setPen(bad ? t.high : t.text);
    QString text = secondsText(worked - bar->start);
    if (bar->attempt.n > 1)  // the tries before it stand in the timeline and in the lines below
      text = tr("try %1  %2").arg(bar->attempt.n).arg(text);
    painter.drawText(elapsed.adjusted(-40, 0, 0, 0), Qt::AlignRight | Qt::AlignVCenter, text);
  } else {
    painter.setPen(t.text3);
    painter.drawText(elapsed, Qt::AlignRight | Qt::AlignVCenter, tr("none"));
  }
  painter.setPen(t.text);
  painter.drawLine(QPointF(x(settings.target), room.top() - 3), QPointF(x(settings.target), room.bottom() + 3));
  painter.setPen(t.text2);
  painter.drawPolyline(QPolygonF{{x(timeout) - 3, room.top() - 3},
                                 {x(timeout), room.top() - 3},
                                 {x(timeout), room.bottom() + 3},
                                 {x(timeout) - 3, room.bottom() + 3}});
  painter.drawText(QRectF(right - 120, top, 56, kRow - 2), Qt::AlignRight | Qt::AlignVCenter, timeoutWithUnit(settings.target, 0));
  painter.drawText(QRectF(right - 60, top, 60, kRow - 2), Qt::AlignRight | Qt::AlignVCenter, timeoutWithUnit(timeout, 0));
}

}  // namespace vortex::ui
