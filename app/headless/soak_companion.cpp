// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/soak_companion.h"

#include "app/headless/reporter.h"
#include "engine/config/complaint.h"
#include "engine/config/recipe_reader.h"
#include "engine/report/slot_json.h"
#include "engine/slot/seed.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cstdio>

namespace vortex::headless {
namespace {

constexpr std::size_t kBrokenEvery = 10;               // slots
constexpr auto kSoakLines = std::chrono::seconds(10);  // between two lines, however fast the engine's clock is

double inGigabytes(Bytes bytes) { return static_cast<double>(bytes.count) / 1e9; }

std::string formatted(const char* format, double value) {
  char text[64] = {};
  std::snprintf(text, sizeof text, format, value);
  return text;
}

}  // namespace

bool refusesBroken(const std::string& recipe, std::uint64_t seed, std::size_t n) {
  std::string broken = recipe;
  const std::uint64_t draw = mix64(seed ^ (n << 4));
  switch (draw % 4) {
  case 0:
    broken.resize(broken.size() / 2);  // cut off
    break;
  case 1:
    broken = R"({"recipe_id": "broken", "slot_params": {"slot_number": -1}})";
    break;
  case 2:
    broken.insert(broken.size() / 2, 1, '\x01');
    break;
  default:
    broken = R"({"audio_track": {"script": "", "speed": "fast"}, "visual_track": {"prompt": 7}})";
    break;
  }
  return config::hasErrors(config::readRecipes(broken, "broken.json").complaints);
}

std::string jsonOf(const SoakFigures& soak, Time now) {
  nlohmann::ordered_json json;
  json["event"] = "soak";
  json["t_ms"] = inMilliseconds(now.time_since_epoch());
  json["slot"] = nullptr;
  json["slots"] = soak.series.done();
  json["outcomes"] = nlohmann::ordered_json::object();
  for (const auto& [outcome, count] : soak.series.outcomes())
    json["outcomes"][std::string(toString(outcome))] = count;
  json["recipes_refused"] = soak.refused;
  if (!soak.series.points().empty()) {
    const event::SlotMemory& memory = soak.series.points().back().memory;
    const auto put = [&](const char* name, const auto& value) {
      json[name] = value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json();
    };
    const auto count = [](const std::optional<Bytes>& bytes) { return bytes ? std::optional(bytes->count) : std::nullopt; };
    json["floor_bytes"] = memory.floor.count;
    put("engine_rss_bytes", count(memory.engineRss));
    put("device_rss_bytes", count(memory.deviceRss));
    put("engine_handles", memory.engineHandles);
    put("device_handles", memory.deviceHandles);
  }
  json["verdict"] = soak.verdict != nullptr ? nlohmann::ordered_json(toString(soak.verdict->word)) : nlohmann::ordered_json();
  return report::lineOf(json);
}

std::string textOf(const SoakFigures& soak) {
  const Duration ran = soak.series.lastAt() - soak.series.startedAt();
  std::string text = formatted("%.1f min  ", inSeconds(ran) / 60) + std::to_string(soak.series.done()) + " slots:";
  for (const auto& [outcome, count] : soak.series.outcomes())
    text += ' ' + std::to_string(count) + ' ' + std::string(toString(outcome));
  text += ", " + std::to_string(soak.refused) + " broken recipes refused";
  if (!soak.series.points().empty()) {
    const event::SlotMemory& memory = soak.series.points().back().memory;
    text += formatted("; floor %.4f GB", inGigabytes(memory.floor));
    if (memory.engineRss)
      text += formatted("; resident: engine %.3f GB", inGigabytes(*memory.engineRss)) + " (" +
              std::to_string(memory.engineHandles.value_or(0)) + " files)";
    if (memory.deviceRss)
      text += formatted(", device %.3f GB", inGigabytes(*memory.deviceRss)) + " (" +
              std::to_string(memory.deviceHandles.value_or(0)) + " files)";
  }
  return text + "; " + (soak.verdict != nullptr ? std::string(toString(soak.verdict->word)) : std::string("no verdict yet"));
}

void SoakCompanion::submitted(SlotId, std::size_t n) {
  if (n % kBrokenEvery != 0)
    return;
  ++m_read;
  m_refused += refusesBroken(m_recipe, m_seed, n) ? 1 : 0;
}

void SoakCompanion::take(const Event& event, Reporter& reporter) {
  m_series.take(event);
  static_cast<void>(m_series.takeAccounts());
  if (const auto* verdict = std::get_if<event::CaptureVerdict>(&event.body))
    m_verdict = *verdict;
  const auto now = std::chrono::steady_clock::now();
  if (!std::holds_alternative<event::CaptureProgress>(event.body) || now - m_toldAt < kSoakLines)
    return;
  m_toldAt = now;
  const SoakFigures figures{.series = m_series, .verdict = m_verdict ? &*m_verdict : nullptr, .refused = m_refused, .read = m_read};
  reporter.line(jsonOf(figures, event.at), textOf(figures));
}

void SoakCompanion::ended(Time now, Reporter& reporter) {
  const SoakFigures figures{.series = m_series, .verdict = m_verdict ? &*m_verdict : nullptr, .refused = m_refused, .read = m_read};
  reporter.line(jsonOf(figures, now), textOf(figures));
}

}  // namespace vortex::headless
