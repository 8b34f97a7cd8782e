// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be done with the draft, as actions in the registry: undone, made again, given up, written to a file, applied.
#pragma once

#include "ui/bridge/desk.h"

#include <QObject>
#include <QString>

class QAction;
class QWidget;

namespace vortex::ui {

class Tuning;

class TuneCommands : public QObject {
  Q_OBJECT

 public:
  // window: the parent of what is asked.
  TuneCommands(const Desk& desk, Tuning& tuning, QWidget* window);

  // What can be done now. shown: Tune is; else its keys do nothing, since nobody sees what they would do.
  void refresh(bool shown);

 signals:
  void said(const QString& what);

 private:
  void addUndo();
  void addRevert();
  void addApply();
  void saveProfile();
  void apply();

  Desk m_desk;
  Tuning& m_tuning;
  QWidget* m_window;
  QAction *m_undo = nullptr, *m_redo = nullptr, *m_revert = nullptr, *m_toProfile = nullptr, *m_save = nullptr, *m_apply = nullptr,
          *m_rearm = nullptr, *m_shape = nullptr;
};

// The draft as a config file of its own: the profile's name and every key that differs from the profile. "" where it was written,
// else why not; a file that is there is never written over unless `mayReplace`.
enum class IfThere : std::uint8_t { Refuse = 1, Replace };
QString writeProfile(const QString& file, const std::string& text, IfThere ifThere);

}  // namespace vortex::ui
