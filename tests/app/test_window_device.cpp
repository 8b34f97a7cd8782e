// SPDX-License-Identifier: GPL-3.0-or-later
//
// The device is killed, stopped, wedged, or refuses to start under the real window, and the window says what happened, what is
// safe, what it does about it and what that costs; then it says that the device is back. Without LibTorch the link's toy device
// stands in, and dies idle. A few deaths by default; VORTEX_FULL=1 has 200. How long it took from the signal, and from the engine's
// notice, to the words on the screen is printed; that no signal takes two seconds (one for the engine to notice, one for the
// window) is asserted in the full run only, since a busy machine says nothing about it.
#include "tests/app/window_program.h"
#include "tests/sample.h"

#include <sys/prctl.h>
#include <sys/wait.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <map>
#include <optional>
#include <vector>

using vortex::test::Said;
using vortex::test::WindowProgram;

namespace {

constexpr bool kWithDevice = VORTEX_WITH_DEVICE != 0;
constexpr int kNet_ms = 120'000;  // against a hang, not an assertion

QStringList sets(std::initializer_list<const char*> all) {
  QStringList arguments;
  for (const char* set : all)
    arguments << QStringLiteral("--set") << QString::fromUtf8(set);
  return arguments;
}

// How long until the window said it, by kind of death.
class NoticeTable {
 public:
  struct Row {
    std::vector<double> fromCause, fromEngine, back;  // ms
  };
  Row& of(const QString& kind) { return m_rows[kind]; }
  void print(double longestStallMs) {
    std::printf("%-28s %4s | %34s | %22s | %16s\n", "device", "n", "cause to words, ms: p50, p99, max", "engine to words, max",
                "back, ms, p50");
    Row all;
    for (auto& [kind, row] : m_rows) {
      line(kind, row);
      all.fromCause.insert(all.fromCause.end(), row.fromCause.begin(), row.fromCause.end());
      all.fromEngine.insert(all.fromEngine.end(), row.fromEngine.begin(), row.fromEngine.end());
      all.back.insert(all.back.end(), row.back.begin(), row.back.end());
    }
    line(QStringLiteral("all"), all);
    std::printf("the window's event loop answered nobody for at most %.0f ms\n", longestStallMs);
    std::fflush(stdout);
    m_longest = all.fromCause.empty() ? 0 : *std::max_element(all.fromCause.begin(), all.fromCause.end());
  }
  double longest() const { return m_longest; }

 private:
  static double rank(std::vector<double> values, double share) {
    if (values.empty())
      return 0;
    std::sort(values.begin(), values.end());
    const auto place = static_cast<std::size_t>(share * static_cast<double>(values.size()));
    return values[std::min(place, values.size() - 1)];
  }
  static void line(const QString& kind, const Row& row) {
    std::printf("%-28s %4zu | ", qPrintable(kind), row.fromEngine.size());
    if (row.fromCause.empty())  // nobody outside knows when it happened
      std::printf("%34s", "not known");
    else
      std::printf("%14.1f %9.1f %9.1f", rank(row.fromCause, 0.5), rank(row.fromCause, 0.99), rank(row.fromCause, 1));
    std::printf(" | %22.1f | %16.0f\n", rank(row.fromEngine, 1), rank(row.back, 0.5));
  }

  std::map<QString, Row> m_rows;
  double m_longest = 0;
};

bool isReady(const Said& said) { return said.device == QLatin1String("ready") && said.pid > 0; }

}  // namespace

class TestWindowDevice : public QObject {
  Q_OBJECT
  NoticeTable m_table;

  // On a quick cadence, so that there is always a slot to die with; what a restart leaves no time for is the cost.
  static QStringList channel(const QString& device) {
    QStringList arguments =
        QStringList{QStringLiteral("--profile"), QStringLiteral("fast"), QStringLiteral("--history"), QStringLiteral("none")} +
        sets({"orchestration.air_after_s=4", "orchestration.downstream_s=0", "device.safe_mode_deaths=1000"});
    if (!vortex::test::isWhole())  // threads that wait for one another cost a third more, and no word depends on them
      arguments += sets({"device.threads=1"});
    if (!device.isEmpty())
      arguments += QStringList{QStringLiteral("--set"), QStringLiteral("device.command=") + device};
    for (int i = 0; i < (vortex::test::isWhole() ? 900 : 60); ++i)
      arguments << QStringLiteral(VORTEX_SOURCE_DIR "/resources/recipes/night-desk.yaml");
    return arguments;
  }

  // The sentence has all its parts.
  static void saysAll(const Said& said) {
    for (const char* part : {"It is restarted", "costs", "are safe"})
      QVERIFY2(said.words.contains(QLatin1String(part)), qPrintable(said.words));
    QVERIFY2(said.pid == 0 && said.device != QLatin1String("ready"), "what is dead is not shown as live");
  }

  void isBack(WindowProgram& window, NoticeTable::Row& row, double lostAtMs) {
    const Said back = window.await(isReady);
    QVERIFY2(back.words.startsWith(QLatin1String("The device is back")), qPrintable(back.words));
    row.back.push_back(back.atMs - lostAtMs);
  }

  // stage: the one that is to run when it dies; "": none.
  void dies(WindowProgram& window, const char* kind, int signal, const QString& words, const QString& stage) {
    const auto isThere = [&](const Said& said) {
      return isReady(said) && (stage.isEmpty() ? said.making.isEmpty() : said.making.contains(stage));
    };
    if (!isThere(window.last()))
      window.await(isThere);
    const int pid = window.last().pid;
    const double at = WindowProgram::nowMs();
    ::kill(pid, signal);
    const Said said =
        window.await([&](const Said& line) { return line.words.startsWith(words) || (isReady(line) && line.pid != pid); });
    QVERIFY2(!isReady(said), "it was back before anybody was told");
    saysAll(said);
    NoticeTable::Row& row = m_table.of(QString::fromUtf8(kind) + (stage.isEmpty() ? QString() : QStringLiteral(", ") + stage));
    row.fromCause.push_back(said.atMs - at);
    row.fromEngine.push_back(said.noticedMs);
    isBack(window, row, said.atMs);
  }

  // No more descriptors and shared memories than after some earlier death. Outputs have their memory from the first time on that so
  // many of a kind are needed at once, so that it is the most of many deaths that later ones are held against.
  struct Most {
    int descriptors = 0, sharedMemories = 0;
    void see(const WindowProgram& window) {
      descriptors = std::max(descriptors, window.descriptors());
      sharedMemories = std::max(sharedMemories, window.sharedMemories());
    }
  };
  void isWithin(const WindowProgram& window, const Most& most) {
    QTRY_VERIFY_WITH_TIMEOUT(window.sharedMemories() <= most.sharedMemories, kNet_ms);
    QTRY_VERIFY_WITH_TIMEOUT(window.descriptors() <= most.descriptors, kNet_ms);
  }

  void endsWell(WindowProgram& window) {
    QCOMPARE(window.end(), 0);
    // Whatever it had started is ended, too: orphans are ours.
    QTRY_COMPARE_WITH_TIMEOUT(::waitpid(-1, nullptr, WNOHANG), -1, kNet_ms);
  }

 private slots:
  void initTestCase() { ::prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0); }
  void init() { m_table = {}; }

  void itDiesFromOutside() {
    if (!kWithDevice)
      QSKIP("built without LibTorch: there is no vortex-device");
    WindowProgram window(channel({}));
    window.await(isReady);
    const QStringList stages{{}, QStringLiteral("audio"), QStringLiteral("image"), QStringLiteral("video"), QStringLiteral("clip")};
    std::optional<Most> most;
    const auto round = [&](const QString& stage, bool stop) {
      if (stop)
        dies(window, "SIGSTOP", SIGSTOP, QStringLiteral("Device lost: stopped by a signal"), stage);
      else
        dies(window, "SIGKILL", SIGKILL, QStringLiteral("Device lost: killed (signal 9"), stage);
    };
    if (!vortex::test::isWhole()) {
      round(QStringLiteral("image"), false);
      round({}, true);
    } else {
      for (int i = 0; i < 160 && !QTest::currentTestFailed(); ++i) {
        round(stages[i % 5], i % 8 >= 5);
        if (i < 80) {
          if (!most)
            most.emplace();
          most->see(window);
        }
      }
    }
    if (QTest::currentTestFailed())
      return;
    if (most)
      isWithin(window, *most);
    endsWell(window);
    m_table.print(window.longestStallMs());
    if (vortex::test::isWhole())
      QVERIFY2(m_table.longest() <= 2000,
               "a death was said later than a second after the engine's notice, which takes one at most");
  }

  void itIsStuckAndItRefusesToStart() {
    if (!kWithDevice)
      QSKIP("built without LibTorch: there is no vortex-device");
    const QTemporaryDir faults;
    const auto arm = [&](const char* place, const char* word) {
      const QString file = faults.filePath(QString::fromUtf8(place));
      QFile fresh(file + QStringLiteral(".new"));
      QVERIFY(fresh.open(QIODevice::WriteOnly));
      fresh.write(word);
      fresh.write("\n");
      fresh.close();
      QVERIFY(fresh.rename(file));
    };
    WindowProgram window(channel(QStringLiteral("[" VORTEX_BIN_DIR "/vortex-fault-worker, %1]").arg(faults.path())) +
                         sets({"orchestration.timeouts.image_s=2"}));
    window.await(isReady);
    for (int i = 0; i < (vortex::test::isWhole() ? 20 : 1); ++i) {
      if (!isReady(window.last()))
        window.await(isReady);
      arm("image", "loop");
      const Said stuck = window.await([](const Said& said) { return said.device == QLatin1String("quarantined"); });
      QVERIFY2(stuck.words.startsWith(QLatin1String("Device stuck: the image stage")), qPrintable(stuck.words));
      QVERIFY2(stuck.words.contains(QLatin1String("killed and restarted")), qPrintable(stuck.words));
      const Said said =
          window.await([](const Said& line) { return line.words.startsWith(QLatin1String("Device lost: image stage")); });
      saysAll(said);
      NoticeTable::Row& row = m_table.of(QStringLiteral("an operator that never ends"));
      row.fromEngine.push_back(std::max(stuck.noticedMs, said.noticedMs));
      isBack(window, row, said.atMs);
      if (QTest::currentTestFailed())
        return;

      arm("main", "exit");
      ::kill(window.last().pid, SIGKILL);
      const Said refused =
          window.await([](const Said& line) { return line.words.startsWith(QLatin1String("Device did not start")); });
      saysAll(refused);
      NoticeTable::Row& start = m_table.of(QStringLiteral("refuses to start"));
      start.fromEngine.push_back(refused.noticedMs);
      isBack(window, start, refused.atMs);
      if (QTest::currentTestFailed())
        return;
    }
    endsWell(window);
    m_table.print(window.longestStallMs());
  }

  // The link's own toy: it makes nothing, and dies like any other; it is back at once, so that 200 deaths take minutes.
  void aToyDiesIdle() {
    WindowProgram window(
        QStringList{QStringLiteral("--profile"), QStringLiteral("fast"), QStringLiteral("--history"), QStringLiteral("none")} +
        sets({"device.command=[" LINK_TOY_DEVICE "]", "device.safe_mode_deaths=1000", "device.restart_backoff_s=0.5",
              "device.restart_backoff_max_s=0.5"}));
    window.await(isReady);
    std::optional<Most> most;  // a toy makes no outputs: after the first deaths all is as it stays
    for (int i = 0; i < (vortex::test::isWhole() ? 200 : 4) && !QTest::currentTestFailed(); ++i) {
      if (i % 2 == 0)
        dies(window, "SIGKILL, toy", SIGKILL, QStringLiteral("Device lost: killed (signal 9"), {});
      else
        dies(window, "SIGSTOP, toy", SIGSTOP, QStringLiteral("Device lost: stopped by a signal"), {});
      if (i == 1)
        most.emplace().see(window);
    }
    if (QTest::currentTestFailed())
      return;
    isWithin(window, *most);
    endsWell(window);
    m_table.print(window.longestStallMs());
  }

  void afterTooManyDeathsItSaysThatItStartsNothing() {
    WindowProgram window(
        QStringList{QStringLiteral("--profile"), QStringLiteral("fast"), QStringLiteral("--history"), QStringLiteral("none")} +
        sets({"device.command=[" LINK_TOY_DEVICE ", hello, exit]", "device.safe_mode_deaths=3"}));
    const Said held = window.await([](const Said& said) { return said.device == QLatin1String("held"); });
    QVERIFY2(held.words.startsWith(QLatin1String("Safe mode: the device was lost 3 times in 10 min")), qPrintable(held.words));
    QVERIFY2(held.words.contains(QLatin1String("No models are started until you restart it")), qPrintable(held.words));
    endsWell(window);
  }
};

QTEST_GUILESS_MAIN(TestWindowDevice)
#include "test_window_device.moc"
