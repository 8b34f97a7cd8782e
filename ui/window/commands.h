// SPDX-License-Identifier: GPL-3.0-or-later
//
// Everything that can be done in the window, as actions in the registry: what each is called, its keys, what it does, and when it
// cannot be done and why.
#pragma once

#include "ui/bridge/desk.h"

#include <QObject>
#include <QString>
#include <filesystem>
#include <utility>

class QAction;
class QWidget;

namespace vortex::ui {

class Commands : public QObject {
  Q_OBJECT

 public:
  // sample: the recipe file that the sample actions run. window: the parent of what is asked.
  Commands(const Desk& desk, QString sample, QWidget* window);

  void addQuit();                    // once the menu has all else
  void refresh();                    // what can be done now
  static QStringList finishTexts();  // of "slots.finish": before it was chosen, and while it holds
  void setConfigFile(std::filesystem::path file) { m_configFile = std::move(file); }

 private:
  void file();
  void demo();
  void edit();
  void onSlots();
  void endings();
  void device();
  void view();
  void help();
  void refreshCancel();
  void refreshAgain();
  void refreshRunning();

  Desk m_desk;
  QString m_sample;
  QWidget* m_window;
  std::filesystem::path m_configFile;  // empty: settings cannot be kept, and are not offered
  QAction *m_intake = nullptr, *m_cancel = nullptr, *m_cancelRunning = nullptr, *m_again = nullptr, *m_settings = nullptr;
  QAction *m_finish = nullptr, *m_stopAfter = nullptr, *m_clear = nullptr, *m_unload = nullptr, *m_restart = nullptr,
          *m_follow = nullptr;
  bool m_askedAgain = false, m_selectNext = false;
};

}  // namespace vortex::ui
