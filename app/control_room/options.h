// SPDX-License-Identifier: GPL-3.0-or-later
//
// The command line of the window, and the engine that it asks for.
#pragma once

#include "engine/engine.h"
#include "ui/replay/recording_commands.h"
#include "ui/widgets/theme.h"
#include "ui/window/main_window.h"

#include <QSize>
#include <QStringList>
#include <optional>

class QApplication;

namespace vortex::ui {
class Bridge;
}  // namespace vortex::ui

namespace vortex::control_room {

struct Options {
  std::optional<std::string> profile;
  std::optional<std::filesystem::path> config;
  std::vector<std::string> sets;
  QString out, history;
  std::optional<ui::ThemeName> theme;  // absent: the one that was chosen last
  std::optional<QString> language;     // "de"; absent: the one that was chosen last
  std::optional<QSize> size;
  QString screenshot;       // a folder: a picture of the window is put there, then the program ends
  double afterSeconds = 3;  // when
  std::optional<ui::Workspace> workspace;
  std::optional<SlotId> select;      // of the picture: once it is there
  bool demo = false;                 // a pretended channel with trouble; nothing is kept
  bool sayFirstPaint = false;        // on stdout, for the bench
  bool sayWords = false;             // on stdout, for tests (said_words.h)
  QString recording;                 // a recorded session that is shown at the start; empty: none
  std::optional<ui::RunChoice> run;  // of it; absent: asked for where there are several
  QStringList captures;              // that are listed at the start, the last is shown
  QStringList snapshots;             // of memory, to be opened
  QStringList recipes;
};

// Ends the program with a sentence where the command line is wrong.
Options readOptions(const QApplication& application);
ui::MainWindow::Placement placementOf(const Options& options);
EngineOptions engineOptions(const Options& options, Settings settings);
// The captures and snapshots (.pickle, .pkl), absolute, where the line asks for nothing else; else none.
QStringList filesAlone(const Options& options);
// The pretended channel of --demo, whatever else the line says: every kind of trouble within the first minutes.
void makeDemo(Options& options);
void takeScreenshot(ui::MainWindow& window, ui::Bridge& bridge, const Options& options);

}  // namespace vortex::control_room
