// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operate/timeline_layers.h"

#include "ui/operate/timeline_frame.h"
#include "ui/widgets/theme.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace vortex::ui {
namespace {

// Where the time lies in the plot; absent out of view.
std::optional<double> placeOf(const TimelinePicture& of, Time at) {
  const double x = toPixel(at, of.input.range, of.input.size.width());
  if (x < 0 || x > of.input.size.width())
    return std::nullopt;
  return kGutter + std::floor(x) + 0.5;
}

// A box at the ruler that never leaves it.
QRectF flagBox(const TimelinePicture& of, double x, const QString& text) {
  static const QFontMetricsF metrics(numberFont(11, 600));
  const double wide = metrics.horizontalAdvance(text) + 10;
  const double left = std::clamp(x - wide / 2, static_cast<double>(kGutter),
                                 std::max(kGutter + of.input.size.width() - wide, static_cast<double>(kGutter)));
  return {std::floor(left), 2, std::ceil(wide), kRuler - 6};
}

void flagAtRuler(QPainter& painter, const QRectF& rect, const QString& text, const QColor& box, const QColor& ink) {
  painter.setFont(numberFont(11, 600));
  painter.fillRect(rect, box);
  painter.setPen(ink);
  painter.drawText(rect, Qt::AlignCenter, text);
}

QString presentText(const TimelinePicture& of) {
  return of.relative ? QCoreApplication::translate("vortex::ui", "now") : rulerText(of, of.clock, false);
}

}  // namespace

QRectF presentFlag(const TimelinePicture& of) {
  const auto x = placeOf(of, of.input.now);
  return x ? flagBox(of, *x, presentText(of)) : QRectF();
}

void paintPresent(QPainter& painter, const TimelinePicture& of) {
  const auto x = placeOf(of, of.input.now);
  if (!x)
    return;
  painter.setPen(tokens().text);
  painter.drawLine(QPointF(*x, kRuler), QPointF(*x, kRuler + of.input.size.height()));
  flagAtRuler(painter, presentFlag(of), presentText(of), tokens().text, tokens().sunken);
}

void paintCursor(QPainter& painter, const TimelinePicture& of, std::optional<Time> cursor) {
  const auto x = cursor ? placeOf(of, *cursor) : std::nullopt;
  if (!x)
    return;
  painter.setPen(QPen(tokens().text3, 1, Qt::DotLine));
  painter.drawLine(QPointF(*x, kRuler), QPointF(*x, kRuler + of.input.size.height()));
  const QString text = rulerText(of, *cursor, true);
  flagAtRuler(painter, flagBox(of, *x, text), text, tokens().raised, tokens().text2);
}

void paintChosenRange(QPainter& painter, const TimelinePicture& of, const TimeRange& range) {
  const PixelScale scale(of.input.range, of.input.size.width());
  const double left = std::max(scale.x(range.from), 0.0), right = std::min(scale.x(range.to), of.input.size.width());
  if (right < left)
    return;
  painter.setPen(tokens().accent);
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(QRectF(kGutter + std::floor(left) + 0.5, kRuler + 0.5, std::floor(right - left), of.input.size.height() - 2));
}

}  // namespace vortex::ui
