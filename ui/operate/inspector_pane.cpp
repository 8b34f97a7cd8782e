// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operate/inspector_pane.h"

#include "ui/bridge/bridge.h"
#include "ui/log/log_table_model.h"
#include "ui/media/slot_changes.h"
#include "ui/media/slot_json_request.h"
#include "ui/media/slot_media.h"
#include "ui/models/outage.h"
#include "ui/models/receipt.h"
#include "ui/models/selection.h"
#include "ui/models/slot_chain.h"
#include "ui/operate/facts_view.h"
#include "ui/operate/media_view.h"
#include "ui/operate/receipt_view.h"
#include "ui/operate/slot_summary.h"
#include "ui/operate/why_view.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/scroll_area.h"
#include "ui/widgets/table.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QToolTip>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace vortex::ui {
namespace {

constexpr Duration kTick = milliseconds(100);  // what runs is shown anew this often
constexpr int kToldLines = 8;                  // of what was told, in view
constexpr Duration kStored = seconds(2);       // what was told so long ago is in the store, or will not be

// Whether time alone changes what is shown of it.
bool isLive(const Slot& slot, Time now) {
  if (slot.state == SlotState::Interrupted)
    return false;
  const bool works = std::any_of(slot.bars.begin(), slot.bars.end(), [](const Bar& bar) { return !bar.end; });
  return works || slot.state == SlotState::Running || (slot.airAt && *slot.airAt > now);
}

// In the desktop's program for it; `by` says so where there is none.
void openOutside(const QString& path, QWidget& by) {
  if (!QDesktopServices::openUrl(QUrl::fromLocalFile(path)))
    QToolTip::showText(by.mapToGlobal(QPoint(0, 0)), InspectorPane::tr("No program opened %1").arg(path), &by);
}

}  // namespace

InspectorPane::InspectorPane(const Desk& desk, QWidget* parent)
    : Pane(QStringLiteral("inspector"), tr("Inspector"), parent), m_desk(desk), m_media(new SlotMedia(this)) {
  m_pages = new QStackedWidget(this);
  m_none = new QLabel(m_pages);
  m_none->setAlignment(Qt::AlignCenter);
  m_none->setWordWrap(true);
  m_none->setEnabled(false);
  m_pages->addWidget(m_none);
  m_pages->addWidget(buildSlot());
  m_pages->setMinimumWidth(380);
  setWidget(m_pages);
  connect(&desk.selection, &Selection::changed, this, &InspectorPane::select);
  connect(m_media, &SlotMedia::changed, this, [this] {
    if (const Slot* slot = selected()) {
      m_facts->show(*slot, m_media->files(), chainOf(*slot), m_desk.bridge.simulated());
      allowActions(slot);
    }
  });
}

QWidget* InspectorPane::buildSlot() {
  auto* page = new QWidget(m_pages);
  auto* layout = new QVBoxLayout(page);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  m_scroll = new ScrollArea(page);
  QWidget* body = m_scroll->addBody();
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  m_summary = new SlotSummary(m_desk.bridge, body);
  m_receipts = new ReceiptView(body);
  m_why = new WhyView(body);
  m_mediaView = new MediaView(*m_media, body);
  m_facts = new FactsView(body);
  m_lines = new LogTableModel(
      m_desk.bridge.log(), [&bridge = m_desk.bridge](Time time) { return bridge.clockText(time); }, this);
  m_lineTable = makeTable(m_lines, tr("What was told of the slot"), body);
  m_lineTable->setColumnHidden(LogTableModel::OfSlot, true);
  m_lineTable->horizontalHeader()->setStretchLastSection(true);
  m_lineTable->setColumnWidth(LogTableModel::At, 76);
  m_lineTable->setColumnWidth(LogTableModel::Level, 76);
  m_lineTable->setFixedHeight(m_lineTable->verticalHeader()->defaultSectionSize() * (kToldLines + 1) + 4);
  for (QWidget* part : {static_cast<QWidget*>(m_summary), static_cast<QWidget*>(m_receipts), static_cast<QWidget*>(m_why),
                        static_cast<QWidget*>(m_mediaView), static_cast<QWidget*>(m_facts), static_cast<QWidget*>(m_lineTable)})
    column->addWidget(part);
  column->addStretch(1);
  m_scroll->setFocusPolicy(Qt::StrongFocus);  // scrolled by keys
  m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_scroll->setAccessibleName(tr("Selected slot"));
  layout->addWidget(m_scroll, 1);
  layout->addWidget(buildButtons());
  return page;
}

QWidget* InspectorPane::buildButtons() {
  auto* buttons = new QWidget(m_pages);
  auto* row = new QHBoxLayout(buttons);
  row->setContentsMargins(10, 4, 10, 6);
  Actions& actions = m_desk.actions;
  m_open = actions.add(Menu::Slots, {QStringLiteral("slots.folder"),
                                     tr("&Open the slot's folder"),
                                     tr("Opens the folder that the selected slot was written to"),
                                     {}});
  m_play = actions.add(Menu::Slots, {QStringLiteral("slots.play"),
                                     tr("Open the clip in the &player"),
                                     tr("Opens the selected slot's clip, with its sound, in the desktop's player"),
                                     {}});
  m_copy = actions.add(Menu::Slots, {QStringLiteral("slots.json"),
                                     tr("Copy the slot as &JSON"),
                                     tr("Copies what `vortex-engine history show --json` prints of the selected slot"),
                                     {}});
  m_playButton = new QPushButton(buttons);
  m_openButton = new QPushButton(buttons);
  m_copyButton = new QPushButton(buttons);
  Actions::bind(m_playButton, m_play, tr("Open clip"));
  Actions::bind(m_openButton, m_open, tr("Open folder"));
  Actions::bind(m_copyButton, m_copy, tr("Copy as JSON"));
  row->addWidget(m_playButton);
  row->addWidget(m_openButton);
  row->addWidget(m_copyButton);
  row->addStretch(1);
  connect(m_play, &QAction::triggered, this, [this] {
    if (const Slot* slot = selected())
      openOutside(QDir(QString::fromStdString(slot->folder)).filePath(QStringLiteral("clip.mp4")), *m_playButton);
  });
  connect(m_open, &QAction::triggered, this, [this] {
    if (const Slot* slot = selected())
      openOutside(QString::fromStdString(slot->folder), *m_openButton);
  });
  connect(m_copy, &QAction::triggered, this, &InspectorPane::copyJson);
  allowActions(nullptr);
  return buttons;
}

Exportables InspectorPane::exportables() {
  return selected() == nullptr ? Exportables{}
                               : Exportables{.picture = m_scroll->widget(), .rows = [this] { return csvOf(*m_lineTable); }};
}

const Slot* InspectorPane::selected() const {
  const auto& slot = m_desk.selection.slot();
  return slot ? m_desk.bridge.find(*slot) : nullptr;
}

void InspectorPane::select() {
  m_shown.reset();
  m_changesDue = true;
  if (const auto& slot = m_desk.selection.slot(); slot && selected() == nullptr)
    m_desk.bridge.fetch(*slot);  // older than what is shown live
  m_scroll->ensureVisible(0, 0);
  m_lines->setFilter({.least = LogLevel::Debug, .text = {}, .slot = m_desk.selection.slot().value_or(SlotId{})});
  refresh();
  m_lineTable->scrollToBottom();
}

void InspectorPane::refresh() {
  const Session& session = m_desk.bridge.session();
  const Slot* slot = selected();
  const std::int64_t tick = m_desk.bridge.now().time_since_epoch() / kTick;
  const bool live = slot != nullptr && isLive(*slot, m_desk.bridge.now());
  const bool had = std::exchange(m_had, slot != nullptr);
  if (slot == nullptr)
    showNone();
  if (m_shown == session.mark() && had == m_had && (!live || tick == m_shownTick))
    return;
  const bool told = m_shown != session.mark() || had != m_had;
  m_shown = session.mark();
  m_shownTick = tick;
  m_pages->setCurrentIndex(slot == nullptr ? 0 : 1);
  setHeading(slot == nullptr ? windowTitle() : tr("Slot %1").arg(slot->id.value));
  setNote(slot == nullptr ? QString() : QString::fromStdString(slot->label));
  if (slot == nullptr) {
    m_media->show({});
    allowActions(nullptr);
    return;
  }
  m_summary->show(slot->id);
  showReceipts(*slot);
  if (told)
    showSlot(*slot);
}

void InspectorPane::showNone() {
  const auto& slot = m_desk.selection.slot();
  const std::string& trouble = m_desk.bridge.fetchTrouble();
  const QString text = !slot ? tr("Select a slot in the timeline or the table\nto see its stages, receipts, picture and sound.")
                       : trouble.empty() ? tr("Reading slot %1 from the history…").arg(slot->value)
                                         : tr("Slot %1 cannot be shown: %2").arg(slot->value).arg(QString::fromStdString(trouble));
  if (m_none->text() != text)
    m_none->setText(text);
}

// Of one that is older than the session, only whom it makes again is known here; the list of recorded slots has the rest.
QString InspectorPane::chainOf(const Slot& slot) const {
  const Session& session = m_desk.bridge.session();
  QStringList parts;
  if (session.find(slot.id) != nullptr)
    parts << chainText(session, slot.id);
  else if (slot.rerunOf)
    parts << tr("makes slot %1 again").arg(slot.rerunOf->value);
  else
    parts << QStringLiteral("–");
  parts << givenText(slot.given);
  if (m_changesOf == slot.id)
    parts << m_changes;
  parts.removeAll(QString());
  return parts.join(QStringLiteral("; "));
}

// Both slots are in the store when the rerun is over; a word by hand may have been said at any time.
void InspectorPane::askChanges(const Slot& slot) {
  const QString store = m_desk.bridge.historyFile();
  if (!m_changesDue || !isOver(slot) || store.isEmpty())
    return;
  m_changesDue = false;
  requestSlotChanges(store, slot.id, this, [this, of = slot.id](const QStringList& changes) {
    const Slot* shown = selected();
    if (shown == nullptr || shown->id != of)
      return;
    m_changesOf = of;
    m_changes = changes;
    // What was only just told may not be stored yet.
    m_changesDue = shown->decidedAt && m_desk.bridge.now() - *shown->decidedAt < kStored;
    m_facts->show(*shown, m_media->files(), chainOf(*shown), m_desk.bridge.simulated());
  });
}

void InspectorPane::showSlot(const Slot& slot) {
  m_why->show(whyStopped(m_desk.bridge.session(), slot), m_desk.actions.find(QStringLiteral("workspace.leak_hunt")));
  m_mediaView->setSimulated(m_desk.bridge.simulated());
  m_media->show(QString::fromStdString(slot.folder));
  askChanges(slot);
  m_facts->show(slot, m_media->files(), chainOf(slot), m_desk.bridge.simulated());
  m_lines->refresh();
  allowActions(&slot);
}

void InspectorPane::allowActions(const Slot* slot) {
  const QString none = tr("Select a slot");
  Actions::allow(m_open, slot != nullptr && !slot->folder.empty(),
                 slot == nullptr ? none : tr("Nothing of slot %1 is on the disk yet").arg(slot->id.value));
  // Looked at, not guessed: retention may have taken it.
  Actions::allow(m_play, slot != nullptr && m_media->files().clip.value.has_value(),
                 slot == nullptr ? none : tr("Slot %1 has no clip on the disk").arg(slot->id.value));
  const bool recorded = !m_desk.bridge.historyFile().isEmpty();
  Actions::allow(m_copy, slot != nullptr && recorded, slot == nullptr ? none : tr("Nothing is recorded in this session"));
}

void InspectorPane::showReceipts(const Slot& slot) {
  const Bridge& bridge = m_desk.bridge;
  const Settings& settings = bridge.settings();
  std::vector<Receipt> receipts;
  for (const Bar& bar : slot.bars) {
    ReceiptGiven given{.now = bridge.now(),
                       .stop = settings.stop,
                       .restart = bridge.session().device().restart,
                       .clock = [&bridge](Time time) { return bridge.clockText(time); },
                       .restartCosts = 0};
    if (bar.draining())
      given.restartCosts =
          costOfReturn(bridge.session(), bridge.channel(), settings, given.now,
                       *bar.stopRequested + settings.stop.drainBudget + settings.stop.quarantineBound + given.restart);
    if (auto receipt = receiptOf(bar, given))
      receipts.push_back(std::move(*receipt));
  }
  // A stop's receipt stands instead of media while there are none; else their place is kept for them.
  m_mediaView->setVisible(receipts.empty() || !slot.folder.empty());
  m_receipts->show(std::move(receipts));
}

void InspectorPane::copyJson() {
  const Slot* slot = selected();
  if (slot == nullptr)
    return;
  requestSlotJson(m_desk.bridge.historyFile(), slot->id, this, [this](const tl::expected<QString, QString>& json) {
    if (json)
      QGuiApplication::clipboard()->setText(*json);
    QToolTip::showText(m_copyButton->mapToGlobal(QPoint(0, 0)), json ? tr("Copied, %1 characters").arg(json->size()) : json.error(),
                       m_copyButton);
  });
}

}  // namespace vortex::ui
