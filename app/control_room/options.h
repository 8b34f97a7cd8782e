// SPDX-License-Identifier: GPL-3.0-or-later
//
// The command line of the window, and the engine that it asks for.
#pragma once

#include "engine/engine.h"
#include "ui/widgets/theme.h"

#include <QSize>
#include <QStringList>
#include <optional>

class QApplication;

namespace vortex::ui {
class Bridge;
class MainWindow;
}  // namespace vortex::ui

namespace vortex::control_room {

struct Options {
  std::optional<std::string> profile;
  std::optional<std::filesystem::path> config;
  std::vector<std::string> sets;
  QString out, history;
  ui::ThemeName theme = ui::ThemeName::Dark;
  std::optional<QSize> size;
  QString screenshot;       // a folder: a picture of the window is put there, then the program ends
  double afterSeconds = 3;  // when
  QStringList recipes;
};

// Ends the program with a sentence where the command line is wrong.
Options readOptions(const QApplication& application);
EngineOptions engineOptions(const Options& options, Settings settings);
void takeScreenshot(ui::MainWindow& window, ui::Bridge& bridge, const Options& options);

}  // namespace vortex::control_room
