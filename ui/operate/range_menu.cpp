// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operate/range_menu.h"

#include "ui/models/slot_words.h"
#include "ui/models/translate.h"
#include "ui/widgets/exporter.h"
#include "ui/widgets/pane.h"

#include <QMenu>

namespace vortex::ui {

void askAboutRange(QWidget& view, const QPoint& at, TimeAxis& axis, const TimeRange& range, const QString& name,
                   const std::function<QByteArray(const TimeRange&)>& rowsOf) {
  QMenu menu(&view);
  menu.addAction(tr("Zoom to %1, %2").arg(secondsText(range.span()), name), &view, [&] { axis.show(range); });
  if (Pane* pane = Pane::around(&view))
    menu.addAction(tr("Export its rows (CSV)…"), pane, [&, pane] { exportRows(*pane, rowsOf(range)); });
  menu.exec(view.mapToGlobal(at));
}

}  // namespace vortex::ui
