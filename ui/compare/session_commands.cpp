// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/session_commands.h"

#include "ui/bridge/bridge.h"
#include "ui/replay/run_chooser.h"
#include "ui/widgets/actions.h"

#include <QtConcurrentRun>
#include <utility>

namespace vortex::ui {

SessionCommands::SessionCommands(const Desk& desk, QWidget* window) : QObject(window), m_desk(desk), m_window(window) {
  m_compare = desk.actions.add(Menu::Slots, {QStringLiteral("sessions.compare"),
                                             tr("Compare &sessions…"),
                                             tr("Holds two recorded sessions against each other: outcomes, spares, stage times"),
                                             {Qt::CTRL | Qt::SHIFT | Qt::Key_S},
                                             true});
  connect(m_compare, &QAction::triggered, this, &SessionCommands::choose);
}

SessionCommands::~SessionCommands() { giveUp(); }

void SessionCommands::giveUp() {
  if (m_abandon)
    m_abandon->store(true, std::memory_order_relaxed);
  m_abandon = std::make_shared<std::atomic<bool>>(false);
}

void SessionCommands::refresh() {
  Actions::allow(m_compare, !m_desk.bridge.live().historyFile.isEmpty(), tr("This channel is not recorded"));
}

void SessionCommands::choose() {
  giveUp();
  if (m_desk.bridge.live().historyFile.isEmpty())
    return emit failed(tr("this channel is not recorded"));
  const std::filesystem::path store = m_desk.bridge.live().historyFile.toStdString();
  QtConcurrent::run([store] { return readRuns(store); }).then(this, [this, mine = m_abandon](const RecordedRuns& runs) {
    if (mine == m_abandon)
      offer(runs);
  });
}

// Without a loop of its own: this is a frame of the live channel.
void SessionCommands::offer(const RecordedRuns& runs) {
  if (runs.lines.size() < 2)
    return emit failed(runs.trouble.isEmpty() ? tr("the history holds one session alone") : runs.trouble);
  const QString store = m_desk.bridge.live().historyFile;
  auto* chooser = new RunChooser(runs, store, m_window, RunChooser::Wants::Two);
  chooser->setAttribute(Qt::WA_DeleteOnClose);
  connect(chooser, &QDialog::accepted, this, [this, chooser, lines = runs.lines, store] {
    const auto [newer, older] = chooser->chosenTwo();
    compare({.store = store.toStdString(), .first = lines[older], .second = lines[newer]});
  });
  chooser->open();
}

void SessionCommands::compare(const SessionsQuestion& question) {
  giveUp();
  emit asked({.first = tr("Run %1").arg(question.first.number), .second = tr("Run %1").arg(question.second.number)});
  QtConcurrent::run([question, abandon = m_abandon] {
    return readSessions(question, *abandon);
  }).then(this, [this, mine = m_abandon](tl::expected<ComparedSessions, QString> answer) {
    if (mine != m_abandon)
      return;
    if (!answer)
      return emit failed(answer.error());
    emit read(std::make_shared<const ComparedSessions>(std::move(*answer)));
  });
}

}  // namespace vortex::ui
