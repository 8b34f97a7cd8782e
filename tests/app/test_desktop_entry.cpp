// SPDX-License-Identifier: GPL-3.0-or-later
//
// A double click on a capture: what packaging/desktop tells a desktop is read as desktops read it, and the command that stands
// there is run as they run it.
#include "tests/app/engine_program.h"
#include "tests/app/window_program.h"

#include <QDir>
#include <QFile>
#include <QMap>
#include <QMimeDatabase>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using vortex::test::EngineProgram;
using vortex::test::Said;
using vortex::test::WindowProgram;

namespace {

const QString kType = QStringLiteral("application/x-vortex-capture");
const QString kWindow = QStringLiteral(VORTEX_BIN_DIR "/vortex-control-room");

// The keys of its one group.
QMap<QString, QString> entryOf(const QString& file) {
  QMap<QString, QString> keys;
  QFile entry(file);
  if (entry.open(QIODevice::ReadOnly))
    for (const QByteArray& line : entry.readAll().split('\n'))
      if (const auto at = line.indexOf('='); at > 0)
        keys.insert(QString::fromUtf8(line.left(at)), QString::fromUtf8(line.mid(at + 1)));
  return keys;
}

// Whether a file is what the type's magic says: each of its nested matches holds. Qt 6.4 cannot be asked: where two folders of
// types match, it takes the system's, whatever the priorities are; GLib does not.
bool hasMagic(const QString& file) {
  QFile data(file), type(QStringLiteral(VORTEX_SOURCE_DIR "/packaging/desktop-entry/vortex-capture.xml"));
  if (!data.open(QIODevice::ReadOnly) || !type.open(QIODevice::ReadOnly))
    return false;
  const QByteArray head = data.read(100);
  int matches = 0;
  for (QXmlStreamReader xml(&type); !xml.atEnd(); xml.readNext())
    if (xml.isStartElement() && xml.name() == QStringLiteral("match")) {
      ++matches;
      const QByteArray value = xml.attributes().value(QStringLiteral("value")).toUtf8();
      if (head.mid(xml.attributes().value(QStringLiteral("offset")).toInt(), value.size()) != value)
        return false;
    }
  return matches == 2;
}

// As the Desktop Entry Specification says: a string's backslashes, then the quotes of Exec, then %F.
QStringList commandOf(QString exec, const QStringList& files) {
  exec.replace(QStringLiteral("\\\\"), QStringLiteral("\\"));
  QStringList command(QString{});
  bool quoted = false;
  for (qsizetype i = 0; i < exec.size(); ++i) {
    if (exec[i] == u'"')
      quoted = !quoted;
    else if (quoted && exec[i] == u'\\' && i + 1 < exec.size())
      command.back() += exec[++i];
    else if (!quoted && exec[i] == u' ')
      command << QString();
    else if (exec[i] == u'%' && exec.mid(i + 1, 1) == QStringLiteral("%"))
      command.back() += exec[i++];
    else
      command.back() += exec[i];
  }
  const auto place = command.indexOf(QStringLiteral("%F"));
  if (place < 0)
    return {};
  command.removeAt(place);
  return command + files;
}

}  // namespace

class TestDesktopEntry : public QObject {
  Q_OBJECT
  QTemporaryDir m_data;
  EngineProgram m_engine;
  QString m_capture;

  QByteArray m_told;
  int tellDesktop(const QStringList& arguments) {
    QProcess desktop;
    desktop.setProcessChannelMode(QProcess::MergedChannels);
    desktop.start(QStringLiteral(VORTEX_SOURCE_DIR "/packaging/desktop"), arguments);
    desktop.waitForFinished(-1);
    m_told = desktop.readAll();
    return desktop.exitStatus() == QProcess::NormalExit ? desktop.exitCode() : -1;
  }
  QString entry() const { return m_data.filePath(QStringLiteral("applications/vortex-control-room.desktop")); }
  QStringList start(const QString& file) const { return commandOf(entryOf(entry()).value(QStringLiteral("Exec")), {file}); }

 private slots:
  void initTestCase() {
    qputenv("XDG_DATA_HOME", m_data.path().toLocal8Bit());
    m_capture = m_engine.folder() + QStringLiteral("/monday night.vortexcap");
    m_engine.startCapture({QStringLiteral("--slots"), QStringLiteral("8"), QStringLiteral("--profile"), QStringLiteral("load"),
                           QStringLiteral("--out"), m_capture});
    QCOMPARE(m_engine.waitForEnd(), 0);
    QVERIFY2(tellDesktop({kWindow}) == 0, m_told.constData());
  }

  // By its name, and, whatever it is called, by what is in it; a history is none.
  void aCapturesFileIsKnown() {
    const QMimeDatabase types;
    QCOMPARE(types.mimeTypeForFile(m_capture, QMimeDatabase::MatchExtension).name(), kType);
    QVERIFY(hasMagic(m_capture));
    QVERIFY(types.mimeTypeForName(kType).inherits(QStringLiteral("application/vnd.sqlite3")));
    QVERIFY(!hasMagic(QStringLiteral(VORTEX_TEST_DATA "/history/store-3.db")));
  }

  void theEntryNamesTheProgramTheTypeAndAnIconThatIsThere() {
    const auto keys = entryOf(entry());
    QCOMPARE(keys.value(QStringLiteral("MimeType")), kType + QLatin1Char(';'));
    QCOMPARE(keys.value(QStringLiteral("TryExec")), QFileInfo(kWindow).absoluteFilePath());
    QVERIFY(QFile::exists(
        m_data.filePath(QStringLiteral("icons/hicolor/scalable/apps/%1.svg").arg(keys.value(QStringLiteral("Icon"))))));
    if (const QString check = QStandardPaths::findExecutable(QStringLiteral("desktop-file-validate")); !check.isEmpty()) {
      QProcess validate;
      validate.start(check, {entry()});
      QVERIFY(validate.waitForFinished(-1));
      QCOMPARE(validate.readAllStandardOutput(), QByteArray());
      QCOMPARE(validate.exitCode(), 0);
    }
  }

  // A path with everything in it that has a meaning in an Exec line.
  void aProgramInAnOddFolderIsStarted() {
    const QString folder = m_engine.folder() + QStringLiteral("/50% \"odd\" $HOME \\ & `x`");
    QVERIFY(QDir().mkpath(folder));
    const QString odd = folder + QStringLiteral("/vortex-control-room");
    QVERIFY(QFile::copy(QStringLiteral("/bin/true"), odd));
    QVERIFY2(tellDesktop({odd}) == 0, m_told.constData());
    QCOMPARE(start(QStringLiteral("/a b.vortexcap")), (QStringList{odd, QStringLiteral("/a b.vortexcap")}));
    QVERIFY(tellDesktop({kWindow}) == 0);
  }

  // The second click finds the window of the first: no other one, and no second device, is started.
  void itOpensInTheWindowThatRuns() {
    const QTemporaryDir runtime(QDir::tempPath() + QStringLiteral("/vortex-XXXXXX"));  // a socket's path is short
    QStringList command = start(m_capture);
    const QString program = command.takeFirst();
    WindowProgram window(program, command << QStringLiteral("--profile") << QStringLiteral("load"), runtime.path());
    window.await([](const Said& said) { return said.verdict.contains(QStringLiteral("Inconclusive")); });

    const QString second = m_engine.folder() + QStringLiteral("/no capture.vortexcap");
    QFile file(second);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("none") == 4);
    file.close();
    const auto click = [&](const QString& opened) {
      QProcess again;
      QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
      environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), runtime.path());
      again.setProcessEnvironment(environment);
      QStringList words = start(opened);
      again.start(words.takeFirst(), words);
      again.waitForFinished(-1);
      return again.exitStatus() == QProcess::NormalExit ? again.exitCode() : -1;
    };
    QCOMPARE(click(second), 0);
    window.await([](const Said& said) { return said.verdict.isEmpty(); });  // it cannot be shown
    QCOMPARE(click(m_capture), 0);
    window.await([](const Said& said) { return said.verdict.contains(QStringLiteral("Inconclusive")); });
    QCOMPARE(window.end(), 0);
    QVERIFY(QDir(runtime.path()).isEmpty());
  }

  void whatIsNoProgramIsRefused() {
    QCOMPARE(tellDesktop({QStringLiteral("/nowhere/vortex")}), 2);
    QVERIFY(m_told.contains("/nowhere/vortex is no program"));
    QCOMPARE(tellDesktop({QStringLiteral("--no-such")}), 2);
  }

  void itIsTakenBack() {
    QVERIFY(tellDesktop({QStringLiteral("--remove")}) == 0);
    QVERIFY(!QFile::exists(entry()));
    QVERIFY(!QFile::exists(m_data.filePath(QStringLiteral("mime/packages/vortex-capture.xml"))));
  }
};

QTEST_GUILESS_MAIN(TestDesktopEntry)
#include "test_desktop_entry.moc"
