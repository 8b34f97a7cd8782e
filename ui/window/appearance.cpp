// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/appearance.h"

#include "ui/models/translate.h"
#include "ui/widgets/actions.h"

#include <QActionGroup>
#include <QApplication>
#include <QSettings>
#include <array>

namespace vortex::ui {
namespace {

constexpr std::array kThemes{ThemeName::Dark, ThemeName::Light, ThemeName::System};
const QString kKeptTheme = QStringLiteral("window/theme");

QString textOf(ThemeName theme) {
  switch (theme) {
  case ThemeName::Dark:
    return tr("Dar&k");
  case ThemeName::Light:
    return tr("L&ight");
  case ThemeName::System:
    return tr("Dark or light as the s&ystem");
  }
  return {};
}

}  // namespace

QString nameOf(ThemeName theme) {
  switch (theme) {
  case ThemeName::Dark:
    return QStringLiteral("dark");
  case ThemeName::Light:
    return QStringLiteral("light");
  case ThemeName::System:
    return QStringLiteral("system");
  }
  return {};
}

std::optional<ThemeName> themeNamed(const QString& name) {
  for (const ThemeName theme : kThemes)
    if (name == nameOf(theme))
      return theme;
  return std::nullopt;
}

ThemeName keptTheme() { return themeNamed(QSettings().value(kKeptTheme).toString()).value_or(ThemeName::System); }

void addThemes(Actions& actions, QObject* owner) {
  auto* group = new QActionGroup(owner);
  for (const ThemeName theme : kThemes) {
    QAction* action = actions.add(
        Menu::View,
        {QStringLiteral("theme.") + nameOf(theme), textOf(theme), tr("Changes the colours of the whole window at once"), {}});
    action->setCheckable(true);
    action->setChecked(appliedTheme() == theme);
    group->addAction(action);
    QObject::connect(action, &QAction::triggered, owner, [theme] {
      applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), theme);
      QSettings().setValue(kKeptTheme, nameOf(theme));
    });
  }
}

}  // namespace vortex::ui
