// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/address_commands.h"

#include "engine/history/addressed.h"
#include "ui/bridge/bridge.h"
#include "ui/models/selection.h"
#include "ui/replay/recorded_pane.h"
#include "ui/widgets/actions.h"

#include <QInputDialog>
#include <QLineEdit>
#include <QPushButton>

namespace vortex::ui {
namespace {

constexpr int kLongestSaid = static_cast<int>(history::kLongestComment) / 3;  // characters, of at most three bytes each

bool slotLeftNoClip(const Slot& slot) {
  return slot.state == SlotState::Interrupted ||
         (slot.state == SlotState::Decided && slot.verdict.outcome != Outcome::Succeeded && slot.verdict.outcome != Outcome::Late);
}

}  // namespace

AddressCommands::AddressCommands(const Desk& desk, RecordedPane& pane, QWidget* window)
    : QObject(window), m_desk(desk), m_pane(pane), m_window(window) {
  m_address =
      desk.actions.add(Menu::Slots, {QStringLiteral("slots.address"),
                                     tr("Address by &hand…"),
                                     tr("Says why the chosen slots need no rerun (any more); they are no longer counted as open"),
                                     {Qt::SHIFT | Qt::Key_A},
                                     true});
  m_withdraw = desk.actions.add(Menu::Slots, {QStringLiteral("slots.unaddress"),
                                              tr("Open &again"),
                                              tr("Takes back what was said by hand of the chosen slots: they are open again"),
                                              {},
                                              true});
  connect(m_address, &QAction::triggered, this, &AddressCommands::address);
  connect(m_withdraw, &QAction::triggered, this, &AddressCommands::withdraw);
  connect(&pane, &RecordedPane::chosenChanged, this, &AddressCommands::takeChosen);
  pane.addRowActions({m_address, m_withdraw});
  takeChosen();
}

void AddressCommands::takeChosen() {
  const auto lines = m_pane.chosen();
  m_open.clear();
  m_byHand.clear();
  m_said.clear();
  for (const RecordedLine* line : lines) {
    if (!leftNoClip(*line) || line->chain.addressedBy)
      continue;
    m_open.push_back(line->slot);
    if (line->byHand.empty())
      continue;
    if (m_byHand.empty())
      m_said = QString::fromStdString(line->byHand);
    m_byHand.push_back(line->slot);
  }
  m_whyNone = lines.empty()    ? tr("Choose slots in the list")
              : m_open.empty() ? tr("What is chosen left a clip, or a rerun has made it good")
                               : QString();
  refresh();
}

std::vector<SlotId> AddressCommands::open() const {
  if (m_pane.isVisible())
    return m_open;
  const auto& selected = m_desk.selection.slot();
  return selected ? std::vector{*selected} : std::vector<SlotId>{};
}

QString AddressCommands::whyNot() const {
  if (m_desk.bridge.live().historyFile.isEmpty())
    return tr("This channel is not recorded");
  if (m_pane.isVisible())
    return m_whyNone;
  const auto& selected = m_desk.selection.slot();
  const Slot* slot = selected ? m_desk.bridge.live().find(*selected) : nullptr;
  if (slot == nullptr)
    return tr("Select a slot");
  if (!isOver(*slot))
    return tr("Slot %1 is still in the making").arg(slot->id.value);
  return slotLeftNoClip(*slot) ? QString() : tr("Slot %1 left a clip").arg(slot->id.value);
}

void AddressCommands::refresh() {
  const QString why = whyNot();
  Actions::allow(m_address, why.isEmpty(), why);
  const bool seen = m_pane.isVisible();
  Actions::allow(m_withdraw, seen && !m_byHand.empty(),
                 seen ? tr("None of the chosen slots was addressed by hand") : tr("Choose slots in the list of Replay"));
}

QString AddressCommands::nameOf(const std::vector<SlotId>& which) const {
  const auto count = static_cast<int>(which.size());
  return count == 1 ? tr("slot %1").arg(m_pane.list().nameOf(which.front())) : tr("%n slots", nullptr, count);
}

void AddressCommands::address() {
  const std::vector<SlotId> which = open();
  if (which.empty())
    return;
  QInputDialog asks(m_window);
  asks.setWindowTitle(tr("Address %1 by hand").arg(nameOf(which)));
  asks.setLabelText(which.size() == 1 ? tr("Why it needs no rerun (any more):") : tr("Why they need no rerun (any more):"));
  asks.setOkButtonText(tr("Address %1").arg(nameOf(which)));
  asks.setTextValue(m_pane.isVisible() ? m_said : QString());
  asks.resize(440, asks.height());
  if (auto* line = asks.findChild<QLineEdit*>())
    line->setMaxLength(kLongestSaid);
  if (asks.exec() != QDialog::Accepted || asks.textValue().trimmed().isEmpty())
    return;
  m_pane.address(which, asks.textValue().trimmed());
  emit said(tr("Addressed by hand: %1").arg(nameOf(which)));
}

void AddressCommands::withdraw() {
  const std::vector<SlotId> which = m_byHand;
  m_pane.address(which, {});
  emit said(tr("Open again: %1").arg(nameOf(which)));
}

}  // namespace vortex::ui
