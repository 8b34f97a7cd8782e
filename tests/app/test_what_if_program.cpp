// SPDX-License-Identifier: GPL-3.0-or-later
//
// vortex-engine whatif over what a whole program recorded on its own thread and clock, a hundred times as fast and so late now and
// then, with images that hang.
#include "tests/app/engine_program.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using vortex::test::EngineProgram;

class TestWhatIfProgram : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;
  QString m_history = m_folder.filePath("history.db");

  QJsonObject asked(const QStringList& more, int status = 0) {
    EngineProgram program;
    const int ended = program.execute(QStringList{"whatif", "--history", m_history, "--json"} + more);
    if (ended != status)
      qWarning("%s", program.err().constData());
    return ended == status ? QJsonDocument::fromJson(program.out()).object() : QJsonObject();
  }
  QByteArray refused(const QStringList& more) {
    EngineProgram program;
    const int ended = program.execute(QStringList{"whatif", "--history", m_history} + more);
    return ended == 2 ? program.err() : "ended " + QByteArray::number(ended);
  }

  QString theRun() {
    const QJsonValue first = asked({"--set", "orchestration.timeouts.image_s=6"})["changed"].toArray()[0];
    return first["run"].toString();
  }

 private slots:
  void initTestCase() {
    EngineProgram program;
    program.startRun({program.recipeFile({"a man"}), "--profile", "simulated", "--slots", "30", "--history", m_history, "--set",
                      "simulated.clock_scale=100", "--set", "orchestration.air_after_s=90", "--set",
                      "simulated.faults=[{stage: image, fault: block, nth: 4, every: 9}]"});
    QVERIFY(program.waitForEnd() != 2);
    QVERIFY(program.summary()["outcomes"].toObject()["succeeded"].toInt() > 10);
  }

  void nothingChangedIsWhatHappened() {
    const QJsonObject answer = asked({});
    QCOMPARE(answer["slots"].toInt(), 30);
    QCOMPARE(answer["unfaithful"].toInt(), 0);
    QCOMPARE(answer["bracketed"].toInt(), 0);
    QCOMPARE(answer["changed"].toArray().size(), 0);
    QCOMPARE(answer["gained"].toInt() + answer["lost"].toInt(), 0);
    QVERIFY(answer["includes_zero"].toBool());
  }

  // Each slot came when the one before was decided, and the run was ended after the last: slots that are later now are not ended.
  void theEndOfTheRunShedsNothing() {
    const QJsonObject answer = asked({"--set", "orchestration.timeouts.image_s=60"});
    QVERIFY(answer["bracketed"].toInt() > 0);
    for (const char* scenario : {"best", "worst"})
      for (const char* outcome : {"shed", "failed", "canceled"})
        QCOMPARE(answer[QLatin1String(scenario)]["outcomes"][QLatin1String(outcome)].toInt(), 0);
  }

  void aTimeoutThatNothingKeepsLosesAll() {
    const QJsonObject answer = asked({"--set", "orchestration.timeouts.image_s=6"});
    QCOMPARE(answer["lost"].toInt(), answer["before"]["airs"].toInt());
    QCOMPARE(answer["best"]["airs"].toInt(), 0);
    QCOMPARE(answer["gained"].toInt(), 0);
    QVERIFY(answer["interval"].toArray()[1].toDouble() < 0);
    const QJsonValue first = answer["changed"].toArray()[0];
    QCOMPARE(first["best"]["outcome"].toString(), QString("timed_out"));
    QCOMPARE(first["best"]["stage"].toString(), QString("image"));
    QVERIFY(first["cut_after"]["age_ms"].toDouble() >= 6'000);
  }

  void whatWasCutHasTwoCases() {
    const QJsonObject answer = asked({"--set", "orchestration.timeouts.image_s=20", "--expected"});
    QVERIFY(answer["bracketed"].toInt() > 0);
    QVERIFY(answer["best"]["gained"].toInt() > answer["worst"]["gained"].toInt());
    QVERIFY(answer["expected"].isObject());
    EngineProgram text;
    QCOMPARE(text.execute({"whatif", "--history", m_history, "--set", "orchestration.timeouts.image_s=20"}), 0);
    for (const char* part : {"lived through again", "gained", "lost of 30 slots", "The interval includes 0", "of unknown length",
                             "needs 59 slots", "As recorded whatever is set"})
      QVERIFY2(text.out().contains(part), (part + ("\n" + text.out())).constData());
  }

  void theNewestAreCounted() {
    QCOMPARE(asked({"--slots", "10"})["slots"].toInt(), 10);
    QCOMPARE(asked({"--slots", "all"})["slots"].toInt(), 30);
  }

  void aNamedRunOfAnotherProfileIsNamed() {
    const QString both = m_folder.filePath("both.db");
    QVERIFY(QFile::copy(m_history, both));
    EngineProgram program;
    program.startRun({program.recipeFile({"a man"}), "--profile", "load", "--slots", "1", "--history", both});
    QVERIFY(program.waitForEnd() != 2);
    EngineProgram text;
    QCOMPARE(text.execute({"whatif", "--history", both, "--profile", "simulated"}), 0);
    QVERIFY2(text.out().contains("1 run of another profile or backend is left out"), text.out().constData());
  }

  void whatCannotBeAskedSaysWhy() {
    QVERIFY(refused({"--set", "pipeline.parallel_audio_actor=false"}).contains("side by side"));
    QVERIFY(refused({"--set", "no.such_key=1"}).contains("is no key"));
    QVERIFY(refused({"--set", "orchestration.timeouts.image_s=soon"}).contains("image_s"));
    QVERIFY(refused({"--slots", "0"}).contains("--slots"));
    QVERIFY(refused({"--run", "zzz"}).contains("no run"));
    QVERIFY(refused({"--run", theRun(), "--run", "zzz"}).contains("zzz"));
    QVERIFY(refused({"--set", "orchestration.abort_quantile=0.2"}).contains("quantile that was in force"));
    QVERIFY(refused({"--set", "orchestration.warn_quantile=0.9"}).contains("quantile that was in force"));
    QVERIFY(refused({"--profile", "full"}).contains("no run"));
  }
};

QTEST_GUILESS_MAIN(TestWhatIfProgram)
#include "test_what_if_program.moc"
