// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operate/receipt_view.h"

#include "ui/widgets/glyphs.h"
#include "ui/widgets/theme.h"

#include <QPainter>
#include <QStringList>
#include <algorithm>
#include <utility>

namespace vortex::ui {
namespace {

constexpr double kReceiptInset = 10, kTitle = 24, kStep = 18, kMeter = 18, kAfter = 8, kWhen = 74;

void drawState(QPainter& painter, const QRectF& box, StepState state) {
  const Tokens& t = tokens();
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  switch (state) {
  case StepState::Done:
    painter.setPen(QPen(t.text2, 1.5));
    painter.drawPolyline(
        QPolygonF{{box.left() + 1, box.center().y()}, {box.center().x() - 1, box.bottom() - 2}, {box.right(), box.top() + 2}});
    break;
  case StepState::Now:
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.text);
    painter.drawPolygon(QPolygonF{{box.left() + 1, box.top()}, {box.right(), box.center().y()}, {box.left() + 1, box.bottom()}});
    break;
  case StepState::Ahead:
    painter.setPen(QPen(t.text3, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(box.adjusted(2, 2, -2, -2));
    break;
  case StepState::Wrong:
    painter.setPen(QPen(t.high, 2));
    painter.drawLine(box.topLeft() + QPointF(1, 1), box.bottomRight() - QPointF(1, 1));
    painter.drawLine(box.topRight() + QPointF(-1, 1), box.bottomLeft() + QPointF(1, -1));
    break;
  }
  painter.restore();
}

double heightOf(const Receipt& receipt) {
  return kTitle + kStep * static_cast<double>(receipt.steps.size()) + 4 + kMeter * static_cast<double>(receipt.meters.size()) +
         kAfter;
}

QString spoken(const std::vector<Receipt>& receipts) {
  QStringList text;
  for (const Receipt& receipt : receipts) {
    text << receipt.title;
    for (const ReceiptStep& step : receipt.steps)
      text << step.what;
  }
  return text.join(QStringLiteral(". "));
}

}  // namespace

ReceiptView::ReceiptView(QWidget* parent) : QWidget(parent) {
  setAccessibleName(tr("Stop receipts"));
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  hide();
}

void ReceiptView::show(std::vector<Receipt> receipts) {
  m_receipts = std::move(receipts);
  double height = 0;
  for (const Receipt& receipt : m_receipts)
    height += heightOf(receipt);
  setFixedHeight(std::max(1, static_cast<int>(height)));
  setVisible(!m_receipts.empty());
  if (const QString text = spoken(m_receipts); accessibleDescription() != text)
    setAccessibleDescription(text);
  update();
}

void ReceiptView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Tokens& t = tokens();
  double top = 0;
  for (const Receipt& receipt : m_receipts) {
    painter.setPen(t.line);
    painter.drawLine(QPointF(0, top + 0.5), QPointF(width(), top + 0.5));
    painter.setFont(wordFont(12, 600));
    painter.setPen(t.text);
    const QString title = tr("Stop receipt");
    painter.drawText(QPointF(kReceiptInset, top + 17), title);
    const double x = kReceiptInset + QFontMetricsF(painter.font()).horizontalAdvance(title) + 10;
    painter.setFont(wordFont(11));
    painter.setPen(t.text3);
    painter.drawText(QPointF(x, top + 17), receipt.title);
    top += kTitle;
    for (const ReceiptStep& one : receipt.steps)
      top = step(painter, one, top);
    top += 4;
    for (const ReceiptMeter& one : receipt.meters)
      top = meter(painter, one, top);
    top += kAfter;
  }
}

double ReceiptView::step(QPainter& painter, const ReceiptStep& step, double top) const {
  const Tokens& t = tokens();
  const bool wrong = step.state == StepState::Wrong, now = step.state == StepState::Now;
  drawState(painter, QRectF(kReceiptInset, top + 3, 11, 11), step.state);
  painter.setFont(numberFont(11));
  painter.setPen(t.text2);
  painter.drawText(QRectF(kReceiptInset + 18, top, kWhen, kStep), Qt::AlignLeft | Qt::AlignVCenter, step.when);
  const double left = kReceiptInset + 18 + kWhen;
  double right = width() - kReceiptInset;
  if (!step.aside.isEmpty()) {
    painter.setFont(numberFont(11));
    painter.setPen(t.text);
    painter.drawText(QRectF(left, top, right - left, kStep), Qt::AlignRight | Qt::AlignVCenter, step.aside);
    right -= QFontMetricsF(painter.font()).horizontalAdvance(step.aside) + 8;
  }
  painter.setFont(wordFont(12, wrong || now ? 600 : 400));
  painter.setPen(wrong ? t.high : step.state == StepState::Ahead ? t.text2 : t.text);
  const QString what = QFontMetricsF(painter.font()).elidedText(step.what, Qt::ElideRight, right - left);
  painter.drawText(QRectF(left, top, right - left, kStep), Qt::AlignLeft | Qt::AlignVCenter, what);
  return top + kStep;
}

double ReceiptView::meter(QPainter& painter, const ReceiptMeter& meter, double top) const {
  const Tokens& t = tokens();
  painter.setFont(wordFont(12));
  painter.setPen(t.text2);
  painter.drawText(QRectF(kReceiptInset, top, kWhen + 18, kMeter), Qt::AlignLeft | Qt::AlignVCenter, meter.name);
  constexpr double kText = 130;
  const QRectF room(kReceiptInset + 18 + kWhen, top + 4, std::max(20.0, width() - 2 * kReceiptInset - kWhen - 18 - kText), 10);
  painter.fillRect(room, t.sunken);
  const QRectF filled(room.left(), room.top(), room.width() * meter.share, room.height());
  if (meter.wrong)
    drawHatched(painter, filled, t.high);
  else
    painter.fillRect(filled, t.text3);
  painter.setPen(t.line);
  painter.drawRect(room.adjusted(0.5, 0.5, -0.5, -0.5));
  painter.setFont(numberFont(12, meter.wrong ? 600 : 400));
  painter.setPen(meter.wrong ? t.high : t.text);
  painter.drawText(QRectF(room.right(), top, kText, kMeter), Qt::AlignRight | Qt::AlignVCenter, meter.text);
  return top + kMeter;
}

}  // namespace vortex::ui
