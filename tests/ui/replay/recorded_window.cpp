// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/replay/recorded_window.h"

#include "engine/config/recipe_reader.h"
#include "ui/models/slot_table_model.h"
#include "ui/window/recipe_opener.h"

#include <QTableView>

namespace vortex::ui::test {

QStringList rowsOf(const LiveWindow& live, const QString& name) {
  const QAbstractItemModel* model = live.table(name)->model();
  QStringList rows;
  for (int row = 0; row < model->rowCount(); ++row) {
    QStringList cells;
    for (int column = 0; column < model->columnCount(); ++column)
      if (column != SlotTableModel::Airs)
        cells << model->index(row, column).data().toString();
    rows << cells.join(QLatin1Char('|'));
  }
  return rows;
}

Recorded record(const QString& folder) {
  LiveWindow live(folder, kScale, {"simulated.faults=[{stage: image, fault: fail, nth: 2, every: 3}]"});
  const auto all = static_cast<int>(config::readRecipeFile(kSample.toStdString()).recipes.size());
  const int before = live.bridge().session().decided();  // what was made earlier is in the session, too
  openRecipes(&live.window(), live.bridge(), {kSample});
  live.until([&] {
    const Session& session = live.bridge().session();
    return session.decided() == before + all && session.delivered() + session.missed() >= session.decided();
  });
  return {
      .slotRows = rowsOf(live, kSlots), .decided = live.bridge().session().decided(), .missed = live.bridge().session().missed()};
}

void open(LiveWindow& live, const QString& file, const RunChoice& choice) {
  live.window().openRecording(file, choice);
  live.until([&] { return live.bridge().recording() != nullptr; });
}

}  // namespace vortex::ui::test
