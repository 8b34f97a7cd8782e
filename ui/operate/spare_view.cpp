// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operate/spare_view.h"

#include "ui/models/selection.h"
#include "ui/models/slot_words.h"
#include "ui/widgets/glyphs.h"
#include "ui/widgets/hover_facts.h"
#include "ui/widgets/theme.h"

#include <QPainter>
#include <algorithm>

namespace vortex::ui {
namespace {

constexpr double kLetter = 11;

bool same(const SpareInput& a, const SpareInput& b) {
  const auto sameDue = [](const DueSlot& x, const DueSlot& y) { return x.slot == y.slot && x.spare == y.spare; };
  // A foreseen spare is drawn to a tenth of a second.
  const auto sameForeseen = [](const ForeseenSpare& x, const ForeseenSpare& y) {
    return x.slot == y.slot && std::chrono::abs(x.spare - y.spare) < milliseconds(50);
  };
  return a.target == b.target && a.all.size() == b.all.size() &&
         std::equal(a.bars.begin(), a.bars.end(), b.bars.begin(), b.bars.end(), sameDue) &&
         std::equal(a.inTheMaking.begin(), a.inTheMaking.end(), b.inTheMaking.begin(), b.inTheMaking.end(), sameForeseen) &&
         (a.all.empty() || (sameDue(a.all.back(), b.all.back()) && sameDue(a.all.front(), b.all.front())));
}

QColor colourOfMissed(Outcome outcome) { return outcome == Outcome::Succeeded ? tokens().medium : colourOf(outcome); }

void dotted(QPainter& painter, const QRectF& across, double y, const QColor& colour) {
  painter.setPen(QPen(colour, 1, Qt::DotLine));
  painter.drawLine(QPointF(across.left(), y), QPointF(across.right(), y));
}

// A name on the plot's ground, so that no bar runs through it.
void tag(QPainter& painter, QPointF at, const QString& text) {
  const QRectF box(at, QSizeF(painter.fontMetrics().horizontalAdvance(text) + 6, 15));
  painter.fillRect(box, tokens().sunken);
  painter.setPen(tokens().text2);
  painter.drawText(box, Qt::AlignCenter, text);
}

}  // namespace

QString shareText(const ShareHas& share) {
  if (const auto* spare = std::get_if<Duration>(&share))
    return signedSeconds(*spare);
  if (const auto* needs = std::get_if<NeedsSamples>(&share))
    return QObject::tr("needs %1").arg(needs->needs);
  return QObject::tr("missed");
}

SpareView::SpareView(Selection& selection, QWidget* parent) : QWidget(parent), m_selection(selection) {
  setFocusPolicy(Qt::StrongFocus);
  setAccessibleName(tr("Spare to air of the due slots"));
  connect(&m_selection, &Selection::changed, this, qOverload<>(&QWidget::update));
}

void SpareView::show(SpareInput input, SpareSummary summary) {
  if (same(input, m_input) && summary.due == m_summary.due && summary.missed == m_summary.missed)
    return;
  m_input = std::move(input);
  m_summary = std::move(summary);
  setAccessibleDescription(m_summary.due == 0 ? tr("No slot was due yet")
                                              : tr("%1 slots were due, %2 missed; half have at least %3, 95 % have at least %4")
                                                    .arg(m_summary.due)
                                                    .arg(m_summary.missed)
                                                    .arg(shareText(m_summary.half), shareText(m_summary.most)));
  layOut();
  update();
}

void SpareView::layOut() { m_scene = layOutSpares(m_input, size()); }

void SpareView::resizeEvent(QResizeEvent*) { layOut(); }

void SpareView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Tokens& t = tokens();
  painter.fillRect(rect(), t.surface);
  const QRectF &plot = m_scene.plot, &beside = m_scene.distribution;
  painter.fillRect(plot, t.sunken);
  painter.fillRect(beside, t.sunken);
  painter.setFont(wordFont(11));
  painter.setPen(t.text3);
  painter.drawText(QRectF(6, 0, kSpareAxis, kSpareHead), Qt::AlignVCenter, tr("s"));
  painter.drawText(QRectF(plot.left(), 0, plot.width(), kSpareHead), Qt::AlignVCenter,
                   tr("last useful finish minus finish, per slot"));
  painter.drawText(QRectF(beside.left(), 0, beside.width(), kSpareHead), Qt::AlignVCenter, tr("n = %1 due").arg(m_summary.due));
  painter.setFont(numberFont(10));
  for (const SpareTick& tick : m_scene.ticks) {
    painter.setPen(t.grid);
    painter.drawLine(QPointF(plot.left(), tick.y), QPointF(plot.right(), tick.y));
    painter.setPen(t.text3);
    painter.drawText(QRectF(0, tick.y - 8, kSpareAxis - 6, 16), Qt::AlignRight | Qt::AlignVCenter,
                     tick.seconds == 0 ? QStringLiteral("0")
                                       : signedSeconds(seconds(tick.seconds)).section(QLatin1Char('.'), 0, 0));
  }
  if (m_input.bars.empty() && m_input.inTheMaking.empty()) {
    painter.setPen(t.text3);
    painter.setFont(wordFont(12));
    painter.drawText(plot.adjusted(12, 0, -12, 0), Qt::AlignCenter | Qt::TextWordWrap,
                     tr("Each slot's spare to air comes here when it is done."));
  }
  for (const SpareBar& bar : m_scene.bars) {
    const bool selected = m_selection.slot() == bar.slot;
    switch (bar.kind) {
    case SpareKind::Made:
      painter.fillRect(bar.rect, selected ? t.accent : t.overhead);
      break;
    case SpareKind::Foreseen: {
      const bool thin = *bar.spare < Duration{};
      painter.setPen(QPen(selected ? t.accent : thin ? t.high : t.text2, 1, Qt::DashLine));
      painter.setBrush(Qt::NoBrush);
      painter.drawRect(bar.rect.adjusted(0.5, 0.5, -0.5, -0.5));
      break;
    }
    case SpareKind::Missed: {
      const QColor colour = colourOfMissed(bar.outcome);
      drawHatched(painter, bar.rect.adjusted(0, kLetter + 1, 0, 0), colour);
      painter.setFont(wordFont(static_cast<int>(kLetter), 700));
      painter.setPen(colour);
      painter.drawText(QRectF(bar.rect.center().x() - kLetter, bar.rect.top(), 2 * kLetter, kLetter), Qt::AlignCenter,
                       QString(QLatin1Char(bar.outcome == Outcome::Succeeded ? 'M' : letterOf(bar.outcome))));
      if (selected) {
        painter.setPen(t.accent);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(bar.rect.adjusted(-1, 0, 1, -1));
      }
      break;
    }
    }
  }
  dotted(painter, plot, m_scene.target, t.text2);
  painter.setPen(QPen(t.text, 2));
  painter.drawLine(QPointF(plot.left(), m_scene.zero), QPointF(plot.right(), m_scene.zero));
  painter.drawLine(QPointF(beside.left(), m_scene.zero), QPointF(beside.right(), m_scene.zero));
  painter.setFont(wordFont(11));
  tag(painter, {plot.left() + 2, m_scene.target + 1}, tr("target"));
  tag(painter, {plot.left() + 2, m_scene.zero + 3}, tr("last useful finish"));

  for (const SpareBin& bin : m_scene.bins) {
    if (!bin.missed) {
      painter.fillRect(bin.rect, t.overhead);
      continue;
    }
    drawHatched(painter, bin.rect, t.high);
    const QString text = tr("missed %1").arg(bin.count);
    const double wide = painter.fontMetrics().horizontalAdvance(text) + 6;
    // Beside its bar, or over its end where there is no room.
    tag(painter, {std::min(bin.rect.right() + 4, beside.right() - wide), bin.rect.center().y() - 7.5}, text);
  }
  painter.setFont(wordFont(10, 500));
  for (const auto& [share, label] : {std::pair(m_summary.half, tr("50 %")), std::pair(m_summary.most, tr("95 %"))})
    if (const auto* spare = std::get_if<Duration>(&share)) {
      const double y = m_scene.yOf(*spare);
      dotted(painter, beside, y, t.text);
      const double width = painter.fontMetrics().horizontalAdvance(label) + 4;
      painter.setPen(t.text2);
      painter.drawText(QRectF(beside.right() - width, y - 14, width, 13), Qt::AlignCenter, label);
    }
  if (hasFocus()) {
    painter.setPen(t.accent);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
  }
}

void SpareView::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton)
    return;
  if (const SpareBar* bar = barAt(m_scene, event->position()))
    m_selection.select(bar->slot);
}

void SpareView::keyPressEvent(QKeyEvent* event) {
  if ((event->key() != Qt::Key_Left && event->key() != Qt::Key_Right) || m_scene.bars.empty())
    return QWidget::keyPressEvent(event);
  const auto at =
      std::find_if(m_scene.bars.begin(), m_scene.bars.end(), [&](const SpareBar& bar) { return m_selection.slot() == bar.slot; });
  const bool right = event->key() == Qt::Key_Right;
  if (at == m_scene.bars.end())
    m_selection.select(m_scene.bars.back().slot);
  else if (right && at + 1 != m_scene.bars.end())
    m_selection.select((at + 1)->slot);
  else if (!right && at != m_scene.bars.begin())
    m_selection.select((at - 1)->slot);
}

bool SpareView::event(QEvent* event) {
  if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
    update();
  return answerHover(*this, *event, [this](QPointF point) { return facts(point); }) || QWidget::event(event);
}

QString SpareView::facts(QPointF point) const {
  if (const SpareBar* bar = barAt(m_scene, point)) {
    const QString id = QString::number(bar->slot.value);
    switch (bar->kind) {
    case SpareKind::Made:
      return tr("Slot %1: spare to air %2 s").arg(id, signedSeconds(*bar->spare));
    case SpareKind::Foreseen:
      return tr("Slot %1, in the making: spare to air %2 s foreseen").arg(id, signedSeconds(*bar->spare));
    case SpareKind::Missed:
      return tr("Slot %1: missed its air time (%2)").arg(id, QString::fromUtf8(toString(bar->outcome).data()));
    }
  }
  if (const SpareBin* bin = binAt(m_scene, point))
    return bin->missed ? tr("%1 of %2 due slots were missed").arg(bin->count).arg(m_summary.due)
                       : tr("%1 of %2 due slots had %3 to %4 s")
                             .arg(bin->count)
                             .arg(m_summary.due)
                             .arg(signedSeconds(bin->from), signedSeconds(bin->to));
  return {};
}

}  // namespace vortex::ui
