// SPDX-License-Identifier: GPL-3.0-or-later
//
// All keys, read off the registry, with what each does; and what the mouse does in the plots.
#pragma once

#include <QDialog>

class QStandardItemModel;

namespace vortex::ui {

class Actions;

class KeySheet : public QDialog {
  Q_OBJECT

 public:
  KeySheet(const Actions& actions, QWidget* parent);

 private:
  void fill(QStandardItemModel& model, const Actions& actions) const;
};

}  // namespace vortex::ui
