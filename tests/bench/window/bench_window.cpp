// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window as an operator meets it: from exec to its first paint, in turn with a QMainWindow that only says what time it is; and
// what both cost at the same time while nothing happens.
//
//   bench_window [RUNS] [IDLE_SECONDS]      20 and 20
#include <unistd.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace {

const QString kBin = QStringLiteral(VORTEX_BIN_DIR "/");
// The device is pretended, at the pace of a real one.
const QStringList kIdle =
    QStringLiteral("--profile simulated --set simulated.clock_scale=1 --set simulated.startup_s=0.5 --history none "
                   "--size 1600x1000 --say-first-paint")
        .split(QLatin1Char(' '));

// Milliseconds to the first paint; the program runs on.
double begin(QProcess& program, const QString& name, const QStringList& arguments) {
  QElapsedTimer since;
  since.start();
  program.start(kBin + name, arguments);
  while (!program.canReadLine())
    if (!program.waitForReadyRead(60'000)) {
      std::fprintf(stderr, "%s did not paint: %s\n", qPrintable(name), program.readAllStandardError().constData());
      std::exit(1);
    }
  return static_cast<double>(since.nsecsElapsed()) / 1e6;
}

void end(QProcess& program) {
  program.kill();
  program.waitForFinished(-1);
}

// User and system seconds of a process and its threads so far.
double cpuOf(qint64 pid) {
  QFile stat(QStringLiteral("/proc/%1/stat").arg(pid));
  if (!stat.open(QIODevice::ReadOnly))
    return 0;
  const QByteArray text = stat.readAll();
  const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
  return (fields[11].toDouble() + fields[12].toDouble()) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

void report(const char* what, std::vector<double> times) {
  std::sort(times.begin(), times.end());
  std::printf("%-34s median %7.1f ms   least %7.1f   most %7.1f   of %zu\n", what, times[times.size() / 2], times.front(),
              times.back(), times.size());
}

}  // namespace

int main(int argc, char** argv) {
  const QCoreApplication application(argc, argv);
  const int runs = argc > 1 ? std::atoi(argv[1]) : 20, idle = argc > 2 ? std::atoi(argv[2]) : 20;
  const QTemporaryDir home;
  for (const char* name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME"})
    qputenv(name, home.path().toUtf8());
  if (qEnvironmentVariableIsEmpty("DISPLAY"))
    qputenv("QT_QPA_PLATFORM", "offscreen");
  double load = 0;
  getloadavg(&load, 1);
  std::printf("%s, %d cores, load average %.1f, %s, 1600x1000\n", qPrintable(QSysInfo::prettyProductName()),
              QThread::idealThreadCount(), load,
              qPrintable(qEnvironmentVariable("QT_QPA_PLATFORM", QStringLiteral("the display"))));
  std::vector<double> bare, ours;
  for (int i = 0; i < runs; ++i) {
    QProcess one, other;
    bare.push_back(begin(one, QStringLiteral("bench_window_bare"), {}));
    end(one);
    ours.push_back(begin(other, QStringLiteral("vortex-control-room"), kIdle));
    end(other);
  }
  report("exec to first paint, bare window", bare);
  report("exec to first paint, control room", ours);

  QProcess bareWindow, room;
  begin(bareWindow, QStringLiteral("bench_window_bare"), {});
  begin(room, QStringLiteral("vortex-control-room"), kIdle);
  QThread::sleep(5);  // the pretended device starts
  const double bareBefore = cpuOf(bareWindow.processId()), roomBefore = cpuOf(room.processId());
  QThread::sleep(static_cast<unsigned long>(idle));
  const double bareSpent = cpuOf(bareWindow.processId()) - bareBefore, roomSpent = cpuOf(room.processId()) - roomBefore;
  end(bareWindow);
  end(room);
  std::printf("idle %d s, a window with a clock       %.2f %% of a core\n", idle, 100 * bareSpent / idle);
  std::printf("idle %d s, control room, device ready  %.2f %% of a core\n", idle, 100 * roomSpent / idle);
  return 0;
}
