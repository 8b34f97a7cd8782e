// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/control_room/options.h"

#include "app/places/places.h"
#include "engine/config/config_reader.h"
#include "ui/capture/capture_room.h"
#include "ui/window/appearance.h"
#include "ui/window/language.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <algorithm>
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

// By its name or, whatever that is, by what desktops know it by (packaging/desktop-entry/vortex-capture.xml).
bool isCapture(const QString& file) {
  if (ui::CaptureRoom::isCapture(file))
    return true;
  QFile data(file);
  return QFileInfo(file).isFile() && data.open(QIODevice::ReadOnly) && data.read(72).endsWith("VXCP");
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
  const QCommandLineOption theme(QStringLiteral("theme"),
                                 QStringLiteral("dark, light or system; without it the one chosen last, at first the system's"),
                                 QStringLiteral("NAME"));
  const QCommandLineOption size(QStringLiteral("size"), QStringLiteral("Of the window, 1600x1000"), QStringLiteral("WxH"));
  const QCommandLineOption screenshot(QStringLiteral("screenshot"),
                                      QStringLiteral("Put a picture of the window into FOLDER and end"), QStringLiteral("FOLDER"));
  const QCommandLineOption after(QStringLiteral("after"), QStringLiteral("Seconds until the picture (3)"),
                                 QStringLiteral("SECONDS"), QStringLiteral("3"));
  const QCommandLineOption workspace(QStringLiteral("workspace"), QStringLiteral("start, operate, tune, leak_hunt or replay"),
                                     QStringLiteral("NAME"));
  const QCommandLineOption select(QStringLiteral("select"), QStringLiteral("The slot that the picture has selected"),
                                  QStringLiteral("NUMBER"));
  const QCommandLineOption recipes(QStringLiteral("recipes"),
                                   QStringLiteral("As without the word: recipe files that join the queue"),
                                   QStringLiteral("RECIPE…"));
  const QCommandLineOption recording(QStringLiteral("recording"),
                                     QStringLiteral("A history store: one of its runs is shown in place of the live session"),
                                     QStringLiteral("FILE"));
  const QCommandLineOption snapshot(QStringLiteral("snapshot"),
                                    QStringLiteral("A memory snapshot of PyTorch's, opened at the start; two are compared"),
                                    QStringLiteral("FILE"));
  const QCommandLineOption capture(QStringLiteral("capture"),
                                   QStringLiteral("A capture's file, shown in the leak hunt at the start; several are listed"),
                                   QStringLiteral("FILE"));
  const QCommandLineOption run(QStringLiteral("run"),
                               QStringLiteral("Which run of the recording: its number from 1, the oldest first, or last"),
                               QStringLiteral("N|last"));
  const QCommandLineOption language(QStringLiteral("language"),
                                    QStringLiteral("en or de; without it the one chosen last, at first the system's"),
                                    QStringLiteral("NAME"));
  const QCommandLineOption firstPaint(QStringLiteral("say-first-paint"),
                                      QStringLiteral("Say on stdout when the window was first painted"));
  const QCommandLineOption sayWords(QStringLiteral("say-words"),
                                    QStringLiteral("Say on stdout, as JSON lines, what the window says of the device and when"));
  const QCommandLineOption demo(QStringLiteral("demo"), QStringLiteral("A simulated channel with trouble; nothing is kept"));
  parser.addOptions({profile, config,    set, out,     history,  theme,   size,     screenshot, after,    workspace,
                     select,  recording, run, capture, snapshot, recipes, language, firstPaint, sayWords, demo});
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
  if (parser.isSet(theme))
    options.theme = ui::themeNamed(parser.value(theme));
  if (parser.isSet(theme) && !options.theme)
    refuse(QStringLiteral("--theme %1: allowed are dark, light and system").arg(parser.value(theme)));
  options.size = sizeOf(parser.value(size));
  if (parser.isSet(size) && !options.size)
    refuse(QStringLiteral("--size %1: a width and a height in pixels are wanted, as 1600x1000").arg(parser.value(size)));
  options.screenshot = parser.value(screenshot);
  bool isNumber = false;
  options.afterSeconds = parser.value(after).toDouble(&isNumber);
  if (!isNumber || options.afterSeconds < 0 || options.afterSeconds > 86'400)
    refuse(QStringLiteral("--after %1: 0 to 86400 seconds are allowed").arg(parser.value(after)));
  for (const QString& file : parser.values(recipes) + parser.positionalArguments())
    if (isCapture(file))
      options.captures << file;
    else
      (ui::CaptureRoom::isSnapshot(file) ? options.snapshots : options.recipes) << file;
  options.workspace = ui::workspaceNamed(parser.value(workspace).toStdString());
  if (parser.isSet(workspace) && !options.workspace)
    refuse(QStringLiteral("--workspace %1: allowed are start, operate, tune, leak_hunt and replay").arg(parser.value(workspace)));
  if (parser.isSet(select))
    options.select = SlotId{parser.value(select).toULongLong(&isNumber)};
  if (!isNumber)
    refuse(QStringLiteral("--select %1: a slot's number is wanted").arg(parser.value(select)));
  options.recording = parser.value(recording);
  options.captures += parser.values(capture);
  options.snapshots += parser.values(snapshot);
  options.run = ui::runChoiceOf(parser.value(run));
  if (parser.isSet(run) && (!options.run || options.recording.isEmpty()))
    refuse(QStringLiteral("--run %1: a number from 1 or last is wanted, with --recording FILE").arg(parser.value(run)));
  options.sayFirstPaint = parser.isSet(firstPaint);
  options.sayWords = parser.isSet(sayWords);
  if (parser.isSet(language))
    options.language = parser.value(language);
  if (options.language && !ui::languages().contains(*options.language))
    refuse(QStringLiteral("--language %1: allowed are %2").arg(*options.language, ui::languages().join(QStringLiteral(", "))));
  if (parser.isSet(demo))
    makeDemo(options);
  return options;
}

QStringList filesAlone(const Options& options) {
  const bool asksForMore = options.profile || options.config || !options.sets.empty() || !options.out.isEmpty() ||
                           !options.history.isEmpty() || !options.screenshot.isEmpty() || options.demo || options.sayFirstPaint ||
                           options.sayWords || !options.recording.isEmpty() || !options.recipes.isEmpty() ||
                           !std::all_of(options.snapshots.begin(), options.snapshots.end(), &ui::CaptureRoom::isSnapshot);
  QStringList files;
  if (!asksForMore)
    for (const QString& file : options.captures + options.snapshots)
      files << QFileInfo(file).absoluteFilePath();
  return files;
}

// A picture shows the window as it comes, not as this user left it; the demo leaves nothing behind.
ui::MainWindow::Placement placementOf(const Options& options) {
  const bool picture = !options.screenshot.isEmpty();
  return {.size = picture ? options.size.value_or(QSize(1600, 1000)) : options.size,
          .workspace = options.workspace,
          .keeping = options.demo ? ui::Layout::Keeping::Fresh : ui::Layout::Keeping::Kept};
}

EngineOptions engineOptions(const Options& options, Settings settings) {
  EngineOptions engine;
  engine.backend = app::backendOf(settings);
  engine.outputFolder = app::outputFolder(
      options.out.isEmpty() ? std::nullopt : std::optional<std::filesystem::path>(options.out.toStdString()), settings);
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
