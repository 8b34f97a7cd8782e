// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operate/range_menu.h"

#include "ui/models/slot_words.h"
#include "ui/models/translate.h"
#include "ui/widgets/exporter.h"
#include "ui/widgets/pane.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace vortex::ui {

void askAboutRange(QWidget& view, const QPoint& at, TimeAxis& axis, const ChosenRange& chosen) {
  const QString length = secondsText(chosen.range.span()), times = tr("%1 to %2").arg(chosen.from, chosen.to);
  QMenu menu(&view);
  menu.addAction(tr("Zoom to %1, %2").arg(length, times), &view, [&] { axis.show(chosen.range); });
  if (Pane* pane = Pane::around(&view)) {
    menu.addAction(tr("Export its picture (PNG)…"), pane, [&, pane] { exportPicture(*pane, chosen.picture()); });
    menu.addAction(tr("Export its rows (CSV)…"), pane, [&, pane] { exportRows(*pane, chosen.rows()); });
  }
  menu.addAction(tr("Copy its times"), &view,
                 [&] { QGuiApplication::clipboard()->setText(QStringLiteral("%1, %2").arg(times, length)); });
  menu.exec(view.mapToGlobal(at));
}

QImage cutOut(const QImage& plot, int gutter, double left, double right) {
  const double ratio = plot.devicePixelRatio();
  const int from = std::clamp(static_cast<int>(std::floor((gutter + std::max(left, 0.0)) * ratio)), 0, plot.width() - 1);
  const int to = std::clamp(static_cast<int>(std::ceil((gutter + right) * ratio)), from + 1, plot.width());
  const int edge = std::min(static_cast<int>(std::lround(gutter * ratio)), plot.width());
  QImage cut(edge + to - from, plot.height(), plot.format());
  QPainter painter(&cut);
  painter.setCompositionMode(QPainter::CompositionMode_Source);
  // In the picture's own pixels: a copy() keeps the ratio, and is drawn by it.
  const auto part = [&](int x, int width) {
    QImage taken = plot.copy(x, 0, width, plot.height());
    taken.setDevicePixelRatio(1);
    return taken;
  };
  painter.drawImage(0, 0, part(0, edge));
  painter.drawImage(edge, 0, part(from, to - from));
  painter.end();
  cut.setDevicePixelRatio(ratio);
  return cut;
}

}  // namespace vortex::ui
