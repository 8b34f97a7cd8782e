// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/actions.h"

#include <QAbstractButton>
#include <utility>

namespace vortex::ui {
namespace {

constexpr char kSays[] = "says", kDrives[] = "drives";

}  // namespace

QAction* Actions::add(Menu menu, const ActionText& text) {
  Q_ASSERT(find(text.id) == nullptr);
  auto* action = new QAction(text.text, this);
  action->setShortcuts(text.keys);
  action->setProperty(kDrives, text.drives);
  adopt(menu, action, text.id, text.says);
  return action;
}

void Actions::adopt(Menu menu, QAction* action, const QString& id, const QString& says) {
  action->setObjectName(id);
  action->setProperty(kSays, says);
  action->setToolTip(says);
  action->setStatusTip(says);
  m_menus[static_cast<std::size_t>(menu) - 1].push_back(action);
}

void Actions::separate(Menu menu) { m_menus[static_cast<std::size_t>(menu) - 1].push_back(nullptr); }

QAction* Actions::find(const QString& id) const {
  for (const auto& menu : m_menus)
    for (QAction* action : menu)
      if (action != nullptr && action->objectName() == id)
        return action;
  return nullptr;
}

std::vector<QAction*> Actions::all() const {
  std::vector<QAction*> all;
  for (const auto& menu : m_menus)
    for (QAction* action : menu)
      if (action != nullptr)
        all.push_back(action);
  return all;
}

QString Actions::says(const QAction* action) { return action->property(kSays).toString(); }

void Actions::bind(QAbstractButton* button, QAction* action, const QString& label) {
  const auto follow = [button, action, label] {
    button->setText(label.isEmpty() ? action->text().remove(QLatin1Char('&')) : label);
    button->setAccessibleName(plainText(action));
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    button->setToolTip(keys.isEmpty() ? action->toolTip() : QStringLiteral("%1  (%2)").arg(action->toolTip(), keys));
    button->setEnabled(action->isEnabled());
    button->setCheckable(action->isCheckable());
    button->setChecked(action->isChecked());
  };
  QObject::connect(action, &QAction::changed, button, follow);
  QObject::connect(action, &QAction::toggled, button, [button](bool on) { button->setChecked(on); });
  QObject::connect(button, &QAbstractButton::clicked, action, &QAction::trigger);
  follow();
}

void Actions::setDrives(QAction* action) { action->setProperty(kDrives, true); }

void Actions::hold(const QString& why) {
  if (why == m_held)
    return;
  m_held = why;
  for (QAction* action : all())
    if (action->property(kDrives).toBool()) {
      action->setToolTip(why.isEmpty() ? says(action) : why);
      action->setEnabled(why.isEmpty());  // until its owner says otherwise, at the next frame
    }
}

void Actions::allow(QAction* action, bool allowed, const QString& whyNot) {
  if (const auto* registry = qobject_cast<const Actions*>(action->parent());
      registry != nullptr && !registry->m_held.isEmpty() && action->property(kDrives).toBool())
    return;
  const QString tip = allowed ? says(action) : whyNot;
  if (action->toolTip() != tip)
    action->setToolTip(tip);
  if (action->isEnabled() != allowed)
    action->setEnabled(allowed);
}

QString plainText(const QAction* action) {
  QString text = action->text();
  text.remove(QLatin1Char('&'));
  while (text.endsWith(QChar(0x2026)))
    text.chop(1);
  return text;
}

}  // namespace vortex::ui
