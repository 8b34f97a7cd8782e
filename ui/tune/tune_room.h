// SPDX-License-Identifier: GPL-3.0-or-later
//
// All of the Tune workspace: its panes, the row above them, its actions, and what they share.
#pragma once

#include "engine/slot/ids.h"
#include "ui/bridge/desk.h"

#include <QObject>
#include <memory>
#include <vector>

class QMainWindow;
class QWidget;

namespace vortex::ui {

class DraftKeeper;
class Pane;
class TuneBar;
class TuneCommands;
class Tuning;

class TuneRoom : public QObject {
  Q_OBJECT

 public:
  TuneRoom(const Desk& desk, QMainWindow* window);
  ~TuneRoom() override;

  const std::vector<Pane*>& panes() const { return m_panes; }  // the window's
  QWidget* makeBar(QWidget* parent);                           // once; hidden until Tune is shown
  Tuning& tuning() { return *m_tuning; }

  // Once a frame. shown: it is the workspace that is seen.
  void refresh(bool shown);
  // As TuneBar::setCompact; narrow: no row, the menu has what it does.
  void setRoom(bool compact, bool tight, bool narrow);

 signals:
  // Slots of which a what-if changes something: show them in Replay.
  void slotsAsked(const std::vector<vortex::SlotId>& which);
  void said(const QString& what);

 private:
  Desk m_desk;
  Tuning* m_tuning = nullptr;
  TuneCommands* m_commands = nullptr;
  std::unique_ptr<DraftKeeper> m_keeper;  // goes before what it keeps
  TuneBar* m_bar = nullptr;
  bool m_narrow = false;
  std::vector<Pane*> m_panes;
};

}  // namespace vortex::ui
