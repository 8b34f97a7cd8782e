// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window: menus, the channel strip and the attention line on top, panes below. It owns what the panes share (the desk), lays
// them out, and asks those that can be seen to show the present; what is shown is the panes' own.
#pragma once

#include "ui/bridge/desk.h"
#include "ui/models/selection.h"
#include "ui/models/time_axis.h"
#include "ui/widgets/actions.h"
#include "ui/window/layout.h"

#include <QList>
#include <QMainWindow>
#include <QSize>
#include <filesystem>
#include <optional>
#include <vector>

namespace vortex::ui {

class AddressCommands;
class AlarmCommands;
class AttentionLine;
class Bridge;
class CaptureRoom;
class ChannelStrip;
class Commands;
class Pane;
class QueueKeeper;
class RecordingBanner;
class RecordingCommands;
class RerunCommands;
class StatusLine;
class StripButtons;
class TopBar;
class TuneRoom;
struct RunChoice;

class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  // sample: the recipe file that the first start offers.
  MainWindow(Bridge& bridge, const QString& sample, QWidget* parent = nullptr);
  ~MainWindow() override;

  const Actions& actions() const { return m_actions; }

  struct Placement {
    std::optional<QSize> size;           // absent: as it was left
    std::optional<Workspace> workspace;  // absent: the first start's while there is no slot, then the channel's
    // Fresh, and with a size: panes in their first places, nothing read, nothing kept.
    Layout::Keeping keeping = Layout::Keeping::Kept;
  };
  // Before it is shown; one that nobody placed is placed as it was left when it is shown.
  void place(const Placement& placement);
  QString workspace() const;  // its name
  void select(SlotId slot) { m_selection.select(slot); }
  void setVisible(bool visible) override;
  // Shows a recorded run in place of the live session (ui/replay/recording_commands.h).
  void openRecording(const QString& file, const RunChoice& run);
  // In the Leak hunt workspace: all are listed, the last is shown.
  void openSnapshots(const QStringList& files);
  void openCaptures(const QStringList& files);
  // Where the configuration is kept; without it, settings are not offered.
  void setConfigFile(const std::filesystem::path& file);

 protected:
  void changeEvent(QEvent* event) override;
  void closeEvent(QCloseEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  void fitTo(QSize size);
  void buildPanes(const QString& sample);
  void buildWorkspaces();
  void buildViewMenu();
  void buildTop();
  void connectRecording();
  void showRecording(bool shown);
  void showTitle();
  void showSlot(SlotId slot);
  void enter(Workspace workspace);
  void focusFirst();
  void frame();
  void tellOfBefore(int waiting, const QString& trouble);
  void takeRecipes(const QStringList& files);
  void engineFailed(const QString& why);

  Bridge& m_bridge;
  TimeAxis m_axis;
  Selection m_selection;
  Actions m_actions;
  Commands* m_commands = nullptr;
  AlarmCommands* m_alarmCommands = nullptr;
  QueueKeeper* m_keeper = nullptr;
  RerunCommands* m_rerun = nullptr;
  AddressCommands* m_address = nullptr;
  RecordingCommands* m_recording = nullptr;
  RecordingBanner* m_banner = nullptr;
  TuneRoom* m_tune = nullptr;
  CaptureRoom* m_capture = nullptr;
  Workspace m_liveWorkspace = Workspace::Operate;  // to go back to from a recording
  std::vector<Pane*> m_panes;
  ChannelStrip* m_strip = nullptr;
  TopBar* m_top = nullptr;
  int m_settles = 0;  // frames until a maximised window has its size
  StripButtons* m_buttons = nullptr;
  AttentionLine* m_attention = nullptr;
  StatusLine* m_status = nullptr;
  Layout* m_layout = nullptr;
  QList<QAction*> m_workspaces;  // those that can be chosen, one of them checked
  bool m_placed = false;
  bool m_keeps = true;  // where it stands and how its panes lie
  bool m_mayClose = false;
};

}  // namespace vortex::ui
