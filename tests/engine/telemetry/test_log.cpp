// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/telemetry/log.h"

#include <sys/resource.h>
#include <unistd.h>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <stdexcept>
#include <string>

using namespace vortex;
using namespace vortex::telemetry;

namespace {

QList<QJsonObject> linesOf(const QString& path) {
  QFile file(path);
  QList<QJsonObject> lines;
  if (file.open(QIODevice::ReadOnly))
    for (const QByteArray& line : file.readAll().split('\n'))
      if (!line.isEmpty())
        lines << QJsonDocument::fromJson(line).object();
  return lines;
}

LogTargets quiet(const QTemporaryDir& folder) {
  return {.screen = {}, .file = folder.filePath(QStringLiteral("vortex.jsonl")).toStdString()};
}

// Sends stderr to a file while it lives.
class CapturedStderr {
 public:
  explicit CapturedStderr(const QString& path) : m_path(path), m_saved(dup(2)) {
    std::fflush(stderr);
    if (std::freopen(path.toLocal8Bit().constData(), "w", stderr) == nullptr)
      throw std::runtime_error("stderr cannot be redirected");
  }
  ~CapturedStderr() { restore(); }
  QByteArray text() {
    restore();
    QFile file(m_path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  }

 private:
  void restore() {
    if (m_saved < 0)
      return;
    std::fflush(stderr);
    dup2(m_saved, 2);
    close(m_saved);
    m_saved = -1;
  }
  QString m_path;
  int m_saved;
};

}  // namespace

class TestLog : public QObject {
  Q_OBJECT

 private slots:
  void theFileHoldsOneObjectALineWithLevelAndWallTime() {
    QTemporaryDir folder;
    {
      Log log(LogSettings{}, quiet(folder));
      log.event({.seq = 1,
                 .at = Time{seconds(2)},
                 .body = event::SlotMissed{.slot = {3}, .airAt = Time{seconds(45)}, .fallback = "nothing"}});
      log.message(LogLevel::Warning, "key llm kept, not used");
    }
    const auto lines = linesOf(folder.filePath(QStringLiteral("vortex.jsonl")));
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines[0].value(u"event").toString(), QStringLiteral("slot_missed"));
    QCOMPARE(lines[0].value(u"slot").toInt(), 3);
    QCOMPARE(lines[0].value(u"t_ms").toDouble(), 2000.0);
    QCOMPARE(lines[0].value(u"level").toString(), QStringLiteral("error"));
    QVERIFY(lines[0].value(u"wall").toString().endsWith(u'Z'));
    QCOMPARE(lines[0].value(u"wall").toString().size(), 24);
    QCOMPARE(lines[1].value(u"event").toString(), QStringLiteral("log"));
    QCOMPARE(lines[1].value(u"text").toString(), QStringLiteral("key llm kept, not used"));
  }

  void aLineIsInTheFileAsSoonAsItIsLogged() {
    QTemporaryDir folder;
    Log log(LogSettings{}, quiet(folder));
    log.message(LogLevel::Info, "one");
    QCOMPARE(linesOf(folder.filePath(QStringLiteral("vortex.jsonl"))).size(), 1);
  }

  void whatIsBelowTheLevelIsLeftOut() {
    QTemporaryDir folder;
    Log log({.level = LogLevel::Warning}, quiet(folder));
    log.event({.seq = 1, .body = event::MemorySample{}});
    log.event({.seq = 2, .body = event::SlotQueued{.slot = {1}}});
    log.event({.seq = 3, .body = event::QualityChanged{.level = 1, .why = "late"}});
    const auto lines = linesOf(folder.filePath(QStringLiteral("vortex.jsonl")));
    QCOMPARE(lines.size(), 1);
    QCOMPARE(lines[0].value(u"seq").toInt(), 3);
  }

  void theFilesAreBounded() {
    QTemporaryDir folder;
    LogTargets targets = quiet(folder);
    targets.maxFileBytes = 1000;
    targets.rotated = 2;
    Log log(LogSettings{}, targets);
    for (int i = 0; i < 200; ++i)
      log.message(LogLevel::Info, "a line of about a hundred bytes, so that ten of them fill a file");
    const QStringList names = QDir(folder.path()).entryList(QDir::Files, QDir::Name);
    QCOMPARE(names,
             (QStringList{QStringLiteral("vortex.1.jsonl"), QStringLiteral("vortex.2.jsonl"), QStringLiteral("vortex.jsonl")}));
    for (const QString& name : names)
      QVERIFY(QFileInfo(folder.filePath(name)).size() <= 1000);
    QCOMPARE(log.lostLines(), 0u);
  }

  void aFileThatCannotBeOpenedIsNamed() {
    try {
      Log log(LogSettings{}, {.screen = {}, .file = "/dev/null/vortex.jsonl"});
      QFAIL("opened a file below /dev/null");
    } catch (const std::runtime_error& error) {
      QVERIFY2(std::string(error.what()).find("/dev/null/vortex.jsonl") != std::string::npos, error.what());
    }
  }

  void aFullDiskLosesLinesButNotTheProgramAndIsSaidOnce() {
    QTemporaryDir folder;
    std::signal(SIGXFSZ, SIG_IGN);
    CapturedStderr screen(folder.filePath(QStringLiteral("stderr")));
    LogTargets targets = quiet(folder);
    targets.screen = LogLevel::Error;
    std::uint64_t lost = 0;
    {
      Log log(LogSettings{}, targets);
      log.message(LogLevel::Info, "fits");
      rlimit old{};
      getrlimit(RLIMIT_FSIZE, &old);
      const rlimit tight{.rlim_cur = 300, .rlim_max = old.rlim_max};
      setrlimit(RLIMIT_FSIZE, &tight);
      for (int i = 0; i < 5; ++i)
        log.message(LogLevel::Info, "a line of about a hundred bytes, so that a few of them fill the three hundred");
      setrlimit(RLIMIT_FSIZE, &old);
      lost = log.lostLines();
    }
    QVERIFY(lost >= 1);
    const QByteArray said = screen.text();
    QVERIFY2(said.contains("vortex.jsonl"), said.constData());
    QCOMPARE(said.count('\n'), 1);
  }

  void peopleReadSentencesOnTheScreen() {
    QTemporaryDir folder;
    CapturedStderr screen(folder.filePath(QStringLiteral("stderr")));
    {
      Log log(LogSettings{}, LogTargets{});
      log.event({.seq = 1, .at = Time{seconds(2)}, .body = event::DeliveryFailed{.slot = {3}, .message = "disk full"}});
    }
    QCOMPARE(screen.text(), QByteArray("error       2.000 s  slot 3 not delivered: disk full\n"));
  }
};

QTEST_GUILESS_MAIN(TestLog)
#include "test_log.moc"
