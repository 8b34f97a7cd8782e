// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two sessions recorded by whole programs, held against each other from the command line.
#include "tests/app/engine_program.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using vortex::test::EngineProgram;

namespace {

QJsonObject objectOf(const QByteArray& line) { return QJsonDocument::fromJson(line).object(); }

}  // namespace

class TestCompareSessions : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;
  QString m_history = m_folder.filePath("history.db");
  QStringList m_runs;  // UUIDs, the oldest first

  void make(const QStringList& more) {
    EngineProgram program;
    program.startRun(QStringList{program.recipeFile({"a man", "a woman"}), "--profile", "load", "--burst", "--slots", "64",
                                 "--history", m_history, "--set", "simulated.clock_scale=0.2"} +
                     more);
    QCOMPARE(program.waitForEnd(), 0);
  }

 private slots:
  void initTestCase() {
    make({});
    make({"--set", "simulated.slowdown=2"});
    EngineProgram list;
    QCOMPARE(list.execute({"history", "runs", "--json", "--history", m_history}), 0);
    for (const QByteArray& line : list.out().trimmed().split('\n'))
      m_runs.prepend(objectOf(line)["run"].toString());
    QCOMPARE(m_runs.size(), 2);
  }

  void aSlowerDeviceIsSlower() {
    EngineProgram compare;
    QCOMPARE(compare.execute({"compare", "--sessions", m_runs[0], m_runs[1].left(13), "--history", m_history, "--json"}), 0);
    const QJsonObject both = objectOf(compare.out());
    QCOMPARE(both["first"]["run"].toString(), m_runs[0]);
    QCOMPARE(both["second"]["slots"].toInt(), 64);
    QCOMPARE(both["second"]["outcomes"]["succeeded"].toInt(), 64);
    QCOMPARE(both["same_conditions"].toBool(), true);
    const QJsonValue image = both["stages"]["image"];
    QCOMPARE(image["first"]["attempts"].toInt(), 64);
    for (const char* percentile : {"p50_ms", "p95_ms"}) {
      QCOMPARE(image[percentile]["word"].toString(), QString("more"));
      const double ratio = image[percentile]["ratio"]["value"].toDouble();
      QVERIFY2(ratio > 1.2, qPrintable(QString::number(ratio)));
    }
    QCOMPARE(image["p99_ms"]["word"].toString(), QString("too_few"));
    QCOMPARE(image["p99_ms"]["needs"].toInt(), 299);
    QCOMPARE(both["settings"].toArray(), (QJsonArray{QJsonObject{{"key", "simulated.slowdown"}, {"first", "1"}, {"second", "2"}}}));
  }

  void forPeopleItIsATable() {
    EngineProgram compare;
    QCOMPARE(compare.execute({"compare", "--sessions", m_runs[0], m_runs[1], "--history", m_history}), 0);
    const QString text = QString::fromUtf8(compare.out());
    QVERIFY2(text.contains(QRegularExpression("\\n  50 % within +0\\.1\\d+ s +0\\.2\\d+ s  x \\d")), qPrintable(text));
    QVERIFY2(text.contains("slower"), qPrintable(text));
    QVERIFY2(text.contains("too few: 299 in each would tell"), qPrintable(text));
    QVERIFY2(text.contains("simulated.slowdown: 1 -> 2"), qPrintable(text));
  }

  void whatCannotBeComparedSaysWhy() {
    EngineProgram none;
    QCOMPARE(none.execute({"compare", "--sessions", "not-a-run", m_runs[0], "--history", m_history}), 2);
    QVERIFY2(none.err().contains("no run's id begins with not-a-run; `history runs` lists them"), none.err());
    EngineProgram any;
    QCOMPARE(any.execute({"compare", "--sessions", "", m_runs[0], "--history", m_history}), 2);
    QVERIFY2(any.err().contains("more than one run's id begins with"), any.err());
    EngineProgram half;
    QCOMPARE(half.execute({"compare", "1", "--history", m_history}), 2);
  }
};

QTEST_GUILESS_MAIN(TestCompareSessions)
#include "test_compare_sessions.moc"
