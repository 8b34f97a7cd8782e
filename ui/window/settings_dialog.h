// SPDX-License-Identifier: GPL-3.0-or-later
//
// The settings: the configuration itself, key by key, and the file that it is kept in. There is no second store: Save writes that
// file (the one before it stays beside it as .before), and what a running engine can take is applied at once.
#pragma once

#include <QDialog>
#include <filesystem>

class QComboBox;
class QLabel;
class QPushButton;

namespace vortex::ui {

class Bridge;
class SettingsModel;

class SettingsDialog : public QDialog {
  Q_OBJECT

 public:
  // file: where the configuration is kept; it need not be there yet.
  SettingsDialog(Bridge& bridge, std::filesystem::path file, QWidget* parent);

 private:
  void save();
  void showState();

  Bridge& m_bridge;
  std::filesystem::path m_file;
  SettingsModel* m_model = nullptr;
  bool m_otherLanguage = false;  // chosen in this dialog
  QComboBox *m_profile = nullptr, *m_language = nullptr;
  QLabel *m_refused = nullptr, *m_state = nullptr;
  QPushButton* m_save = nullptr;
};

// The text into the file, by way of a temporary one; the one before is kept as FILE.before. "" or why it could not be.
QString writeConfig(const std::filesystem::path& file, const std::string& text);

}  // namespace vortex::ui
