// SPDX-License-Identifier: GPL-3.0-or-later
//
// Random worlds against the scheduler's invariants and a judge that knows only the contract. 100,000 inputs, ten million with
// VORTEX_FULL=1; VORTEX_SEED=n runs one world. A world that fails is printed as the shortest script that still does.
#include "tests/engine/schedule/world.h"
#include "tests/sample.h"

#include <QtTest/QtTest>

#include <map>

using namespace vortex;
using namespace vortex::schedule;
using namespace vortex::schedule::test;

namespace {

constexpr std::size_t kScriptLength = 400;

QByteArray report(std::uint64_t seed, const Script& script) {
  const Script least = shrunk(script, [](const Script& shorter) { return violationOf(shorter).has_value(); });
  std::string text = "seed " + std::to_string(seed) + ": " + violationOf(least).value_or("?") + "\nshrunk to:\n";
  for (const Action& action : least)
    text += "  " + describe(action) + "\n";
  return QByteArray::fromStdString(text);
}

std::string kindOf(const Command& command) {
  if (std::holds_alternative<command::KillDevice>(command))
    return "kill";
  const auto* publish = std::get_if<command::Publish>(&command);
  if (!publish)
    return "other";
  if (const auto* complete = std::get_if<event::SlotComplete>(&publish->body))
    return std::string(toString(complete->verdict.outcome));
  if (const auto* stopped = std::get_if<event::AttemptStopped>(&publish->body))
    return stopped->byExit ? "by exit" : stopped->retryIn ? "retry" : "other";
  if (std::holds_alternative<event::DeviceQuarantined>(publish->body))
    return "quarantine";
  if (std::holds_alternative<event::SlotMissed>(publish->body))
    return "missed";
  if (std::holds_alternative<event::SlotAtRisk>(publish->body))
    return "at risk";
  return std::holds_alternative<event::QualityChanged>(publish->body) ? "quality" : "other";
}

}  // namespace

class TestScheduleProperty : public QObject {
  Q_OBJECT

 private slots:
  void everyInvariantHoldsInRandomWorlds();
  void theSameInputsGiveTheSameDecisions();
  void aCopyDecidesAsItsOriginal();
  void whoForeseesNothingDecidesTheSame();
  void aFailingWorldShrinksToAShortScript();
};

void TestScheduleProperty::everyInvariantHoldsInRandomWorlds() {
  const bool full = vortex::test::isWhole();
  const bool oneSeed = qEnvironmentVariableIsSet("VORTEX_SEED");
  const std::uint64_t wanted = oneSeed ? 1 : full ? 10'000'000 : vortex::test::kSanitized ? 50'000 : 100'000;
  const std::uint64_t first = oneSeed ? qEnvironmentVariable("VORTEX_SEED").toULongLong() : 1;
  std::uint64_t inputs = 0, seed = first;
  std::map<std::string, int> seen;  // that the worlds reach what they are to judge
  for (; inputs < wanted; ++seed) {
    const Script script = randomScript(seed, kScriptLength);
    World world;
    world.alsoJudge = [&seen](const Command& command) { ++seen[kindOf(command)]; };
    try {
      for (const Action& action : script)
        world.act(action);
      world.close();
    } catch (const std::exception&) {
      QFAIL(report(seed, script).constData());
    }
    inputs += world.inputs();
  }
  qInfo("%llu inputs, seeds %llu to %llu", static_cast<unsigned long long>(inputs), static_cast<unsigned long long>(first),
        static_cast<unsigned long long>(seed - 1));
  if (oneSeed)
    return;
  for (const char* kind : {"succeeded", "late", "self_check_failed", "timed_out", "deadline_unreachable", "canceled", "shed",
                           "failed", "retry", "by exit", "quarantine", "kill", "missed", "at risk", "quality"})
    QVERIFY2(seen[kind] > 0, kind);
}

void TestScheduleProperty::theSameInputsGiveTheSameDecisions() {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    const Script script = randomScript(seed, kScriptLength);
    std::string runs[2];
    for (std::string& run : runs) {
      World world;
      world.transcript = "";
      for (const Action& action : script)
        world.act(action);
      run = *world.transcript;
    }
    QVERIFY(!runs[0].empty());
    QCOMPARE(QString::fromStdString(runs[1]), QString::fromStdString(runs[0]));
  }
}

void TestScheduleProperty::aCopyDecidesAsItsOriginal() {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const Script script = randomScript(seed, kScriptLength);
    World world;
    for (std::size_t i = 0; i < script.size(); ++i) {
      if (i == 20 * seed)
        world.fork();
      world.act(script[i]);
    }
  }
}

void TestScheduleProperty::whoForeseesNothingDecidesTheSame() {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    World world;
    world.fork(Forecasts::Untold);
    for (const Action& action : randomScript(seed, kScriptLength))
      world.act(action);
  }
}

void TestScheduleProperty::aFailingWorldShrinksToAShortScript() {
  const auto noCancels = [](const Command& command) {
    const auto* publish = std::get_if<command::Publish>(&command);
    const auto* complete = publish ? std::get_if<event::SlotComplete>(&publish->body) : nullptr;
    if (complete && complete->verdict.outcome == Outcome::Canceled)
      throw Violation("a slot was canceled");
  };
  const auto fails = [&](const Script& script) { return violationOf(script, noCancels) == "a slot was canceled"; };
  Script script;
  for (std::uint64_t seed = 1; script.empty(); ++seed)
    if (Script candidate = randomScript(seed, kScriptLength); fails(candidate))
      script = candidate;
  const Script least = shrunk(script, fails);
  // A device, a slot that starts, a cancel.
  QVERIFY2(least.size() <= 3, qPrintable(QString::number(least.size())));
}

QTEST_GUILESS_MAIN(TestScheduleProperty)
#include "test_schedule_property.moc"
