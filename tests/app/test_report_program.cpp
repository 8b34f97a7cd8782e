// SPDX-License-Identifier: GPL-3.0-or-later
//
// `vortex-engine report`: verdicts on captures and on somebody else's numbers, exit statuses, complaints, and the files it writes.
#include "tests/app/engine_program.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QXmlStreamReader>
#include <QtTest>
#include <map>

using vortex::test::EngineProgram;

namespace {

QList<QByteArray> linesOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().split('\n') : QList<QByteArray>();
}

QByteArray bytesOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class TestReportProgram : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;

  QString write(const QString& name, const QByteArray& text) {
    QFile file(m_folder.filePath(name));
    if (file.open(QIODevice::WriteOnly))
      file.write(text);
    return file.fileName();
  }
  // Floor and peak alike, in bytes.
  QString series(const QByteArray& name) {
    const double unit = name == "gpu5" ? 1e9 : 1e6;
    QByteArray text = "slot,floor_bytes,peak_bytes\n";
    for (const QByteArray& line : linesOf(QStringLiteral(VORTEX_TEST_DATA "/statistics/leak_series.csv"))) {
      const auto fields = line.split(',');
      if (fields[0] == name) {
        const QByteArray bytes = QByteArray::number(fields[2].toDouble() * unit, 'f', 0);
        text += fields[1] + ',' + bytes + ',' + bytes + '\n';
      }
    }
    return write(QString::fromLatin1(name) + ".csv", text);
  }
  static QJsonObject objectOf(const EngineProgram& program) { return QJsonDocument::fromJson(program.out()).object(); }

 private slots:
  // 1 kB a slot of resident memory comes to nothing in a day; the same in a capture is none, either.
  void whatAProcessGrowsByMustMatter() {
    QByteArray text = "slot,floor_bytes,peak_bytes,rss_bytes,handles\n";
    for (int slot = 1; slot <= 40; ++slot)
      text += QByteArray::number(slot) + ",9000000000,9400000000," + QByteArray::number(500'000'000 + slot * 1'000) + ",20\n";
    EngineProgram program;
    QCOMPARE(program.execute({"report", "--series", write("rss.csv", text), "--json", "--require-verdict"}), 0);
    QCOMPARE(objectOf(program)["verdict"].toString(), QString("no leak"));
  }

  // Limit 11.5 GB, from 9.0: 1.302 MB a slot matter.
  void theTenSeriesEndAsExpected() {
    const std::map<QString, int> statuses{{"leak", 1}, {"no leak", 0}, {"inconclusive", 4}};
    int compared = 0;
    for (const QByteArray& line : linesOf(QStringLiteral(VORTEX_TEST_DATA "/statistics/leak_expected.csv")).mid(1)) {
      const auto row = line.split(',');
      EngineProgram program;
      const int status = program.execute({"report", "--series", series(row[0]), "--json", "--require-verdict"});
      const QJsonObject json = objectOf(program);
      QCOMPARE(json["verdict"].toString(), QString::fromLatin1(row[11]));
      QCOMPARE(status, statuses.at(json["verdict"].toString()));
      const double unit = row[0] == "gpu5" ? 1e9 : 1e6;
      QVERIFY(std::abs(json["slope_bytes"].toDouble() - row[7].toDouble() * unit) <= 1e-5 * unit * std::max(1., row[7].toDouble()));
      QVERIFY(std::abs(json["interval"][0].toDouble() - row[8].toDouble() * unit) <= 1e-5 * unit * std::max(1., row[7].toDouble()));
      QVERIFY(std::abs(json["interval"][1].toDouble() - row[9].toDouble() * unit) <= 1e-5 * unit * std::max(1., row[7].toDouble()));
      const QJsonObject floor = json["series"][0].toObject();
      QCOMPARE(floor["used_from"].toInt(), row[2].toInt());
      QCOMPARE(floor["used_n"].toInt(), row[3].toInt());
      QCOMPARE(floor["s"].toInt(), row[4].toInt());
      ++compared;
    }
    QCOMPARE(compared, 10);
  }

  void theFivePeaksAreALeakByTheFifthRun() {
    const QString file = write("peaks.csv", "slot,floor_bytes,peak_bytes\n1,8910000000,31460000000\n2,8910000000,35390000000\n"
                                            "3,8910000000,39330000000\n4,8910000000,43270000000\n5,8910000000,46140000000\n");
    EngineProgram program;
    QCOMPARE(program.execute({"report", "--series", file, "--json", "--limit-gb", "62"}), 1);
    const QJsonObject json = objectOf(program);
    QCOMPARE(json["verdict"].toString(), QString("leak"));
    QCOMPARE(json["certain_from"].toInt(), 5);
    QCOMPARE(json["series_shown"].toString(), QString("peak"));
    QVERIFY(std::abs(json["slope_bytes"].toDouble() - 3.9325e9) < 1);
    QVERIFY(std::abs(json["interval"][0].toDouble() - 2.87e9) < 1 && std::abs(json["interval"][1].toDouble() - 3.94e9) < 1);
    EngineProgram dropped;
    QCOMPARE(dropped.execute({"report", "--series", file, "--warm-up", "1", "--limit-gb", "62"}), 0);  // nobody asked for a verdict
    QVERIFY(dropped.out().contains("Inconclusive") && dropped.out().contains("About 1 more slots"));
    EngineProgram required;
    QCOMPARE(required.execute({"report", "--series", file, "--warm-up", "1", "--require-verdict"}), 4);
  }

  void itWritesAPageAPaperAndWhatABuildServerReads() {
    const QString input = series("leak30");
    EngineProgram program;
    QCOMPARE(program.execute({"report", "--series", input, "--html", "--pdf", m_folder.filePath("paper.pdf"), "--junit", "--csv",
                              m_folder.filePath("again.csv")}),
             1);
    const QByteArray page = bytesOf(m_folder.filePath("leak30.html"));
    QVERIFY(page.startsWith("<!DOCTYPE html>") && page.contains("<svg") && page.contains("LEAK"));
    QVERIFY(bytesOf(m_folder.filePath("paper.pdf")).startsWith("%PDF-"));
    const QByteArray junit = bytesOf(m_folder.filePath("leak30.xml"));
    QXmlStreamReader xml(junit);
    while (!xml.atEnd())
      xml.readNext();
    QVERIFY(!xml.hasError() && junit.contains("failures=\"2\""));
    QCOMPARE(bytesOf(m_folder.filePath("again.csv")), bytesOf(input));
  }

  // A stage that keeps bytes where it is cancelled: found by the ledger, blamed, and told with what the capture was made of.
  void aCaptureIsReportedWithItsBlame() {
    const QString file = m_folder.filePath("keeps.vortexcap");
    EngineProgram capture;
    // On virtual time: which attempts are cancelled where does not depend on the machine's pace.
    QCOMPARE(
        capture.execute({"soak", "--json", "--equivalent-hours", "0.4", "--label", "keeps when cancelled", "--notes", "planted",
                         "--cancel-share", "0.3", "--timeout-share", "0", "--fail-share", "0", "--out", file, "--set",
                         "simulated.faults=[{stage: image, fault: leak, nth: 1, every: 1, gb: 0.02, when: stopped}]"}),
        1);
    const QJsonObject captured = QJsonDocument::fromJson(capture.out().trimmed().split('\n').last()).object();
    QVERIFY(captured["slots"].toInt() >= 40);
    EngineProgram program;
    QCOMPARE(program.execute({"report", file, "--json", "--html", "--pdf", "--junit", "--csv"}), 1);
    const QJsonObject json = objectOf(program);
    QCOMPARE(json["verdict"].toString(), QString("leak"));
    QCOMPARE(json["found"].toString(), QString("ledger"));
    const QJsonObject blamed = json["blame"].toArray().first().toObject();
    QCOMPARE(blamed["stage"].toString(), QString("image"));
    QCOMPARE(blamed["outcome"].toString(), QString("stopped"));
    QCOMPARE(json["points"].toInt(), captured["slots"].toInt());
    QCOMPARE(json["warm_up"].toInt(), 2);
    const QByteArray page = bytesOf(m_folder.filePath("keeps.html"));
    for (const char* said : {"keeps when cancelled", "planted", "Blame", "image, stopped", "30.0 %", "simulated"})
      QVERIFY2(page.contains(said), said);
    QVERIFY(bytesOf(m_folder.filePath("keeps.pdf")).startsWith("%PDF-"));
    QVERIFY(bytesOf(m_folder.filePath("keeps.xml")).contains("name=\"ledger\"><failure"));
    // Its series judged as anybody's says the same.
    EngineProgram again;
    QCOMPARE(again.execute({"report", "--series", m_folder.filePath("keeps.csv"), "--warm-up", "2", "--json"}), 1);
    QCOMPARE(objectOf(again)["ledger"].toObject()["held_bytes"].toDouble(), json["ledger"].toObject()["held_bytes"].toDouble());
    QCOMPARE(objectOf(again)["certain_from"].toInt(), json["certain_from"].toInt());
  }

  void everyComplaintOfABadSeriesIsSaid() {
    const QString file = write("bad.csv", "slot,floor_bytes,peak_bytes\n1,nan,2\n1,5,5\n2,x,5\n2,7,7\n2,8,8\n");
    EngineProgram program;
    QCOMPARE(program.execute({"report", "--series", file, "--html"}), 2);
    QVERIFY(program.out().isEmpty());
    QCOMPARE(program.err().trimmed().split('\n').size(), 3);
    QVERIFY(program.err().contains("bad.csv:2:3: error: floor_bytes: 'nan'") && program.err().contains("bad.csv:4:3") &&
            program.err().contains("slot 2 is there twice"));
    QVERIFY(!QFileInfo::exists(m_folder.filePath("bad.html")));
    for (const QString& none : {m_folder.filePath("missing.csv"), m_folder.path(), QString("/dev/zero")}) {
      EngineProgram refused;
      QCOMPARE(refused.execute({"report", "--series", none}), 2);
      QVERIFY(!refused.err().isEmpty());
    }
    for (const QStringList& wrong : {QStringList{"report"},
                                     {"report", "a.vortexcap", "--series", file},
                                     {"report", file, "--warm-up", "2"},
                                     {"report", file}}) {
      EngineProgram usage;
      QCOMPARE(usage.execute(wrong), 2);
    }
  }

  void whereItCannotWriteItSaysSo() {
    EngineProgram program;
    QCOMPARE(program.execute({"report", "--series", series("quiet40"), "--html", m_folder.filePath("no/such/folder.html")}), 3);
    QVERIFY(program.err().contains("folder.html"));
  }
};

QTEST_GUILESS_MAIN(TestReportProgram)
#include "test_report_program.moc"
