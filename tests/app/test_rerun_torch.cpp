// SPDX-License-Identifier: GPL-3.0-or-later
//
// A rerun on the real device gives the same bits as a run that nothing disturbed (contract 7). Profile fast.
#include "tests/app/engine_program.h"
#include "tests/sample.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using vortex::test::EngineProgram;
using vortex::test::unchecked;

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
  EngineProgram m_recorded;
  const QString m_recipes = m_recorded.recipeFile({"a happy woman with red hair in a newsroom", "a man in a suit"});
  const QString m_history = m_recorded.folder() + "/history.db";

  QJsonObject recordedOne() const { return m_recorded.all("slot_recorded").value(0); }

 private slots:
  // Slots 1 and 2 of m_history, that nothing disturbed: what the tests below hold theirs against. Each of them starts a device of
  // its own, so what they find holds across restarts of the device.
  void initTestCase() {
    m_recorded.startRun(QStringList{m_recipes, "--seed", "11", "--history", m_history} + unchecked());
    QCOMPARE(m_recorded.waitForEnd(), 0);
    const auto made = m_recorded.all("slot_recorded");
    QCOMPARE(made.size(), 2);
    for (const QJsonObject& slot : made)
      QCOMPARE(digestsOf(slot).size(), 5);
    QVERIFY(digestsOf(made[0]) != digestsOf(made[1]));
  }

  void theSlotsOfAKilledProgramAreMadeAgainBitByBit() {
    EngineProgram killed;
    const QString history = killed.folder() + "/history.db";
    killed.startRun(QStringList{m_recipes, "--burst", "--seed", "11", "--history", history} + unchecked());
    QVERIFY(killed.waitFor("attempt_started"));
    killed.kill();
    killed.waitForEnd();
    QCOMPARE(killed.all("slot_complete").size(), 0);

    EngineProgram rerun;
    rerun.startRerun({"--interrupted", "--history", history});
    QCOMPARE(rerun.waitForEnd(), 0);
    QCOMPARE(rerun.summary()["profile"].toString(), QString("fast"));
    const auto queued = rerun.all("slot_queued"), made = rerun.all("slot_recorded"), wanted = m_recorded.all("slot_recorded");
    QCOMPARE(made.size(), 2);
    for (qsizetype i = 0; i < 2; ++i) {
      QCOMPARE(queued[i]["rerun_of"].toInteger(), i + 1);
      QCOMPARE(made[i]["slot"], queued[i]["slot"]);
      QCOMPARE(digestsOf(made[i]), digestsOf(wanted[i]));
    }
  }

  void aRerunProvesThatItIsTheSame() {
    EngineProgram again;
    again.startRerun({"1", "1", "--same-inputs-check", "--history", m_history});
    QCOMPARE(again.waitForEnd(), 0);
    const auto proofs = again.all("rerun_proof");
    QCOMPARE(proofs.size(), 2);
    for (const QJsonObject& proof : proofs) {
      QCOMPARE(proof["verdict"].toString(), QString("identical"));
      QCOMPARE(proof["rerun_of"].toInteger(), 1);
      QVERIFY(proof["first_stage"].isNull());
    }
    QCOMPARE(again.execute({"compare", "1", QString::number(proofs[1]["slot"].toInteger()), "--history", m_history}), 0);
    QVERIFY2(again.out().startsWith("identical: recipe, seed, audio, image, video, clip"), again.out());
  }

  // Lanes beside one another or in sequence: the same bits. On another number of compute threads the check's embedding may differ
  // in its last bits (README, Proof); what airs does not. Both are changed at once, and one by one with VORTEX_FULL=1: each is a
  // start of the device. A slot that timed out in image is made again beside it: the same as far as it came.
  void whatAirsDependsNeitherOnThreadsNorOnWhatRunsBesideIt() {
    EngineProgram late;
    late.startRun(QStringList{late.recipeFile({"a man in a suit"}), "--seed", "7", "--history", m_history} + unchecked() +
                  QStringList{"--set", "limits.image_s=[0.001, 120]", "--set", "orchestration.timeouts.image_s=0.002"});
    QCOMPARE(late.waitForEnd(), 1);
    const QJsonObject timedOut = late.all("slot_complete")[0];
    QCOMPARE(timedOut["outcome"].toString(), QString("timed_out"));
    QCOMPARE(timedOut["stage"].toString(), QString("image"));

    QList<QStringList> changes{{"device.threads=1", "pipeline.parallel_audio_actor=false"}};
    if (vortex::test::isWhole())
      changes << QStringList{"device.threads=1"} << QStringList{"device.threads=2"} << QStringList{changes[0][1]};
    for (const QStringList& change : changes) {
      QStringList arguments{"1", QString::number(timedOut["slot"].toInteger()), "--history", m_history};
      for (const QString& set : change + QStringList{"orchestration.timeouts.image_s=100"})
        arguments << "--set" << set;
      EngineProgram again;
      again.startRerun(arguments);
      QCOMPARE(again.waitForEnd(), 0);
      const auto proofs = again.all("rerun_proof");
      QCOMPARE(proofs.size(), 2);
      const QJsonObject stages = proofs[0]["stages"].toObject();
      for (const char* stage : {"audio", "image", "video"})
        QVERIFY2(stages[stage].toString() == "same", qPrintable(change.join(' ') + ": " + stage));
      QCOMPARE(proofs[1]["stages"].toObject()["image"].toString(), QString("only_second"));
      QVERIFY(proofs[1]["verdict"].toString() != "differs");
    }
  }

  void aResetFromVideoGivesTheBitsOfTheWhole() {
    EngineProgram reset;
    reset.startRerun({"1", "--from", "video", "--history", m_history});
    QCOMPARE(reset.waitForEnd(), 0);
    QCOMPARE(reset.all("rerun_proof")[0]["verdict"].toString(), QString("identical"));
    const QJsonObject made = reset.all("slot_recorded")[0];
    QCOMPARE(digestsOf(made), digestsOf(recordedOne()));
    QCOMPARE(reset.all("audio_complete").size() + reset.all("image_complete").size(), 0);
    QFile result(made["folder"].toString() + "/result.json");
    QVERIFY(result.open(QIODevice::ReadOnly));
    const QJsonObject told = QJsonDocument::fromJson(result.readAll()).object();
    QCOMPARE(told["rerun_of"].toInteger(), 1);
    QCOMPARE(told["given"].toArray(), (QJsonArray{"audio", "image"}));
    QCOMPARE(told["stages"].toObject()["image"].toObject()["attempts"].toArray().size(), 0);
    // A reset of the reset: its folder has all that it was given.
    EngineProgram again;
    again.startRerun({QString::number(made["slot"].toInteger()), "--from", "image", "--history", m_history});
    QCOMPARE(again.waitForEnd(), 0);
    QCOMPARE(again.all("rerun_proof")[0]["verdict"].toString(), QString("identical"));
  }

  void anotherSeedDiffersFromItsFirstStagesOn() {
    EngineProgram other;
    other.startRerun({"1", "--seed", "12", "--history", m_history});
    QCOMPARE(other.waitForEnd(), 0);
    const QJsonObject proof = other.all("rerun_proof")[0];
    QCOMPARE(proof["verdict"].toString(), QString("differs"));
    QCOMPARE(proof["recipe"].toString(), QString("same"));
    QCOMPARE(proof["seed"].toString(), QString("differs"));
    const QString stage = proof["first_stage"].toString();
    QVERIFY2(stage == "audio" || stage == "image", qPrintable(stage));
    QVERIFY(proof["frames"].toObject()["differing"].toInt() > 0);
    // By how much: measured from the files.
    QCOMPARE(other.execute({"compare", "1", QString::number(proof["slot"].toInteger()), "--json", "--history", m_history}), 1);
    const QJsonObject compared = QJsonDocument::fromJson(other.out()).object();
    QVERIFY2(compared["sound"].toObject()["largest_steps"].toInt() > 0 || compared["picture"].toObject()["largest"].toInt() > 0,
             other.out());
    QVERIFY2(compared["clip"].toObject()["worst_db"].isDouble(), other.out());
  }

  void whatWasChangedSinceIsNotTakenForWhatWasRecorded() {
    const QString folder = recordedOne()["folder"].toString();
    QVERIFY(QFile::remove(folder + "/actor.png"));
    QVERIFY(QFile::copy(folder + "/marks.npy", folder + "/actor.png"));
    EngineProgram reset;
    QCOMPARE(reset.execute({"rerun", "1", "--from", "video", "--history", m_history}), 2);
    QVERIFY2(reset.err().contains("slot 1: no reset from video") && reset.err().contains("a full rerun can"), reset.err());
    QCOMPARE(reset.execute({"rerun", "1", "--from", "clip", "--history", m_history}), 2);
    QVERIFY2(reset.err().contains("frames are not kept") && reset.err().contains("--from image"), reset.err());
  }
};

QTEST_GUILESS_MAIN(TestRerunTorch)
#include "test_rerun_torch.moc"
