// SPDX-License-Identifier: GPL-3.0-or-later
//
// The real window on the real engine with the simulated backend, driven as an operator drives it: by the names of its controls.
#pragma once

#include "ui/bridge/bridge.h"
#include "ui/window/main_window.h"

#include <QString>
#include <functional>
#include <memory>
#include <string>
#include <vector>

class QAbstractButton;
class QAction;
class QTableView;

namespace vortex::ui::test {

class LiveWindow {
 public:
  // folder: where history and outputs go. scale: engine seconds per second. sets: laid over profile simulated.
  LiveWindow(const QString& folder, double scale, const std::vector<std::string>& sets = {});
  ~LiveWindow();  // as SIGTERM does: stops, drains, closes

  Bridge& bridge() const { return *m_bridge; }
  MainWindow& window() const { return *m_window; }

  // Waits, frame by frame, until it holds. Ten minutes are the net.
  void until(const std::function<bool()>& holds);
  QAbstractButton* button(const QString& accessibleName) const;  // null: none that can be seen
  void click(const QString& accessibleName);
  QTableView* table(const QString& accessibleName) const;
  // The first row of the table whose text in `column` is this; -1: none.
  int row(const QString& tableName, int column, const QString& text) const;
  void clickRow(const QString& tableName, int row);
  // Triggers the action and presses this button of the question that it asks.
  void answer(const char* actionId, const QString& buttonText);
  void answer(QAbstractButton* asks, const QString& buttonText);  // the same of a button
  QAction* action(const char* id) const;
  QString attention() const;  // what the attention line says

 private:
  void press(const QString& buttonText);  // of the question that will be asked

  std::unique_ptr<Bridge> m_bridge;
  std::unique_ptr<MainWindow> m_window;
};

}  // namespace vortex::ui::test
