// SPDX-License-Identifier: GPL-3.0-or-later
//
// A recorded session run again: the same decisions to the nanosecond, and every way in which a record may not be what it was.
#include "engine/config/config_reader.h"
#include "tests/engine/analysis/session.h"
#include "tests/sample.h"

#include <QTest>
#include <algorithm>
#include <random>
#include <set>

using namespace vortex;
using namespace vortex::analysis;
using vortex::test::busySession;
using vortex::test::Session;

namespace {

template <typename E>
std::size_t count(const Session& session) {
  return static_cast<std::size_t>(std::count_if(session.events.begin(), session.events.end(),
                                                [](const Event& e) { return std::holds_alternative<E>(e.body); }));
}
template <typename E>
std::size_t indexOfNth(const Session& session, int n) {
  for (std::size_t i = 0; i < session.events.size(); ++i)
    if (std::holds_alternative<E>(session.events[i].body) && --n == 0)
      return i;
  return session.events.size();
}

// Decodes inputs of a kind, the nth or all, lets them be changed, and puts them back. Returns the last one's number, 0: there is
// none.
constexpr int kAll = 0;
template <typename In, typename Change>
std::uint64_t changeInputs(Session& session, int nth, Change&& change) {
  const bool whole = nth == kAll;
  std::uint64_t changed = 0;
  for (Session::Input& recorded : session.inputs) {
    auto input = schedule::decode(recorded.kind, recorded.body, config::fromYaml);
    if (auto* in = std::get_if<In>(&*input); in != nullptr && (whole || --nth == 0)) {
      change(*in);
      recorded.body.clear();
      schedule::encode(*input, config::toYaml, recorded.body);
      changed = recorded.n;
      if (!whole)
        break;
    }
  }
  return changed;
}

const char* said(const ReplayResult& result) {
  static std::string text;
  text = std::to_string(static_cast<int>(result.verdict)) + " " + result.why;
  return text.c_str();
}

}  // namespace

class TestReplay : public QObject {
  Q_OBJECT
  const Session m_session = busySession(5, 30);

 private slots:
  void aBusySessionIsDecidedAgain_data() {
    QTest::addColumn<std::uint32_t>("seed");
    for (std::uint32_t seed = 1; seed <= static_cast<std::uint32_t>(test::times(24, 12)); ++seed)
      QTest::addRow("seed %u", seed) << seed;
  }
  void aBusySessionIsDecidedAgain() {
    QFETCH(std::uint32_t, seed);
    const Session session = busySession(seed, 20, seed % 2 == 0 ? OnWedged::Hold : OnWedged::Restart);
    const ReplayResult result = session.replayed();
    QVERIFY2(result.verdict == ReplayVerdict::Identical, said(result));
    QCOMPARE(result.inputs, session.inputs.size());
    QVERIFY(result.slotCount > 50);
    QVERIFY(result.events > 500);
    QCOMPARE(result.notStored, std::uint64_t{0});
  }

  // What the sessions above are about does happen in them.
  void theSessionsAreAsTroubledAsTheyShouldBe() {
    if (test::kSanitized)
      QSKIP("the release build says it of all of them");
    std::set<std::string> outcomes;
    std::set<std::string> causes;
    std::size_t lost = 0, quality = 0, intake = 0, crossed = 0, quarantined = 0, failed = 0, risk = 0, missed = 0;
    std::set<schedule::InputKind> kinds;
    for (std::uint32_t seed = 1; seed <= 24; ++seed) {
      const Session session = busySession(seed, 20, seed % 2 == 0 ? OnWedged::Hold : OnWedged::Restart);
      for (const Event& event : session.events) {
        if (const auto* complete = std::get_if<event::SlotComplete>(&event.body))
          outcomes.emplace(toString(complete->verdict.outcome));
        if (const auto* stop = std::get_if<event::AttemptStopRequested>(&event.body))
          causes.emplace(toString(stop->cause));
      }
      for (const Session::Input& input : session.inputs)
        kinds.insert(input.kind);
      lost += count<event::DeviceLost>(session);
      quality += count<event::QualityChanged>(session);
      intake += count<event::IntakeChanged>(session);
      crossed += count<event::MemoryCrossed>(session);
      quarantined += count<event::DeviceQuarantined>(session);
      failed += count<event::AttemptFailed>(session);
      risk += count<event::SlotAtRisk>(session);
      missed += count<event::SlotMissed>(session);
    }
    for (const char* outcome :
         {"succeeded", "self_check_failed", "timed_out", "deadline_unreachable", "canceled", "shed", "failed"})
      QVERIFY2(outcomes.contains(outcome), outcome);
    for (const char* cause : {"timeout", "operator", "deadline_unreachable", "shutdown"})
      QVERIFY2(causes.contains(cause), cause);
    for (std::size_t seen : {lost, quality, intake, crossed, quarantined, failed, risk, missed})
      QVERIFY(seen > 0);
    // Every kind but a failed delivery, which simulated ones do only when they are abandoned, and a wait for an output buffer, of
    // which a simulated device has as many as it needs.
    QVERIFY(kinds.size() >= std::variant_size_v<schedule::Input::variant> - 2);
  }

  // As a program wrote it that foresaw nothing aloud.
  void aRecordWithoutForecastsReplays() {
    Session session = m_session;
    QVERIFY(std::erase_if(session.events, [](const Event& e) { return std::holds_alternative<event::SlotForecast>(e.body); }) > 0);
    for (std::size_t i = 0; i < session.events.size(); ++i)
      session.events[i].seq = i + 1;
    const ReplayResult result = session.replayed();
    QVERIFY2(result.verdict == ReplayVerdict::Identical, said(result));
    QCOMPARE(result.notStored, std::uint64_t{0});
  }

  void aChangedInputIsFoundAndNamed() {
    Session session = m_session;
    const auto n = changeInputs<schedule::input::AttemptFinished>(session, 40, [](auto& in) { in.elapsed += Duration{1}; });
    QVERIFY(n > 0);
    const ReplayResult result = session.replayed();
    QVERIFY2(result.verdict == ReplayVerdict::Different, said(result));
    QVERIFY(result.recorded && result.replayed);
    const auto& then = std::get<event::StageComplete>(result.recorded->body);
    const auto& now = std::get<event::StageComplete>(result.replayed->body);
    QVERIFY(now.elapsed - then.elapsed == Duration{1});
    QVERIFY(now.attempt == then.attempt);
    QCOMPARE(result.why, "event " + std::to_string(result.recorded->seq) + " is another one");
  }

  void otherSettingsAreADifference() {
    Session session = m_session;
    session.settings.stages[Stage::Audio].timeout += Duration{1};
    const ReplayResult result = session.replayed();
    QVERIFY2(result.verdict == ReplayVerdict::Different, said(result));
    QVERIFY(std::holds_alternative<event::AttemptStarted>(result.replayed->body));
  }

  void aTuningThatIsForgottenIsADifference() {
    Session session = m_session;
    QVERIFY(changeInputs<schedule::input::Tune>(session, kAll, [&](auto& in) { in.settings = session.settings; }) > 0);
    QVERIFY(session.replayed().verdict == ReplayVerdict::Different);
  }

  void aChangedEventIsADifference() {
    Session session = m_session;
    Event& event = session.events[indexOfNth<event::SlotComplete>(session, 5)];
    std::get<event::SlotComplete>(event.body).elapsed += Duration{1};
    const ReplayResult result = session.replayed();
    QVERIFY2(result.verdict == ReplayVerdict::Different, said(result));
    QCOMPARE(result.recorded->seq, event.seq);
  }

  void anEventThatNobodyPublishedIsADifference() {
    Session session = m_session;
    session.events.push_back(
        {.seq = session.events.back().seq + 1, .at = session.events.back().at, .body = event::IntakeChanged{.open = false}});
    const ReplayResult result = session.replayed();
    QVERIFY2(result.verdict == ReplayVerdict::Different, said(result));
    QVERIFY(result.recorded && !result.replayed);
  }

  void anEventThatIsMissingWithoutAGapIsADifference() {
    Session session = m_session;
    const std::size_t removed = indexOfNth<event::StageComplete>(session, 9);
    session.events.erase(session.events.begin() + static_cast<std::ptrdiff_t>(removed));
    for (std::size_t i = removed; i < session.events.size(); ++i)
      --session.events[i].seq;
    const ReplayResult result = session.replayed();
    QVERIFY2(result.verdict == ReplayVerdict::Different, said(result));
    QVERIFY(std::holds_alternative<event::StageComplete>(result.replayed->body));
  }

  void whatTheStoreLetGoIsNoDifference() {
    Session session = m_session;
    const auto before = session.events.size();
    std::erase_if(session.events, [](const Event& event) {
      return std::holds_alternative<event::MemorySample>(event.body) || std::holds_alternative<event::AttemptStep>(event.body);
    });
    QVERIFY(session.events.size() < before);
    const ReplayResult all = session.replayed();
    QVERIFY2(all.verdict == ReplayVerdict::Identical, said(all));
    QCOMPARE(all.notStored, std::uint64_t{0});

    session.events.erase(session.events.begin() + static_cast<std::ptrdiff_t>(indexOfNth<event::StageComplete>(session, 9)));
    session.events.erase(session.events.begin() + static_cast<std::ptrdiff_t>(indexOfNth<event::SlotQueued>(session, 9)));
    const ReplayResult two = session.replayed();
    QVERIFY2(two.verdict == ReplayVerdict::Identical, said(two));
    QCOMPARE(two.notStored, std::uint64_t{2});
    QCOMPARE(two.events, all.events - 2);
  }

  void aGapDoesNotHideADifference() {
    Session session = m_session;
    std::erase_if(session.events, [](const Event& event) { return std::holds_alternative<event::MemorySample>(event.body); });
    Event& event = session.events[indexOfNth<event::AttemptStarted>(session, 30)];
    std::get<event::AttemptStarted>(event.body).timeout += Duration{1};
    const ReplayResult result = session.replayed();
    QVERIFY2(result.verdict == ReplayVerdict::Different, said(result));
    QCOMPARE(result.recorded->seq, event.seq);
  }

  void aMissingInputIsNamed() {
    Session session = m_session;
    session.inputs.erase(session.inputs.begin() + 99, session.inputs.begin() + 102);
    const ReplayResult result = session.replayed();
    QVERIFY2(result.verdict == ReplayVerdict::NotReplayable, said(result));
    QCOMPARE(result.why, std::string("inputs 100 to 102 are not stored"));
    QCOMPARE(result.inputs, std::uint64_t{99});
  }

  void missingLastInputsAreNoticed() {
    Session session = m_session;
    const auto last = session.inputs.back().n;
    analysis::Record::Told told{.inputs = last, .lastSeq = session.events.back().seq};
    session.inputs.pop_back();
    session.ended = false;
    // What the store says that was told: one more than is there.
    std::size_t nextInput = 0, nextEvent = 0;
    const ReplayResult result = replay({.settings = session.settings,
                                        .readSettings = config::fromYaml,
                                        .inputs = [&]() -> tl::expected<std::optional<RecordedInput>, std::string> {
                                          if (nextInput == session.inputs.size())
                                            return std::nullopt;
                                          const auto& in = session.inputs[nextInput++];
                                          return RecordedInput{.n = in.n, .at = in.at, .kind = in.kind, .body = in.body};
                                        },
                                        .events = [&]() -> tl::expected<std::optional<RecordedEvent>, std::string> {
                                          if (nextEvent == session.events.size())
                                            return std::nullopt;
                                          const auto& event = session.events[nextEvent++];
                                          return RecordedEvent{.seq = event.seq, .at = event.at, .body = event.body};
                                        },
                                        .told = told});
    QVERIFY2(result.verdict == ReplayVerdict::NotReplayable, said(result));
    QCOMPARE(result.why, "input " + std::to_string(last) + " is not stored");
  }

  void anInputOfALaterProgramIsNamed() {
    Session session = m_session;
    session.inputs[200].kind = 900;
    QCOMPARE(session.replayed().why, std::string("input 201, of kind 900, cannot be read"));
  }

  void whatTheSchedulerCannotBeToldIsNamed() {
    Session backwards = m_session;
    backwards.inputs[50].at = Time{};
    const ReplayResult result = backwards.replayed();
    QVERIFY(result.verdict == ReplayVerdict::NotReplayable);
    QVERIFY2(result.why.starts_with("input 51 makes the scheduler fail: "), said(result));

    Session beyond = m_session;
    beyond.inputs[50].at = Time::max();
    QCOMPARE(beyond.replayed().why, std::string("input 51 is of no session: a time or a number of bytes is beyond all bounds"));

    Session twice = m_session;
    twice.inputs[50].n = 50;
    QCOMPARE(twice.replayed().why, std::string("input 50 is there twice"));
  }

  void aSchedulerThatFailedIsReplayedUpToThere() {
    Session session = busySession(3, 2);
    session.events.clear();  // the engine ended before it told anything
    session.inputs.resize(1);
    session.inputs.push_back({.n = 2, .at = Time{}, .kind = session.inputs[0].kind, .body = session.inputs[0].body});
    session.inputs[0].at = Time{Duration{5}};
    const ReplayResult result = session.replayed();
    QVERIFY2(result.verdict == ReplayVerdict::Identical, said(result));
    QCOMPARE(result.inputs, std::uint64_t{2});
  }

  void aRunThatWasKilledIsComparedAsFarAsItTold() {
    Session killed = m_session;
    killed.ended = false;
    // Killed between an input and what it led to: any prefix of the events goes with all inputs up to then.
    for (std::size_t events = 1; events < killed.events.size(); events += killed.events.size() / 12) {
      Session cut = killed;
      cut.events.resize(events);
      const Time end = cut.events.back().at;
      std::erase_if(cut.inputs, [&](const Session::Input& input) { return input.at > end; });
      const ReplayResult result = cut.replayed();
      QVERIFY2(result.verdict == ReplayVerdict::Identical, said(result));
    }
    Session lost = killed;
    lost.inputs.resize(lost.inputs.size() / 2);
    const ReplayResult result = lost.replayed();
    QVERIFY(result.verdict == ReplayVerdict::NotReplayable);
    QCOMPARE(result.why, "the inputs after " + std::to_string(lost.inputs.size()) + " are not stored");
  }

  void aRecordWithoutInputsSaysSo() {
    Session session = m_session;
    session.inputs.clear();
    QCOMPARE(session.replayed().why, std::string("no input was recorded"));
    session.events.clear();
    QVERIFY(session.replayed().verdict == ReplayVerdict::Identical);
  }

  void damagedInputsDoNoHarm() {
    const Session small = busySession(9, 1);
    std::mt19937 random(20261128);
    int refused = 0, different = 0;
    for (int round = 0; round < test::sampleOf(800); ++round) {
      Session session = small;
      for (auto changes = 1 + random() % 4; changes > 0; --changes) {
        Session::Input& input = session.inputs[random() % session.inputs.size()];
        if (random() % 8 == 0)
          input.kind = static_cast<schedule::InputKind>(random() % 19);
        else if (random() % 8 == 0)
          input.at = Time{Duration{static_cast<std::int64_t>(random()) << (random() % 32)}};
        else if (!input.body.empty())
          input.body[random() % input.body.size()] = static_cast<std::byte>(random());
      }
      const ReplayResult result = session.replayed();
      refused += result.verdict == ReplayVerdict::NotReplayable ? 1 : 0;
      different += result.verdict == ReplayVerdict::Different ? 1 : 0;
    }
    QVERIFY(refused > test::sampleOf(50));
    QVERIFY(different > test::sampleOf(50));
  }

  // A busy channel's, with every memory level twice a second, and so more of them than of everything else.
  void theRecordIsSmall() {
    std::size_t bytes = 0;
    for (const Session::Input& input : m_session.inputs)
      bytes += input.body.size();
    const double count = static_cast<double>(m_session.replayed().slotCount), each = static_cast<double>(bytes) / count;
    qInfo("%.0f slots, %zu inputs, %zu bytes: %.1f inputs and %.0f bytes a slot", count, m_session.inputs.size(), bytes,
          static_cast<double>(m_session.inputs.size()) / count, each);
    QVERIFY(each < 2'000);
  }
};

QTEST_APPLESS_MAIN(TestReplay)
#include "test_replay.moc"
