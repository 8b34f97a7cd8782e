// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operate/timeline_pane.h"

#include "ui/bridge/bridge.h"
#include "ui/models/attempt_table_model.h"
#include "ui/models/selection.h"
#include "ui/models/slot_words.h"
#include "ui/models/time_axis.h"
#include "ui/operate/first_run.h"
#include "ui/operate/timeline_legend.h"
#include "ui/operate/timeline_view.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/scroll_area.h"
#include "ui/widgets/table.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QWidgetAction>

namespace vortex::ui {
namespace {

constexpr int kLeastWidth = 570;  // its first steps in their small form
constexpr int kTitleRoom = 100;   // the buttons at the end of the title, and the gaps between what is in it

}  // namespace

TimelinePane::TimelinePane(const Desk& desk, const QString& sample, QWidget* parent)
    : Pane(QStringLiteral("timeline"), tr("Stage timeline"), parent), m_desk(desk) {
  m_stack = new QStackedWidget(this);
  m_timeline = new TimelineView(desk, m_stack);
  buildTable();
  auto* first = new ScrollArea(m_stack);
  first->add(new FirstRun(desk, sample, first->viewport()));
  first->setMinimumWidth(kLeastWidth);
  m_stack->addWidget(first);
  m_stack->addWidget(m_timeline);
  m_stack->addWidget(m_table);
  setWidget(m_stack);
  buildTools();
  connectActions();
}

void TimelinePane::buildTable() {
  m_attempts = new AttemptTableModel(m_desk.bridge.session(), this);
  m_table = makeTable(m_attempts, tr("Stage timeline as a table"), m_stack);
  m_table->horizontalHeader()->setSectionResizeMode(AttemptTableModel::State, QHeaderView::Stretch);
  connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& row) {
    if (row.isValid() && m_table->hasFocus())
      m_desk.selection.select(m_attempts->slotAt(row.row()));
  });
  connect(&m_desk.selection, &Selection::changed, this, &TimelinePane::selectRow);
}

void TimelinePane::buildTools() {
  m_legend = new TimelineLegend(Qt::Horizontal, this);
  addToTitle(m_legend);
  m_legendMenu = new QToolButton(this);
  m_legendMenu->setText(tr("Legend"));
  m_legendMenu->setToolTip(tr("What the signs mean"));
  m_legendMenu->setPopupMode(QToolButton::InstantPopup);
  auto* menu = new QMenu(m_legendMenu);
  auto* signs = new QWidgetAction(menu);
  signs->setDefaultWidget(new TimelineLegend(Qt::Vertical));
  menu->addAction(signs);
  m_legendMenu->setMenu(menu);
  addTool(m_legendMenu);
  m_ranges = new QWidget(this);
  auto* row = new QHBoxLayout(m_ranges);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(1);
  for (const char* id : {"view.minute", "view.3minutes", "view.15minutes", "view.fit"}) {
    auto* button = new QPushButton(m_ranges);
    button->setStyleSheet(QStringLiteral("padding: 3px 6px"));
    QAction* action = m_desk.actions.find(QString::fromLatin1(id));
    Actions::bind(button, action, action->iconText());
    row->addWidget(button);
  }
  addTool(m_ranges);
  m_ruler = new QComboBox(this);
  m_ruler->addItems({tr("Clock"), tr("From now")});
  m_ruler->setAccessibleName(tr("How the ruler counts"));
  m_ruler->setToolTip(tr("The time of day, or seconds before and after the present"));
  connect(m_ruler, &QComboBox::currentIndexChanged, this, [this](int index) { m_timeline->setRelative(index == 1); });
  addTool(m_ruler);
  m_follow = new QPushButton(this);
  m_follow->setCheckable(true);
  m_follow->setStyleSheet(QStringLiteral("padding: 3px 8px"));
  m_follow->setMinimumWidth(m_follow->fontMetrics().horizontalAdvance(followText(seconds(600))) + 20);  // its widest, as a rule
  connect(m_follow, &QPushButton::clicked, m_desk.actions.find(QStringLiteral("view.follow")), &QAction::trigger);
  addTool(m_follow);
}

void TimelinePane::connectActions() {
  const auto on = [this](const char* id, auto&& act) {
    connect(m_desk.actions.find(QString::fromLatin1(id)), &QAction::triggered, this, act);
  };
  on("view.unfold", [this](bool unfolded) { m_timeline->setUnfolded(unfolded); });
  on("view.before", [this] { m_timeline->stepToAbnormal(-1); });
  on("view.after", [this] { m_timeline->stepToAbnormal(1); });
  // Home is also a key of tables and texts: it fits the timeline where that has the focus.
  QAction* fit = m_desk.actions.find(QStringLiteral("view.fit"));
  fit->setShortcutContext(Qt::WidgetShortcut);
  m_timeline->addAction(fit);
  // T acts in the pane that has the focus: others that have a table turn it themselves.
  QAction* table = m_desk.actions.find(QStringLiteral("view.table"));
  table->setShortcutContext(Qt::WidgetWithChildrenShortcut);
  addAction(table);
  on("view.table", [this] {
    const bool focused = m_stack->currentWidget()->hasFocus();
    m_asTable = !m_asTable;
    showPage();
    if (focused)
      m_stack->currentWidget()->setFocus();
  });
}

// The rows of what is in view, drawn or as a table.
Exportables TimelinePane::exportables() {
  return {.picture = widget(), .rows = [this] {
            m_attempts->refresh(m_timeline->input());
            return csvOf(*m_table);
          }};
}

void TimelinePane::showPage() {
  const int page = m_desk.bridge.session().allSlots().empty() ? First : m_asTable ? Table : Drawing;
  if (m_stack->currentIndex() != page)
    m_stack->setCurrentIndex(page);
}

void TimelinePane::selectRow() {
  const auto& slot = m_desk.selection.slot();
  if (!m_asTable || !slot || m_attempts->slotAt(m_table->currentIndex().row()) == *slot)
    return;
  for (int row = 0; row < m_attempts->rowCount(); ++row)
    if (m_attempts->slotAt(row) == *slot)
      return m_table->selectRow(row);
}

QString TimelinePane::followText(std::optional<Duration> behind, bool live) {
  return behind ? tr("Paused, %1 behind  L").arg(secondsText(*behind, 0))
         : live ? tr("●  Following live  L")
                : tr("●  Following  L");
}

void TimelinePane::refresh() {
  showPage();
  if (m_stack->currentIndex() == Table)
    m_attempts->refresh(m_timeline->input());
  else
    m_timeline->refresh();
  const TimeAxis& axis = m_desk.axis;
  const QString text =
      followText(axis.follows() ? std::nullopt : std::optional(axis.behind()), m_desk.bridge.recording() == nullptr);
  if (m_follow->text() != text)
    m_follow->setText(text);
  if (m_follow->isChecked() != axis.follows())
    m_follow->setChecked(axis.follows());
}

void TimelinePane::resizeEvent(QResizeEvent* event) {
  Pane::resizeEvent(event);
  fitTools();
}

// The legend goes into a menu, then the ruler's choice and the ranges go to the View menu alone: following never does.
void TimelinePane::fitTools() {
  const int title = kTitleRoom + QFontMetrics(wordFont(12, 600)).horizontalAdvance(windowTitle());
  const int tools = title + m_follow->minimumWidth() + m_ruler->sizeHint().width() + m_ranges->sizeHint().width();
  const bool legend = width() >= tools + m_legend->sizeHint().width();
  const bool ranges = width() >= tools + m_legendMenu->sizeHint().width();
  m_legend->setVisible(legend);
  m_legendMenu->setVisible(!legend);
  m_ruler->setVisible(ranges);
  m_ranges->setVisible(ranges);
}

}  // namespace vortex::ui
