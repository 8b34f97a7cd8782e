// SPDX-License-Identifier: Apache-2.0
//
// vortex-device as a person meets it on a command line.
#include <QtTest>

namespace {

struct Said {
  int status = -1;
  QByteArray out, err;
};

Said run(const QStringList& arguments) {
  QProcess program;
  program.start(QStringLiteral(VORTEX_BIN_DIR "/vortex-device"), arguments);
  if (!program.waitForFinished(300'000))
    return {};
  return {program.exitCode(), program.readAllStandardOutput(), program.readAllStandardError()};
}

}  // namespace

class TestDeviceProgram : public QObject {
  Q_OBJECT

 private slots:
  void itsVersionNamesLibTorchsAndTheKindOfDevice() {
    const Said said = run({QStringLiteral("--version")});
    QCOMPARE(said.status, 0);
    QCOMPARE(said.out, QByteArray("vortex-device " VORTEX_VERSION ", LibTorch " VORTEX_LIBTORCH_VERSION " (cpu)\n"));
  }

  void theSelfTestRunsAllStagesAndHoldsNothing() {
    const Said said = run({QStringLiteral("--self-test")});
    QVERIFY2(said.status == 0, said.err.constData());
    for (const char* stage : {"\naudio ", "\nimage ", "\nvideo ", "\nclip "})
      QVERIFY2(said.out.contains(stage), said.out.constData());
  }

  void withoutAnEngineItSaysSo() {
    const Said said = run({});
    QCOMPARE(said.status, 2);
    QVERIFY2(said.err.contains("started without an engine"), said.err.constData());
  }

  void anUnknownOptionIsNamed() {
    const Said said = run({QStringLiteral("--nonsense")});
    QCOMPARE(said.status, 2);
    QVERIFY2(said.err.contains("'--nonsense'"), said.err.constData());
  }
};

QTEST_GUILESS_MAIN(TestDeviceProgram)
#include "test_device_program.moc"
