// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window's program as a whole, without a display: it makes slots, shows them, records them, and ends in order.
#include <QFile>
#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>
#include <csignal>

namespace {

const QString kProgram = QStringLiteral(VORTEX_BIN_DIR "/vortex-control-room");
const QString kRecipe = QStringLiteral(VORTEX_SOURCE_DIR "/resources/recipes/night-desk.yaml");

// Width and height as the PNG's own head names them.
std::pair<quint32, quint32> sizeOfPng(const QString& file) {
  QFile png(file);
  if (!png.open(QIODevice::ReadOnly))
    return {0, 0};
  const QByteArray head = png.read(24);
  if (head.size() < 24 || !head.startsWith("\x89PNG"))
    return {0, 0};
  return {qFromBigEndian<quint32>(head.constData() + 16), qFromBigEndian<quint32>(head.constData() + 20)};
}

QStringList recordedOutcomes(const QString& store) {
  QProcess list;
  list.start(QStringLiteral(VORTEX_BIN_DIR "/vortex-engine"),
             {QStringLiteral("history"), QStringLiteral("list"), QStringLiteral("--json"), QStringLiteral("--history"), store});
  list.waitForFinished(-1);
  QStringList outcomes;
  for (const QByteArray& line : list.readAllStandardOutput().trimmed().split('\n'))
    outcomes << QJsonDocument::fromJson(line).object().value(QStringLiteral("outcome")).toString();
  return outcomes;
}

}  // namespace

class TestControlRoom : public QObject {
  Q_OBJECT
  QTemporaryDir m_home;

  void start(QProcess& program, const QStringList& arguments, const QString& locale = {}) {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"})
      environment.insert(QString::fromUtf8(name), m_home.path());
    if (!locale.isEmpty()) {
      environment.insert(QStringLiteral("LOCPATH"), m_home.path());
      environment.insert(QStringLiteral("LC_ALL"), locale);
    }
    program.setProcessEnvironment(environment);
    program.start(kProgram, arguments);
    QVERIFY(program.waitForStarted(-1));
  }

 private slots:
  void aPictureOfTheRunningWindowIsTaken() {
    const QString folder = m_home.filePath(QStringLiteral("pictures")), store = m_home.filePath(QStringLiteral("one.db"));
    QProcess program;
    start(program, {kRecipe, QStringLiteral("--profile"), QStringLiteral("load"), QStringLiteral("--history"), store,
                    QStringLiteral("--size"), QStringLiteral("1366x768"), QStringLiteral("--screenshot"), folder,
                    QStringLiteral("--after"), QStringLiteral("1.5")});
    QVERIFY(program.waitForFinished(-1));
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), 0);
    QCOMPARE(sizeOfPng(folder + QStringLiteral("/operate.png")), (std::pair<quint32, quint32>{1366, 768}));
    QCOMPARE(recordedOutcomes(store), QStringList{QStringLiteral("succeeded")});
  }

  // Half the world writes a comma where a config has its point, and whoever writes "13.6 s" for the history must write it alike.
  void whereACommaIsTheCustomNothingIsReadOrWrittenOtherwise() {
    const QString locale = QStringLiteral("de_DE.UTF-8"), store = m_home.filePath(QStringLiteral("comma.db"));
    QProcess made;
    made.start(QStringLiteral("localedef"), {QStringLiteral("-i"), QStringLiteral("de_DE"), QStringLiteral("-f"),
                                             QStringLiteral("UTF-8"), m_home.filePath(locale)});
    QVERIFY2(made.waitForFinished(-1) && made.exitCode() == 0, made.readAllStandardError().constData());
    QProcess program;
    start(program,
          {kRecipe, QStringLiteral("--profile"), QStringLiteral("load"), QStringLiteral("--set"),
           QStringLiteral("orchestration.timeouts.image_s=0.0605"), QStringLiteral("--history"), store,
           QStringLiteral("--screenshot"), m_home.filePath(QStringLiteral("comma")), QStringLiteral("--after"),
           QStringLiteral("1.5")},
          locale);
    QVERIFY(program.waitForFinished(-1));
    QVERIFY2(program.exitCode() == 0, program.readAllStandardError().constData());
    QCOMPARE(recordedOutcomes(store), QStringList{QStringLiteral("timed_out")});
    QProcess verify;
    verify.start(QStringLiteral(VORTEX_BIN_DIR "/vortex-engine"),
                 {QStringLiteral("history"), QStringLiteral("verify"), QStringLiteral("--history"), store});
    QVERIFY(verify.waitForFinished(-1));
    QVERIFY2(verify.exitCode() == 0, verify.readAll().constData());
  }

  void aSignalEndsItInOrder() {
    const QString store = m_home.filePath(QStringLiteral("two.db"));
    const QFileSystemWatcher watcher({m_home.path()});
    QSignalSpy appears(&watcher, &QFileSystemWatcher::directoryChanged);
    QProcess program;
    start(program, {kRecipe, QStringLiteral("--profile"), QStringLiteral("simulated"), QStringLiteral("--history"), store});
    // It is told to end once it has begun to record.
    while (!QFileInfo::exists(store))
      QVERIFY(appears.wait(600'000));
    ::kill(static_cast<pid_t>(program.processId()), SIGTERM);
    QVERIFY(program.waitForFinished(-1));
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), 0);
    QVERIFY(!recordedOutcomes(store).contains(QStringLiteral("running")));
  }

  void aWrongCommandLineIsRefused() {
    for (const QStringList& arguments : {QStringList{QStringLiteral("--size"), QStringLiteral("big")},
                                         QStringList{QStringLiteral("--theme"), QStringLiteral("blue")},
                                         QStringList{QStringLiteral("--profile"), QStringLiteral("nope")}}) {
      QProcess program;
      start(program, arguments);
      QVERIFY(program.waitForFinished(-1));
      QCOMPARE(program.exitCode(), 2);
      QVERIFY(program.readAllStandardError().contains(arguments.back().toUtf8()));
    }
  }
};

QTEST_GUILESS_MAIN(TestControlRoom)
#include "test_control_room.moc"
