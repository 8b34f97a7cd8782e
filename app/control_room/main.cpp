// SPDX-License-Identifier: GPL-3.0-or-later
//
// vortex-control-room: the window. Builds the objects and owns nothing else.
#include "app/control_room/options.h"
#include "app/control_room/terminate.h"
#include "engine/config/config_reader.h"
#include "ui/bridge/bridge.h"
#include "ui/widgets/theme.h"
#include "ui/window/main_window.h"
#include "ui/window/recipe_opener.h"

#include <QApplication>
#include <QTimer>
#include <filesystem>
#include <iostream>

using namespace vortex;

int main(int argc, char** argv) {
  control_room::Terminate::hold();
  QApplication application(argc, argv);
  QApplication::setApplicationName(QStringLiteral("vortex-control-room"));
  QApplication::setOrganizationName(QStringLiteral("vortex"));
  QApplication::setApplicationVersion(QStringLiteral(VORTEX_VERSION));
  const auto options = control_room::readOptions(application);
  ui::applyTheme(application, options.theme);
  config::ConfigResult config = config::loadConfig(
      {.profile = options.profile, .file = options.config, .sets = options.sets, .resources = config::resourceFolder()});
  for (const config::Complaint& complaint : config.complaints)
    std::cerr << config::toString(complaint) << '\n';
  if (config::hasErrors(config.complaints))
    return 2;

  ui::Bridge bridge(control_room::engineOptions(options, std::move(config.settings)));
  ui::MainWindow window(bridge, QString::fromStdString((config::resourceFolder() / "recipes" / "evening-news.json").string()));
  if (options.size)
    window.resize(*options.size);
  window.show();
  const control_room::Terminate terminate([&] { bridge.stop(StopMode::Drain); });
  QTimer::singleShot(0, &window, [&] {
    bridge.start();
    if (!options.recipes.isEmpty())
      ui::openRecipes(&window, bridge, options.recipes);
  });
  if (!options.screenshot.isEmpty())
    control_room::takeScreenshot(window, bridge, options);
  return QApplication::exec();
}
