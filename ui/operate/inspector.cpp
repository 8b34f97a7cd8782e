// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operate/inspector.h"

#include "ui/bridge/bridge.h"
#include "ui/models/slot_words.h"
#include "ui/widgets/glyphs.h"
#include "ui/widgets/theme.h"

#include <QPainter>
#include <algorithm>

namespace vortex::ui {
namespace {

constexpr double kInset = 10, kRow = 22, kBarLeft = 96, kNumbers = 186;

// The attempt of a stage that is shown: the last one.
const Bar* lastOf(const Slot& slot, Stage stage) {
  const auto found = std::find_if(slot.bars.rbegin(), slot.bars.rend(), [&](const Bar& bar) { return bar.attempt.stage == stage; });
  return found == slot.bars.rend() ? nullptr : &*found;
}

}  // namespace

Inspector::Inspector(const Bridge& bridge, QWidget* parent) : QWidget(parent), m_bridge(bridge) {
  setMinimumWidth(380);
  setAccessibleName(tr("Inspector"));
}

void Inspector::select(std::optional<SlotId> slot) {
  m_slot = slot;
  refresh();
}

QString Inspector::note() const {
  const Slot* slot = m_slot ? m_bridge.session().find(*m_slot) : nullptr;
  return slot == nullptr ? QString() : tr("slot %1   %2").arg(slot->id.value).arg(QString::fromStdString(slot->label));
}

void Inspector::refresh() {
  const Slot* slot = m_slot ? m_bridge.session().find(*m_slot) : nullptr;
  const QString folder = slot != nullptr ? QString::fromStdString(slot->folder) : QString();
  if (folder != m_folder) {
    m_folder = folder;
    m_picture = folder.isEmpty() ? QPixmap() : QPixmap(folder + QStringLiteral("/actor.png"));
  }
  update();
}

void Inspector::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), tokens().surface);
  const Slot* slot = m_slot ? m_bridge.session().find(*m_slot) : nullptr;
  if (slot == nullptr) {
    painter.setPen(tokens().text3);
    painter.setFont(wordFont(12));
    painter.drawText(rect(), Qt::AlignCenter,
                     tr("Select a slot in the timeline or the table\nto see its stages, receipts and picture."));
    return;
  }
  double top = head(painter, *slot);
  top = stages(painter, *slot, top);
  top = receipts(painter, *slot, top);
  picture(painter, *slot, top);
}

double Inspector::head(QPainter& painter, const Slot& slot) const {
  const Tokens& t = tokens();
  const bool decided = slot.state == SlotState::Decided;
  if (decided)
    drawOutcome(painter, QRectF(kInset, 10, 12, 12), slot.verdict.outcome);
  painter.setFont(wordFont(12, 600));
  painter.setPen(decided ? colourOf(slot.verdict.outcome) : t.text);
  painter.drawText(QPointF(kInset + (decided ? 19 : 0), 20), stateText(slot));
  QString facts = slot.missed ? tr("missed air: %1   ").arg(fallbackText(slot.fallback)) : QString();
  if (hasSpare(slot))
    facts += tr("spare to air %1 s   ").arg(signedSeconds(*slot.spareToAir));
  if (slot.toTarget && hasSpare(slot))
    facts += tr("to the target %1 s").arg(signedSeconds(*slot.toTarget));
  painter.setFont(numberFont(11));
  painter.setPen(t.text2);
  painter.drawText(QRectF(0, 6, width() - kInset, 20), Qt::AlignRight | Qt::AlignVCenter, facts);
  if (slot.verdict.message.empty())
    return 30;
  painter.setFont(wordFont(11));
  painter.setPen(t.text3);
  const QRectF room(kInset, 28, width() - 2 * kInset, 44);
  QRectF used;
  painter.drawText(room, Qt::TextWordWrap, QString::fromStdString(slot.verdict.message), &used);
  return used.bottom() + 4;
}

double Inspector::stages(QPainter& painter, const Slot& slot, double top) const {
  const Tokens& t = tokens();
  painter.setFont(wordFont(11));
  painter.setPen(t.text3);
  const double right = width() - kInset;
  painter.drawText(QRectF(kBarLeft, top, 240, 18), Qt::AlignLeft | Qt::AlignVCenter, tr("elapsed against target and timeout"));
  painter.drawText(QRectF(right - 124, top, 60, 18), Qt::AlignRight | Qt::AlignVCenter, tr("target"));
  painter.drawText(QRectF(right - 60, top, 60, 18), Qt::AlignRight | Qt::AlignVCenter, tr("timeout"));
  top += 20;
  for (const Stage stage : kStages) {
    stageRow(painter, stage, lastOf(slot, stage), top);
    top += kRow;
  }
  return top + 8;
}

void Inspector::stageRow(QPainter& painter, Stage stage, const Bar* bar, double top) const {
  const Tokens& t = tokens();
  const StageSettings& settings = m_bridge.settings().stages[stage];
  const Duration timeout = bar != nullptr ? bar->timeout : settings.timeout;
  drawStage(painter, QRectF(kInset, top + 3, 14, 14), stage);
  painter.setFont(wordFont(12));
  painter.setPen(t.text);
  painter.drawText(QPointF(kInset + 21, top + 15), stageName(stage));
  const QRectF room(kBarLeft, top + 5, std::max(width() - kBarLeft - kNumbers - kInset - 8, 20.0), 11);
  painter.fillRect(room, t.sunken);
  painter.setPen(t.line);
  painter.drawRect(room.adjusted(0.5, 0.5, -0.5, -0.5));
  const Duration full = seconds(inSeconds(timeout) * 1.1);
  const auto x = [&](Duration d) { return room.left() + room.width() * std::min(inSeconds(d) / inSeconds(full), 1.0); };
  const double right = width() - kInset;
  painter.setFont(numberFont(12));
  if (bar != nullptr) {
    const Time worked = bar->stopRequested.value_or(bar->end.value_or(m_bridge.now()));
    drawStageBar(painter, QRectF(room.left(), room.top(), x(worked - bar->start) - room.left(), room.height()), stage);
    if (bar->stopRequested)
      drawHatched(painter, QRectF(x(worked - bar->start), room.top(), 14, room.height()), t.high);
    const bool bad = bar->state != BarState::Finished && bar->state != BarState::Running;
    painter.setPen(bad ? t.high : t.text);
    painter.drawText(QRectF(right - kNumbers, top, 62, kRow - 2), Qt::AlignRight | Qt::AlignVCenter,
                     secondsText(worked - bar->start));
  } else {
    painter.setPen(t.text3);
    painter.drawText(QRectF(right - kNumbers, top, 62, kRow - 2), Qt::AlignRight | Qt::AlignVCenter, tr("none"));
  }
  painter.setPen(t.text);
  painter.drawLine(QPointF(x(settings.target), room.top() - 3), QPointF(x(settings.target), room.bottom() + 3));
  painter.setPen(t.text2);
  painter.drawLine(QPointF(x(timeout), room.top() - 3), QPointF(x(timeout), room.bottom() + 3));
  painter.drawLine(QPointF(x(timeout), room.top() - 3), QPointF(x(timeout) - 3, room.top() - 3));
  painter.drawLine(QPointF(x(timeout), room.bottom() + 3), QPointF(x(timeout) - 3, room.bottom() + 3));
  painter.setPen(t.text2);
  painter.drawText(QRectF(right - 124, top, 60, kRow - 2), Qt::AlignRight | Qt::AlignVCenter, secondsText(settings.target, 0));
  painter.drawText(QRectF(right - 60, top, 60, kRow - 2), Qt::AlignRight | Qt::AlignVCenter, secondsText(timeout, 0));
}

double Inspector::receipts(QPainter& painter, const Slot& slot, double top) const {
  const Tokens& t = tokens();
  bool any = false;
  for (const Bar& bar : slot.bars) {
    if (!bar.stopRequested && !bar.requestToStopped)
      continue;
    if (!any) {
      painter.setPen(t.line);
      painter.drawLine(QPointF(0, top), QPointF(width(), top));
      painter.setFont(wordFont(12, 600));
      painter.setPen(t.text);
      painter.drawText(QPointF(kInset, top + 18), tr("Stop receipt"));
      top += 26;
      any = true;
    }
    painter.setFont(wordFont(11));
    const QString name = tr("%1, attempt %2: ").arg(stageName(bar.attempt.stage)).arg(bar.attempt.n);
    const QString receipt =
        bar.end ? tr("stopped in %1, drained in %2, %3 released, %4 held")
                      .arg(secondsText(bar.requestToStopped.value_or(Duration{}), 3),
                           secondsText(bar.drain.value_or(Duration{}), 3), bytesText(bar.released), bytesText(bar.held))
                : tr("GPU finishing, stage closed until it has");
    painter.setPen(bar.held > Bytes{} ? t.high : t.text2);
    painter.drawText(QRectF(kInset, top, width() - 2 * kInset, 18), Qt::AlignLeft | Qt::AlignVCenter, name + receipt);
    top += 18;
  }
  return any ? top + 8 : top;
}

void Inspector::picture(QPainter& painter, const Slot& slot, double top) const {
  const Tokens& t = tokens();
  painter.setPen(t.line);
  painter.drawLine(QPointF(0, top), QPointF(width(), top));
  const double side = std::min({height() - top - 2 * kInset, width() / 2.0, 260.0});
  if (!m_picture.isNull() && side > 40) {
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawPixmap(QRectF(kInset, top + kInset, side, side), m_picture, QRectF(m_picture.rect()));
  }
  const double left = m_picture.isNull() ? kInset : side + 2 * kInset;
  QStringList lines;
  lines << tr("Seed %1").arg(slot.seed);
  if (slot.ready)
    lines << tr("On disk after %1").arg(secondsText(*slot.ready));
  if (!slot.deliveryError.empty())
    lines << QString::fromStdString(slot.deliveryError);
  if (!slot.folder.empty())
    lines << QString::fromStdString(slot.folder);
  painter.setFont(wordFont(11));
  painter.setPen(t.text2);
  painter.drawText(QRectF(left, top + kInset, width() - left - kInset, height() - top - kInset), Qt::TextWrapAnywhere,
                   lines.join(QLatin1Char('\n')));
}

}  // namespace vortex::ui
