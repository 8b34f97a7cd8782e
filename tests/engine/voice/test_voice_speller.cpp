// SPDX-License-Identifier: GPL-3.0-or-later
//
// The speller's program as a process: what it is given, how it is bounded, what happens without it. Programs that hang, talk too
// much or fail are small shell scripts written here.
#include "engine/torch/models/voice/speller.h"
#include "tests/sample.h"

#include <sys/wait.h>
#include <unistd.h>

#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <cerrno>
#include <csignal>

using namespace vortex::torch;
using namespace std::chrono_literals;

namespace {

bool never() { return false; }

// A busy machine is no reason for our own rules here.
SpellerOptions patient() { return {.program = "espeak-ng", .limits = {.time = 60'000ms}}; }

bool hasEspeak() { return !QStandardPaths::findExecutable(QStringLiteral("espeak-ng")).isEmpty(); }

}  // namespace

class VoiceSpeller : public QObject {
  Q_OBJECT

  QTemporaryDir m_folder;
  int m_scripts = 0;

  std::string program(const QByteArray& body) {
    const QString path = m_folder.filePath(QStringLiteral("program%1").arg(++m_scripts));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
      qFatal("cannot write a program");
    file.write("#!/bin/sh\n" + body);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return path.toStdString();
  }

 private Q_SLOTS:
  void espeakSpellsEachClauseInOneCall() {
    if (!hasEspeak())
      QSKIP("espeak-ng is not installed");
    const Spelling s = spell("Good evening. The clock, once again!", patient(), never);
    QVERIFY2(s.byProgram, s.problem.c_str());
    QVERIFY(s.problem.empty());
    QCOMPARE(s.utterances.size(), 3U);
    QCOMPARE(std::string(s.utterances[1].phones[0].phone->ipa), std::string("ð"));
    QCOMPARE(s.utterances[1].end, Boundary::Comma);
    QCOMPARE(s.utterances[2].end, Boundary::Exclamation);
  }

  void aClauseLongerThanTheProgramsLineIsReadWhole() {
    if (!hasEspeak())
      QSKIP("espeak-ng is not installed");
    std::string script;
    for (int i = 0; i < 400; ++i)
      script += "bread and butter ";
    const Spelling s = spell(script + ". End", patient(), never);
    QVERIFY2(s.byProgram, s.problem.c_str());
    QCOMPARE(s.utterances.size(), 2U);
    const auto& phones = s.utterances[0].phones;
    QCOMPARE(std::count_if(phones.begin(), phones.end(), [](const SpokenPhone& p) { return p.stress == Stress::Primary; }), 800);
  }

  void hostileScriptsAreSpelledOrSpokenByRulesButNeverFail_data() {
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<bool>("spoken");
    QTest::newRow("an option") << QByteArray("--path=/tmp -w /tmp/x.wav -v de") << true;
    QTest::newRow("shell") << QByteArray("$(touch /tmp/x); `id` && rm -rf ~ | sh") << true;
    QTest::newRow("8 KiB of a") << QByteArray(8192, 'a') << true;
    QTest::newRow("20 KiB of digits") << QByteArray(20'000, '7') << true;
    // Their answer is 42 bytes a clause and more than a pipe holds; espeak-ng takes 2 ms for each.
    QTest::newRow("1750 one-word clauses") << QByteArray("a. ").repeated(vortex::test::sampleOf(1750)) << true;
    QTest::newRow("control characters") << QByteArray("he\x01llo \x1b[2J wor\x08ld\r\n") << true;
    QTest::newRow("emoji") << QByteArray("\xf0\x9f\x99\x82\xf0\x9f\x94\xa5 fire") << true;
    QTest::newRow("the separator itself") << QByteArray("qzxqvz. qzxqvz. hello") << true;
    QTest::newRow("phoneme codes") << QByteArray("[[D'Is]] <speak><audio src='x'/></speak>") << true;
    QTest::newRow("binary") << QByteArray("\xde\xad\xbe\xef\x80\x81zebra\xff") << true;
    QTest::newRow("only punctuation") << QByteArray("?!... -- ,,,") << false;
  }
  void hostileScriptsAreSpelledOrSpokenByRulesButNeverFail() {
    QFETCH(QByteArray, script);
    QFETCH(bool, spoken);
    const Spelling s = spell(script.toStdString(), patient(), never);
    QCOMPARE(!s.utterances.empty(), spoken);
    QVERIFY(!s.stopped);
  }

  void theScriptReachesTheProgramOnlyByStandardInput() {
    const std::string record = m_folder.filePath(QStringLiteral("record")).toStdString();
    const std::string p = program("echo \"$@\" > '" + QByteArray::fromStdString(record) + "'; cat\n");
    const Spelling s = spell("-v de. $(id)", {p, {}}, never);
    QFile file(QString::fromStdString(record));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("-q --ipa -b 1 -v en-us\n"));
    // cat's answer has the separators where they belong: what it was given is what the splitter made.
    QVERIFY2(s.byProgram, s.problem.c_str());
    QCOMPARE(s.utterances.size(), 2U);
  }

  void withoutTheProgramOurRulesSpeak() {
    for (const char* path : {"/nonexistent/espeak-ng", "no-such-program-anywhere", ""}) {
      const Spelling s = spell("The cat sat.", {path, {}}, never);
      QVERIFY(!s.byProgram);
      QVERIFY(!s.problem.empty());
      QCOMPARE(s.utterances.size(), 1U);
      QCOMPARE(s.utterances[0].phones.size(), 8U);
    }
  }

  void anEmptyPathMeansNoProgram() {
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", m_folder.path().toLocal8Bit());
    const Spelling s = spell("The cat sat.", patient(), never);
    qputenv("PATH", path);
    QVERIFY(!s.byProgram);
    QVERIFY2(s.problem.find("espeak-ng: ") == 0, s.problem.c_str());
  }

  void aProgramThatFailsOrAnswersNonsenseIsNotBelieved() {
    for (const char* body :
         {"exit 3\n", "cat >/dev/null; kill -SEGV $$\n", "cat > /dev/null; echo one; echo two\n", "cat > /dev/null\n"}) {
      const Spelling s = spell("The cat sat.", {program(body), {}}, never);
      QVERIFY2(!s.byProgram, body);
      QVERIFY2(!s.problem.empty(), body);
      QCOMPARE(s.utterances.size(), 1U);
    }
  }

  void aProgramThatHangsIsKilledWithItsChildren() {
    const std::string pids = m_folder.filePath(QStringLiteral("pids")).toStdString();
    const std::string p = program("sleep 1000 & echo $! > '" + QByteArray::fromStdString(pids) + "'; echo $$ >> '" +
                                  QByteArray::fromStdString(pids) + "'; wait\n");
    const Spelling s = spell("The cat sat.", {p, {500ms, 1000}}, never);
    QVERIFY(!s.byProgram);
    QVERIFY2(s.problem.find("no answer within 500 ms") != std::string::npos, s.problem.c_str());
    QCOMPARE(s.utterances.size(), 1U);
    QFile file(QString::fromStdString(pids));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
    QCOMPARE(lines.size(), 2);
    QCOMPARE(::kill(lines[1].toInt(), 0), -1);  // reaped
    QCOMPARE(errno, ESRCH);
    // The grandchild was killed with it; whoever adopted it reaps it in its own time.
    QTRY_VERIFY_WITH_TIMEOUT(::kill(lines[0].toInt(), 0) == -1 || isZombie(lines[0]), 30'000);
  }

  void aProgramThatDoesNotReadIsBoundedToo() {
    const Spelling s = spell(std::string(8000, 'a'), {program("exec sleep 1000 <&-\n"), {300ms, 1000}}, never);
    QVERIFY2(s.problem.find("no answer within 300 ms") != std::string::npos, s.problem.c_str());
  }

  void aProgramThatClosesItsOutputAndStaysIsBoundedToo() {
    const Spelling s = spell("The cat sat.", {program("exec sleep 1000 >&-\n"), {300ms, 1000}}, never);
    QVERIFY2(s.problem.find("no answer within 300 ms") != std::string::npos, s.problem.c_str());
  }

  void aProgramThatTalksWithoutEndIsCutOff() {
    const Spelling s = spell("The cat sat.", {program("exec yes\n"), {20'000ms, 10'000}}, never);
    QVERIFY2(s.problem.find("more than 10000 bytes") != std::string::npos, s.problem.c_str());
  }

  void aProgramDiesWithTheProcessThatAskedIt() {
    const QString pidFile = m_folder.filePath(QStringLiteral("pid"));
    const std::string p = program("echo $$ > '" + pidFile.toLocal8Bit() + ".new'; mv '" + pidFile.toLocal8Bit() + ".new' '" +
                                  pidFile.toLocal8Bit() + "'; exec sleep 1000\n");
    const pid_t asks = ::fork();
    if (asks == 0) {
      static_cast<void>(spell("The cat sat.", {p, {300'000ms, 1000}}, never));
      ::_exit(0);
    }
    QVERIFY(asks > 0);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(pidFile), 60'000);
    QFile file(pidFile);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray pid = file.readAll().trimmed();
    QCOMPARE(::kill(asks, SIGKILL), 0);
    QCOMPARE(::waitpid(asks, nullptr, 0), asks);
    QTRY_VERIFY_WITH_TIMEOUT(::kill(pid.toInt(), 0) == -1 || isZombie(pid), 30'000);
  }

  void aStopEndsTheWaitAndTheProgram() {
    const QString pidFile = m_folder.filePath(QStringLiteral("stopped"));
    const std::string p = program("echo $$ > '" + pidFile.toLocal8Bit() + ".new'; mv '" + pidFile.toLocal8Bit() + ".new' '" +
                                  pidFile.toLocal8Bit() + "'; exec sleep 1000\n");
    const Spelling s = spell("The cat sat.", {p, {300'000ms, 1000}}, [&] { return QFile::exists(pidFile); });
    QVERIFY(s.stopped);
    QFile file(pidFile);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const int pid = file.readAll().trimmed().toInt();
    QVERIFY(pid > 0);
    QTRY_VERIFY_WITH_TIMEOUT(::kill(pid, 0) == -1 && errno == ESRCH, 30'000);  // reaped
  }

 private:
  static bool isZombie(const QByteArray& pid) {
    QFile file(QStringLiteral("/proc/%1/stat").arg(QString::fromLatin1(pid)));
    return file.open(QIODevice::ReadOnly) && file.readAll().contains(") Z ");
  }
};

QTEST_GUILESS_MAIN(VoiceSpeller)
#include "test_voice_speller.moc"
