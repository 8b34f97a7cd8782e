// SPDX-License-Identifier: GPL-3.0-or-later
//
// What changes while it is kept on disk: the newest of it gets there, over a disk that is full for a while.
#include "ui/bridge/kept_file.h"

#include <QtTest>
#include <atomic>
#include <thread>

using namespace vortex::ui;
using namespace std::chrono_literals;

namespace {

constexpr auto kNever = std::chrono::hours(24);
constexpr int kNewest = 1'000;

struct Disk {
  std::atomic<bool> full = false;
  std::atomic<int> has = 0;

  void write(KeptFile<int>& file, int state) {
    file.write(state, [this, state] {
      if (full)
        return QStringLiteral("full");
      has = state;
      return QString();
    });
  }
  // What is told of it once it has ended: another state is due then.
  QString writeAndSettle(KeptFile<int>& file, int state) {
    write(file, state);
    QString told;
    while (!file.isDue(kNewest)) {
      told += file.settle();
      std::this_thread::yield();
    }
    return told;
  }
};

}  // namespace

class TestKeptFile : public QObject {
  Q_OBJECT

 private slots:
  void nothingIsWrittenBeforeTheFileWasRead() {
    KeptFile<int> file;
    QVERIFY(!file.isDue(1) && !file.isDueAtTheEnd(1));
    file.begin(1);
    QVERIFY(!file.isDue(1) && file.isDue(2));
  }

  void oneWriteGoesOnAtATime() {
    Disk disk;
    KeptFile<int> file;
    file.begin(0);
    std::promise<void> go;
    file.write(1, [wait = go.get_future().share()] {
      wait.wait();
      return QString();
    });
    QVERIFY(!file.isDue(2));
    QCOMPARE(file.settle(), QString());
    QVERIFY(!file.isDue(2));
    go.set_value();
    QVERIFY(file.isDueAtTheEnd(2));  // waits
    QCOMPARE(*file.written(), 1);
    QCOMPARE(disk.writeAndSettle(file, 2), QString());
    QVERIFY(!file.isDue(2));
    QCOMPARE(disk.has.load(), 2);
  }

  void whatFailedIsToldOnceAndRepeatedWithTheNextState() {
    Disk disk;
    KeptFile<int> file(kNever);
    file.begin(0);
    disk.full = true;
    QCOMPARE(disk.writeAndSettle(file, 1), QStringLiteral("full"));
    QVERIFY(!file.isDue(1) && file.isDue(2));
    QCOMPARE(disk.writeAndSettle(file, 2), QString());
    QVERIFY(!file.isDue(2) && file.isDue(3));
    disk.full = false;
    QCOMPARE(disk.writeAndSettle(file, 3), QString());
    QCOMPARE(*file.written(), 3);
    disk.full = true;
    QCOMPARE(disk.writeAndSettle(file, 4), QStringLiteral("full"));
  }

  void theSameStateIsTriedAgainAfterAWhile() {
    Disk disk;
    KeptFile<int> file(0ms);
    file.begin(0);
    disk.full = true;
    disk.writeAndSettle(file, 1);
    QVERIFY(file.isDue(1));
  }

  void atTheEndWhatFailedIsTriedOnceMore() {
    Disk disk;
    {
      KeptFile<int> file(kNever);
      file.begin(0);
      disk.full = true;
      disk.write(file, 1);
      QVERIFY(file.isDueAtTheEnd(1));
      disk.full = false;
      disk.write(file, 1);
    }
    QCOMPARE(disk.has.load(), 1);
  }
};

QTEST_GUILESS_MAIN(TestKeptFile)
#include "test_kept_file.moc"
