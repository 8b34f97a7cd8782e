// SPDX-License-Identifier: GPL-3.0-or-later
//
// Of a store with several runs, which one is to be shown, or which two are to be compared: a short list, the newest first.
#pragma once

#include "ui/replay/read_recording.h"

#include <QDialog>
#include <utility>

class QPushButton;
class QTableView;

namespace vortex::ui {

class RunChooser : public QDialog {
  Q_OBJECT

 public:
  enum class Wants : std::uint8_t { One = 1, Two };
  RunChooser(const RecordedRuns& runs, const QString& file, QWidget* parent, Wants wants = Wants::One);
  std::size_t chosen() const;                             // of the runs' lines
  std::pair<std::size_t, std::size_t> chosenTwo() const;  // likewise, the newer one first; after Two was accepted

 private:
  void fill(const RecordedRuns& runs);
  void allow();
  bool mayAccept() const;

  Wants m_wants;
  QPushButton* m_accept = nullptr;
  QTableView* m_table = nullptr;
};

}  // namespace vortex::ui
