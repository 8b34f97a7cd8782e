// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/control_room/options.h"

#include "app/places/places.h"
#include "engine/config/config_reader.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QRegularExpression>
#include <cstdlib>
#include <iostream>
#include <system_error>

namespace vortex::control_room {
namespace {

[[noreturn]] void refuse(const QString& why) {
  std::cerr << "vortex-control-room: " << why.toStdString() << '\n';
  std::exit(2);
}

std::optional<QSize> sizeOf(const QString& text) {
  const auto match = QRegularExpression(QStringLiteral("^(\\d{3,5})x(\\d{3,5})$")).match(text);
  return match.hasMatch() ? std::optional(QSize(match.captured(1).toInt(), match.captured(2).toInt())) : std::nullopt;
}

}  // namespace

Options readOptions(const QApplication& application) {
  QCommandLineParser parser;
  parser.setApplicationDescription(QStringLiteral("The control room of a live AI television channel."));
  parser.addHelpOption();
  parser.addVersionOption();
  const QCommandLineOption profile(QStringLiteral("profile"), QStringLiteral("cpu (default), fast, full, simulated or load"),
                                   QStringLiteral("NAME"));
  const QCommandLineOption config(QStringLiteral("config"), QStringLiteral("A config file (YAML) laid over the profile"),
                                  QStringLiteral("FILE"));
  const QCommandLineOption set(QStringLiteral("set"), QStringLiteral("One setting, as in the config"), QStringLiteral("KEY=VALUE"));
  const QCommandLineOption out(QStringLiteral("out"), QStringLiteral("Where DIR/<slot>/ is made"), QStringLiteral("DIR"));
  const QCommandLineOption history(QStringLiteral("history"), QStringLiteral("Where it is recorded, or none"),
                                   QStringLiteral("FILE"));
  const QCommandLineOption theme(QStringLiteral("theme"), QStringLiteral("dark (default) or light"), QStringLiteral("NAME"),
                                 QStringLiteral("dark"));
  const QCommandLineOption size(QStringLiteral("size"), QStringLiteral("Of the window, 1600x1000"), QStringLiteral("WxH"));
  const QCommandLineOption screenshot(QStringLiteral("screenshot"),
                                      QStringLiteral("Put a picture of the window into FOLDER and end"), QStringLiteral("FOLDER"));
  const QCommandLineOption after(QStringLiteral("after"), QStringLiteral("Seconds until the picture (3)"),
                                 QStringLiteral("SECONDS"), QStringLiteral("3"));
  parser.addOptions({profile, config, set, out, history, theme, size, screenshot, after});
  parser.addPositionalArgument(QStringLiteral("recipes"), QStringLiteral("Recipe files that join the queue"),
                               QStringLiteral("[RECIPE…]"));
  parser.process(application);

  Options options;
  if (parser.isSet(profile))
    options.profile = parser.value(profile).toStdString();
  if (parser.isSet(config))
    options.config = parser.value(config).toStdString();
  for (const QString& assignment : parser.values(set))
    options.sets.push_back(assignment.toStdString());
  options.out = parser.value(out);
  options.history = parser.value(history);
  if (parser.value(theme) == QStringLiteral("light"))
    options.theme = ui::ThemeName::Light;
  else if (parser.value(theme) != QStringLiteral("dark"))
    refuse(QStringLiteral("--theme %1: allowed are dark and light").arg(parser.value(theme)));
  options.size = sizeOf(parser.value(size));
  if (parser.isSet(size) && !options.size)
    refuse(QStringLiteral("--size %1: a width and a height in pixels are wanted, as 1600x1000").arg(parser.value(size)));
  options.screenshot = parser.value(screenshot);
  bool isNumber = false;
  options.afterSeconds = parser.value(after).toDouble(&isNumber);
  if (!isNumber || options.afterSeconds < 0 || options.afterSeconds > 86'400)
    refuse(QStringLiteral("--after %1: 0 to 86400 seconds are allowed").arg(parser.value(after)));
  options.recipes = parser.positionalArguments();
  return options;
}

EngineOptions engineOptions(const Options& options, Settings settings) {
  EngineOptions engine;
  engine.backend = app::backendOf(settings);
  engine.outputFolder = options.out.isEmpty() ? app::dataFolder() / "slots" : std::filesystem::path(options.out.toStdString());
  if (options.history != QStringLiteral("none")) {
    engine.historyFile =
        options.history.isEmpty() ? app::dataFolder() / "history.db" : std::filesystem::path(options.history.toStdString());
    std::error_code ignored;  // where it cannot be made, the store says so
    std::filesystem::create_directories(engine.historyFile->parent_path(), ignored);
  }
  engine.program = "vortex-control-room";
  engine.version = VORTEX_VERSION;
  engine.settings = std::move(settings);
  return engine;
}

}  // namespace vortex::control_room
