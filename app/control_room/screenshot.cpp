// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/control_room/options.h"
#include "ui/bridge/bridge.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QDir>
#include <QTimer>
#include <iostream>

namespace vortex::control_room {
namespace {

void fail(const std::string& why) {
  std::cerr << "vortex-control-room: " << why << '\n';
  QApplication::exit(1);
}

}  // namespace

void takeScreenshot(ui::MainWindow& window, ui::Bridge& bridge, const Options& options) {
  const auto select = options.select;
  if (select)
    QObject::connect(&bridge, &ui::Bridge::frame, &window, [&window, &bridge, slot = *select, done = false]() mutable {
      if (done || bridge.session().find(slot) == nullptr)
        return;
      window.select(slot);
      done = true;
    });
  const int after = static_cast<int>(options.afterSeconds * 1000);
  QTimer::singleShot(after, &window, [&window, &bridge, select, folder = options.screenshot] {
    const QString file = QDir(folder).filePath(window.workspace() + QStringLiteral(".png"));
    if (select && bridge.session().find(*select) == nullptr)
      return fail("--select " + std::to_string(select->value) + ": there is no such slot yet");
    if (!QDir().mkpath(folder) || !window.grab().save(file))
      return fail(file.toStdString() + " cannot be written");
    bridge.stop(StopMode::Drain);  // the window closes when it has ended
  });
}

}  // namespace vortex::control_room
