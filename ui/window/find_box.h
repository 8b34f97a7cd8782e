// SPDX-License-Identifier: GPL-3.0-or-later
//
// The command palette: a field at the top, and below it, while it is typed in, what matches. Up and Down choose, Enter does it,
// Escape goes back to where the keyboard was.
#pragma once

#include "engine/slot/ids.h"

#include <QLineEdit>
#include <QPointer>

class QListView;

namespace vortex::ui {

class PaletteModel;

class FindBox : public QLineEdit {
  Q_OBJECT

 public:
  FindBox(PaletteModel* model, QWidget* parent);

  void begin();  // takes the keyboard, with everything on offer
  // No wider than its signs, but while it has the keyboard.
  void setNarrow(bool narrow);

 signals:
  void slotChosen(vortex::SlotId slot);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void open();
  void close();
  void choose(int row);
  void place();
  void fitWidth();

  PaletteModel* m_model;
  bool m_narrow = false;
  QListView* m_list = nullptr;  // lies over the panes, a child of the window
  QPointer<QWidget> m_before;   // had the keyboard
};

}  // namespace vortex::ui
