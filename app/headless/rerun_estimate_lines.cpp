// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/rerun_estimate_lines.h"

#include "app/headless/reporter.h"
#include "engine/report/slot_json.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdio>

namespace vortex::headless {
namespace {

double wholeMicroseconds_ms(Duration duration) { return std::round(static_cast<double>(duration.count()) / 1e3) / 1e3; }

std::string lengthText(Duration duration) {
  const double total = std::chrono::duration<double>(duration).count();
  char text[48] = {};
  if (total < 90)
    std::snprintf(text, sizeof text, "%.1f s", total);
  else
    std::snprintf(text, sizeof text, "%d min %02d s", static_cast<int>(total) / 60, static_cast<int>(total) % 60);
  return text;
}

}  // namespace

std::string sentenceOf(const analysis::RerunEstimate& estimate) {
  std::string text = std::to_string(estimate.made) + (estimate.made == 1 ? " slot, " : " slots, ");
  if (estimate.unknown == estimate.made)
    return text + "and nothing recorded says how long they take";
  text += "some " + lengthText(estimate.total);
  if (estimate.guessed > 0)
    text += " (" + std::to_string(estimate.guessed) + " of them by what others took)";
  if (estimate.unknown > 0)
    text += ", without " + std::to_string(estimate.unknown) + " of which nothing is known";
  return text;
}

std::string RerunEstimateLines::json(Time now, std::optional<Duration> took) const {
  nlohmann::ordered_json json;
  json["event"] = "rerun_estimate";
  json["t_ms"] = wholeMicroseconds_ms(now.time_since_epoch());
  json["slot"] = nullptr;
  json["slots"] = m_estimate.made;
  json["guessed"] = m_estimate.guessed;
  json["unknown"] = m_estimate.unknown;
  json["estimated_ms"] = wholeMicroseconds_ms(total());
  json["work_ms"] = wholeMicroseconds_ms(m_estimate.total);
  json["took_ms"] = took ? nlohmann::ordered_json(wholeMicroseconds_ms(*took)) : nlohmann::ordered_json();
  return report::lineOf(json);
}

void RerunEstimateLines::begin(Reporter& reporter) {
  std::string text = sentenceOf(m_estimate);
  if (m_every > Duration{} && m_estimate.unknown < m_estimate.made)
    text += "; beside a channel with a slot every " + lengthText(m_every) + " some " + lengthText(total());
  reporter.line(json({}, {}), text);
}

void RerunEstimateLines::take(const Event& event, Reporter&) {
  if (std::holds_alternative<event::SlotQueued>(event.body) && !m_first)
    m_first = event.at;
  if (std::holds_alternative<event::SlotComplete>(event.body))
    m_last = event.at;
}

void RerunEstimateLines::ended(Time now, Reporter& reporter) {
  if (!m_first || !m_last)
    return;
  const Duration took = *m_last - *m_first;
  reporter.line(json(now, took), "estimated " + lengthText(total()) + ", took " + lengthText(took));
}

}  // namespace vortex::headless
