// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/about.h"

#include "ui/bridge/bridge.h"
#include "ui/models/translate.h"

#include <QCoreApplication>
#include <QMessageBox>

namespace vortex::ui {
void showAbout(QWidget* parent, const Bridge& bridge) {
  const Device& device = bridge.live().session.device();
  const QString runsOn = bridge.live().simulated ? tr("a SIMULATED device; nothing airs")
                         : device.build.empty()  ? tr("a device that is not ready yet")
                                                 : QString::fromStdString(device.name + ", " + device.build);
  QMessageBox about(QMessageBox::NoIcon, tr("About Vortex Control Room"), {}, QMessageBox::Close, parent);
  about.setTextFormat(Qt::RichText);
  about.setText(QStringLiteral("<h3>Vortex Control Room %1</h3>").arg(QCoreApplication::applicationVersion()) +
                tr("<p>The control room of a live AI television channel.</p>"
                   "<p>Runs on %1.<br>Profile %2, Qt %3.</p>")
                    .arg(runsOn.toHtmlEscaped(), QString::fromStdString(bridge.live().settings.profile).toHtmlEscaped(),
                         QString::fromLatin1(qVersion())) +
                tr("<p>Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</p>"
                   "<p>Built with Qt (LGPL-3.0), QCustomPlot (GPL-3.0), FFmpeg (GPL-2.0 or later as packaged), SQLite and "
                   "SQLiteCpp, spdlog and fmt, yaml-cpp, nlohmann-json, protozero and OpenSSL. The device process is built with "
                   "LibTorch (BSD-3-Clause). The whole list is packaging/licenses/linked.md.</p>"));
  about.exec();
}

}  // namespace vortex::ui
