// SPDX-License-Identifier: GPL-3.0-or-later
//
// What it costs to drag through a recorded day: from a time that was asked for until the session is what was known then, and until
// the window shows it. Target: a frame, 40 ms. Beside it, in the same run, the session folded from the start of the day.
// bench_recording [SLOTS [RUNS]]; medians and worst of wall time over random times. Needs no display: QT_QPA_PLATFORM=offscreen.
#include "ui/bridge/bridge.h"
#include "ui/models/recording.h"
#include "ui/widgets/theme.h"
#include "ui/window/main_window.h"

#include <sys/utsname.h>

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <vector>

using namespace vortex;
using namespace vortex::ui;

namespace {

constexpr double kEvery = 72, kMemoryEvery = 8;  // s
constexpr int kPictureSteps = 4, kVideoSteps = 24;

// As the engine tells a slot: queued, started, four stages with their steps, a forecast with each, and how it ended.
class Day {
 public:
  explicit Day(int count) {
    for (int slot = 1; slot <= count; ++slot)
      make(static_cast<std::uint64_t>(slot), (slot - 1) * kEvery);
    std::stable_sort(m_events.begin(), m_events.end(), [](const Event& one, const Event& other) { return one.at < other.at; });
    for (double s = 0; s < count * kEvery; s += kMemoryEvery) {
      const Time at = Time{} + seconds(s);
      m_samples.push_back({.known = at + seconds(kMemoryEvery),
                           .sample = {.at = at, .memory = {.used = {6'000'000'000}, .total = {8'000'000'000}}}});
    }
  }
  const std::vector<Event>& events() const { return m_events; }
  const std::vector<RecordedSample>& samples() const { return m_samples; }

 private:
  void tell(double s, EventBody body) { m_events.push_back({.seq = 0, .at = Time{} + seconds(s), .body = std::move(body)}); }

  void forecast(std::uint64_t slot, double from, double s) {
    event::SlotForecast told{.slot = {slot}};
    told.lastUsefulFinish = Time{} + seconds(from + 26);
    told.cautiousFinish = told.likelyFinish = Time{} + seconds(from + 21);
    tell(s, told);
  }

  void attempt(std::uint64_t slot, Stage stage, double begun, double from, double to, int steps, bool fails) {
    const AttemptName name{.slot = {slot}, .stage = stage, .n = 1, .id = {++m_attempt}};
    tell(from, event::AttemptStarted{.attempt = name, .timeout = seconds(15)});
    for (int step = 1; step <= steps; ++step) {
      const double s = from + (to - from) * step / (steps + 1);
      tell(s, event::AttemptStep{.attempt = name, .step = step, .steps = steps});
      forecast(slot, begun, s);
    }
    if (fails)
      tell(to, event::AttemptFailed{.attempt = name, .reason = Reason::DeviceError, .message = "out of memory"});
    else
      tell(to, event::StageComplete{.attempt = name, .elapsed = seconds(to - from), .peak = {2'000'000'000}});
  }

  void make(std::uint64_t slot, double s) {
    const Time air = Time{} + seconds(s + 45);
    const bool fails = slot % 40 == 0;
    tell(s, event::SlotQueued{.slot = {slot}, .label = "harbour-news-" + std::to_string(slot), .seed = slot, .airAt = air});
    tell(s, event::SlotStarted{.slot = {slot}, .lastUsefulFinish = air - seconds(19), .airAt = air});
    forecast(slot, s, s);
    attempt(slot, Stage::Audio, s, s, s + 3, 1, false);
    attempt(slot, Stage::Image, s, s, s + 11, kPictureSteps, false);
    attempt(slot, Stage::Video, s, s + 11, s + 19, kVideoSteps, fails);
    if (!fails)
      attempt(slot, Stage::Clip, s, s + 19, s + 20, 1, false);
    event::SlotComplete end{.slot = {slot}, .verdict = {.outcome = fails ? Outcome::Failed : Outcome::Succeeded}};
    end.elapsed = seconds(20);
    end.spareToAir = seconds(6);
    tell(s + 20, end);
    if (fails)
      tell(s + 21, event::SlotMissed{.slot = {slot}, .airAt = air, .fallback = "repeat_last"});
    else
      tell(s + 21, event::SlotDelivered{.slot = {slot}, .ready = seconds(21), .encode = seconds(1)});
  }

  std::vector<Event> m_events;
  std::vector<RecordedSample> m_samples;
  std::uint64_t m_attempt = 0;
};

struct Took {
  double median = 0, worst = 0;
};

Took measure(int runs, const std::function<void(int)>& work) {
  std::vector<double> took;
  for (int run = 0; run < runs; ++run) {
    const auto start = std::chrono::steady_clock::now();
    work(run);
    took.push_back(1e3 * std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  std::sort(took.begin(), took.end());
  return {.median = took[took.size() / 2], .worst = took.back()};
}

void say(const char* what, const Took& took) { std::printf("%-58s %9.2f %9.2f\n", what, took.median, took.worst); }

EngineOptions pretended() {
  EngineOptions options;
  options.settings = contractSettings();
  options.backend = BackendKind::Simulated;
  return options;
}

}  // namespace

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  const QTemporaryDir folder;
  QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
  applyTheme(application, ThemeName::Dark);
  const int count = argc > 1 ? std::atoi(argv[1]) : 1'200, runs = argc > 2 ? std::atoi(argv[2]) : 101;
  utsname machine{};
  ::uname(&machine);
  const Day day(count);
  std::printf("%s %s, %u threads; %d slots in %.1f h, %zu events, %zu samples; %d runs, wall ms\n", machine.sysname,
              machine.machine, std::thread::hardware_concurrency(), count, count * kEvery / 3'600, day.events().size(),
              day.samples().size(), runs);
  std::printf("%-58s %9s %9s\n", "", "median", "worst");

  std::mt19937 random(1);
  std::vector<Time> times;
  for (int run = 0; run < runs; ++run)
    times.push_back(Time{} + seconds(std::uniform_real_distribution(0.0, count * kEvery)(random)));
  const auto timeOf = [&](int run) { return times[static_cast<std::size_t>(run)]; };

  say("read: folded once, copies made (on the worker)",
      measure(3, [&](int) { Recording(std::vector<Event>(day.events()), std::vector<RecordedSample>(day.samples())); }));
  const Recording recording(day.events(), day.samples());
  Session session;
  Recording::Place place;
  say("anywhere in the day: ours", measure(runs, [&](int run) { recording.seek(session, place, timeOf(run)); }));
  say("anywhere in the day: folded from the start", measure(runs, [&](int run) {
        Session anew;
        for (std::size_t i = 0; i < day.events().size() && day.events()[i].at <= timeOf(run); ++i)
          anew.apply(day.events()[i]);
        for (const RecordedSample& sample : day.samples())
          if (sample.known <= timeOf(run))
            anew.apply({.seq = 0, .at = sample.sample.at, .body = sample.sample.memory});
      }));
  recording.seek(session, place, Time{} + seconds(count * kEvery / 2));
  say("played at 16x: a frame's 0.64 s more",
      measure(runs, [&](int run) { recording.seek(session, place, Time{} + seconds(count * kEvery / 2 + (run + 1) * 0.64)); }));
  recording.seek(session, place, recording.end());
  say("a second back, at the end of the day",
      measure(runs, [&](int run) { recording.seek(session, place, recording.end() - seconds(1.0 + run)); }));

  Bridge bridge(pretended());
  MainWindow window(bridge, QStringLiteral("sample.json"));
  window.place({.size = QSize(1600, 1000), .workspace = Workspace::Operate, .keeping = Layout::Keeping::Fresh});
  window.show();
  bridge.show(std::make_unique<Playback>(Recording(day.events(), day.samples()), RecordingFacts{}));
  const auto shown = [&](Time to) {
    bridge.recording()->seek(to);
    bridge.tick();
    QApplication::processEvents();
  };
  shown(recording.begin());
  say("anywhere in the day, until the window shows it", measure(runs, [&](int run) { shown(timeOf(run)); }));
  shown(Time{} + seconds(count * kEvery / 2));
  say("played at 16x, until the window shows it",
      measure(runs, [&](int run) { shown(Time{} + seconds(count * kEvery / 2 + (run + 1) * 0.64)); }));
  shown(recording.end());
  say("a second back at the end of the day, until the window shows it",
      measure(runs, [&](int run) { shown(recording.end() - seconds(1.0 + run)); }));
  bridge.show(nullptr);
}
