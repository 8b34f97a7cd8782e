// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window: menus, the channel strip and the attention line on top, panes below. It owns what the panes share (the desk), lays
// them out, and asks those that can be seen to show the present; what is shown is the panes' own.
#pragma once

#include "ui/bridge/desk.h"
#include "ui/models/selection.h"
#include "ui/models/time_axis.h"
#include "ui/widgets/actions.h"

#include <QMainWindow>
#include <vector>

class QLabel;

namespace vortex::ui {

class AlarmCommands;
class AttentionLine;
class Bridge;
class ChannelStrip;
class Commands;
class Pane;
class QueueKeeper;

class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  // sample: the recipe file that the first start offers.
  MainWindow(Bridge& bridge, const QString& sample, QWidget* parent = nullptr);
  ~MainWindow() override;

  const Actions& actions() const { return m_actions; }

 protected:
  void closeEvent(QCloseEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  void buildPanes(const QString& sample);
  void buildTop();
  void buildMenus();
  void frame();
  void restoreLayout();
  void tellOfBefore(int waiting, const QString& trouble);
  void engineFailed(const QString& why);

  Bridge& m_bridge;
  TimeAxis m_axis;
  Selection m_selection;
  Actions m_actions;
  Commands* m_commands = nullptr;
  AlarmCommands* m_alarmCommands = nullptr;
  QueueKeeper* m_keeper = nullptr;
  std::vector<Pane*> m_panes;
  ChannelStrip* m_strip = nullptr;
  AttentionLine* m_attention = nullptr;
  QLabel* m_status = nullptr;
  QByteArray m_defaultLayout;
  bool m_mayClose = false;
};

}  // namespace vortex::ui
