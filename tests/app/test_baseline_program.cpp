// SPDX-License-Identifier: GPL-3.0-or-later
//
// Baselines from the command line: saved from recorded runs, listed, and held against a later run that is as fast, and one that is
// not.
#include "tests/app/engine_program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QXmlStreamReader>
#include <QtTest>

using vortex::test::EngineProgram;

namespace {

QJsonObject onlyObject(const QByteArray& line) { return QJsonDocument::fromJson(line).object(); }

QJsonObject rowOf(const QJsonObject& comparison, const QString& stage, int percent) {
  for (const QJsonValue& row : comparison["rows"].toArray())
    if (row["stage"].toString() == stage && row["percent"].toInt() == percent)
      return row.toObject();
  return {};
}

}  // namespace

class TestBaselineProgram : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;
  QString m_history = m_folder.filePath("history.db");
  QStringList m_runs;  // UUIDs, the oldest first: five alike, a sixth, and one on a device half as fast

  void make(int seed, const QStringList& more = {}) {
    EngineProgram program;
    program.startRun(QStringList{program.recipeFile({"a man", "a woman"}), "--profile", "load", "--burst", "--slots", "130",
                                 "--seed", QString::number(seed), "--history", m_history, "--set",
                                 "simulated.image.distribution=lognormal", "--set", "simulated.image.spread=0.05"} +
                     more);
    program.waitForEnd();
  }
  static void keepAt(EngineProgram& program, const QString& data) { program.setEnvironment("XDG_DATA_HOME", data); }
  int baseline(EngineProgram& program, const QStringList& arguments) {
    keepAt(program, m_folder.filePath("data"));
    return program.execute(QStringList{"baseline"} + arguments);
  }

 private slots:
  void initTestCase() {
    for (int seed = 1; seed <= 6; ++seed)
      make(seed * 1'000);
    make(9'000, {"--set", "simulated.slowdown=2"});
    EngineProgram list;
    QCOMPARE(list.execute({"history", "runs", "--json", "--history", m_history}), 0);
    for (const QByteArray& line : list.out().trimmed().split('\n'))
      m_runs.prepend(onlyObject(line)["run"].toString());
    QCOMPARE(m_runs.size(), 7);
  }

  void fewerThanFiveRunsAreComparedAndFailNobody() {
    EngineProgram program;
    QCOMPARE(baseline(program, {"save", "load", "--run", m_runs[0], "--run", m_runs[1], "--history", m_history}), 0);
    QVERIFY2(program.out().contains("baseline load has 2 runs"), program.out());
    QVERIFY2(program.out().contains("a gate wants 5"), program.out());
    QCOMPARE(baseline(program, {"compare", "load", "--run", m_runs[6], "--history", m_history, "--json"}), 0);
    const QJsonObject image = rowOf(onlyObject(program.out()), "image", 50);
    QCOMPARE(image["gate"].toString(), QString("too_few_runs"));
    QCOMPARE(image["runs"].toInt(), 2);
    QCOMPARE(image["compared"]["word"].toString(), QString("more"));
  }

  void aRunIsHeldAgainstFive() {
    EngineProgram program;
    QCOMPARE(
        baseline(program, {"save", "load", "--run", m_runs[2], "--run", m_runs[3], "--run", m_runs[4], "--history", m_history}), 0);
    QVERIFY2(program.out().contains("has 5 runs"), program.out());
    QCOMPARE(baseline(program, {"list", "--json"}), 0);
    QCOMPARE(onlyObject(program.out())["runs"].toArray().size(), 5);

    QCOMPARE(baseline(program, {"compare", "load", "--run", m_runs[6].left(13), "--history", m_history, "--json"}), 1);
    const QJsonObject slow = onlyObject(program.out());
    QCOMPARE(slow["regressed"].toBool(), true);
    QCOMPARE(slow["same_conditions"].toBool(), true);
    QCOMPARE(rowOf(slow, "image", 50)["gate"].toString(), QString("regressed"));
    QCOMPARE(rowOf(slow, "image", 95)["gate"].toString(), QString("regressed"));
    QCOMPARE(rowOf(slow, "image", 99)["gate"].toString(), QString("too_few_attempts"));
    QVERIFY(rowOf(slow, "image", 50)["between_runs"].toDouble() > 1);
    QCOMPARE(baseline(program, {"compare", "load", "--history", m_history}), 1);  // the newest is meant
    QVERIFY2(program.out().contains("REGRESSED"), program.out());
  }

  void aBuildServerReadsIt() {
    EngineProgram program;
    const QString junit = m_folder.filePath("junit.xml");
    QCOMPARE(baseline(program, {"compare", "load", "--run", m_runs[6], "--history", m_history, "--junit", junit}), 1);
    QFile file(junit);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    int cases = 0, failures = 0, skipped = 0;
    QString told;
    while (!xml.atEnd())
      if (xml.readNext() == QXmlStreamReader::StartElement) {
        cases += xml.name() == u"testcase" ? 1 : 0;
        failures += xml.name() == u"failure" ? 1 : 0;
        skipped += xml.name() == u"skipped" ? 1 : 0;
        if (xml.name() == u"testsuite")
          told = xml.attributes().value("failures").toString();
      }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QCOMPARE(cases, 13);
    QVERIFY(failures > 0 && skipped > 0);
    QCOMPARE(told.toInt(), failures);
  }

  // A file beside the code, for whoever builds it.
  void aBaselineMayBeAFileAnywhere() {
    EngineProgram program;
    const QString file = m_folder.filePath("ci/fast.json");
    QCOMPARE(baseline(program, {"save", file, "--run", m_runs[0], "--history", m_history}), 0);
    QVERIFY(QFile::exists(file));
    QCOMPARE(baseline(program, {"compare", file, "--run", m_runs[5], "--history", m_history}), 0);
    QVERIFY2(program.out().contains("Nothing could be judged"), program.out());
  }

  void whatDoesNotFitIsRefusedAndNothingIsLost() {
    EngineProgram program;
    const QString file = m_folder.filePath("data/vortex/baselines/load.json");
    const auto bytes = [&] {
      QFile read(file);
      return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
    };
    const QByteArray before = bytes();
    QVERIFY(!before.isEmpty());
    QCOMPARE(baseline(program, {"save", "load", "--run", m_runs[0], "--history", m_history}), 2);
    QVERIFY2(program.err().contains("is in it already"), program.err());
    EngineProgram other;
    other.startRun(
        {other.recipeFile({"a man"}), "--profile", "simulated", "--set", "simulated.clock_scale=100", "--history", m_history});
    other.waitForEnd();
    QCOMPARE(baseline(program, {"save", "load", "--history", m_history}), 2);  // the newest
    QVERIFY2(program.err().contains("under other conditions than the baseline's: simulated on simulated"), program.err());
    QCOMPARE(bytes(), before);
    QCOMPARE(baseline(program, {"save", "../x", "--history", m_history}), 2);
    QCOMPARE(baseline(program, {"save", "a b", "--run", m_runs[0], "--history", m_history}), 2);
    QVERIFY2(program.err().contains("'a b' is neither"), program.err());
    QCOMPARE(baseline(program, {"compare", "none", "--history", m_history}), 2);
    QVERIFY2(program.err().contains("none.json"), program.err());
  }

  // It may come from anybody.
  void aDamagedFileIsRefusedWithTheReason() {
    const QString path = m_folder.filePath("damaged.json");
    EngineProgram program;
    for (const QByteArray& text :
         {QByteArray("{}"), QByteArray("[["), QByteArray("{\"baseline\":\"x\",\"format\":2,\"runs\":[]}"),
          QByteArray("{\"baseline\":\"x\",\"format\":1,\"runs\":[{\"run\":7}]}"), QByteArray(100'000, '['), QByteArray()}) {
      QFile file(path);
      QVERIFY(file.open(QIODevice::WriteOnly));
      file.write(text);
      file.close();
      QCOMPARE(baseline(program, {"compare", path, "--history", m_history}), 2);
      QVERIFY2(program.err().contains("damaged.json: "), program.err());
      QCOMPARE(baseline(program, {"save", path, "--run", m_runs[0], "--history", m_history}), 2);  // and is not written over
      QVERIFY(file.open(QIODevice::ReadOnly));
      QCOMPARE(file.readAll(), text);
    }
  }
};

QTEST_GUILESS_MAIN(TestBaselineProgram)
#include "test_baseline_program.moc"
