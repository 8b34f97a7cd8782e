// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/rerun_commands.h"

#include "ui/bridge/bridge.h"
#include "ui/models/rerun_estimate.h"
#include "ui/models/selection.h"
#include "ui/replay/recorded_pane.h"
#include "ui/replay/rerun_dialog.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QtConcurrentRun>
#include <algorithm>
#include <utility>

namespace vortex::ui {
namespace {

constexpr std::size_t kMostAtOnce = 500;  // a list of more is an accident
constexpr std::size_t kMostNamed = 8;     // of the refused, in one message

}  // namespace

RerunCommands::RerunCommands(const Desk& desk, RecordedPane& pane, QWidget* window)
    : QObject(window), m_desk(desk), m_pane(pane), m_window(window) {
  m_rerun = desk.actions.add(Menu::Slots, {QStringLiteral("slots.rerun"),
                                           tr("&Rerun"),
                                           tr("Makes the chosen slots again, off air: same recipe, same seed; air slots go first"),
                                           {Qt::Key_R}});
  m_with = desk.actions.add(Menu::Slots, {QStringLiteral("slots.rerun_with"),
                                          tr("Rerun &with…"),
                                          tr("Makes the chosen slots again with another seed or other fields of the recipe"),
                                          {Qt::SHIFT | Qt::Key_R}});
  connect(m_rerun, &QAction::triggered, this, &RerunCommands::rerun);
  connect(m_with, &QAction::triggered, this, &RerunCommands::rerunWith);
  pane.addBelow(buildBar());
  connect(&pane, &RecordedPane::chosenChanged, this, &RerunCommands::takeChosen);
  connect(&desk.bridge, &Bridge::gaveWay, this, [this](SlotId slot, bool again) {
    emit said(
        again ? tr("Rerun %1 was not done when an air slot was due: it was stopped, and waits again").arg(slot.value)
              : tr("Rerun %1 gave way too often: the gaps between air slots are too short for it. It is held in the queue; put it "
                   "on air, or release it when the channel rests")
                    .arg(slot.value));
  });
  pane.addRowActions({m_rerun, m_with});
  takeChosen();
}

QWidget* RerunCommands::buildBar() {
  auto* bar = new QWidget(&m_pane);
  auto* row = new QHBoxLayout(bar);
  row->setContentsMargins(8, 6, 8, 6);
  row->setSpacing(6);
  m_says = new QLabel(bar);
  m_says->setMinimumWidth(60);
  row->addWidget(m_says, 1);
  auto* rerun = new QPushButton(bar);
  Actions::bind(rerun, m_rerun);
  auto* with = new QPushButton(bar);
  Actions::bind(with, m_with, tr("Rerun with…"));
  row->addWidget(rerun);
  row->addWidget(with);
  return bar;
}

// The oldest is made first.
std::vector<SlotId> RerunCommands::targets() const {
  if (m_pane.isVisible())
    return m_chosen;
  const auto& selected = m_desk.selection.slot();
  return selected ? std::vector{*selected} : std::vector<SlotId>{};
}

QString RerunCommands::whyNot() const {
  const Bridge& bridge = m_desk.bridge;
  if (!bridge.running())
    return tr("The engine does not run yet");
  if (bridge.historyFile().isEmpty())
    return tr("This channel is not recorded, so nothing can be made again");
  if (m_pane.isVisible())
    return m_chosen.size() > kMostAtOnce ? tr("More than %1 slots are chosen").arg(kMostAtOnce) : m_whyNone;
  const auto& selected = m_desk.selection.slot();
  const Slot* slot = selected ? bridge.session().find(*selected) : nullptr;
  if (!selected)
    return tr("Select a slot");
  return slot != nullptr && !isOver(*slot) ? tr("Slot %1 is still in the making").arg(selected->value) : QString();
}

void RerunCommands::refresh() {
  const QString why = whyNot();
  Actions::allow(m_rerun, why.isEmpty(), why);
  Actions::allow(m_with, why.isEmpty(), why);
  const auto count = static_cast<int>(m_pane.isVisible() ? m_chosen.size() : 1);
  const QString text = count > 1 ? tr("&Rerun %n slots", nullptr, count) : tr("&Rerun");
  if (m_rerun->text() != text)
    m_rerun->setText(text);
}

void RerunCommands::takeChosen() {
  const auto lines = m_pane.chosen();
  m_chosen.clear();
  for (const RecordedLine* line : lines)
    if (canBeRerun(*line))
      m_chosen.push_back(line->slot);
  std::sort(m_chosen.begin(), m_chosen.end());
  m_whyNone = lines.empty() ? tr("Choose slots in the list") : m_chosen.empty() ? whyNoRerun(*lines.front()) : QString();

  const RerunEstimate estimate = estimateOf(lines, m_pane.list());
  QString text = lines.empty() ? tr("Choose slots to make them again") : outcomesOf(lines);
  if (lines.size() > 1)
    text = tr("%1 chosen: %2").arg(lines.size()).arg(text);
  if (estimate.unknown < estimate.count) {
    const Duration every = m_desk.bridge.channel().every();
    const QString alone = tr("rerun takes about %1").arg(roughly(estimate.work));
    // One in each gap, as long as the channel runs.
    text += QStringLiteral(" · ") + (estimate.count > 1 && every > Duration{}
                                         ? tr("%1, beside the channel %2").arg(alone, roughly(every * estimate.count))
                                         : alone);
  }
  m_says->setText(text);
  m_says->setToolTip(text);
  refresh();
}

RerunQuestion RerunCommands::question(std::vector<SlotId> chosen) const {
  return {.store = m_desk.bridge.historyFile().toStdString(),
          .chosen = std::move(chosen),
          .simulated = m_desk.bridge.simulated(),
          .change = {}};
}

void RerunCommands::rerun() { plan(question(targets())); }

void RerunCommands::rerunWith() {
  const RerunQuestion asked = question(targets());
  if (asked.chosen.empty())
    return;
  QtConcurrent::run([asked] { return readRerunGiven(asked); }).then(this, [this, asked](const RerunGiven& given) {
    const QString name = m_pane.list().nameOf(given.slot);
    if (!given.trouble.isEmpty()) {
      QMessageBox::information(m_window, tr("Rerun with…"), tr("Slot %1 cannot be made again: %2.").arg(name, given.trouble));
      return;
    }
    RerunDialog dialog(given, name, static_cast<int>(asked.chosen.size()), m_window);
    if (dialog.exec() != QDialog::Accepted)
      return;
    RerunQuestion with = asked;
    with.change = dialog.change();
    plan(with);
  });
}

void RerunCommands::plan(const RerunQuestion& question) {
  if (!question.chosen.empty())
    QtConcurrent::run([question] { return planReruns(question); }).then(this, [this](RerunPlan made) { queue(std::move(made)); });
}

void RerunCommands::queue(RerunPlan plan) {
  const auto room = Channel::kLongest - std::min(Channel::kLongest, m_desk.bridge.channel().waiting().size());
  const auto taken = static_cast<int>(std::min(room, plan.entries.size()));
  const auto left = static_cast<int>(plan.entries.size()) - taken;
  m_desk.bridge.enqueue(std::move(plan.entries), false);
  if (taken > 0)
    emit said(tr("%n reruns wait in the queue", nullptr, taken));
  if (plan.refused.empty() && left == 0)
    return;
  QStringList lines;
  for (std::size_t i = 0; i < plan.refused.size() && i < kMostNamed; ++i)
    lines << tr("Slot %1: %2.").arg(m_pane.list().nameOf(plan.refused[i].slot), plan.refused[i].why);
  if (plan.refused.size() > kMostNamed)
    lines << tr("And %1 more.").arg(plan.refused.size() - kMostNamed);
  if (left > 0)
    lines << tr("%n found no room in the queue.", nullptr, left);
  QMessageBox::information(m_window, tr("Not everything can be made again"), lines.join(QLatin1Char('\n')));
}

}  // namespace vortex::ui
