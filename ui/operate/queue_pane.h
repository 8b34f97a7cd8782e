// SPDX-License-Identifier: GPL-3.0-or-later
//
// What waits for its turn: it can be put into another order (drag, or Alt and an arrow), held, and taken out.
#pragma once

#include "ui/bridge/desk.h"
#include "ui/widgets/pane.h"

class QPushButton;
class QTableView;

namespace vortex::ui {

class QueueModel;

class QueuePane : public Pane {
  Q_OBJECT

 public:
  explicit QueuePane(const Desk& desk, QWidget* parent = nullptr);
  void refresh() override;

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  bool isOurs(int key, Qt::KeyboardModifiers modifiers) const;
  void act(int key, Qt::KeyboardModifiers modifiers);
  void moveBy(int places);
  void toggleHeld();
  void toggleOffAir();
  void takeOut();

  Desk m_desk;
  QueueModel* m_model = nullptr;
  QTableView* m_table = nullptr;
  QPushButton *m_hold = nullptr, *m_air = nullptr, *m_remove = nullptr;
};

}  // namespace vortex::ui
