// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/recorded_pane.h"

#include "ui/bridge/bridge.h"
#include "ui/bridge/recorded_source.h"
#include "ui/models/recorded_table_model.h"
#include "ui/models/selection.h"
#include "ui/models/slot_words.h"
#include "ui/models/time_axis.h"
#include "ui/replay/recorded_delegate.h"
#include "ui/replay/recorded_filters.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/search_keys.h"
#include "ui/widgets/table.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace vortex::ui {
namespace {

constexpr std::int64_t kNsPerMs = 1'000'000;

}  // namespace

RecordedPane::RecordedPane(const Desk& desk, QWidget* parent)
    : Pane(QStringLiteral("recorded"), tr("Recorded slots"), parent), m_desk(desk) {
  auto* body = new QWidget(this);
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  m_nothing = new QLabel(body);
  m_nothing->setAlignment(Qt::AlignCenter);
  m_nothing->setWordWrap(true);
  m_nothing->setMargin(24);
  m_nothing->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  m_pages = new QStackedWidget(body);
  m_pages->addWidget(m_nothing);
  m_pages->addWidget(buildTable());
  m_bar = new QHBoxLayout;
  m_bar->setContentsMargins(8, 6, 8, 6);
  m_bar->setSpacing(6);
  column->addWidget(m_pages, 1);
  column->addLayout(m_bar);
  body->setFocusProxy(m_table);
  setWidget(body);
  m_source = new RecordedSource(desk.bridge, this);
  connect(m_source, &RecordedSource::answered, this, &RecordedPane::take);
  connect(&desk.selection, &Selection::changed, this, &RecordedPane::showSelection);
  registerActions(desk.actions);
  sayHowMany();
}

void RecordedPane::make() {
  m_filters = new RecordedFilters(widget());
  static_cast<QBoxLayout*>(widget()->layout())->insertWidget(0, m_filters);
  new SearchKeys(*m_filters->text(), *m_table);
  connect(m_filters, &RecordedFilters::changed, this, &RecordedPane::applyFilter);
}

void RecordedPane::registerActions(Actions& actions) {
  actions.separate(Menu::Slots);
  QAction* find = actions.add(Menu::Slots, {QStringLiteral("replay.find"),
                                            tr("Find a &recorded slot"),
                                            tr("Puts the cursor into the search box of the recorded slots"),
                                            {Qt::Key_Slash}});
  connect(find, &QAction::triggered, this, [this] {
    build();
    raise();
    m_filters->text()->setFocus(Qt::ShortcutFocusReason);
    m_filters->text()->selectAll();
  });
  QAction* saved = actions.add(Menu::Slots, {QStringLiteral("replay.saved"),
                                             tr("Saved f&ilters of the recorded slots"),
                                             tr("Opens the filters that were kept under a name, and keeps the one that is set"),
                                             {Qt::CTRL | Qt::Key_Slash}});
  connect(saved, &QAction::triggered, this, [this] {
    build();
    raise();
    m_filters->showSaved();
  });
  auto* show = new QAction(tr("Show in the timeline"), this);
  show->setShortcuts({Qt::Key_Return, Qt::Key_Enter});
  show->setShortcutContext(Qt::WidgetShortcut);
  connect(show, &QAction::triggered, this, &RecordedPane::showInTimeline);
  addRowActions({show});
}

QWidget* RecordedPane::buildTable() {
  m_model = new RecordedTableModel(this);
  m_table = makeTable(m_model, tr("Recorded slots"), m_pages);
  m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
  m_table->setItemDelegate(new RecordedDelegate(*m_model, m_table));
  m_table->horizontalHeader()->setSectionResizeMode(RecordedTableModel::Recipe, QHeaderView::Stretch);
  setWidths(*m_table, {70, 86, 140, 166, 66, 62, 62, 92});
  connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
    if (current.isValid() && !m_following)
      m_desk.selection.select(m_model->at(current.row()).slot);
  });
  connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RecordedPane::chosenChanged);
  connect(m_table, &QTableView::doubleClicked, this, &RecordedPane::showInTimeline);
  return m_table;
}

void RecordedPane::addToBar(QWidget* tool, int stretch) { m_bar->addWidget(tool, stretch); }

void RecordedPane::addRowActions(const QList<QAction*>& actions) {
  m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
  if (!m_table->actions().isEmpty()) {
    auto* line = new QAction(m_table);
    line->setSeparator(true);
    m_table->addAction(line);
  }
  m_table->addActions(actions);
}

const RecordedList& RecordedPane::list() const { return m_model->list(); }

std::vector<const RecordedLine*> RecordedPane::chosen() const {
  QModelIndexList rows = m_table->selectionModel()->selectedRows();
  std::sort(rows.begin(), rows.end());
  std::vector<const RecordedLine*> lines;
  for (const QModelIndex& row : rows)
    lines.push_back(&m_model->at(row.row()));
  return lines;
}

// Every row that passes the filter, not those alone that are in view.
Exportables RecordedPane::exportables() {
  return {.picture = widget(), .rows = [this] { return csvOf(*m_table); }};
}

std::int64_t RecordedPane::wallNow() const { return m_desk.bridge.live().wallMs(m_desk.bridge.liveNow()) * kNsPerMs; }

void RecordedPane::refresh() {
  if (m_desk.bridge.running() && m_desk.bridge.live().historyFile.isEmpty())
    return sayNothing(
        tr("This channel is not recorded: it was started without a history.\nA slot that is recorded can be looked at and "
           "made again here."));
  if (!m_said.empty())
    m_source->lookAgain();
  m_source->refresh(m_model->list());
}

void RecordedPane::take() {
  bool whole = false;
  RecordedAnswer answer = m_source->take(whole);
  if (!answer.trouble.empty())
    return sayNothing(tr("The recorded slots cannot be read: %1").arg(QString::fromStdString(answer.trouble)));
  m_stored = std::move(answer.byHand);
  std::erase_if(m_said, [&](const auto& said) {
    const auto stored = m_stored.find(said.first);
    return said.second == (stored == m_stored.end() ? std::string() : stored->second);
  });
  {
    const QScopedValueRollback own(m_following, true);
    if (whole) {
      m_more = answer.more;
      m_model->assign(std::move(answer.lines), wallNow());
    } else {
      m_model->merge(std::move(answer.lines), wallNow());
    }
  }
  showByHand();
  showSelection();
  sayHowMany();
  emit chosenChanged();
}

void RecordedPane::showOnly(std::vector<SlotId> which) {
  build();
  RecordedFilter filter;
  filter.only = std::move(which);
  m_filters->setFilter(filter);
}

void RecordedPane::showByHand() {
  ByHand all = m_stored;
  for (const auto& [slot, said] : m_said)
    if (said.empty())
      all.erase(slot);
    else
      all.insert_or_assign(slot, said);
  if (all == m_model->list().byHand())
    return;
  const QScopedValueRollback own(m_following, true);
  m_model->address(std::move(all), wallNow());
}

void RecordedPane::address(const std::vector<SlotId>& which, const QString& comment) {
  for (const SlotId slot : which) {
    m_desk.bridge.address(slot, comment.toStdString());
    m_said.insert_or_assign(slot, comment.toStdString());
  }
  showByHand();
  sayHowMany();
  emit chosenChanged();
}

void RecordedPane::applyFilter() {
  {
    const QScopedValueRollback own(m_following, true);  // a row that is filtered away is still what was chosen
    m_model->setFilter(m_filters->filter(), wallNow());
  }
  showSelection();
  sayHowMany();
  emit chosenChanged();
}

void RecordedPane::sayHowMany() {
  const int shown = m_model->rowCount();
  const auto all = static_cast<int>(m_model->list().lines().size());
  if (!m_source->read())
    return sayNothing(tr("Reading the history…"));
  if (all == 0)
    return sayNothing(tr("No slot is recorded yet. Each one comes here as soon as it is queued."));
  if (shown == 0)
    return sayNothing(tr("None of %n recorded slots passes this filter.", nullptr, all));
  m_pages->setCurrentIndex(1);
  const QString of = groupedText(static_cast<std::uint64_t>(all));
  setNote(m_more ? tr("%1 of the newest %2 shown; the command line lists older ones")
                       .arg(groupedText(static_cast<std::uint64_t>(shown)), of)
          : shown == all ? of
                         : tr("%1 of %2 shown").arg(groupedText(static_cast<std::uint64_t>(shown)), of));
}

void RecordedPane::sayNothing(const QString& why) {
  if (m_nothing->text() != why)
    m_nothing->setText(why);
  m_pages->setCurrentIndex(0);
  setNote(QString());
}

void RecordedPane::showSelection() {
  const auto& slot = m_desk.selection.slot();
  const int row = slot ? m_model->rowOf(*slot) : -1;
  if (row < 0 || row == m_table->currentIndex().row())
    return;
  const QScopedValueRollback own(m_following, true);
  m_table->setCurrentIndex(m_model->index(row, 0));
}

void RecordedPane::showInTimeline() {
  const auto& chosen = m_desk.selection.slot();
  const Slot* slot = chosen ? m_desk.bridge.session().find(*chosen) : nullptr;
  if (slot == nullptr) {
    if (chosen)
      emit said(tr("The timeline has the slots of the last day; the inspector shows slot %1").arg(chosen->value));
    return;
  }
  const Duration margin = std::max(seconds(1), (slot->end(m_desk.axis.now()) - slot->begin()) / 20);
  m_desk.axis.show({slot->begin() - margin, slot->end(m_desk.axis.now()) + margin});
}

}  // namespace vortex::ui
