// SPDX-License-Identifier: GPL-3.0-or-later
//
// vortex-control-room: the window. Builds the objects and owns nothing else.
#include "app/control_room/first_paint.h"
#include "app/control_room/one_window.h"
#include "app/control_room/options.h"
#include "app/control_room/said_words.h"
#include "app/control_room/start_config.h"
#include "app/control_room/terminate.h"
#include "engine/config/config_reader.h"
#include "ui/bridge/bridge.h"
#include "ui/replay/recording_commands.h"
#include "ui/widgets/theme.h"
#include "ui/window/appearance.h"
#include "ui/window/language.h"
#include "ui/window/main_window.h"
#include "ui/window/recipe_opener.h"

#include <QApplication>
#include <QTimer>
#include <clocale>
#include <filesystem>
#include <iostream>
#include <optional>

using namespace vortex;

int main(int argc, char** argv) {
  control_room::Terminate::hold();
  QApplication application(argc, argv);
  std::setlocale(LC_NUMERIC, "C");  // Qt took the user's, with which strtod() ends at the point of a config's 13.6
  QApplication::setApplicationName(QStringLiteral("vortex-control-room"));
  QApplication::setOrganizationName(QStringLiteral("vortex"));
  QApplication::setApplicationVersion(QStringLiteral(VORTEX_VERSION));
  const auto options = control_room::readOptions(application);
  if (control_room::OneWindow::handOver(control_room::filesAlone(options)))
    return 0;
  ui::installLanguage(application, options.language.value_or(ui::keptLanguage()));
  ui::applyTheme(application, options.theme.value_or(ui::keptTheme()));
  auto config = control_room::startConfig(options);
  if (!config)
    return 2;

  ui::Bridge bridge(control_room::engineOptions(options, std::move(config->settings)));
  ui::MainWindow window(bridge, QString::fromStdString((config::resourceFolder() / "recipes" / "evening-news.json").string()));
  window.setConfigFile(config->file);
  window.place(control_room::placementOf(options));
  if (options.sayFirstPaint)
    new control_room::FirstPaint(window);
  if (options.sayWords)
    new control_room::SaidWords(window, bridge);
  window.show();
  // One that was started for a picture or a demo is not the user's.
  std::optional<control_room::OneWindow> one;
  if (options.screenshot.isEmpty() && !options.demo)
    one.emplace([&window](const QStringList& captures, const QStringList& snapshots) {
      window.openCaptures(captures);
      window.openSnapshots(snapshots);
      window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
      window.raise();
      window.activateWindow();
    });
  const control_room::Terminate terminate([&] { bridge.stop(StopMode::Drain); });
  QTimer::singleShot(0, &window, [&] {
    bridge.start();
    if (!options.recipes.isEmpty())
      ui::openRecipes(&window, bridge, options.recipes);
    window.openCaptures(options.captures);
    window.openSnapshots(options.snapshots);
    if (!options.recording.isEmpty())
      window.openRecording(options.recording, options.run.value_or(ui::RunChoice{}));
  });
  if (!options.screenshot.isEmpty())
    control_room::takeScreenshot(window, bridge, options);
  return QApplication::exec();
}
