// SPDX-License-Identifier: GPL-3.0-or-later
//
// vortex-engine tune suggest over a history that whole programs recorded, the engine having tuned itself in one of them.
#include "tests/app/engine_program.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using vortex::test::EngineProgram;

namespace {

QJsonObject jsonIn(const QByteArray& line) { return QJsonDocument::fromJson(line).object(); }

}  // namespace

class TestTuneSuggest : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;
  QString m_history = m_folder.filePath("history.db");

  void make(int count, const QStringList& more) {
    EngineProgram program;
    program.startRun(QStringList{program.recipeFile({"a man", "a woman"}), "--profile", "load", "--burst", "--slots",
                                 QString::number(count), "--history", m_history, "--set", "simulated.clock_scale=4", "--set",
                                 "pipeline.max_slots_in_flight=20"} +
                     more);
    QCOMPARE(program.waitForEnd(), 0);
  }

 private slots:
  void initTestCase() { make(200, {"--set", "simulated.image.distribution=lognormal", "--set", "simulated.image.spread=0.1"}); }

  void itSaysWhatTheTimeoutsShouldBe() {
    EngineProgram tune;
    QCOMPARE(tune.execute({"tune", "suggest", "--history", m_history, "--json"}), 0);
    const QJsonObject all = jsonIn(tune.out());
    QCOMPARE(all["profile"].toString(), QString("load"));
    QCOMPARE(all["rate"].toDouble(), .02);
    QCOMPARE(all["needs"].toInt(), 149);
    QCOMPARE(all["attempts"].toInt(), 800);
    const QJsonValue image = all["stages"]["image"];
    QCOMPARE(image["timeout_ms"].toDouble(), 15'000.);
    QCOMPARE(image["proposed_ms"].toDouble(), 10'000.);  // two thirds at once
    QCOMPARE(image["why"].toString(), QString("fewer_over"));
    QCOMPARE(image["of"].toInt(), 200);
    QVERIFY(image["at_most"].toDouble() < .02 && image["p95x15_ms"].toDouble() < 1'000);
    QVERIFY(all["fits"].isBool() && all["running_row_ms"].toDouble() > all["row_ms"].toDouble());
  }

  void aStricterRateNeedsMore() {
    EngineProgram tune;
    QCOMPARE(tune.execute({"tune", "suggest", "--rate", "0.01", "--profile", "load", "--history", m_history, "--json"}), 0);
    const QJsonValue image = jsonIn(tune.out()).value("stages")["image"];
    QVERIFY(image["proposed_ms"].isNull());
    QCOMPARE(image["missing"].toInt(), 99);
    QCOMPARE(image["why"].toString(), QString("too_few"));
  }

  void forPeopleItIsATable() {
    EngineProgram tune;
    QCOMPARE(tune.execute({"tune", "suggest", "--history", m_history}), 0);
    const QString text = QString::fromUtf8(tune.out());
    QVERIFY2(text.contains("800 attempts of 1 run. Wanted: at most 2 %"), qPrintable(text));
    QVERIFY2(text.contains(QRegularExpression("\\nimage +15\\.000 s +10\\.000 s +[01]\\.\\d\\d % +0\\.\\d+ s +200 ")),
             qPrintable(text));
    QVERIFY2(text.contains(QRegularExpression("\\nIn a row \\d+\\.\\d+ s of 26\\.000 s \\(running: ")), qPrintable(text));
  }

  void whatCannotBeAnsweredSaysWhy() {
    EngineProgram none;
    QCOMPARE(none.execute({"tune", "suggest", "--profile", "full", "--history", m_history}), 2);
    QVERIFY2(none.err().contains("holds no attempt of the profile full"), none.err());
    EngineProgram rate;
    QCOMPARE(rate.execute({"tune", "suggest", "--rate", "0.5", "--history", m_history}), 2);
    EngineProgram both;
    QCOMPARE(both.execute({"tune", "suggest", "--run", "a", "--profile", "load", "--history", m_history}), 2);
    EngineProgram nothing;
    QCOMPARE(nothing.execute({"tune", "--history", m_history}), 2);
  }

  // In mode auto the next program goes on from what this store holds: it lowers at once, and the record says who did it and
  // replays.
  void anEngineInModeAutoGoesOnFromTheStore() {
    make(60,
         {"--set", "tuning.mode=auto", "--set", "simulated.image.distribution=lognormal", "--set", "simulated.image.spread=0.1"});
    EngineProgram events;
    QCOMPARE(events.execute({"history", "log", "--last", "100000", "--history", m_history}), 0);
    QVERIFY2(events.out().contains("by auto"), events.out());
    QVERIFY2(events.out().contains("orchestration.timeouts.image_s from 15 to 10"), events.out());
    EngineProgram verify;
    QCOMPARE(verify.execute({"history", "verify", "--history", m_history}), 0);
    QVERIFY2(verify.out().contains("replayed exactly"), verify.out());
    EngineProgram refused;
    QCOMPARE(refused.execute({"run", refused.recipeFile({"a man"}), "--profile", "load", "--set", "tuning.mode=auto", "--set",
                              "tuning.rate=0.001"}),
             2);
    QVERIFY2(refused.err().contains("tuning.rate"), refused.err());
    QVERIFY2(refused.err().contains("a day's slots do not carry the claim"), refused.err());
  }
};

QTEST_GUILESS_MAIN(TestTuneSuggest)
#include "test_tune_suggest.moc"
