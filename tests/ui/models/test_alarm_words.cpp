// SPDX-License-Identifier: GPL-3.0-or-later
//
// Alarms in the window's words: each rule of the engine has them, in English they are the engine's own, and what is unknown is said
// as the engine said it. And the one place in which fractions become text.
#include "engine/alarm/alarm_fold.h"
#include "ui/models/alarm_words.h"
#include "ui/models/slot_words.h"

#include <QLocale>
#include <QtTest>
#include <map>

using namespace vortex;
using namespace vortex::ui;
using vortex::alarm::Rule;

namespace {

Time at(double s) { return Time{} + seconds(s); }

event::SlotComplete ended(std::uint64_t slot, Outcome outcome, Duration toTarget) {
  return {.slot = {slot},
          .verdict = {.outcome = outcome},
          .elapsed = seconds(20),
          .waited = {},
          .spareToAir = {},
          .marginGeneration = toTarget};
}
AttemptName image(std::uint64_t slot) { return {.slot = {slot}, .stage = Stage::Image, .n = 1, .id = {slot}}; }

// Every alarm that the engine raises of a day in which all goes wrong, by its rule; the last change of each.
std::map<Rule, event::AlarmChanged> raisedOnABadDay() {
  std::vector<EventBody> day;
  for (std::uint64_t slot = 1; slot <= 3; ++slot)
    day.emplace_back(ended(slot, Outcome::Succeeded, seconds(-1)));
  for (std::uint64_t slot = 4; slot <= 8; ++slot)
    day.emplace_back(ended(slot, Outcome::TimedOut, seconds(-1)));
  day.emplace_back(event::DeviceQuarantined{.lane = Stage::Video, .drained = {}});
  for (int death = 0; death < 3; ++death)
    day.emplace_back(event::DeviceLost{.reason = DeviceLoss::Signaled, .detail = "signal 9", .attempts = 1 + death});
  day.emplace_back(event::DeviceQuarantined{.lane = Stage::Video, .drained = {}});
  // In two steps: g++ 12 takes the whole for an access out of bounds.
  std::get<event::DeviceHeld>(day.emplace_back(event::DeviceHeld{})).why = "5 deaths within 600 s";
  for (const auto limit : {event::MemoryLimit::Soft, event::MemoryLimit::Hard})
    day.emplace_back(event::MemoryCrossed{.limit = limit, .above = true, .used = gigabytes(11.7), .bound = gigabytes(11)});
  day.emplace_back(
      event::AttemptFailed{.attempt = image(9), .reason = Reason::ModelError, .message = "", .elapsed = {}, .held = {4'096}});
  day.emplace_back(event::SlotMissed{.slot = {10}, .airAt = at(4'000), .fallback = "repeat_last"});
  day.emplace_back(event::DeliveryFailed{.slot = {11}, .message = "No space left on device"});
  day.emplace_back(event::HistoryChanged{.storing = false, .file = "h", .trouble = "disk I/O error", .notStored = 1'204});
  day.emplace_back(event::SlotQueued{.slot = {12}, .label = "", .seed = 1, .airAt = at(5'000)});
  day.emplace_back(ended(12, Outcome::Canceled, {}));
  event::TimeoutAdvice hangs;
  hangs.stage = Stage::Image;
  hangs.state = TuningState::Held;
  hangs.over = 14;
  hangs.of = 500;
  day.emplace_back(std::move(hangs));

  alarm::AlarmFold fold;
  std::vector<EventBody> out;
  std::uint64_t seq = 0;
  for (EventBody& body : day) {
    ++seq;
    fold.apply({.seq = seq, .at = at(static_cast<double>(seq) * 10), .body = std::move(body)}, out);
  }
  fold.advance(at(3'000), out);
  std::map<Rule, event::AlarmChanged> raised;
  for (const EventBody& body : out)
    if (const auto* changed = std::get_if<event::AlarmChanged>(&body); changed != nullptr)
      raised.insert_or_assign(*alarm::parseRule(changed->alarm), *changed);
  return raised;
}

// In which numbers are written otherwise, for as long as it lives.
class Language {
 public:
  explicit Language(QLocale::Language language) { QLocale::setDefault(QLocale(language)); }
  ~Language() { QLocale::setDefault(QLocale::c()); }
  Language(const Language&) = delete;
  Language& operator=(const Language&) = delete;
};

}  // namespace

class TestAlarmWords : public QObject {
  Q_OBJECT

 private slots:
  void aCountdownStaysShort() {
    QCOMPARE(countdownText(seconds(27.64)), QStringLiteral("27.6 s"));
    QCOMPARE(countdownText(seconds(599.9)), QStringLiteral("599.9 s"));
    QCOMPARE(countdownText(seconds(600)), QStringLiteral("10 min"));
    QCOMPARE(countdownText(seconds(15'528.6)), QStringLiteral("258 min"));
    QCOMPARE(countdownText(seconds(-1)), QStringLiteral("0.0 s"));
  }

  void everyRuleHasWordsAndInEnglishTheyAreTheEngines() {
    const auto raised = raisedOnABadDay();
    for (const Rule rule : alarm::kRules) {
      const std::string key(alarm::factsOf(rule).key);
      QVERIFY2(raised.contains(rule), key.c_str());
      const event::AlarmChanged& alarm = raised.at(rule);
      QCOMPARE(alarmText(alarm), QString::fromStdString(alarm.text));
      QCOMPARE(alarmAction(alarm), QString::fromStdString(alarm.action));
      QVERIFY2(!alarmName(key).isEmpty() && !alarmName(key).contains(QLatin1Char('_')), key.c_str());
    }
  }

  // The sentence alone could be the engine's, passed through.
  void theWordsAreMadeOfTheFactsAlone() {
    for (auto& [rule, alarm] : raisedOnABadDay()) {
      event::AlarmChanged mute = alarm;
      mute.text = mute.action = "?";
      QCOMPARE(alarmSentences(mute), QString::fromStdString(alarm.text + ". " + alarm.action + "."));
    }
  }

  void numbersInAnAlarmAreWrittenAsTheWindowsLanguageDoes() {
    const Language german(QLocale::German);
    QCOMPARE(alarmText(raisedOnABadDay().at(Rule::MemoryHigh)),
             QStringLiteral("The device uses 11,70 GB, above the soft limit of 11,00 GB"));
  }

  void whatIsNotKnownIsSaidAsItWasTold() {
    event::AlarmChanged alarm{.alarm = "slot_missed", .text = "Slot 4 misses its air time; instead airs: nothing"};
    QCOMPARE(alarmText(alarm), QString::fromStdString(alarm.text));  // of a program that told no facts
    alarm.facts = {{"slot", "four"}, {"fallback", "nothing"}};
    QCOMPARE(alarmText(alarm), QString::fromStdString(alarm.text));
    alarm.facts = {{"slot", "4"}, {"fallback", "test_card"}};  // a word of a later program
    QCOMPARE(alarmText(alarm), QStringLiteral("Slot 4 misses its air time; instead airs: test_card"));
    alarm = {.alarm = "coffee_out", .text = "No coffee", .action = "Make some"};
    QCOMPARE(alarmSentences(alarm), QStringLiteral("No coffee. Make some."));
    QCOMPARE(alarmName("coffee_out"), QStringLiteral("coffee_out"));
  }

  void fractionsHaveTheLanguagesPointAndATrueMinus() {
    QCOMPARE(numberText(-4.2, 1), QStringLiteral("\u22124.2"));
    QCOMPARE(signedSeconds(seconds(5.1)), QStringLiteral("+5.1"));
    QCOMPARE(briefNumberText(44.1), QStringLiteral("44.1"));
    const Language german(QLocale::German);
    QCOMPARE(numberText(12'345.5, 1), QStringLiteral("12345,5"));
    QCOMPARE(signedSeconds(seconds(-14.9)), QStringLiteral("\u221214,9"));
    QCOMPARE(secondsText(seconds(2), 0), QStringLiteral("2 s"));
    QCOMPARE(bytesText(gigabytes(1.234)), QStringLiteral("1,23 GB"));
    QCOMPARE(briefNumberText(0.65), QStringLiteral("0,65"));
  }
};

QTEST_APPLESS_MAIN(TestAlarmWords)
#include "test_alarm_words.moc"
