// SPDX-License-Identifier: GPL-3.0-or-later
//
// The parts of vortex-engine: when slots are fed, what is told of them and how, and what the exit status says.
#include "app/headless/feeder.h"
#include "app/headless/interrupts.h"
#include "app/headless/live_lines.h"
#include "app/headless/outlet.h"
#include "app/headless/reporter.h"
#include "app/headless/tally.h"

#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>
#include <csignal>
#include <sstream>
#include <thread>

using namespace vortex;
using namespace vortex::headless;

namespace {

Time at(double s) { return Time{seconds(s)}; }

// The times, in seconds, of the slots that are due at `now`.
QList<int> dueAt(Feeder& feeder, double now) {
  QList<int> beats;
  while (const auto beat = feeder.due(at(now)))
    beats << qRound(inSeconds(beat->time_since_epoch()));
  return beats;
}

Event started(std::uint64_t slot) {
  return {.seq = slot, .at = at(0), .body = event::SlotStarted{.slot = {slot}, .lastUsefulFinish = at(26), .airAt = at(45)}};
}

Event complete(std::uint64_t slot, Outcome outcome) {
  return {.seq = 1, .at = at(20), .body = event::SlotComplete{.slot = {slot}, .verdict = {.outcome = outcome}}};
}

// A slot whose line is as long as it gets in its video stage.
void fillLongLine(LiveLines& lines) {
  lines.take(started(12'345));
  for (const Stage stage : {Stage::Audio, Stage::Image})
    lines.take(
        {.seq = 1,
         .at = at(12),
         .body = event::StageComplete{.attempt = {.slot = {12'345}, .stage = stage, .n = 1, .id = {1}}, .elapsed = seconds(11.9)}});
  const AttemptName video{.slot = {12'345}, .stage = Stage::Video, .n = 2, .id = {3}};
  lines.take({.seq = 1, .at = at(12), .body = event::AttemptStarted{.attempt = video, .timeout = seconds(10)}});
  lines.take({.seq = 1, .at = at(13), .body = event::AttemptStep{.attempt = video, .step = 1'000, .steps = 1'080}});
}

QStringList linesIn(const std::string& text) { return QString::fromStdString(text).split(u'\n', Qt::SkipEmptyParts); }

// Both ends of a pipe, closed when it goes.
struct Pipe {
  Pipe() { [[maybe_unused]] const int made = ::pipe(ends); }
  ~Pipe() {
    closeEnd(0);
    closeEnd(1);
  }
  void closeEnd(int end) {
    if (ends[end] >= 0)
      ::close(ends[end]);
    ends[end] = -1;
  }
  std::string readAll() const {
    std::string text;
    char bytes[4096];
    for (ssize_t got; (got = ::read(ends[0], bytes, sizeof bytes)) > 0;)
      text.append(bytes, static_cast<std::size_t>(got));
    return text;
  }
  int ends[2] = {-1, -1};
};

// ThreadSanitizer keeps a signal back until its thread waits for something.
void takeSignals(int count, const vortex::headless::Interrupts& interrupts) {
  ::alarm(30);
  while (interrupts.count() < count)
    ::poll(nullptr, 0, 0);
}

// The status of a child that does this; -1 where a signal ended it.
template <typename Act>
int statusOfChild(Act act) {
  const pid_t child = ::fork();
  if (child == 0) {
    act();
    ::_exit(0);
  }
  int status = 0;
  return ::waitpid(child, &status, 0) == child && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

class TestHeadless : public QObject {
  Q_OBJECT

 private slots:
  void aCadenceThatWasHeldUpLosesNoAirTime() {
    Feeder feeder(Pace::Cadence, 6, seconds(45));
    QCOMPARE(dueAt(feeder, 100), QList<int>{});  // no device yet
    feeder.deviceReady(at(5));
    QCOMPARE(dueAt(feeder, 5), QList<int>{5});
    QCOMPARE(dueAt(feeder, 49), QList<int>{});
    QCOMPARE(dueAt(feeder, 141), (QList<int>{50, 95, 140}));
    QCOMPARE(*feeder.next(), at(185));
    QCOMPARE(dueAt(feeder, 1'000), (QList<int>{185, 230}));  // no more than there are
    QVERIFY(feeder.allSubmitted() && !feeder.next());
  }

  void withoutACadenceSlotsAreDueNow() {
    Feeder burst(Pace::Burst, 3, {});
    burst.deviceReady(at(5));
    QCOMPARE(dueAt(burst, 7), (QList<int>{7, 7, 7}));
    Feeder oneByOne(Pace::OneByOne, 3, {});
    oneByOne.deviceReady(at(5));
    QCOMPARE(dueAt(oneByOne, 7), QList<int>{7});
    QCOMPARE(dueAt(oneByOne, 8), QList<int>{});
    oneByOne.decided();
    QCOMPARE(dueAt(oneByOne, 9), QList<int>{9});
    oneByOne.stopFeeding();
    oneByOne.decided();
    QCOMPARE(dueAt(oneByOne, 10), QList<int>{});
  }

  void aLiveLineIsOneRowOfTheTerminal() {
    LiveLines lines;
    fillLongLine(lines);
    const std::string wide = lines.at(at(13), {.columns = 200, .rows = 24}).at(0);
    QCOMPARE(QString::fromStdString(wide),
             QStringLiteral("slot 12345  13.0 s  audio 11.9 s  image 11.9 s  video (try 2) 1000/1080  "
                            "13.0 s to the last useful finish"));
    QVERIFY(wide.size() > 80);
    QCOMPARE(lines.at(at(13), {.columns = 80, .rows = 24}).at(0), wide.substr(0, 79));
  }

  void aLineIsCutBetweenCharacters() {
    LiveLines lines;
    lines.take({.seq = 1, .at = at(0), .body = event::DeviceProgress{.what = "Modèles à charger", .done = 1, .of = 3}});
    QCOMPARE(QString::fromStdString(lines.at(at(0), {.columns = 13, .rows = 24}).at(0)), QStringLiteral("device: Modè"));
    QCOMPARE(QString::fromStdString(lines.at(at(0), {.columns = 12, .rows = 24}).at(0)), QStringLiteral("device: Mod"));
  }

  void aThousandSlotsInFlightFitTheTerminal() {
    LiveLines lines;
    for (std::uint64_t slot = 1; slot <= 1'000; ++slot)
      lines.take(started(slot));
    const auto shown = lines.at(at(1), {.columns = 80, .rows = 24});
    QCOMPARE(shown.size(), std::size_t{22});
    QVERIFY(shown[20].rfind("slot 21 ", 0) == 0);
    QCOMPARE(QString::fromStdString(shown[21]), QStringLiteral("… and 979 more"));
    QCOMPARE(lines.at(at(1), {.columns = 1, .rows = 1}).size(), std::size_t{1});
  }

  void whatWasDrawnIsErasedRowByRowWhateverTheTerminalsSizeIsNow() {
    std::ostringstream out;
    TerminalSize size;
    const auto reporter = makeTerminalReporter(out, LogLevel::Error, [&] { return size; });
    for (std::uint64_t slot = 1; slot <= 1'000; ++slot)
      reporter->event(started(slot));
    reporter->batchEnded(at(1));
    const QStringList drawn = linesIn(out.str());
    QCOMPARE(drawn.size(), 22);
    for (const QString& line : drawn)
      QVERIFY2(line.size() <= 79, qPrintable(line));
    out.str({});
    size = {.columns = 40, .rows = 6};
    reporter->batchEnded(at(2));
    QCOMPARE(QString::fromStdString(out.str()).count(QStringLiteral("\x1b[1A\x1b[2K")), 22);
    QCOMPARE(linesIn(out.str()).size(), 4);
  }

  void whatIsBelowTheLevelIsNotOnTheScreen() {
    std::ostringstream out;
    const auto told = [&](LogLevel level) {
      out.str({});
      const auto reporter = makePlainReporter(out, level);
      reporter->event({.seq = 1, .at = at(1), .body = event::AttemptStep{.attempt = {.slot = {1}}, .step = 1, .steps = 4}});
      reporter->event(started(2));
      reporter->event({.seq = 3, .at = at(1), .body = event::QualityChanged{.level = 1, .why = "late"}});
      reporter->event({.seq = 4, .at = at(1), .body = event::DeliveryFailed{.slot = {2}, .message = "no space"}});
      return linesIn(out.str()).size();
    };
    QCOMPARE(told(LogLevel::Debug), 4);
    QCOMPARE(told(LogLevel::Info), 3);
    QCOMPARE(told(LogLevel::Warning), 2);
    QCOMPARE(told(LogLevel::Error), 1);
  }

  void theScreenMayHaveTheLogsLines() {
    std::ostringstream out;
    const auto reporter = makeLogReporter(out, LogLevel::Info);
    reporter->event({.seq = 1, .at = at(1), .body = event::MemorySample{}});
    reporter->event(started(2));
    const QStringList lines = linesIn(out.str());
    QCOMPARE(lines.size(), 1);
    const QJsonObject line = QJsonDocument::fromJson(lines[0].toUtf8()).object();
    QCOMPARE(line.value(u"event").toString(), QStringLiteral("slot_started"));
    QCOMPARE(line.value(u"level").toString(), QStringLiteral("info"));
    QVERIFY(line.contains(u"wall"));
  }

  void slotsThatWereNeverMadeAreNoSuccess() {
    Tally tally;
    tally.submitted({1}, at(0));
    tally.take(complete(1, Outcome::Succeeded));
    tally.take({.seq = 2, .at = at(21), .body = event::SlotDelivered{.slot = {1}, .ready = seconds(21)}});
    QVERIFY(tally.settled());
    QVERIFY(tally.status(1) == ExitStatus::AllDelivered);
    QVERIFY(tally.status(3) == ExitStatus::SomeSlotDidNot);  // Ctrl-C came before the second
    tally.submitted({2}, at(22));
    tally.take(complete(2, Outcome::TimedOut));
    QVERIFY(tally.status(2) == ExitStatus::SomeSlotDidNot);
    tally.take({.seq = 3, .at = at(30), .body = event::DeviceHeld{.why = "too many deaths"}});
    QVERIFY(tally.status(3) == ExitStatus::EngineFailed);
  }

  void whoSaysSomethingDoesNotWaitForWhoReadsIt() {
    Pipe pipe;
    std::string said, read;
    std::thread reader;
    {
      Outlet outlet(pipe.ends[1], WhenFull::Wait);
      for (int i = 0; i < 10'000; ++i) {  // eight times what a pipe holds
        const std::string line = std::to_string(i) + std::string(50, '.') + '\n';
        said += line;
        outlet.stream() << line << std::flush;
      }
      reader = std::thread([&] { read = pipe.readAll(); });
    }
    pipe.closeEnd(1);
    reader.join();
    QVERIFY(read == said);
  }

  void whatNobodyTakesIsDroppedLineByLineAndCounted() {
    Pipe pipe;
    std::string read;
    std::thread reader;
    std::uint64_t dropped = 0;
    {
      Outlet outlet(pipe.ends[1], WhenFull::Drop, 1'000);
      for (int i = 0; i < 3'000; ++i)  // four times what a pipe holds
        outlet.stream() << std::string(99, '.') << '\n' << std::flush;
      dropped = outlet.dropNoMore();
      reader = std::thread([&] { read = pipe.readAll(); });
      outlet.stream() << "the last\n" << std::flush;
    }
    pipe.closeEnd(1);
    reader.join();
    QVERIFY(dropped > 2'000);
    QStringList lines = linesIn(read);
    QCOMPARE(lines.takeLast(), QStringLiteral("the last"));
    QCOMPARE(static_cast<std::uint64_t>(lines.size()), 3'000 - dropped);
    for (const QString& line : lines)
      QCOMPARE(line.size(), 99);
  }

  void aReaderThatIsGoneHoldsNobodyUp() {
    std::signal(SIGPIPE, SIG_IGN);
    Pipe pipe;
    pipe.closeEnd(0);
    Outlet outlet(pipe.ends[1], WhenFull::Wait, 10);
    for (int i = 0; i < 1'000; ++i)
      outlet.stream() << "twenty bytes of a line\n" << std::flush;
  }

  void aSignalIsCountedAndASecondOneEndsTheProgram() {
    const int once = statusOfChild([] {
      const Interrupts interrupts;
      ::raise(SIGTERM);
      takeSignals(1, interrupts);
      struct sigaction action {};
      ::sigaction(SIGTERM, nullptr, &action);
      // A write that it came upon goes on, or the summary would be lost.
      ::_exit(interrupts.count() == 1 && (action.sa_flags & SA_RESTART) != 0 ? 7 : 8);
    });
    QCOMPARE(once, 7);
    const int twice = statusOfChild([] {
      const Interrupts interrupts;
      ::raise(SIGTERM);
      ::raise(SIGINT);
      takeSignals(2, interrupts);
    });
    QCOMPARE(twice, 130);
    const int cleared = statusOfChild([] {
      const Interrupts interrupts(SecondSignal::Counts);
      ::raise(SIGINT);
      takeSignals(1, interrupts);
      ::raise(SIGINT);
      takeSignals(2, interrupts);
      ::_exit(interrupts.count() == 2 ? 7 : 8);
    });
    QCOMPARE(cleared, 7);
  }
};

QTEST_GUILESS_MAIN(TestHeadless)
#include "test_headless.moc"
