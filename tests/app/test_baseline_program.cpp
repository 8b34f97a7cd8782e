// SPDX-License-Identifier: GPL-3.0-or-later
//
// Baselines from the command line: saved from recorded runs, listed, and held against a later run that is as fast, and one that is
// not.
#include "tests/app/engine_program.h"
#include "tests/sample.h"

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
    // Where it cannot be written the verdict is told all the same.
    const QString nowhere = m_folder.filePath("no such folder/junit.xml");
    QCOMPARE(baseline(program, {"compare", "load", "--run", m_runs[6], "--history", m_history, "--junit", nowhere}), 3);
    QVERIFY2(program.out().contains("REGRESSED"), program.out());
    QVERIFY2(program.err().contains("no such folder/junit.xml"), program.err());
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

  // Hours on virtual time, with noise; in one a stage keeps a megabyte a slot that no account knows of, too little for a leak that
  // matters within a day.
  void aCaptureIsHeldAgainstCaptures() {
    if (vortex::test::kSanitized)
      QSKIP("hours, to tell apart what is little: the release build has them; captures are read in test_report_program");
    const auto soak = [&](int seed, const QString& more) {
      const QString file = m_folder.filePath(QString::number(seed) + ".vortexcap");
      EngineProgram program;
      program.execute({"soak", "--equivalent-hours", "1", "--out", file, "--seed", QString::number(seed), "--set",
                       "simulated.seed=" + QString::number(seed), "--set",
                       "simulated.faults=[{stage: audio, fault: jitter, nth: 1, every: 1, gb: 0.003}" + more + "]"});
      return file;
    };
    QStringList files;
    for (int seed = 1; seed <= 6; ++seed)
      files << soak(seed, "");
    const QString growing = soak(7, ", {stage: video, fault: grow, nth: 1, every: 1, gb: 0.001}");
    EngineProgram program;
    QCOMPARE(baseline(program, QStringList{"save", "memory"} + files.mid(0, 4)), 0);
    QVERIFY2(program.out().contains("baseline memory has 4 captures"), program.out());
    QVERIFY2(program.out().contains("how much captures differ among themselves"), program.out());
    QCOMPARE(baseline(program, {"compare", "memory", growing}), 0);  // four tell nobody how they differ
    QVERIFY2(program.out().contains("grows more"), program.out());
    QCOMPARE(baseline(program, {"save", "memory", files[4]}), 0);

    const QString junit = m_folder.filePath("memory.xml");
    QCOMPARE(baseline(program, {"compare", "memory", growing, "--json", "--junit", junit}), 1);
    const QJsonObject compared = onlyObject(program.out());
    QVERIFY(compared["regressed"].toBool() && compared["same_conditions"].toBool());
    QJsonObject floor;
    for (const QJsonValue& row : compared["rows"].toArray())
      if (row["series"].toString() == "floor" && row["what"].toString() == "growth_a_slot")
        floor = row.toObject();
    QCOMPARE(floor["gate"].toString(), QString("regressed"));
    QCOMPARE(floor["compared"].toObject()["word"].toString(), QString("more"));
    const QJsonObject difference = floor["difference"].toObject();
    QVERIFY2(difference["lower"].toDouble() > 0 && difference["value"].toDouble() > 5e5 && difference["value"].toDouble() < 1.1e6,
             program.out());  // of the slots that are cut short before video some keep nothing
    QFile file(junit);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("<failure"));
    QCOMPARE(baseline(program, {"compare", "memory", files[5]}), 0);
    QVERIFY2(program.out().contains("No regression"), program.out());

    QCOMPARE(baseline(program, {"save", "memory", files[0]}), 2);
    QVERIFY2(program.err().contains("is in it already"), program.err());
    QCOMPARE(baseline(program, {"save", "memory", soak(8, ", {stage: video, fault: leak, nth: 40, gb: 0.001}")}), 2);
    QVERIFY2(program.err().contains("is a leak"), program.err());
    QCOMPARE(baseline(program, {"compare", "load", files[0]}), 2);
    QVERIFY2(program.err().contains("has no captures"), program.err());
    QCOMPARE(baseline(program, {"compare", "memory", files[0], "--run", "x"}), 2);
    QCOMPARE(baseline(program, {"save", "memory", m_history}), 2);  // a history that holds no capture
    QCOMPARE(baseline(program, {"list", "--json"}), 0);
    for (const QByteArray& line : program.out().trimmed().split('\n'))
      if (const QJsonObject one = onlyObject(line); one["baseline"] == "memory")
        QCOMPARE(one["captures"].toArray().size(), 5);
  }

  // It may come from anybody.
  void aDamagedFileIsRefusedWithTheReason() {
    const QString path = m_folder.filePath("damaged.json");
    EngineProgram program;
    for (const QByteArray& text :
         {QByteArray("{}"), QByteArray("[["), QByteArray("{\"baseline\":\"x\",\"format\":3,\"runs\":[]}"),
          QByteArray("{\"baseline\":\"x\",\"format\":2,\"runs\":[{\"run\":7}]}"),
          QByteArray("{\"baseline\":\"x\",\"format\":2,\"runs\":[],\"captures\":[{\"run\":\"a\",\"label\":\"\",\"program\":\"\","
                     "\"version\":\"\",\"started\":\"2026-11-29T00:00:00Z\",\"made\":\"\",\"judged\":9,\"series\":{\"floor\":"
                     "{\"slots\":[2,2],\"values\":[1,1],\"slots_a_value\":1}}}]}"),
          QByteArray("{\"baseline\":\"x\",\"format\":1,\"runs\":[]}"), QByteArray(100'000, '['), QByteArray()}) {
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
