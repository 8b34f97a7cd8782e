// SPDX-License-Identifier: GPL-3.0-or-later
//
// The configuration as a table, a row a key, with unit, range and default from the config's own schema (engine/config). What is
// typed is read as the config file would be; what is refused changes nothing.
#pragma once

#include "engine/slot/settings.h"

#include <QAbstractTableModel>
#include <string>
#include <string_view>

namespace vortex::ui {

// False: only from the next start, for the engine's device and pool were laid out by it, or the channel's cadence is it.
bool appliesAtOnce(std::string_view key);

class SettingsModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column : int { Key, Value, Unit, Allowed, Default, Applies, Says, kColumns };

  // running: what the engine was given; profile: the profile without the file, whose values are the defaults.
  SettingsModel(Settings running, Settings profile, QObject* parent);

  const Settings& edited() const { return m_edited; }
  int changes() const;
  // What a running engine can take of the changes, laid over what it runs with by now: it may have tuned itself meanwhile.
  Settings forNow(Settings running) const;
  // A config file of the profile's name and what differs from the profile.
  std::string asFile() const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;

 signals:
  void edits();                      // something changed
  void refused(const QString& why);  // "" when what was typed last was taken

 private:
  Settings m_running, m_profile, m_edited;
};

}  // namespace vortex::ui
