// SPDX-License-Identifier: GPL-3.0-or-later
//
// The GPU's device on a machine without one: it starts, says what is missing and what to do, and ends; so do doctor and run.
#include <QFile>
#include <QProcess>
#include <QTest>

namespace {

struct Said {
  int status = -1;
  QByteArray out, err;
};

Said run(const char* program, const QStringList& arguments) {
  QProcess process;
  process.start(QStringLiteral(VORTEX_BIN_DIR "/") + QString::fromLatin1(program), arguments);
  if (!process.waitForFinished(300'000))
    return {};
  return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

}  // namespace

class TestNoGpu : public QObject {
  Q_OBJECT
 private slots:
  void initTestCase() {
    if (QFile::exists(QStringLiteral("/dev/nvidiactl")))
      QSKIP("a GPU is here: nothing to refuse");
  }

  void theDeviceSaysThatThereIsNoDriverAndEndsWithItsStatusForARefusedStart() {
    const Said said = run("vortex-device-cuda", {QStringLiteral("--self-test")});
    QCOMPARE(said.status, 84);
    QVERIFY2(said.err.contains("no CUDA driver or no GPU: ") && said.err.contains("use --profile cpu"), said.err.constData());
  }

  void itsVersionIsToldAllTheSame() {
    const Said said = run("vortex-device-cuda", {QStringLiteral("--version")});
    QCOMPARE(said.status, 0);
    QVERIFY2(said.out.endsWith("(cuda)\n"), said.out.constData());
  }

  void doctorSaysSo() {
    const Said said = run("vortex-engine", {QStringLiteral("doctor"), QStringLiteral("--profile"), QStringLiteral("full")});
    QCOMPARE(said.status, 3);
    QVERIFY2(said.out.contains("refused_start") && said.out.contains("no CUDA driver or no GPU: "), said.out.constData());
  }
};

QTEST_GUILESS_MAIN(TestNoGpu)
#include "test_no_gpu.moc"
