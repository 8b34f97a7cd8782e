// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/control_room/options.h"
#include "ui/bridge/bridge.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QDir>
#include <QTimer>
#include <iostream>

namespace vortex::control_room {

void takeScreenshot(ui::MainWindow& window, ui::Bridge& bridge, const Options& options) {
  QTimer::singleShot(static_cast<int>(options.afterSeconds * 1000), &window, [&window, &bridge, folder = options.screenshot] {
    const QString file = QDir(folder).filePath(QStringLiteral("operate.png"));
    if (!QDir().mkpath(folder) || !window.grab().save(file)) {
      std::cerr << "vortex-control-room: " << file.toStdString() << " cannot be written\n";
      QApplication::exit(1);
      return;
    }
    bridge.stop(StopMode::Drain);  // the window closes when it has ended
  });
}

}  // namespace vortex::control_room
