// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/rerun_dialog.h"

#include "ui/replay/recipe_field_model.h"
#include "ui/widgets/screen_room.h"
#include "ui/widgets/table.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpressionValidator>
#include <QTableView>
#include <QVBoxLayout>

namespace vortex::ui {

RerunDialog::RerunDialog(const RerunGiven& given, const QString& name, int count, QWidget* parent) : QDialog(parent) {
  setWindowTitle(count == 1 ? tr("Rerun %1 with…").arg(name) : tr("Rerun %n slots with…", nullptr, count));
  resizeWithin(*this, {720, 520});
  auto* column = new QVBoxLayout(this);
  column->addWidget(buildSeed(given));
  column->addWidget(buildFields(given, count), 1);
  m_onAir = new QCheckBox(tr("Give it an air time of the channel"), this);
  m_onAir->setToolTip(tr("It joins the end of the channel's queue and takes an air slot of its own"));
  column->addWidget(m_onAir);
  m_says = new QLabel(this);
  m_says->setWordWrap(true);
  column->addWidget(m_says);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
  m_queue = buttons->addButton(count == 1 ? tr("Queue rerun of %1").arg(name) : tr("Queue %n reruns", nullptr, count),
                               QDialogButtonBox::AcceptRole);
  column->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(m_onAir, &QCheckBox::toggled, this, &RerunDialog::refresh);
  refresh();
}

QWidget* RerunDialog::buildSeed(const RerunGiven& given) {
  auto* row = new QWidget(this);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(new QLabel(tr("Seed"), row));
  auto* recorded = new QLabel(given.seed ? tr("recorded %1").arg(*given.seed) : tr("none was recorded"), row);
  recorded->setFont(numberFont(12));
  recorded->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  layout->addWidget(recorded);
  m_seed = new QComboBox(row);
  m_seed->setAccessibleName(tr("Seed of the rerun"));
  m_seed->addItem(tr("Keep: the same bits are expected"), static_cast<int>(RerunChange::Seed::Keep));
  m_seed->addItem(tr("Draw a new one"), static_cast<int>(RerunChange::Seed::New));
  m_seed->addItem(tr("This one:"), static_cast<int>(RerunChange::Seed::Given));
  layout->addWidget(m_seed);
  m_given = new QLineEdit(row);
  m_given->setAccessibleName(tr("The seed to use"));
  m_given->setFont(numberFont(12));
  m_given->setValidator(new QRegularExpressionValidator(QRegularExpression(QStringLiteral("\\d{1,19}")), m_given));
  layout->addWidget(m_given, 1);
  connect(m_seed, &QComboBox::currentIndexChanged, this, &RerunDialog::refresh);
  connect(m_given, &QLineEdit::textChanged, this, &RerunDialog::refresh);
  return row;
}

QWidget* RerunDialog::buildFields(const RerunGiven& given, int count) {
  m_fields = new RecipeFieldModel(given.fields, this);
  QTableView* table = makeTable(m_fields, tr("Fields of the recipe"), this);
  table->setEditTriggers(QAbstractItemView::AllEditTriggers);
  table->horizontalHeader()->setSectionResizeMode(RecipeFieldModel::Rerun, QHeaderView::Stretch);
  setWidths(*table, {220, 220, 220});
  if (count > 1)
    table->setToolTip(
        tr("Recorded: of the first slot. A field that you change is changed in each recipe that has it; the others stay "
           "as they were recorded."));
  connect(m_fields, &QAbstractItemModel::dataChanged, this, &RerunDialog::refresh);
  return table;
}

RerunChange RerunDialog::change() const {
  return {.seed = static_cast<RerunChange::Seed>(m_seed->currentData().toInt()),
          .given = m_given->text().toULongLong(),
          .fields = m_fields->changes(),
          .onAir = m_onAir->isChecked()};
}

void RerunDialog::refresh() {
  const RerunChange now = change();
  const bool given = now.seed == RerunChange::Seed::Given;
  m_given->setEnabled(given);
  m_queue->setEnabled(!given || !m_given->text().isEmpty());
  const int changes = static_cast<int>(now.fields.size()) + (now.seed == RerunChange::Seed::Keep ? 0 : 1);
  const QString differs = changes == 0 ? tr("As recorded.") : tr("%n changed.", nullptr, changes);
  m_says->setText(differs + QLatin1Char(' ') +
                  (now.onAir ? tr("It takes the next free air time, after all that waits.")
                             : tr("A slot of its own, off air: air slots always go first, and it starts in a gap between them.")));
}

}  // namespace vortex::ui
