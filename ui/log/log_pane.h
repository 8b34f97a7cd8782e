// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the engine told, line by line, with filters. Following the newest line yields when the reader scrolls up, and comes back by
// a button that says how many lines came meanwhile.
#pragma once

#include "ui/bridge/desk.h"
#include "ui/widgets/pane.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;
class QTableView;

namespace vortex::ui {

class LogTableModel;

class LogPane : public Pane {
  Q_OBJECT

 public:
  explicit LogPane(const Desk& desk, QWidget* parent = nullptr);
  void refresh() override;

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QWidget* buildTools();
  void applyFilter();
  void follow(bool on);
  void scrolled();
  void sayCounts();
  void copy() const;
  void selectSlotOf(int row);

  Desk m_desk;
  LogTableModel* m_model = nullptr;
  QTableView* m_table = nullptr;
  QComboBox* m_level = nullptr;
  QLineEdit* m_text = nullptr;
  QCheckBox* m_selectedOnly = nullptr;
  QPushButton* m_follow = nullptr;
  bool m_following = true, m_scrolling = false;  // scrolling: by us
  int m_missed = 0;                              // lines that came while it did not follow
  std::uint64_t m_story = 0;                     // of the log that is shown
};

}  // namespace vortex::ui
