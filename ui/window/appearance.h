// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the window looks, as it was chosen last: kept with the window's layout, not with the channel's configuration.
#pragma once

#include "ui/widgets/theme.h"

#include <QString>
#include <optional>

class QObject;

namespace vortex::ui {

class Actions;

// "dark", "light", "system"; nothing for another word.
std::optional<ThemeName> themeNamed(const QString& name);
QString nameOf(ThemeName theme);
// The system's, until somebody chose.
ThemeName keptTheme();

// Three actions into the View menu, one of them checked; choosing applies it at once and keeps it.
void addThemes(Actions& actions, QObject* owner);

}  // namespace vortex::ui
