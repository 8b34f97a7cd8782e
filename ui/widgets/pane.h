// SPDX-License-Identifier: GPL-3.0-or-later
//
// A dock with a title that can say more than a name: a note that follows the data, and tools on the right. The window asks every
// pane that can be seen to show the present, once a frame.
#pragma once

#include <QDockWidget>

class QHBoxLayout;
class QLabel;

namespace vortex::ui {

class Pane : public QDockWidget {
  Q_OBJECT

 public:
  // id: the object's name, by which a layout finds it again.
  Pane(const QString& id, const QString& title, QWidget* parent = nullptr);

  // Events were taken, or time passed. Cheap when nothing changed.
  virtual void refresh() = 0;

  void setMovable(bool movable);  // false: the layout is locked

 protected:
  void setNote(const QString& note);
  void addTool(QWidget* tool);

 private:
  QLabel *m_name = nullptr, *m_note = nullptr;
  QHBoxLayout* m_bar = nullptr;
};

}  // namespace vortex::ui
