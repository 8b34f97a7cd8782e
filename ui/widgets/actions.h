// SPDX-License-Identifier: GPL-3.0-or-later
//
// The registry of everything that can be done in the window. Menus, buttons, shortcuts, tool tips, the command palette and the
// sheet of keys are read off it, so that none of them knows an action that the others do not.
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>
#include <vector>

class QAbstractButton;

namespace vortex::ui {

enum class Menu : std::uint8_t { File = 1, Edit, View, Slots, Device, Alarms, Help };

struct ActionText {
  QString id;    // its name for good: "slot.cancel"
  QString text;  // as a menu shows it, with its mnemonic
  QString says;  // one sentence: what it does; tool tip and palette
  QList<QKeySequence> keys;
  bool drives = false;  // the engine, its queue or its alarms: see hold()
};

class Actions : public QObject {
  Q_OBJECT

 public:
  explicit Actions(QObject* parent = nullptr) : QObject(parent) {}

  // Owned by the registry. An id may be added once.
  QAction* add(Menu menu, const ActionText& text);
  // Puts an action that somebody else made (a dock's own) into a menu. says: as in ActionText.
  void adopt(Menu menu, QAction* action, const QString& id, const QString& says);
  void separate(Menu menu);

  QAction* find(const QString& id) const;  // null: none of that name
  // In the order in which they were added; a null pointer is a separator.
  const std::vector<QAction*>& of(Menu menu) const { return m_menus[static_cast<std::size_t>(menu) - 1]; }
  std::vector<QAction*> all() const;
  // What it does, also while its tool tip says why it cannot be done.
  static QString says(const QAction* action);

  // The button does what the action does, and is enabled, checked and explained as it is; with `label`, it keeps a label of its
  // own.
  static void bind(QAbstractButton* button, QAction* action, const QString& label = {});

  // From now on nothing that drives the engine can be done, whatever allow() says, and this is why; "" lets it be done again.
  void hold(const QString& why);
  // For an action that somebody else made.
  static void setDrives(QAction* action);

  // A disabled action says why where it would say what it does.
  static void allow(QAction* action, bool allowed, const QString& whyNot);

 private:
  std::vector<QAction*> m_menus[7];
  QString m_held;  // why
};

// Without mnemonic and trailing dots: "Cancel slot".
QString plainText(const QAction* action);

}  // namespace vortex::ui
