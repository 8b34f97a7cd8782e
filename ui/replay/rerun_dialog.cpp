// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/rerun_dialog.h"

#include "ui/models/slot_words.h"
#include "ui/replay/recipe_field_model.h"
#include "ui/widgets/number_box.h"
#include "ui/widgets/screen_room.h"
#include "ui/widgets/table.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFontMetrics>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpressionValidator>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace vortex::ui {
namespace {

constexpr double kLeastTimeout_s = 0.1, kMostTimeout_s = 3'600;  // a rerun has no air time that would bound it
constexpr int kChoiceWidth = 210;                                // pixels

}  // namespace

RerunDialog::RerunDialog(const RerunGiven& given, const Settings& settings, const QString& name, int count, QWidget* parent)
    : QDialog(parent), m_settings(settings) {
  setWindowTitle(count == 1 ? tr("Rerun %1 with…").arg(name) : tr("Rerun %n slots with…", nullptr, count));
  resizeWithin(*this, {760, 640});
  auto* column = new QVBoxLayout(this);
  column->addWidget(buildChoices(given));
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

QWidget* RerunDialog::buildChoices(const RerunGiven& given) {
  auto* choices = new QWidget(this);
  auto* grid = new QGridLayout(choices);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(16);
  grid->setVerticalSpacing(4);
  grid->setColumnStretch(3, 1);
  m_seedChanged = addChoice(*grid, tr("Seed"), given.seed ? groupedText(*given.seed) : QString(), buildSeed(choices));
  m_qualityChanged =
      addChoice(*grid, tr("Quality"), given.qualityLevel ? QStringLiteral("Q%1").arg(*given.qualityLevel) : QString(),
                buildQuality(choices, given));
  for (const Stage stage : kStages)
    m_timeoutChanged[stage] = addChoice(*grid, tr("Timeout of %1").arg(stageName(stage)),
                                        given.timeouts[stage] > Duration{} ? secondsText(given.timeouts[stage]) : QString(),
                                        buildTimeout(choices, stage));
  return choices;
}

QLabel* RerunDialog::addChoice(QGridLayout& grid, const QString& name, const QString& recorded, QWidget* choice) {
  const int row = grid.rowCount();
  auto* label = new QLabel(name, choice->parentWidget());
  label->setBuddy(choice);
  grid.addWidget(label, row, 0);
  auto* was = new QLabel(recorded.isEmpty() ? tr("none was recorded") : tr("recorded %1").arg(recorded), choice->parentWidget());
  was->setFont(numberFont(12));
  was->setForegroundRole(QPalette::PlaceholderText);
  was->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  grid.addWidget(was, row, 1);
  grid.addWidget(choice, row, 2);
  auto* changed = new QLabel(tr("changed"), choice->parentWidget());
  QPalette accent = changed->palette();
  accent.setColor(QPalette::WindowText, tokens().accent);
  changed->setPalette(accent);
  QSizePolicy kept = changed->sizePolicy();
  kept.setRetainSizeWhenHidden(true);  // nothing moves when something is changed
  changed->setSizePolicy(kept);
  grid.addWidget(changed, row, 3);
  return changed;
}

QWidget* RerunDialog::buildSeed(QWidget* parent) {
  auto* seed = new QWidget(parent);
  auto* row = new QHBoxLayout(seed);
  row->setContentsMargins(0, 0, 0, 0);
  m_seed = new QComboBox(seed);
  m_seed->setAccessibleName(tr("Seed of the rerun"));
  m_seed->addItem(tr("Keep: the same bits are expected"), static_cast<int>(RerunChange::Seed::Keep));
  m_seed->addItem(tr("Draw a new one"), static_cast<int>(RerunChange::Seed::New));
  m_seed->addItem(tr("This one:"), static_cast<int>(RerunChange::Seed::Given));
  m_seed->setMinimumWidth(std::max(kChoiceWidth, m_seed->sizeHint().width()));  // words are longer in another language
  row->addWidget(m_seed);
  m_given = new QLineEdit(seed);
  m_given->setAccessibleName(tr("The seed to use"));
  m_given->setFont(numberFont(12));
  m_given->setMinimumWidth(QFontMetrics(numberFont(12)).horizontalAdvance(QString(20, QLatin1Char('0'))));
  m_given->setValidator(new QRegularExpressionValidator(QRegularExpression(QStringLiteral("\\d{1,19}")), m_given));
  row->addWidget(m_given, 1);
  seed->setFocusProxy(m_seed);
  connect(m_seed, &QComboBox::currentIndexChanged, this, &RerunDialog::refresh);
  connect(m_given, &QLineEdit::textChanged, this, &RerunDialog::refresh);
  return seed;
}

QWidget* RerunDialog::buildQuality(QWidget* parent, const RerunGiven& given) {
  m_quality = new QComboBox(parent);
  m_quality->setAccessibleName(tr("Quality of the rerun"));
  m_quality->addItem(given.qualityLevel ? tr("Keep") : tr("As the channel is made"), QVariant());
  for (std::size_t level = 0; level < m_settings.ladder.size(); ++level)
    m_quality->addItem(tr("Q%1, %2 pixels").arg(level).arg(m_settings.ladder[level].side), static_cast<int>(level));
  connect(m_quality, &QComboBox::currentIndexChanged, this, &RerunDialog::refresh);
  return m_quality;
}

QWidget* RerunDialog::buildTimeout(QWidget* parent, Stage stage) {
  auto* timeout = new NumberBox(parent);
  timeout->setAccessibleName(tr("Timeout of %1 in the rerun").arg(stageName(stage)));
  timeout->setRange(kLeastTimeout_s, kMostTimeout_s);
  timeout->setDecimals(1);
  timeout->setSuffix(tr(" s"));
  timeout->setFont(numberFont(12));
  timeout->setValue(inSeconds(m_settings.stages[stage].timeout));
  timeout->setToolTip(tr("The channel has %1 now").arg(secondsText(m_settings.stages[stage].timeout)));
  connect(timeout, &QDoubleSpinBox::valueChanged, this, &RerunDialog::refresh);
  return m_timeouts[stage] = timeout;
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
  RerunChange change{.seed = static_cast<RerunChange::Seed>(m_seed->currentData().toInt()),
                     .given = m_given->text().toULongLong(),
                     .fields = m_fields->changes(),
                     .qualityLevel = {},
                     .timeouts = {},
                     .onAir = m_onAir->isChecked(),
                     .from = {}};
  if (const QVariant level = m_quality->currentData(); level.isValid())
    change.qualityLevel = level.toInt();
  for (const Stage stage : kStages) {
    const double s = m_timeouts[stage]->value();
    if (std::abs(s - inSeconds(m_settings.stages[stage].timeout)) > 0.05)  // as finely as it is shown
      change.timeouts[stage] = seconds(s);
  }
  return change;
}

void RerunDialog::refresh() {
  if (m_says == nullptr)
    return;  // not built yet
  const RerunChange now = change();
  const bool given = now.seed == RerunChange::Seed::Given;
  m_given->setEnabled(given);
  m_queue->setEnabled(!given || !m_given->text().isEmpty());
  int changes = static_cast<int>(now.fields.size());
  const auto mark = [&changes](QLabel* label, bool changed) {
    label->setVisible(changed);
    changes += changed ? 1 : 0;
  };
  mark(m_seedChanged, now.seed != RerunChange::Seed::Keep);
  mark(m_qualityChanged, now.qualityLevel.has_value());
  for (const Stage stage : kStages)
    mark(m_timeoutChanged[stage], now.timeouts[stage] > Duration{});
  const QString differs = changes == 0 ? tr("As recorded.") : tr("%n changed.", nullptr, changes);
  m_says->setText(differs + QLatin1Char(' ') +
                  (now.onAir ? tr("It takes the next free air time, after all that waits.")
                             : tr("A slot of its own, off air: air slots always go first, and it starts in a gap between them.")));
}

}  // namespace vortex::ui
