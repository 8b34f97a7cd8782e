// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a frame of the Tune workspace costs while a timeout is dragged: the real window on the real engine, over a store of SLOTS
// slots that a simulated device made before on virtual time, the line of image moved by a pixel 60 times a second. Beside it, in
// the same run, the same with the what-if closed, so that nobody asks. bench_tune_drag [MOVES [SLOTS]]; of each move what the
// window's thread did until the next: the whole of it, its longest piece (which is what a hand feels), and CPU time of the whole
// program, the worker's in it. Needs no display: QT_QPA_PLATFORM=offscreen.
#include "engine/config/config_reader.h"
#include "tests/ui/tune/recorded_run.h"
#include "ui/bridge/bridge.h"
#include "ui/tune/curve_view.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/theme.h"
#include "ui/window/main_window.h"

#include <sys/resource.h>
#include <sys/utsname.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QLabel>
#include <QMouseEvent>
#include <QSettings>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <vector>

using namespace vortex;
using namespace vortex::ui;

namespace {

constexpr int kMoveMs = 16;
constexpr QSize kWindow(1'600, 1'000);

// Times what the window's thread does, event by event; one that is handed on within another belongs to that one.
class TimedApplication : public QApplication {
 public:
  using QApplication::QApplication;
  bool notify(QObject* receiver, QEvent* event) override {
    if (m_depth > 0 || QThread::currentThread() != thread())
      return QApplication::notify(receiver, event);
    ++m_depth;
    QElapsedTimer timer;
    timer.start();
    const bool handled = QApplication::notify(receiver, event);
    const double took = static_cast<double>(timer.nsecsElapsed()) * 1e-6;
    busy_ms += took;
    longest_ms = std::max(longest_ms, took);
    --m_depth;
    return handled;
  }
  double busy_ms = 0, longest_ms = 0;

 private:
  int m_depth = 0;
};

double cpuMs() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return 1e3 * static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         1e-3 * static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

EngineOptions optionsOn(const QTemporaryDir& folder) {
  EngineOptions options;
  options.settings =
      config::loadConfig(
          {.profile = "simulated", .file = {}, .sets = {"log.level=error"}, .resources = VORTEX_SOURCE_DIR "/resources"})
          .settings;
  options.settings.simulated.startup = seconds(0.5);
  options.backend = BackendKind::Simulated;
  options.clockScale = 1;
  options.outputFolder = folder.filePath(QStringLiteral("slots")).toStdString();
  options.historyFile = folder.filePath(QStringLiteral("history.db")).toStdString();
  options.program = "bench";
  return options;
}

void spin(int ms) {
  QEventLoop loop;
  QTimer::singleShot(ms, Qt::PreciseTimer, &loop, &QEventLoop::quit);
  loop.exec();
}

struct Moved {
  std::vector<double> busy, longest;
  double cpuEach = 0;
  int answers = 0;
};

void mouse(CurveView& curve, QEvent::Type type, QPointF at) {
  const Qt::MouseButton button = type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton;
  const Qt::MouseButtons held = type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton;
  QMouseEvent event(type, at, curve.mapToGlobal(at), button, held, Qt::NoModifier);
  QApplication::sendEvent(&curve, &event);
}

// To and fro around where the line was taken, a pixel each.
Moved drag(TimedApplication& application, CurveView& curve, const QLabel& headline, int moves) {
  Moved moved;
  const QPointF from(curve.scene().draft, curve.scene().plot.center().y());
  mouse(curve, QEvent::MouseButtonPress, from);
  const double before = cpuMs();
  QString said = headline.text();
  for (int move = 1; move <= moves; ++move) {
    const int there = move % 120;
    application.busy_ms = application.longest_ms = 0;
    QElapsedTimer timer;
    timer.start();
    mouse(curve, QEvent::MouseMove, from - QPointF(there < 60 ? there : 120 - there, 0));
    QApplication::processEvents();
    if (const auto left = kMoveMs - timer.elapsed(); left > 0)
      spin(static_cast<int>(left));
    moved.busy.push_back(application.busy_ms);
    moved.longest.push_back(application.longest_ms);
    moved.answers += headline.text() != said ? 1 : 0;
    said = headline.text();
  }
  moved.cpuEach = (cpuMs() - before) / moves;
  mouse(curve, QEvent::MouseButtonRelease, from);
  return moved;
}

double at(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(values.size())));
  return values[std::clamp<std::size_t>(rank, 1, values.size()) - 1];
}

void print(const char* what, const Moved& moved) {
  std::printf("%-28s %7.2f %7.2f %7.2f   %7.2f %7.2f %7.2f   %7.2f %8d\n", what, at(moved.busy, .5), at(moved.busy, .99),
              at(moved.busy, 1), at(moved.longest, .5), at(moved.longest, .99), at(moved.longest, 1), moved.cpuEach, moved.answers);
}

template <typename Widget>
Widget* find(const MainWindow& window, const QString& accessibleName) {
  for (auto* widget : window.findChildren<Widget*>())
    if (widget->accessibleName() == accessibleName)
      return widget;
  std::fprintf(stderr, "bench_tune_drag: no '%s'\n", qPrintable(accessibleName));
  std::exit(EXIT_FAILURE);
}

}  // namespace

int main(int argc, char** argv) {
  TimedApplication application(argc, argv);
  const int moves = argc > 1 ? std::max(1, std::atoi(argv[1])) : 300, count = argc > 2 ? std::max(1, std::atoi(argv[2])) : 2'000;
  const QTemporaryDir folder;
  QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
  applyTheme(application, ThemeName::Dark);
  const EngineOptions options = optionsOn(folder);
  vortex::test::recordRun(*options.historyFile, options.settings, count);
  Bridge bridge(options);
  MainWindow window(bridge, {});
  window.place({.size = kWindow, .workspace = Workspace::Tune, .keeping = Layout::Keeping::Fresh});
  window.show();
  bridge.start();
  auto* curve = find<CurveView>(window, QStringLiteral("Curve of image"));
  auto* pane = window.findChild<Pane*>(QStringLiteral("tune_what_if"));
  auto* headline = window.findChild<QLabel*>(QStringLiteral("whatIfHeadline"));
  if (pane == nullptr || headline == nullptr)
    return EXIT_FAILURE;
  while (curve->scene().line.sure.empty())
    spin(20);
  curve->setFocus();

  utsname machine{};
  ::uname(&machine);
  double load = 0;
  ::getloadavg(&load, 1);
  std::printf(
      "bench_tune_drag: %s %s, %u cores, load average %.1f; window of %dx%d, %d slots on record, %d moves, one every %d ms\n",
      machine.sysname, machine.machine, std::thread::hardware_concurrency(), load, kWindow.width(), kWindow.height(), count, moves,
      kMoveMs);
  std::printf("%-28s %23s   %23s   %7s %8s\n", "", "a move in all, ms", "its longest piece, ms", "CPU ms", "answers");
  std::printf("%-28s %7s %7s %7s   %7s %7s %7s   %7s %8s\n", "", "median", "99 %", "worst", "median", "99 %", "worst", "a move",
              "shown");
  drag(application, *curve, *headline, 60);  // the record is read
  while (headline->text().isEmpty())
    spin(20);
  print("with the what-if", drag(application, *curve, *headline, moves));
  spin(500);
  pane->close();
  spin(100);
  print("without it, closed", drag(application, *curve, *headline, moves));
  bridge.stop(StopMode::Drain);
  return EXIT_SUCCESS;
}
