// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/settings_model.h"

#include "engine/config/config_reader.h"
#include "engine/config/config_schema.h"
#include "engine/config/settings_diff.h"
#include "ui/widgets/theme.h"
#include "ui/window/config_words.h"

#include <array>
#include <utility>

namespace vortex::ui {
namespace {

const std::vector<const config::ConfigKey*>& keys() {
  static const std::vector<const config::ConfigKey*> own = [] {
    std::vector<const config::ConfigKey*> found;
    for (const config::ConfigKey& key : config::configKeys())
      if (key.origin == config::KeyOrigin::Own)
        found.push_back(&key);
    return found;
  }();
  return own;
}

QString textOf(const std::string& text) { return QString::fromStdString(text); }

}  // namespace

bool appliesAtOnce(std::string_view key) {
  constexpr std::array<std::string_view, 8> kFixed{"device.",
                                                   "models.",
                                                   "history.",
                                                   "simulated.",
                                                   "pipeline.lane_capacity.",
                                                   "pipeline.max_slots_in_flight",
                                                   "ladder",
                                                   "orchestration.air_after_s"};
  // Where they stand under device. in the config, but are the engine's own (runtime/fixed_settings.h).
  constexpr std::array<std::string_view, 3> kFree{"device.drain_budget_s", "device.quarantine_bound_s", "device.on_wedged"};
  for (const std::string_view free : kFree)
    if (key == free)
      return true;
  for (const std::string_view fixed : kFixed)
    if (key.starts_with(fixed))
      return false;
  return true;
}

SettingsModel::SettingsModel(Settings running, Settings profile, QObject* parent)
    : QAbstractTableModel(parent), m_running(std::move(running)), m_profile(std::move(profile)) {
  for (const Stage stage : kStages)  // the tuning's, and of the moment: not to be kept in a file
    m_running.stages[stage].watch = m_profile.stages[stage].watch;
  m_edited = m_running;
}

int SettingsModel::changes() const { return static_cast<int>(config::differences(m_running, m_edited).size()); }

Settings SettingsModel::forNow(Settings running) const {
  for (const event::SettingChange& change : config::differences(m_running, m_edited))
    if (appliesAtOnce(change.key))
      config::applySet(running, change.key + "=" + change.became);
  return running;
}

std::string SettingsModel::asFile() const { return config::changesToYaml(m_edited, m_profile); }

int SettingsModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(keys().size()); }
int SettingsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

QVariant SettingsModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid())
    return {};
  const config::ConfigKey& key = *keys()[static_cast<std::size_t>(index.row())];
  const bool isChanged = key.get(m_edited) != key.get(m_running);
  if (role == Qt::ToolTipRole)
    return sentenceOf(key);
  if (role == Qt::ForegroundRole && isChanged && index.column() == Value)
    return tokens().accent;
  if (role == Qt::FontRole && (index.column() == Value || index.column() == Default))
    return numberFont(11, isChanged && index.column() == Value ? 600 : 400);
  if (role != Qt::DisplayRole && role != Qt::EditRole)
    return {};
  switch (index.column()) {
  case Key:
    return textOf(key.path);
  case Value:
    return textOf(key.get(m_edited));
  case Unit:
    return textOf(key.unit);
  case Allowed:
    return allowedFor(key);
  case Default:
    return textOf(key.get(m_profile));
  case Applies:
    return appliesAtOnce(key.path) ? tr("at once") : tr("from the next start");
  case Says:
    return sentenceOf(key);
  default:
    return {};
  }
}

QVariant SettingsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
    return {};
  const std::array<QString, kColumns> names{tr("Key"),     tr("Value"),   tr("Unit"),      tr("Allowed"),
                                            tr("Profile"), tr("Applies"), tr("What it is")};
  return names[static_cast<std::size_t>(section)];
}

Qt::ItemFlags SettingsModel::flags(const QModelIndex& index) const {
  const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
  return index.isValid() && index.column() == Value ? flags | Qt::ItemIsEditable : flags;
}

bool SettingsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (!index.isValid() || index.column() != Value || role != Qt::EditRole)
    return false;
  const config::ConfigKey& key = *keys()[static_cast<std::size_t>(index.row())];
  Settings next = m_edited;
  std::vector<config::Complaint> complaints = config::applySet(next, key.path + "=" + value.toString().toStdString());
  if (complaints.empty())
    complaints = config::validate(next);
  if (config::hasErrors(complaints)) {
    emit refused(textOf(key.path + ": " + complaints.front().message));
    return false;
  }
  m_edited = std::move(next);
  emit dataChanged(index, index);
  emit refused({});
  emit edits();
  return true;
}

}  // namespace vortex::ui
