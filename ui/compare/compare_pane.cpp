// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/compare_pane.h"

#include "ui/bridge/bridge.h"
#include "ui/compare/comparison_source.h"
#include "ui/compare/comparison_view.h"
#include "ui/compare/session_commands.h"
#include "ui/compare/sessions_view.h"
#include "ui/models/selection.h"
#include "ui/replay/recorded_pane.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/exporter.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>
#include <utility>

namespace vortex::ui {
namespace {

constexpr int kSettlesMs = 300;  // the store is written a moment after it is told

}  // namespace

ComparePane::ComparePane(const Desk& desk, RecordedPane& list, QWidget* parent)
    : Pane(QStringLiteral("compare"), tr("Compare"), parent), m_desk(desk), m_list(list) {
  addActions();
  m_source = new ComparisonSource(this);
  connect(m_source, &ComparisonSource::read, this, &ComparePane::take);
  connect(m_source, &ComparisonSource::failed, this, [this](const QString& why) {
    m_pair.reset();
    showNothing(tr("The slots cannot be compared: %1").arg(why));
  });
  connectSessions();
  m_settles = new QTimer(this);
  m_settles->setSingleShot(true);
  m_settles->setInterval(kSettlesMs);
  connect(m_settles, &QTimer::timeout, this, [this] {
    if (m_both)
      ask(*m_both);
  });
  list.addRowActions({m_compare, m_sessionCommands->action()});
  auto* compare = new QPushButton(&list);
  Actions::bind(compare, m_compare);
  list.addToBar(compare);
  connect(&list, &RecordedPane::chosenChanged, this, [this] {
    if (std::exchange(m_pending, false))
      compareChosen();
    allow();
  });
  connect(&desk.selection, &Selection::changed, this, &ComparePane::allow);
  allow();
}

void ComparePane::make() {
  m_whole = new QStackedWidget(this);
  m_whole->addWidget(buildNothing());
  m_whole->addWidget(buildComparison());
  m_whole->addWidget(buildSessions());
  setWidget(m_whole);
  showNothing(tr("Choose two slots in the list, or one that was made again, and compare them:\nwhat differs first, and why."));
}

ComparePane::~ComparePane() = default;

void ComparePane::addActions() {
  Actions& actions = m_desk.actions;
  actions.separate(Menu::Slots);
  m_compare = actions.add(Menu::Slots, {QStringLiteral("slots.compare"),
                                        tr("Co&mpare"),
                                        tr("Holds two chosen slots against each other, or one and what made it again"),
                                        {Qt::CTRL | Qt::Key_D},
                                        true});
  connect(m_compare, &QAction::triggered, this, &ComparePane::compareChosen);
  m_swap = actions.add(Menu::Slots, {QStringLiteral("compare.swap"),
                                     tr("S&wap sides"),
                                     tr("Puts the slot that is compared on the right to the left, and the other way round"),
                                     {Qt::CTRL | Qt::SHIFT | Qt::Key_X}});
  connect(m_swap, &QAction::triggered, this, &ComparePane::swapSides);
  auto* group = new QActionGroup(this);
  const auto mode = [&](PictureMode of, const QString& id, const QString& text, const QString& says) {
    QAction* action = actions.add(Menu::Slots, {id, text, says, {}});
    action->setCheckable(true);
    action->setChecked(of == PictureMode::SideBySide);
    group->addAction(action);
    connect(action, &QAction::triggered, this, [this, of] { setMode(of); });
    m_modes[static_cast<std::size_t>(of) - 1] = action;
  };
  mode(PictureMode::SideBySide, QStringLiteral("compare.side_by_side"), tr("Side &by side"),
       tr("Shows the pictures of the compared slots beside each other"));
  mode(PictureMode::Wipe, QStringLiteral("compare.wipe"), tr("W&ipe"),
       tr("Shows the pictures over each other, with a handle between them that the mouse and the arrow keys move"));
  mode(PictureMode::Difference, QStringLiteral("compare.difference"), tr("Di&fference"),
       tr("Shows where and how strongly the pictures differ"));
}

QWidget* ComparePane::buildNothing() {
  auto* page = new QWidget(m_whole);
  auto* column = new QVBoxLayout(page);
  m_nothing = new QLabel(page);
  m_nothing->setAlignment(Qt::AlignCenter);
  m_nothing->setWordWrap(true);
  m_nothing->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  column->addStretch(1);
  column->addWidget(m_nothing);
  column->addSpacing(8);
  for (QAction* action : {m_compare, m_sessionCommands->action()}) {
    auto* button = new QPushButton(page);
    Actions::bind(button, action);
    column->addWidget(button, 0, Qt::AlignHCenter);
  }
  column->addStretch(1);
  return page;
}

QWidget* ComparePane::buildComparison() {
  auto* page = new QWidget(m_whole);
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  m_view = new ComparisonView(page);
  column->addWidget(m_view, 1);
  column->addWidget(buildTools(page));
  page->setFocusProxy(m_view);
  return page;
}

QWidget* ComparePane::buildSessions() {
  auto* page = new QWidget(m_whole);
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  m_sessionsView = new SessionsView(page);
  auto* row = new QHBoxLayout;
  row->setContentsMargins(10, 6, 10, 6);
  row->setSpacing(6);
  row->addStretch(1);
  auto* others = new QPushButton(page);
  Actions::bind(others, m_sessionCommands->action());
  row->addWidget(others);
  row->addWidget(exportButton(page));
  column->addWidget(m_sessionsView, 1);
  column->addLayout(row);
  page->setFocusProxy(m_sessionsView);
  return page;
}

void ComparePane::connectSessions() {
  m_sessionCommands = new SessionCommands(m_desk, this);
  connect(m_sessionCommands, &SessionCommands::asked, this, [this](const SessionNames& names) {
    emit wanted();
    m_source->giveUp();
    m_pair.reset();
    m_both.reset();
    m_sessions.reset();
    showNothing(tr("Reading %1 and %2…").arg(names.first, names.second));
  });
  connect(m_sessionCommands, &SessionCommands::failed, this, [this](const QString& why) {
    emit said(tr("The sessions cannot be compared: %1").arg(why));
    if (!m_pair && !m_sessions)  // what is shown stays
      showNothing(tr("The sessions cannot be compared: %1").arg(why));
  });
  connect(m_sessionCommands, &SessionCommands::read, this, [this](const std::shared_ptr<const ComparedSessions>& both) {
    m_sessions = both;
    showSessions();
  });
}

QPushButton* ComparePane::exportButton(QWidget* parent) {
  auto* write = new QPushButton(tr("Export comparison…"), parent);
  write->setToolTip(tr("Writes what this pane shows to a file  (Ctrl+E)"));
  auto* menu = new QMenu(write);
  write->setMenu(menu);
  connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillExportMenu(*menu, *this); });
  return write;
}

QWidget* ComparePane::buildTools(QWidget* parent) {
  auto* tools = new QWidget(parent);
  auto* row = new QHBoxLayout(tools);
  row->setContentsMargins(10, 6, 10, 6);
  row->setSpacing(6);
  auto* modes = new QHBoxLayout;
  modes->setSpacing(0);
  for (QAction* action : m_modes) {
    auto* button = new QPushButton(tools);
    Actions::bind(button, action);
    modes->addWidget(button);
  }
  row->addLayout(modes);
  row->addStretch(1);
  auto* swap = new QPushButton(tools);
  Actions::bind(swap, m_swap);
  row->addWidget(swap);
  row->addWidget(exportButton(tools));
  return tools;
}

QString ComparePane::nameOf(SlotId slot) const { return m_list.list().nameOf(slot); }

void ComparePane::allow() {
  const bool listed = m_list.isVisible();
  const QString why = listed                     ? comparedChoice(m_list.chosen(), m_list.list()).whyNot
                      : !m_desk.selection.slot() ? tr("Select a slot")
                                                 : QString();
  Actions::allow(m_compare, why.isEmpty(), why);
  const QString nothing = tr("Nothing is compared");
  Actions::allow(m_swap, m_pair != nullptr, nothing);
  for (QAction* mode : m_modes)
    Actions::allow(mode, m_pair != nullptr, nothing);
}

// From another workspace the list may have to be read first; it says when it is.
void ComparePane::compareChosen() {
  emit wanted();
  const auto& selected = m_desk.selection.slot();
  if (m_list.chosen().empty() && selected && m_list.list().find(*selected) == nullptr) {
    m_pending = true;
    return;
  }
  const ComparedChoice choice = comparedChoice(m_list.chosen(), m_list.list());
  if (!choice.both) {
    emit said(choice.whyNot);
    return;
  }
  ask(*choice.both);
}

void ComparePane::ask(const ComparedChoice::Both& both) {
  const bool other = m_both != both;
  m_both = both;
  m_asked = stateOf(both);
  if (other) {
    m_pair.reset();
    m_sessions.reset();
    showNothing(tr("Reading slots %1 and %2…").arg(nameOf(both.first), nameOf(both.second)));
  }
  m_source->compare({.store = m_desk.bridge.live().historyFile.toStdString(), .first = both.first, .second = both.second});
}

void ComparePane::swapSides() {
  if (m_both)
    ask({.first = m_both->second, .second = m_both->first});
}

void ComparePane::setMode(PictureMode mode) { m_view->setMode(mode); }

// Of what the live session knows of both; what is older than it does not change.
std::uint64_t ComparePane::stateOf(const ComparedChoice::Both& both) const {
  std::uint64_t state = 0;
  for (const SlotId id : {both.first, both.second})
    if (const Slot* slot = m_desk.bridge.live().session.find(id))
      state = state * 31 + static_cast<std::uint64_t>(slot->lastAt.time_since_epoch().count()) + slot->folder.size() +
              slot->deliveryError.size();
  return state;
}

void ComparePane::refresh() {
  m_sessionCommands->refresh();
  if (m_pair && m_both && stateOf(*m_both) != m_asked) {
    m_asked = stateOf(*m_both);
    m_settles->start();
  }
}

void ComparePane::take(const std::shared_ptr<const ComparedPair>& pair) {
  m_pair = pair;
  showPair();
}

void ComparePane::showPair() {
  build();
  m_view->show(m_pair, m_list.list());
  setNote(tr("%1 and %2").arg(nameOf(m_pair->comparison.first.line.slot), nameOf(m_pair->comparison.second.line.slot)));
  m_whole->setCurrentIndex(Pair);
  allow();
}

void ComparePane::showSessions() {
  build();
  m_sessionsView->show(m_sessions);
  const SessionNames names = namesOf(*m_sessions);
  setNote(tr("%1 and %2").arg(names.first, names.second));
  m_whole->setCurrentIndex(Sessions);
  allow();
}

void ComparePane::showNothing(const QString& why) {
  build();
  m_nothing->setText(why);
  m_whole->setCurrentIndex(Nothing);
  setNote(QString());
  allow();
}

Exportables ComparePane::exportables() {
  if (m_sessions)
    return {.picture = m_sessionsView->widget(),
            .rows = [this] { return m_sessionsView->rows(); },
            .json = [this] { return m_sessions->json; },
            .whyNoJson = {}};
  if (!m_pair)
    return {};
  return {.picture = m_view->widget(),
          .rows = [this] { return m_view->rows(); },
          .json = [this] { return m_pair->json; },
          .whyNoJson = m_pair->measured ? QString() : tr("It is still being measured by how much they differ")};
}

}  // namespace vortex::ui
