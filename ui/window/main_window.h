// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window: the channel strip and the attention line on top, panes below. It wires actions to the bridge and the selection to
// every pane; what is shown is the panes' own.
#pragma once

#include "engine/slot/ids.h"
#include "ui/models/time_axis.h"

#include <QMainWindow>
#include <optional>

class QTableView;
class QStackedWidget;
class QPushButton;
class QLabel;

namespace vortex::ui {

class AlarmTableModel;
class AttentionLine;
class Bridge;
class ChannelStrip;
class Inspector;
class MemoryView;
class Pane;
class SlotTableModel;
class TimelineView;

class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  // sample: the recipe file that the first start offers.
  MainWindow(Bridge& bridge, QString sample, QWidget* parent = nullptr);
  ~MainWindow() override;

  // Recipe files: the good ones join the queue once all complaints were shown; of a file with complaints only when the operator
  // says so.
  void openRecipes(const QStringList& files);

 protected:
  void closeEvent(QCloseEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  void buildPanes();
  void buildTop();
  void buildMenus();
  void frame();
  void select(std::optional<SlotId> slot);
  void cancelSelected();
  void restoreLayout();
  void engineFailed(const QString& why);

  Bridge& m_bridge;
  QString m_sample;
  TimeAxis m_axis;
  std::optional<SlotId> m_selected;
  SlotTableModel* m_slotModel = nullptr;
  AlarmTableModel* m_alarmModel = nullptr;
  TimelineView* m_timeline = nullptr;
  MemoryView* m_memory = nullptr;
  Inspector* m_inspector = nullptr;
  ChannelStrip* m_strip = nullptr;
  AttentionLine* m_attention = nullptr;
  QStackedWidget* m_timelineStack = nullptr;
  QTableView *m_slotTable = nullptr, *m_alarmTable = nullptr;
  Pane *m_timelinePane = nullptr, *m_memoryPane = nullptr, *m_slotPane = nullptr, *m_alarmPane = nullptr,
       *m_inspectorPane = nullptr;
  QPushButton* m_follow = nullptr;
  QAction *m_intake = nullptr, *m_cancel = nullptr;
  QLabel* m_status = nullptr;
  QByteArray m_defaultLayout;
  std::uint64_t m_shown = 0;  // events that the tables have taken over
  bool m_mayClose = false;
};

}  // namespace vortex::ui
