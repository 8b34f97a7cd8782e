// SPDX-License-Identifier: GPL-3.0-or-later
//
// A dock with a title that can say more than a name: a note that follows the data, tools on the right, and at its end the buttons
// that give it the whole window and close it. The window asks every pane that can be seen to show the present, once a frame.
//
// A pane of a room that few enter first makes what is in it when it is first seen (make()): all of them at once were a fifth of the
// work to the window's first paint.
#pragma once

#include "ui/widgets/export.h"

#include <QDockWidget>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace vortex::ui {

class TitleButton;

class Pane : public QDockWidget {
  Q_OBJECT

 public:
  // id: the object's name, by which a layout finds it again.
  Pane(const QString& id, const QString& title, QWidget* parent = nullptr);

  // What is in it is there from here on. Before it is seen this happens by itself; for those who need it sooner.
  void build();
  void setVisible(bool visible) override;

  // Events were taken, or time passed: of one that is seen. Cheap when nothing changed.
  virtual void refresh() = 0;

  // What of the pane can be written to a file: what is seen, and the rows of the first table in it. Panes that draw their data say
  // more.
  virtual Exportables exportables();
  void showExportMenu();  // at its button, for the keyboard
  // The pane that a widget lies in; null: none.
  static Pane* around(QWidget* widget);

  void setMovable(bool movable);      // false: the layout is locked
  void setMaximised(bool maximised);  // what its button says; the layout does it (ui/window/layout.h)

 signals:
  void maximiseAsked();            // or the way back
  void said(const QString& what);  // for the status bar

 protected:
  // Once, by build().
  virtual void make() {}
  bool isMade() const { return m_isMade; }
  void setNote(const QString& note);
  // Names in the title bar what is shown, where that is more than the pane's own name; menus keep the name.
  void setHeading(const QString& heading);
  void addTool(QWidget* tool);
  void addToTitle(QWidget* sign);      // right of the name
  void addBeforeTitle(QWidget* sign);  // left of it

 private:
  QLabel *m_name = nullptr, *m_note = nullptr;
  QToolButton* m_export = nullptr;
  TitleButton* m_maximise = nullptr;
  QHBoxLayout *m_bar = nullptr, *m_tools = nullptr;
  bool m_isMade = false;
};

}  // namespace vortex::ui
