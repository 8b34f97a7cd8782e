// SPDX-License-Identifier: GPL-3.0-or-later
//
// A rerun on the real device gives the same bits as a run that nothing disturbed (contract 7). Profile fast.
#include "tests/app/engine_program.h"

#include <QtTest>

using vortex::test::EngineProgram;
using vortex::test::patient;

namespace {

// The digests of a slot by kind, as slot_recorded tells them.
QMap<QString, QString> digestsOf(const QJsonObject& recorded) {
  QMap<QString, QString> digests;
  for (const QJsonValue output : recorded["outputs"].toArray())
    digests.insert(output["kind"].toString(), output["sha256"].toString());
  return digests;
}

}  // namespace

class TestRerunTorch : public QObject {
  Q_OBJECT

 private slots:
  void theSlotsOfAKilledProgramAreMadeAgainBitByBit() {
    EngineProgram undisturbed;
    const QString recipes = undisturbed.recipeFile({"a happy woman with red hair in a newsroom", "a man in a suit"});
    undisturbed.startRun(QStringList{recipes, "--seed", "11", "--history", "none"} + patient());
    QCOMPARE(undisturbed.waitForEnd(), 0);
    const auto wanted = undisturbed.all("slot_recorded");
    QCOMPARE(wanted.size(), 2);

    EngineProgram killed;
    const QString history = killed.folder() + "/history.db";
    killed.startRun(QStringList{recipes, "--burst", "--seed", "11", "--history", history} + patient());
    QVERIFY(killed.waitFor("attempt_started"));
    killed.kill();
    killed.waitForEnd();
    QCOMPARE(killed.all("slot_complete").size(), 0);

    EngineProgram rerun;
    rerun.startRerun({"--interrupted", "--history", history});
    QCOMPARE(rerun.waitForEnd(), 0);
    QCOMPARE(rerun.summary()["profile"].toString(), QString("fast"));
    const auto queued = rerun.all("slot_queued"), made = rerun.all("slot_recorded");
    QCOMPARE(made.size(), 2);
    for (qsizetype i = 0; i < 2; ++i) {
      QCOMPARE(queued[i]["rerun_of"].toInteger(), i + 1);
      QCOMPARE(made[i]["slot"], queued[i]["slot"]);
      QCOMPARE(digestsOf(made[i]).size(), 5);
      QCOMPARE(digestsOf(made[i]), digestsOf(wanted[i]));
    }
  }
};

QTEST_GUILESS_MAIN(TestRerunTorch)
#include "test_rerun_torch.moc"
