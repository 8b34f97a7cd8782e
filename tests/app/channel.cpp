// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/channel.h"

#include "engine/config/config_reader.h"
#include "engine/telemetry/event_json.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <stdexcept>
#include <utility>
#include <vector>

namespace vortex::test {
namespace {

using namespace std::chrono_literals;
constexpr auto kNet = 120s;  // against a hang, not an assertion

}  // namespace

Settings Channel::settings(const std::vector<std::string>& sets) {
  std::vector<std::string> all{"orchestration.timeouts.audio_s=30",
                               "orchestration.timeouts.image_s=120",
                               "orchestration.timeouts.video_s=60",
                               "orchestration.timeouts.clip_s=30",
                               "orchestration.air_after_s=3600",
                               "orchestration.downstream_s=1",
                               "pipeline.max_slots_in_flight=2",
                               "device.start_timeout_s=600",
                               "device.safe_mode_deaths=1000",
                               "check.min_b=0",
                               "check.min_l=0",
                               "ladder=[{side: 64, max_frames: 24, passes: [1, 1, 1, 1], supersample: 1, sampling: bilinear, "
                               "frames_per_call: 4, text_draws: 2}]"};
  all.insert(all.end(), sets.begin(), sets.end());
  config::ConfigResult result =
      config::loadConfig({.profile = "fast", .file = {}, .sets = all, .resources = VORTEX_SOURCE_DIR "/resources"});
  for (const config::Complaint& complaint : result.complaints)
    throw std::runtime_error(config::toString(complaint));
  return std::move(result.settings);
}

Channel::Channel(Settings settings, const std::filesystem::path& out) : m_settings(std::move(settings)) {
  EngineOptions options;
  options.settings = m_settings;
  options.outputFolder = out;
  m_engine = std::make_unique<Engine>(std::move(options));
  m_queue = m_engine->subscribe();
  m_engine->start();
}

SlotId Channel::submit(std::optional<Duration> airIn) {
  SlotRequest request;
  request.recipe.recipeId = "test";
  request.recipe.duration = seconds(1);
  request.recipe.script = "Good evening. Nobody moved about today.";
  request.recipe.prompt = "a woman with red hair in a newsroom";
  request.seed = 1;
  request.airIn = airIn;
  request.onCadence = airIn.has_value();
  return m_engine->submit(std::move(request));
}

bool Channel::more() {
  std::vector<Event> batch;
  for (const auto end = std::chrono::steady_clock::now() + kNet; std::chrono::steady_clock::now() < end;) {
    const bool going = m_queue->take(batch, 100ms);
    for (Event& event : batch)
      if (!std::holds_alternative<event::MemorySample>(event.body))
        m_events.push_back(std::move(event));
    if (!batch.empty() || !going)
      return !batch.empty();
  }
  return false;
}

void Channel::printLast(std::size_t lines) const {
  for (std::size_t i = m_events.size() - std::min(lines, m_events.size()); i < m_events.size(); ++i)
    std::fprintf(stderr, "%s\n", telemetry::toText(m_events[i]).c_str());
}

Time Channel::onEngineClock(std::int64_t monotonicNs) const {
  const auto ago = std::chrono::steady_clock::now().time_since_epoch() - std::chrono::nanoseconds(monotonicNs);
  return m_engine->now() - ago;
}

}  // namespace vortex::test
