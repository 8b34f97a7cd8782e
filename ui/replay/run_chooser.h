// SPDX-License-Identifier: GPL-3.0-or-later
//
// Of a store with several runs, which one is to be shown: a short list, the newest first.
#pragma once

#include "ui/replay/read_recording.h"

#include <QDialog>
#include <optional>

class QTableView;

namespace vortex::ui {

class RunChooser : public QDialog {
  Q_OBJECT

 public:
  RunChooser(const RecordedRuns& runs, const QString& file, QWidget* parent);
  std::size_t chosen() const;  // of the runs' lines

 private:
  QTableView* m_table = nullptr;
};

}  // namespace vortex::ui
