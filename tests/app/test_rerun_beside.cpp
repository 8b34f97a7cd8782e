// SPDX-License-Identifier: GPL-3.0-or-later
//
// Failed slots are made again beside a live channel on the real device: the window has a cadence, `vortex-engine rerun --where`
// asks its engine for all that timed out, and no live slot misses its air time. 4 slots in wide gaps; with VORTEX_FULL=1 50 in
// narrow ones, and the table: what was estimated beside what it took, and what it cost the channel. Profile fast.
#include "tests/app/engine_program.h"
#include "tests/app/window_program.h"
#include "tests/sample.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QtTest>
#include <algorithm>
#include <cstdio>

using vortex::test::cheap;
using vortex::test::EngineProgram;
using vortex::test::patient;
using vortex::test::Said;
using vortex::test::WindowProgram;

namespace {

constexpr double kDownstream_s = 1;

QList<QJsonObject> listed(EngineProgram& program, const QString& history) {
  program.execute({"history", "list", "--json", "--last", "1000", "--history", history});
  QList<QJsonObject> lines;
  for (const QByteArray& line : program.out().trimmed().split('\n'))
    lines << QJsonDocument::fromJson(line).object();
  return lines;
}

double median(QList<double> values) {
  std::sort(values.begin(), values.end());
  return values.isEmpty() ? 0 : values[(values.size() - 1) / 2];
}

struct AirSlots {
  int count = 0, missed = 0, others = 0;  // others: neither succeeded nor cut off by the window's end
  double leastSpare_s = 1e9, longestWait_s = 0;
  QList<double> spares_s;
};
// Of the channel: what the window made that is nobody's rerun.
AirSlots airSlots(const QList<QJsonObject>& lines, qint64 after) {
  AirSlots air;
  for (const QJsonObject& line : lines) {
    const QString outcome = line["outcome"].toString();
    if (!line["rerun_of"].isNull() || line["slot"].toInteger() <= after || outcome == "canceled" || outcome.isEmpty())
      continue;
    ++air.count;
    air.missed += line["missed"].toBool() ? 1 : 0;
    air.others += outcome == "succeeded" ? 0 : 1;
    const double spare = line["spare_to_air_ms"].toDouble() / 1e3;
    air.leastSpare_s = std::min(air.leastSpare_s, spare);
    air.longestWait_s = std::max(air.longestWait_s, line["waited_ms"].toDouble() / 1e3);
    air.spares_s << spare;
  }
  return air;
}

}  // namespace

class TestRerunBeside : public QObject {
  Q_OBJECT
  const int m_failed = vortex::test::isWhole() ? 50 : 4;
  const QStringList m_profile = vortex::test::isWhole() ? patient() : cheap();
  const double m_every_s = vortex::test::isWhole() ? 6 : 12;  // between air slots; beside other tests a rerun takes long

 private slots:
  void noLiveSlotMissesBecauseOfReruns() {
    EngineProgram made;
    const QString history = made.folder() + "/history.db";
    // Two that succeed, so that there is something to estimate from; then those that time out in image.
    made.startRun(QStringList{made.recipeFile({"a woman in a newsroom", "a man in a suit"}), "--seed", "1", "--history", history} +
                  m_profile);
    QCOMPARE(made.waitForEnd(), 0);
    made.startRun(QStringList{made.recipeFile({"a man in a suit"}), "--slots", QString::number(m_failed), "--seed", "7",
                              "--history", history} +
                  m_profile + QStringList{"--set", "limits.image_s=[0.001, 120]", "--set", "orchestration.timeouts.image_s=0.002"});
    QCOMPARE(made.waitForEnd(), 1);

    const QStringList channel = (vortex::test::isWhole() ? QStringList{"--profile", "fast"} : m_profile) +
                                QStringList{"--set",     "orchestration.air_after_s=" + QString::number(m_every_s),
                                            "--set",     "orchestration.downstream_s=" + QString::number(kDownstream_s),
                                            "--history", history};
    QStringList prompts;
    for (int i = 0; i < 2 * m_failed + 10; ++i)  // one rerun a gap at the least
      prompts << "a newsroom";
    WindowProgram window(QStringList{made.recipeFile(prompts)} + channel);
    window.await([](const Said& said) { return !said.making.isEmpty(); });  // the channel runs, and has its door
    EngineProgram rerun;
    rerun.startRerunThrough({"--where", "--outcome timed_out --stage image", "--history", history});
    const int status = rerun.waitForEnd();
    const auto estimates = rerun.all("rerun_estimate"), gaveWay = rerun.all("rerun_gave_way");
    QVERIFY2(status == 0, rerun.err());
    QCOMPARE(rerun.all("rerun_proof").size(), m_failed);
    QCOMPARE(rerun.summary()["slots"].toInteger(), m_failed);
    for (const QJsonObject& proof : rerun.all("rerun_proof"))
      QVERIFY(proof["verdict"].toString() != "differs");
    while (airSlots(listed(rerun, history), 2 + m_failed).count < 2)  // a fast machine fits all reruns into the first gap
      window.await([](const Said& said) { return !said.making.isEmpty(); });
    QCOMPARE(window.end(), 0);

    const AirSlots air = airSlots(listed(rerun, history), 2 + m_failed);
    QCOMPARE(estimates.size(), 2);
    if (vortex::test::isWhole())
      printTable(air, estimates[1], static_cast<int>(gaveWay.size()));
    QCOMPARE(air.missed, 0);
    QCOMPARE(air.others, 0);
    QCOMPARE(rerun.execute({"history", "list", "--open", "--outcome", "timed_out", "--json", "--history", history}), 0);
    QCOMPARE(rerun.out().count('\n'), 0);  // every failed slot is addressed
  }

 private:
  void printTable(const AirSlots& air, const QJsonObject& estimate, int gaveWay) const {
    const double took = estimate["took_ms"].toDouble() / 1e3;
    std::printf(
        "profile fast on the CPU, a channel with a slot every %.0f s, %d slots that timed out in image made again beside it\n",
        m_every_s, m_failed);
    std::printf("  reruns          %d made, %d gave way\n", m_failed, gaveWay);
    std::printf("  work            estimated %.1f s\n", estimate["work_ms"].toDouble() / 1e3);
    std::printf("  beside the channel  estimated %.1f s, took %.1f s\n", estimate["estimated_ms"].toDouble() / 1e3, took);
    std::printf("  air slots       %d made, %d missed; spare to air at least %.2f s, median %.2f s of %.0f; longest wait %.3f s\n",
                air.count, air.missed, air.leastSpare_s, median(air.spares_s), m_every_s - kDownstream_s, air.longestWait_s);
    std::fflush(stdout);
  }
};

QTEST_GUILESS_MAIN(TestRerunBeside)
#include "test_rerun_beside.moc"
