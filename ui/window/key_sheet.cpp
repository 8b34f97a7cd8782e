// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/key_sheet.h"

#include "ui/widgets/actions.h"
#include "ui/widgets/screen_room.h"
#include "ui/widgets/table.h"
#include "ui/widgets/theme.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>
#include <array>

namespace vortex::ui {
namespace {

QStringList keysOf(const QAction& action) {
  QStringList keys;
  for (const QKeySequence& key : action.shortcuts())
    keys << key.toString(QKeySequence::NativeText);
  return keys;
}

}  // namespace

KeySheet::KeySheet(const Actions& actions, QWidget* parent) : QDialog(parent) {
  setWindowTitle(tr("Keys"));
  setAttribute(Qt::WA_DeleteOnClose);
  resizeWithin(*this, {980, 640});
  auto* model = new QStandardItemModel(0, 3, this);
  model->setHorizontalHeaderLabels({tr("Key"), tr("Does"), tr("In a sentence")});
  fill(*model, actions);
  auto* shown = new QSortFilterProxyModel(this);
  shown->setSourceModel(model);
  shown->setFilterKeyColumn(-1);
  shown->setFilterCaseSensitivity(Qt::CaseInsensitive);
  auto* find = new QLineEdit(this);
  find->setPlaceholderText(tr("Find a key or what it does"));
  find->setAccessibleName(find->placeholderText());
  connect(find, &QLineEdit::textChanged, shown, &QSortFilterProxyModel::setFilterFixedString);
  auto* table = makeTable(shown, tr("Keys"), this);
  for (const int column : {0, 1})
    table->horizontalHeader()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
  table->horizontalHeader()->setStretchLastSection(true);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(find);
  layout->addWidget(table);
  layout->addWidget(buttons);
  find->setFocus();
}

void KeySheet::fill(QStandardItemModel& model, const Actions& actions) const {
  const auto row = [&model](const QString& keys, const QString& does, const QString& says) {
    auto* key = new QStandardItem(keys);
    key->setFont(numberFont(11, 500));
    const QList<QStandardItem*> items{key, new QStandardItem(does), new QStandardItem(says)};
    for (QStandardItem* item : items)
      item->setEditable(false);
    items.back()->setToolTip(says);
    model.appendRow(items);
  };
  for (const QAction* action : actions.all())
    if (!action->shortcuts().isEmpty())
      row(keysOf(*action).join(QStringLiteral(", ")), plainText(action), Actions::says(action));
  const std::array<std::array<QString, 3>, 5> mouse{{
      {tr("Wheel"), tr("Zoom"), tr("In the plots, at the cursor; what is under it stays")},
      {tr("Shift+Wheel"), tr("Pan"), tr("Along the time; leaves the present, L follows it again")},
      {tr("Drag"), tr("Pan"), tr("Along the time; leaves the present, L follows it again")},
      {tr("Double click"), tr("Fit"), tr("On a slot's row: shows that slot from its start to its air time")},
      {tr("Tab, Shift+Tab"), tr("Next, previous control"), tr("Reaches every pane and every control in it")},
  }};
  for (const auto& [keys, does, says] : mouse)
    row(keys, does, says);
}

}  // namespace vortex::ui
