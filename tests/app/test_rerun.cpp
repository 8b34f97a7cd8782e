// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a killed program left is named by the next start and made again: same recipe, seed and settings.
#include "tests/app/engine_program.h"

#include <SQLiteCpp/Database.h>

#include <QJsonArray>
#include <QJsonDocument>
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
  QMap<qint64, quint64> leave(const QString& history, const char* clockScale = "1") {
    EngineProgram program;
    program.startRun({program.recipeFile({"a man", "a woman", "a newsroom"}), "--profile", "simulated", "--burst", "--seed", "40",
                      "--set", QString("simulated.clock_scale=") + clockScale, "--set", "simulated.startup_s=0.1", "--history",
                      history});
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

  // The simulated device makes nothing: there is nothing that could be the same.
  void aSimulatedRerunProvesNothingAndSaysSo() {
    const QString history = newHistory();
    leave(history);
    EngineProgram rerun;
    rerun.startRerun({"1", "2", "--history", history, "--set", "simulated.clock_scale=100"});
    QCOMPARE(rerun.waitForEnd(), 0);
    const auto proofs = rerun.all("rerun_proof");
    QCOMPARE(proofs.size(), 2);
    for (const QJsonObject& proof : proofs) {
      QCOMPARE(proof["verdict"].toString(), QString("unproved"));
      QCOMPARE(proof["recipe"].toString(), QString("same"));
      QCOMPARE(proof["seed"].toString(), QString("same"));
    }
    QCOMPARE(rerun.events().constLast()["event"].toString(), QString("run_summary"));
  }

  // On the simulated device what a stage finished is given without content.
  void aResetMakesOnlyWhatIsLeft() {
    const QString history = newHistory();
    EngineProgram first;
    first.startRun({first.recipeFile({"a man"}), "--profile", "load", "--history", history});
    QCOMPARE(first.waitForEnd(), 0);
    EngineProgram reset;
    reset.startRerun({"1", "--from", "video", "--history", history});
    QCOMPARE(reset.waitForEnd(), 0);
    QCOMPARE(reset.all("slot_queued")[0]["given"].toArray(), (QJsonArray{"audio", "image"}));
    QCOMPARE(reset.all("slot_queued")[0]["rerun_of"].toInteger(), 1);
    QStringList made;
    for (const QJsonObject& started : reset.all("attempt_started"))
      made << started["stage"].toString();
    QCOMPARE(made, (QStringList{"video", "clip"}));
    QCOMPARE(reset.execute({"history", "verify", "--history", history}), 0);
    QVERIFY2(reset.out().contains("replayed exactly"), reset.out());

    EngineProgram late;
    late.startRun({late.recipeFile({"a man"}), "--profile", "load", "--history", history, "--set",
                   "simulated.faults=[{stage: image, fault: fail}]"});
    QCOMPARE(late.waitForEnd(), 1);
    QCOMPARE(late.execute({"rerun", "3", "--from", "video", "--history", history}), 2);
    QVERIFY2(late.err().contains("slot 3: no reset from video: its image came to nothing; a full rerun can, and one --from image"),
             late.err());
  }

  void oneOfManyFieldsMayBeAnother() {
    const QString history = newHistory();
    leave(history);
    EngineProgram rerun;
    rerun.startRerun(
        {"1", "--recipe-set", "visual_track.prompt=a lighthouse", "--seed", "9", "--history", history, "--profile", "load"});
    QCOMPARE(rerun.waitForEnd(), 0);
    QCOMPARE(rerun.all("slot_queued")[0]["seed"].toInteger(), 9);
    const auto proofs = rerun.all("rerun_proof");
    QCOMPARE(proofs[0]["recipe"].toString(), QString("differs"));
    QCOMPARE(proofs[0]["seed"].toString(), QString("differs"));
    QCOMPARE(proofs[0]["verdict"].toString(), QString("differs"));
    QCOMPARE(rerun.execute({"rerun", "1", "--recipe-set", "audio_track.speed=7", "--history", history}), 2);
    QVERIFY2(rerun.err().contains("1.2"), rerun.err());
    QCOMPARE(rerun.execute({"rerun", "1", "--recipe-set", "prompt", "--history", history}), 2);
    QVERIFY2(rerun.err().contains("allowed is FIELD=VALUE"), rerun.err());
  }

  void allThatAreLikeThisAreMadeAgainWithAnEstimate() {
    const QString history = newHistory();
    EngineProgram program;
    program.startRun({program.recipeFile({"a man", "a woman", "a newsroom"}), "--profile", "load", "--history", history, "--set",
                      "simulated.faults=[{stage: image, fault: fail, nth: 2}]"});
    QCOMPARE(program.waitForEnd(), 1);
    QCOMPARE(program.execute({"rerun", "--where", "--outcome failed --stage image", "--dry-run", "--history", history}), 0);
    QVERIFY2(program.out().contains("1 slot, some "), program.out());
    EngineProgram rerun;
    rerun.startRerun({"--where", "--outcome failed --stage image", "--history", history});
    QCOMPARE(rerun.waitForEnd(), 0);
    const auto estimates = rerun.all("rerun_estimate");
    QCOMPARE(estimates.size(), 2);
    QVERIFY(estimates[0]["took_ms"].isNull());
    QVERIFY(estimates[0]["estimated_ms"].toDouble() > 0);
    QVERIFY(estimates[1]["took_ms"].toDouble() > 0);
    QCOMPARE(rerun.all("slot_queued").size(), 1);
    QCOMPARE(rerun.all("slot_queued")[0]["rerun_of"].toInteger(), 2);
    QCOMPARE(rerun.execute({"rerun", "--where", "--colour red", "--history", history}), 2);
    QVERIFY2(rerun.err().contains("the filters of `history list`"), rerun.err());
    QCOMPARE(rerun.execute({"rerun", "--where", "--outcome shed", "--history", history}), 0);
    QVERIFY2(rerun.err().contains("no slot is like this"), rerun.err());
  }

  void twoSlotsStandSideBySide() {
    const QString history = newHistory();
    EngineProgram program;
    program.startRun({program.recipeFile({"a man", "a woman"}), "--profile", "load", "--history", history});
    QCOMPARE(program.waitForEnd(), 0);
    EngineProgram rerun;
    rerun.startRerun({"1", "--set", "orchestration.timeouts.image_s=20", "--history", history});
    QCOMPARE(rerun.waitForEnd(), 0);
    QCOMPARE(program.execute({"compare", "1", "3", "--json", "--history", history}), 0);
    const QJsonObject same = QJsonDocument::fromJson(program.out()).object();
    QCOMPARE(same["proof"].toObject()["verdict"].toString(), QString("unproved"));
    QCOMPARE(same["recipe"].toArray().size(), 0);
    const QJsonObject setting = same["settings"].toArray()[0].toObject();
    QCOMPARE(setting["key"].toString(), QString("orchestration.timeouts.image_s"));
    QCOMPARE(setting["second"].toString(), QString("20"));
    const QJsonObject image = same["stages"].toObject()["image"].toObject();
    QCOMPARE(image["timeout_ms"].toObject()["second"].toDouble(), 20'000.0);
    QVERIFY(image["elapsed_ms"].toObject()["delta"].isDouble());
    QVERIFY(same["sound"].isNull());

    QCOMPARE(program.execute({"compare", "1", "2", "--history", history}), 1);
    QVERIFY2(program.out().startsWith("differs: the recipe"), program.out());
    QVERIFY2(program.out().contains("visual_track.prompt"), program.out());
    QCOMPARE(program.execute({"compare", "1", "99", "--history", history}), 2);
  }

  void whatIsAddressedIsOpenNoMore() {
    const QString history = newHistory();
    EngineProgram program;
    program.startRun({program.recipeFile({"a man", "a woman", "a newsroom"}), "--profile", "load", "--history", history, "--set",
                      "simulated.faults=[{stage: image, fault: fail, every: 1}]"});
    QCOMPARE(program.waitForEnd(), 1);
    EngineProgram rerun;
    rerun.startRerun({"2", "--set", "simulated.faults=[]", "--history", history});
    QCOMPARE(rerun.waitForEnd(), 0);
    QCOMPARE(program.execute({"history", "list", "--open", "--json", "--history", history}), 0);
    QList<qint64> open;
    for (const QByteArray& line : program.out().split('\n'))
      if (!line.isEmpty())
        open << QJsonDocument::fromJson(line).object()["slot"].toInteger();
    QCOMPARE(open, (QList<qint64>{3, 1}));
    QCOMPARE(program.execute({"history", "list", "--history", history}), 0);
    QVERIFY2(program.out().contains("addressed by 4"), program.out());
    QCOMPARE(program.execute({"rerun", "--where", "--open", "--dry-run", "--history", history}), 0);
    QVERIFY2(program.out().contains("2 slots, "), program.out());

    QCOMPARE(program.execute({"address", "3", "--comment", "a test pattern, nobody misses it", "--history", history}), 0);
    QCOMPARE(program.execute({"history", "list", "--open", "--history", history}), 0);
    QCOMPARE(program.out().count('\n'), 2);  // the head and slot 1
    QCOMPARE(program.execute({"history", "list", "--history", history}), 0);
    QVERIFY2(program.out().contains("addressed by hand: a test pattern, nobody misses it"), program.out());
    QCOMPARE(program.execute({"address", "3", "--withdraw", "--history", history}), 0);
    QCOMPARE(program.execute({"history", "list", "--open", "--history", history}), 0);
    QCOMPARE(program.out().count('\n'), 3);
    QCOMPARE(program.execute({"address", "3", "--history", history}), 2);
    QCOMPARE(program.execute({"address", "99", "--comment", "x", "--history", history}), 2);
    QVERIFY2(program.err().contains("slot 99 is not in the history"), program.err());
  }

  void theSameInputsAreCheckedBeforeAnythingIsMade() {
    const QString history = newHistory();
    leave(history, "4");
    EngineProgram program;
    QCOMPARE(program.execute({"rerun", "1", "--same-inputs-check", "--seed", "5", "--history", history}), 2);
    QVERIFY2(program.err().contains("slot 1: --same-inputs-check: --seed"), program.err());
    EngineProgram same;
    same.startRerun({"1", "--same-inputs-check", "--history", history});
    QCOMPARE(same.waitForEnd(), 0);
    SQLite::Database(history.toStdString(), SQLite::OPEN_READWRITE)
        .exec("UPDATE run SET build = 'an earlier one', seal = NULL WHERE id = 1");
    EngineProgram other;
    other.startRerun({"1", "--same-inputs-check", "--history", history});
    QCOMPARE(other.waitForEnd(), 2);
    QVERIFY2(other.err().contains("the slots were made by an earlier one"), other.err());
    QCOMPARE(other.all("slot_queued").size(), 0);
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
  }

  // A run that writes the history makes them when its own slots are made.
  void aRunThatWritesTheHistoryMakesThem() {
    const QString history = newHistory();
    leave(history);
    EngineProgram writer, rerun, other;
    writer.startRun({writer.recipeFile({"a man", "a woman"}), "--profile", "simulated", "--set", "simulated.clock_scale=15",
                     "--set", "simulated.startup_s=0.1", "--history", history});
    QVERIFY(writer.waitFor("slot_started"));
    rerun.startRerunThrough({"1", "2", "--history", history});
    QVERIFY2(rerun.waitFor("rerun_taken"), rerun.err());
    QCOMPARE(rerun.all("rerun_taken")[0]["program"].toString(), QString("vortex-engine"));
    QCOMPARE(other.execute({"address", "3", "--comment", "nobody minds", "--history", history}), 0);
    QVERIFY2(rerun.waitForEnd() == 0, rerun.err());
    QCOMPARE(writer.waitForEnd(), 0);
    QCOMPARE(rerun.all("rerun_proof").size(), 2);
    // Its own summary has its own slots; its own were made first.
    QCOMPARE(writer.summary()["slots"].toInteger(), 2);
    QList<qint64> queued;
    for (const QJsonObject& event : writer.all("slot_queued"))
      queued << event["rerun_of"].toInteger();
    QCOMPARE(queued, (QList<qint64>{0, 0, 1, 2}));
    QCOMPARE(other.execute({"history", "list", "--history", history}), 0);
    QVERIFY2(other.out().contains("by hand: nobody minds"), other.out());
    QCOMPARE(other.execute({"history", "verify", "--history", history}), 0);
  }

  // On a cadence they are made between its slots, where they fit.
  void onACadenceTheyAreMadeInTheGaps() {
    const QString history = newHistory();
    leave(history);
    EngineProgram writer, rerun;
    writer.startRun({writer.recipeFile({"a man"}), "--slots", "8", "--every", "5", "--profile", "load", "--history", history,
                     "--set", "simulated.clock_scale=8"});
    QVERIFY(writer.waitFor("slot_started"));
    rerun.startRerunThrough({"1", "2", "3", "--history", history});
    QVERIFY2(rerun.waitForEnd() == 0, rerun.err());
    QCOMPARE(writer.waitForEnd(), 0);
    QCOMPARE(writer.all("slot_missed").size(), 0);
    qint64 before = 0;  // own slots that were queued after the first of the guests'
    bool guests = false;
    for (const QJsonObject& event : writer.all("slot_queued")) {
      guests = guests || !event["rerun_of"].isNull();
      before += guests && event["rerun_of"].isNull() ? 1 : 0;
    }
    QVERIFY2(before > 0, "they waited for the end of the run");
  }
};

QTEST_GUILESS_MAIN(TestRerun)
#include "test_rerun.moc"
