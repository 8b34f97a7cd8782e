// SPDX-License-Identifier: GPL-3.0-or-later
//
// The selected slot in full: outcome and stages, the receipt of each stop and why it came to it, picture, clip, sound and scores,
// what proves it, and what was told of it line by line. It scrolls where the pane is small; what can be done with the slot stays
// below.
#pragma once

#include "ui/bridge/desk.h"
#include "ui/models/session.h"
#include "ui/widgets/pane.h"

#include <QStringList>
#include <cstdint>
#include <optional>

class QAction;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace vortex::ui {

class FactsView;
class LogTableModel;
class MediaView;
class ReceiptView;
class ScrollArea;
class SlotMedia;
class SlotSummary;
class WhyView;
struct Slot;

class InspectorPane : public Pane {
  Q_OBJECT

 public:
  explicit InspectorPane(const Desk& desk, QWidget* parent = nullptr);
  void refresh() override;
  Exportables exportables() override;  // the whole slot, also what is scrolled away

 private:
  QWidget* buildSlot();
  QWidget* buildButtons();
  const Slot* selected() const;
  void select();
  void showSlot(const Slot& slot);
  void showReceipts(const Slot& slot);
  void showNone();
  QString chainOf(const Slot& slot) const;
  void askChanges(const Slot& slot);
  void allowActions(const Slot* slot);  // null: none is selected
  void copyJson();

  Desk m_desk;
  SlotMedia* m_media = nullptr;
  LogTableModel* m_lines = nullptr;
  QStackedWidget* m_pages = nullptr;
  QLabel* m_none = nullptr;
  ScrollArea* m_scroll = nullptr;
  SlotSummary* m_summary = nullptr;
  ReceiptView* m_receipts = nullptr;
  WhyView* m_why = nullptr;
  MediaView* m_mediaView = nullptr;
  FactsView* m_facts = nullptr;
  QTableView* m_lineTable = nullptr;
  QAction *m_play = nullptr, *m_open = nullptr, *m_copy = nullptr;
  QPushButton *m_playButton = nullptr, *m_openButton = nullptr, *m_copyButton = nullptr;
  bool m_had = false;                    // there was a slot to show
  std::optional<Session::Mark> m_shown;  // what was taken over
  // What the record says of the slot beside its chain: read when it is selected and over.
  std::optional<SlotId> m_changesOf;
  QStringList m_changes;
  bool m_changesDue = true;
  std::int64_t m_shownTick = 0;  // of the engine's clock, for what runs
};

}  // namespace vortex::ui
