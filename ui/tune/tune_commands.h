// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be done in Tune, as actions in the registry. With the draft: undone, made again, given up, written to a file, applied.
// With the engine's own tuning: off, suggesting, in force. Files are read and written on threads of their own.
#pragma once

#include "engine/slot/settings.h"
#include "ui/bridge/desk.h"

#include <QObject>
#include <QString>
#include <cstdint>
#include <string>
#include <vector>

class QAction;
class QWidget;

namespace vortex::ui {

class Tuning;

enum class IfThere : std::uint8_t { Refuse = 1, Replace };

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
  void addModes();
  void saveProfile();
  void save(const QString& file, const Settings& drafted, IfThere ifThere);
  void askToReplace(const QString& file, const Settings& drafted);
  void apply();

  Desk m_desk;
  Tuning& m_tuning;
  QWidget* m_window;
  QAction *m_undo = nullptr, *m_redo = nullptr, *m_revert = nullptr, *m_toProfile = nullptr, *m_save = nullptr, *m_apply = nullptr,
          *m_rearm = nullptr, *m_shape = nullptr, *m_measure = nullptr;
  std::vector<QAction*> m_modes;  // each with its TuningMode
};

// A config file, for a worker. One that is there is never written over unless it may be replaced.
struct WrittenProfile {
  bool wasThere = false;  // and still is what it was
  QString trouble;        // why it could not be written; "" it was, or was there
};
WrittenProfile writeProfile(const QString& file, const std::string& text, IfThere ifThere);
// The keys of a draft that differ from its profile's, as such a file.
WrittenProfile writeDrafted(const QString& file, Settings drafted, IfThere ifThere);

}  // namespace vortex::ui
