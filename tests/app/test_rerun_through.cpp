// SPDX-License-Identifier: GPL-3.0-or-later
//
// `vortex-engine rerun` and `address` on a history that the window writes: one writer, its engine makes the slots, the command line
// tells and proves them as its own.
#include "tests/app/engine_program.h"
#include "tests/app/window_program.h"

#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QtTest>

using vortex::test::EngineProgram;
using vortex::test::Said;
using vortex::test::WindowProgram;

namespace {

QJsonObject shown(EngineProgram& program, const QString& history, int slot) {
  program.execute({"history", "show", QString::number(slot), "--json", "--history", history});
  return QJsonDocument::fromJson(program.out()).object();
}

QList<QJsonObject> listed(EngineProgram& program, const QString& history) {
  program.execute({"history", "list", "--json", "--history", history});
  QList<QJsonObject> lines;
  for (const QByteArray& line : program.out().trimmed().split('\n'))
    lines << QJsonDocument::fromJson(line).object();
  return lines;
}

QList<qint64> numbers(const QList<QJsonObject>& events, const QString& field) {
  QList<qint64> found;
  for (const QJsonObject& event : events)
    found << event[field].toInteger();
  return found;
}

}  // namespace

class TestRerunThrough : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;
  int m_files = 0;

  // A history with `count` slots, of which the second failed in image.
  QString recorded(int count) {
    const QString history = m_folder.filePath("history-" + QString::number(++m_files) + ".db");
    EngineProgram program;
    program.startRun({program.recipeFile({"a man"}), "--slots", QString::number(count), "--profile", "load", "--history", history,
                      "--set", "simulated.faults=[{stage: image, fault: fail, nth: 2}]"});
    if (program.waitForEnd() != 1)
      qFatal("the history was not made");
    return history;
  }
  // Until the window that writes it can be asked.
  static void awaitDoor(const QString& history) {
    const QString door = history + "-door";
    const QFileSystemWatcher watcher({QFileInfo(history).path()});
    QSignalSpy changes(&watcher, &QFileSystemWatcher::directoryChanged);
    while (!QFileInfo::exists(door))
      changes.wait(1'000);
  }

 private slots:
  void theWindowsEngineMakesThem() {
    const QString history = recorded(2);
    WindowProgram window({"--profile", "load", "--history", history});
    awaitDoor(history);
    EngineProgram rerun;
    rerun.startRerunThrough({"2", "--history", history});
    QVERIFY2(rerun.waitForEnd() == 0, rerun.err());
    // Told as `rerun` tells what it makes itself.
    const auto taken = rerun.all("rerun_taken");
    QCOMPARE(taken.size(), 1);
    QCOMPARE(taken[0]["program"].toString(), QString("vortex-control-room"));
    QCOMPARE(taken[0]["pid"].toInteger(), window.pid());
    QCOMPARE(numbers(rerun.all("slot_queued"), "slot"), QList<qint64>{3});
    QCOMPARE(numbers(rerun.all("slot_queued"), "rerun_of"), QList<qint64>{2});
    QVERIFY(rerun.all("slot_queued")[0]["air_at_ms"].isNull());
    QCOMPARE(rerun.all("attempt_started").size(), 4);
    QCOMPARE(rerun.all("slot_delivered").size(), 1);
    QCOMPARE(rerun.all("rerun_estimate").size(), 2);
    const auto proofs = rerun.all("rerun_proof");
    QCOMPARE(proofs.size(), 1);
    QCOMPARE(proofs[0]["recipe"].toString(), QString("same"));
    QCOMPARE(proofs[0]["seed"].toString(), QString("same"));
    QCOMPARE(rerun.summary()["slots"].toInteger(), 1);
    QCOMPARE(rerun.summary()["backend"].toString(), QString("simulated"));
    // The window's words.
    window.await([](const Said& said) {
      return said.remark == QStringLiteral("1 rerun that vortex-engine asked for waits in the queue, off air");
    });
    // One writer: it is the window's run, and the chain is in its store.
    const QJsonObject again = shown(rerun, history, 3);
    QCOMPARE(again["rerun_of"].toInteger(), 2);
    QCOMPARE(again["outcome"].toString(), QString("succeeded"));
    QVERIFY(!QFileInfo::exists(m_folder.filePath("history-" + QString::number(m_files) + "-2.db")));
    QCOMPARE(listed(rerun, history)[1]["addressed_by"].toInteger(), 3);
    QCOMPARE(window.end(), 0);
    QVERIFY(!QFileInfo::exists(history + "-door"));
    QCOMPARE(rerun.execute({"history", "verify", "--history", history}), 0);
  }

  void aResetAnotherSeedAndAnotherFieldGoThrough() {
    const QString history = recorded(2);
    WindowProgram window({"--profile", "load", "--history", history});
    awaitDoor(history);
    EngineProgram reset;
    reset.startRerunThrough({"1", "--from", "video", "--history", history});
    QVERIFY2(reset.waitForEnd() == 0, reset.err());
    QCOMPARE(reset.all("slot_queued")[0]["given"].toArray(), (QJsonArray{"audio", "image"}));
    QCOMPARE(reset.all("attempt_started").size(), 2);
    EngineProgram other;
    other.startRerunThrough(
        {"--where", "--outcome failed", "--recipe-set", "visual_track.prompt=a lighthouse", "--seed", "9", "--history", history});
    QVERIFY2(other.waitForEnd() == 0, other.err());
    QCOMPARE(other.all("slot_queued")[0]["seed"].toInteger(), 9);
    QCOMPARE(other.all("rerun_proof")[0]["recipe"].toString(), QString("differs"));
    QCOMPARE(window.end(), 0);
  }

  void whatAnotherProgramsEngineCannotIsRefusedWithTheWayOut() {
    const QString history = recorded(2);
    WindowProgram window({"--profile", "load", "--history", history});
    awaitDoor(history);
    EngineProgram program;
    for (const auto& [arguments, says] : std::initializer_list<std::pair<QStringList, const char*>>{
             {{"--set", "orchestration.timeouts.image_s=5"}, "--set: the history is written by vortex-control-room (pid "},
             {{"--profile", "fast"}, "--profile: "},
             {{"--backend", "torch"}, "--backend: "},
             {{"--every", "1"}, "put them on air there"},
             {{"--out", "/tmp"}, "--out: "},
             {{"--from", "video"},
              "slot 2: no reset from video: its image came to nothing; a full rerun can, and one --from image"},
             {{"--recipe-set", "audio_track.speed=7"}, "1.2"}}) {
      QCOMPARE(program.execute(QStringList{"rerun", "2", "--history", history} + arguments), 2);
      QVERIFY2(program.err().contains(says), program.err());
    }
    QCOMPARE(listed(program, history).size(), 2);
    QCOMPARE(window.end(), 0);
  }

  // Its settings are not those of then, and the command line says which of them matter.
  void otherSettingsAreTold() {
    const QString history = recorded(2);
    WindowProgram window({"--profile", "load", "--history", history, "--set", "orchestration.timeouts.image_s=7"});
    awaitDoor(history);
    EngineProgram rerun;
    QCOMPARE(rerun.execute({"rerun", "2", "--same-inputs-check", "--history", history}), 2);
    QVERIFY2(rerun.err().contains("orchestration.timeouts.image_s was"), rerun.err());
    rerun.startRerunThrough({"2", "--history", history});
    QCOMPARE(rerun.waitForEnd(), 0);
    QVERIFY2(rerun.err().contains("under the settings of vortex-control-room") &&
                 rerun.err().contains("orchestration.timeouts.image_s was") && !rerun.err().contains("simulated."),
             rerun.err());
    QCOMPARE(window.end(), 0);
  }

  void aSlotIsAddressedByTheProgramThatWrites() {
    const QString history = recorded(2);
    WindowProgram window({"--profile", "load", "--history", history});
    awaitDoor(history);
    EngineProgram program;
    QCOMPARE(program.execute({"address", "9", "--comment", "ill", "--history", history}), 2);
    QVERIFY2(program.err().contains("slot 9 is not in the history"), program.err());
    QVERIFY2(program.execute({"address", "2", "--comment", "the anchor was ill", "--history", history}) == 0, program.err());
    QCOMPARE(window.end(), 0);
    QCOMPARE(listed(program, history)[0]["addressed_comment"].toString(), QString("the anchor was ill"));
  }

  void ctrlCTakesBackWhatHasNotBegun() {
    const QString history = recorded(3);
    WindowProgram window(
        {"--profile", "simulated", "--history", history, "--set", "simulated.clock_scale=8", "--set", "simulated.startup_s=0.1"});
    awaitDoor(history);
    EngineProgram rerun;
    rerun.startRerunThrough({"1", "2", "3", "--history", history});
    QVERIFY2(rerun.waitFor("slot_started"), rerun.err());
    rerun.interrupt();
    QCOMPARE(rerun.waitForEnd(), 1);
    QVERIFY2(rerun.err().contains("taken back before they began: slots 2 and 3"), rerun.err());
    QCOMPARE(rerun.all("slot_complete").size(), 1);  // what had begun is made to its end
    QCOMPARE(rerun.summary()["slots"].toInteger(), 1);
    QCOMPARE(listed(rerun, history).size(), 4);
    // And one after the other, by two programs.
    EngineProgram one, two;
    one.startRerunThrough({"1", "--history", history});
    QVERIFY(one.waitFor("slot_started"));
    two.startRerunThrough({"2", "--history", history});
    QCOMPARE(one.waitForEnd(), 0);
    QCOMPARE(two.waitForEnd(), 0);
    QCOMPARE(two.all("rerun_taken").size(), 1);
    QCOMPARE(numbers(two.all("slot_queued"), "rerun_of"), QList<qint64>{2});
    QCOMPARE(window.end(), 0);
  }

  void aWindowThatDiesLeavesSlotsThatCanBeAskedForAgain() {
    const QString history = recorded(3);
    WindowProgram window(
        {"--profile", "simulated", "--history", history, "--set", "simulated.clock_scale=1", "--set", "simulated.startup_s=0.1"});
    awaitDoor(history);
    EngineProgram rerun;
    rerun.startRerunThrough({"2", "3", "--history", history});
    QVERIFY2(rerun.waitFor("slot_started"), rerun.err());
    window.kill();
    QCOMPARE(rerun.waitForEnd(), 3);
    QVERIFY2(rerun.err().contains("has ended before all was made: 0 of 2 were, slots 4 were being made and are interrupted"),
             rerun.err());
    // The door that it left leads nowhere: this program makes them itself.
    QVERIFY(QFileInfo::exists(history + "-door"));
    EngineProgram again;
    again.startRerun({"--interrupted", "--history", history, "--set", "simulated.clock_scale=100"});
    QVERIFY2(again.waitForEnd() == 0, again.err());
    QCOMPARE(numbers(again.all("slot_queued"), "rerun_of"), QList<qint64>{4});
    // The next window takes the door over.
    WindowProgram next({"--profile", "load", "--history", history});
    next.await([](const Said& said) { return said.device == QStringLiteral("ready"); });  // the history is its own by then
    while (again.execute({"rerun", "3", "--history", history}) != 0)
      QVERIFY2(again.err().contains("takes no orders"), again.err());
    QVERIFY2(again.out().contains("in the queue of vortex-control-room"), again.out());
    QCOMPARE(next.end(), 0);
  }

  // A rerun beside slots of the channel: none of those misses.
  void theChannelGoesFirst() {
    const QString history = recorded(2);
    EngineProgram rerun;
    WindowProgram window({rerun.recipeFile({"a man", "a woman", "a newsroom", "a town", "a sea", "a hill"}), "--profile",
                          "simulated", "--set", "simulated.clock_scale=20", "--history", history});
    awaitDoor(history);
    rerun.startRerunThrough({"1", "2", "--history", history});
    QVERIFY2(rerun.waitForEnd() == 0, rerun.err());
    QVERIFY(rerun.all("rerun_estimate")[0]["estimated_ms"].toDouble() >= rerun.all("rerun_estimate")[0]["work_ms"].toDouble());
    int air = 0;
    for (const QJsonObject& line : listed(rerun, history))
      if (line["rerun_of"].isNull() && line["slot"].toInteger() > 2) {
        QVERIFY2(line["missed"].isNull() || !line["missed"].toBool(), qPrintable(QString::number(line["slot"].toInteger())));
        ++air;
      }
    QVERIFY(air > 0);
    QCOMPARE(window.end(), 0);
  }
};

QTEST_GUILESS_MAIN(TestRerunThrough)
#include "test_rerun_through.moc"
