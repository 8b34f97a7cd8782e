// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operate/slot_pane.h"

#include "ui/bridge/bridge.h"
#include "ui/models/selection.h"
#include "ui/models/slot_table_model.h"
#include "ui/models/slot_words.h"
#include "ui/models/time_axis.h"
#include "ui/operate/slot_delegate.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/search_keys.h"
#include "ui/widgets/table.h"
#include "ui/widgets/table_note.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <utility>

namespace vortex::ui {
namespace {

constexpr int kNarrow = 640, kWide = 760;  // pixels: below, the memory column makes room; below, recipes are cut short
constexpr int kLabel = 170, kNarrowLabel = 116;

}  // namespace

SlotPane::SlotPane(const Desk& desk, QWidget* parent) : Pane(QStringLiteral("slots"), tr("Slots"), parent), m_desk(desk) {
  auto* body = new QWidget(this);
  auto* layout = new QVBoxLayout(body);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  QWidget* table = buildTable(body);
  layout->addWidget(buildFilters());
  layout->addWidget(table, 1);
  setWidget(body);
  desk.actions.separate(Menu::Slots);
  QAction* find = desk.actions.add(Menu::Slots, {QStringLiteral("slots.find"),
                                                 tr("&Find in the table"),
                                                 tr("Puts the cursor into the slot table's search box"),
                                                 {QKeySequence::Find}});
  connect(find, &QAction::triggered, this, &SlotPane::find);
}

QWidget* SlotPane::buildTable(QWidget* parent) {
  m_model = new SlotTableModel(
      m_desk.bridge.session(), [&bridge = m_desk.bridge](Time time) { return bridge.clockText(time); },
      [&bridge = m_desk.bridge](const Slot& slot) { return predictionOf(slot, bridge.settings().stop.drainBudget, bridge.now()); },
      this);
  m_filtered = new SlotFilterModel(*m_model, this);
  m_table = makeTable(m_filtered, tr("Slots"), parent);
  m_table->setItemDelegate(new SlotDelegate(*m_model, *m_filtered, m_table));
  m_table->horizontalHeader()->setSectionResizeMode(SlotTableModel::State, QHeaderView::Stretch);
  setWidths(*m_table, {60, 76, kLabel, 160, 60, 108, 84});
  m_table->installEventFilter(this);
  m_none = new TableNote(*m_table);
  connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
    if (current.isValid() && !m_following)
      m_desk.selection.select(m_filtered->slotAt(current.row()));
  });
  connect(m_table, &QTableView::doubleClicked, this, &SlotPane::showInTimeline);
  connect(&m_desk.selection, &Selection::changed, this, &SlotPane::showSelection);
  return m_table;
}

QWidget* SlotPane::buildFilters() {
  auto* tools = new QWidget(this);
  auto* row = new QHBoxLayout(tools);
  row->setContentsMargins(8, 4, 8, 4);
  row->setSpacing(6);
  m_text = new QLineEdit(tools);
  m_text->setPlaceholderText(tr("slot, recipe, text"));
  m_text->setClearButtonEnabled(true);
  m_text->setAccessibleName(tr("Search the slots"));
  m_text->setMaximumWidth(220);
  new SearchKeys(*m_text, *m_table);
  row->addWidget(m_text, 1);
  m_show = new QButtonGroup(tools);
  const std::array<std::pair<SlotFilter::Show, QString>, 4> shows{{{SlotFilter::Show::All, tr("All")},
                                                                   {SlotFilter::Show::Live, tr("Live")},
                                                                   {SlotFilter::Show::Failed, tr("Failed")},
                                                                   {SlotFilter::Show::Queued, tr("Queued")}}};
  for (const auto& [show, text] : shows) {
    auto* button = new QPushButton(text, tools);
    button->setCheckable(true);
    button->setChecked(show == SlotFilter::Show::All);
    button->setAccessibleName(tr("Show slots: %1").arg(text));
    m_show->addButton(button, static_cast<int>(show));
    row->addWidget(button);
  }
  m_show->button(static_cast<int>(SlotFilter::Show::Failed))
      ->setToolTip(tr("Ended without success, interrupted, or missed its air time"));
  m_stage = new QComboBox(tools);
  m_stage->setAccessibleName(tr("Stage"));
  m_stage->setToolTip(tr("Where a slot is now, where it ended, or where a try of it came to nothing"));
  m_stage->addItem(tr("Any stage"), 0);
  for (const Stage stage : kStages)
    m_stage->addItem(stageName(stage), static_cast<int>(stage));
  row->addWidget(m_stage);
  row->addStretch(1);
  connect(m_text, &QLineEdit::textChanged, this, &SlotPane::applyFilter);
  connect(m_show, &QButtonGroup::idToggled, this, [this](int, bool on) {
    if (on)
      applyFilter();
  });
  connect(m_stage, &QComboBox::currentIndexChanged, this, &SlotPane::applyFilter);
  return tools;
}

void SlotPane::applyFilter() {
  const int stage = m_stage->currentData().toInt();
  {
    const QScopedValueRollback own(m_following, true);  // a row that is filtered away is still what was chosen
    // The model has no columns for a moment, and a header forgets the widths of columns that go.
    const QByteArray columns = m_table->horizontalHeader()->saveState();
    m_filtered->setFilter({.show = static_cast<SlotFilter::Show>(m_show->checkedId()),
                           .text = m_text->text().trimmed(),
                           .stage = stage == 0 ? std::nullopt : std::optional(static_cast<Stage>(stage))});
    m_table->horizontalHeader()->restoreState(columns);
  }
  m_shown.reset();
  refresh();
}

void SlotPane::refresh() {
  const Session& session = m_desk.bridge.session();
  if (m_shown == session.mark())
    return m_model->tellTime();
  m_shown = session.mark();
  {
    const QScopedValueRollback own(m_following, true);
    m_model->refresh();
  }
  showSelection();  // its row may have come now: of a slot that was selected before it was known
  const int all = m_model->rowCount(), shown = m_filtered->rowCount();
  m_none->say(all == 0 ? tr("Slots come here when they join the queue.")
              : shown == 0
                  ? tr("No slot of this session is like that.\nEscape in the search box, All and Any stage show the others.")
                  : QString());
  setNote(all == 0       ? tr("none yet")
          : shown == all ? tr("%1 in this session").arg(all)
                         : tr("%1 of %2 in this session").arg(shown).arg(all));
}

void SlotPane::find() {
  raise();
  m_text->setFocus(Qt::ShortcutFocusReason);
  m_text->selectAll();
}

void SlotPane::showSelection() {
  const QScopedValueRollback own(m_following, true);
  const auto& slot = m_desk.selection.slot();
  const int row = slot ? m_filtered->rowOf(*slot) : -1;
  if (row < 0)
    m_table->clearSelection();
  else if (row != m_table->currentIndex().row() || !m_table->selectionModel()->hasSelection())
    m_table->setCurrentIndex(m_filtered->index(row, 0));
}

void SlotPane::showInTimeline() {
  const auto& chosen = m_desk.selection.slot();
  const Slot* slot = chosen ? m_desk.bridge.session().find(*chosen) : nullptr;
  if (slot == nullptr)
    return;
  const Time from = slot->startedAt.value_or(slot->queuedAt), now = m_desk.axis.now();
  const Time to = std::max({slot->airAt.value_or(from), slot->decidedAt.value_or(from), slot->startedAt ? from : now});
  const Duration margin = std::max(seconds(1), (to - from) / 20);
  m_desk.axis.show({from - margin, to + margin});
}

void SlotPane::resizeEvent(QResizeEvent* event) {
  Pane::resizeEvent(event);
  if (const bool narrow = width() < kNarrow; narrow != m_narrow) {
    m_narrow = narrow;
    m_table->setColumnHidden(SlotTableModel::Used, narrow);
  }
  if (const int label = width() < kWide ? kNarrowLabel : kLabel; label != m_table->columnWidth(SlotTableModel::Label))
    m_table->setColumnWidth(SlotTableModel::Label, label);
}

bool SlotPane::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() != QEvent::KeyPress)
    return Pane::eventFilter(watched, event);
  const auto* key = static_cast<QKeyEvent*>(event);
  const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
  if (watched == m_table && enter) {
    showInTimeline();
    return true;
  }
  if (watched == m_table && key->text().size() == 1 && key->text()[0].isDigit() && key->modifiers() == Qt::NoModifier) {
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->setText(key->text());
    return true;
  }
  return Pane::eventFilter(watched, event);
}

}  // namespace vortex::ui
