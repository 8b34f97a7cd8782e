// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a killed program left is named by the next start and made again: same recipe, seed and settings.
#include "tests/app/engine_program.h"

#include <QtTest>

using vortex::test::EngineProgram;

namespace {

// slot -> seed, as queued.
QMap<qint64, quint64> seedsOf(const EngineProgram& program, const QString& slot) {
  QMap<qint64, quint64> seeds;
  for (const QJsonObject& queued : program.all("slot_queued"))
    seeds.insert(queued[slot].toInteger(), static_cast<quint64>(queued["seed"].toInteger()));
  return seeds;
}

QStringList noticesOf(const EngineProgram& program) {
  QStringList texts;
  for (const QJsonObject& notice : program.all("notice"))
    texts << notice["text"].toString();
  return texts;
}

}  // namespace

class TestRerun : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;
  int m_files = 0;

  QString newHistory() { return m_folder.filePath("history-" + QString::number(++m_files) + ".db"); }

  // Slots 1 to 3 of a burst: the first runs when the program is killed. The seeds by slot.
  QMap<qint64, quint64> leave(const QString& history) {
    EngineProgram program;
    program.startRun({program.recipeFile({"a man", "a woman", "a newsroom"}), "--profile", "simulated", "--burst", "--seed", "40",
                      "--set", "simulated.clock_scale=1", "--set", "simulated.startup_s=0.1", "--history", history});
    bool started = false;
    program.waitFor([&](const QJsonObject& event) {
      started = started || event["event"].toString() == "slot_started";
      return started && program.all("slot_queued").size() == 3;
    });
    program.kill();
    program.waitForEnd();
    return seedsOf(program, "slot");
  }

 private slots:
  void theNextStartNamesWhatAKilledOneLeft() {
    const QString history = newHistory();
    QCOMPARE(leave(history).size(), 3);
    EngineProgram next;
    next.startRun({next.recipeFile({"a man"}), "--profile", "load", "--history", history});
    QCOMPARE(next.waitForEnd(), 0);
    const QStringList notices = noticesOf(next).filter("interrupted");
    QCOMPARE(notices,
             QStringList{"history: the program before this one ended with 3 slots undecided, 1 running and 2 queued; they are "
                         "interrupted now, and made again by: vortex-engine rerun --interrupted --history " +
                         history});
    EngineProgram later;
    later.startRun({later.recipeFile({"a man"}), "--profile", "load", "--history", history});
    QCOMPARE(later.waitForEnd(), 0);
    QCOMPARE(noticesOf(later).filter("interrupted"), QStringList{});
  }

  void whatWasInterruptedIsMadeAgainOnce() {
    const QString history = newHistory();
    const auto seeds = leave(history);
    EngineProgram rerun;
    rerun.startRerun({"--interrupted", "--history", history, "--set", "simulated.clock_scale=100"});
    QCOMPARE(rerun.waitForEnd(), 0);
    QCOMPARE(seedsOf(rerun, "rerun_of"), seeds);
    QCOMPARE(seedsOf(rerun, "slot").keys(), (QList<qint64>{4, 5, 6}));
    QCOMPARE(rerun.summary()["profile"].toString(), QString("simulated"));
    QCOMPARE(rerun.summary()["backend"].toString(), QString("simulated"));
    for (const QJsonObject& queued : rerun.all("slot_queued"))
      QVERIFY(queued["air_at_ms"].isNull());

    QCOMPARE(rerun.execute({"history", "list", "--history", history}), 0);
    QVERIFY2(rerun.out().contains("rerun of 2"), rerun.out());
    QCOMPARE(rerun.execute({"history", "show", "5", "--json", "--history", history}), 0);
    const QJsonObject shown = QJsonDocument::fromJson(rerun.out()).object();
    QCOMPARE(shown["rerun_of"].toInteger(), 2);
    QVERIFY(shown["source"].toString().endsWith(".json"));
    QCOMPARE(rerun.execute({"history", "log", "--json", "--level", "info", "--history", history}), 0);
    QVERIFY(rerun.out().contains("\"slot_complete\"") && !rerun.out().contains("\"memory_sample\""));

    QCOMPARE(rerun.execute({"rerun", "--interrupted", "--history", history}), 0);
    QVERIFY2(rerun.err().contains("no slot was interrupted that was not made again"), rerun.err());
    // By its number it is made again as often as somebody wants.
    EngineProgram once;
    once.startRerun({"2", "--history", history, "--profile", "load"});
    QCOMPARE(once.waitForEnd(), 0);
    QCOMPARE(seedsOf(once, "rerun_of"), (QMap<qint64, quint64>{{2, seeds[2]}}));
    QCOMPARE(once.summary()["profile"].toString(), QString("load"));
  }

  void aRerunOnTheCadenceHasAnAirTime() {
    const QString history = newHistory();
    leave(history);
    EngineProgram rerun;
    rerun.startRerun({"1", "2", "--every", "0.5", "--history", history, "--profile", "load"});
    QCOMPARE(rerun.waitForEnd(), 0);
    QCOMPARE(rerun.all("slot_queued").size(), 2);
    for (const QJsonObject& queued : rerun.all("slot_queued"))
      QVERIFY(queued["air_at_ms"].isDouble());
  }

  void whatCannotBeMadeAgainIsRefusedWithTheReason() {
    const QString history = newHistory();
    EngineProgram program;
    QCOMPARE(program.execute({"rerun", "1", "--history", history}), 2);
    QVERIFY2(program.err().contains("there is no such history"), program.err());
    QVERIFY(!QFile::exists(history));
    leave(history);
    QCOMPARE(program.execute({"rerun", "1", "99", "--history", history}), 2);
    QVERIFY2(program.err().contains("slot 99 is not in the history"), program.err());
    QCOMPARE(program.execute({"rerun", "--history", history}), 2);
    QCOMPARE(program.execute({"rerun", "1", "--interrupted", "--history", history}), 2);
    QCOMPARE(program.execute({"rerun", "1", "--history", "none"}), 2);
    QCOMPARE(program.execute({"rerun", "1", "--history", history, "--set", "orchestration.timeouts.image_s=500"}), 2);
    QVERIFY2(program.err().contains("120"), program.err());

    EngineProgram writer;
    writer.startRun({writer.recipeFile({"a man"}), "--profile", "simulated", "--history", history});
    QVERIFY(writer.waitFor("slot_started"));
    QCOMPARE(program.execute({"rerun", "1", "--history", history}), 2);
    QVERIFY2(program.err().contains("written by another program"), program.err());
    QCOMPARE(writer.waitForEnd(), 0);
  }
};

QTEST_GUILESS_MAIN(TestRerun)
#include "test_rerun.moc"
