// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/live_lines.h"

#include <algorithm>
#include <cstdio>

namespace vortex::headless {
namespace {

std::string inSecondsText(Duration duration) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f s", inSeconds(duration));
  return text;
}

// Its first characters, each of which is one byte that continues none.
std::string cutTo(std::string line, std::size_t characters) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool begins = (static_cast<unsigned char>(line[i]) & 0xc0) != 0x80;
    if (begins && ++count > characters) {
      line.resize(i);
      break;
    }
  }
  return line;
}

}  // namespace

LiveLines::StageState* LiveLines::stageOf(const AttemptName& attempt) {
  const auto slot = m_slots.find(attempt.slot);
  return slot == m_slots.end() ? nullptr : &slot->second.stages[attempt.stage];
}

void LiveLines::take(const Event& event) {
  const auto& body = event.body;
  if (const auto* started = std::get_if<event::SlotStarted>(&body)) {
    m_slots[started->slot] = {.started = event.at, .lastUsefulFinish = started->lastUsefulFinish};
  } else if (const auto* attempt = std::get_if<event::AttemptStarted>(&body)) {
    if (auto* stage = stageOf(attempt->attempt))
      *stage = {.now = StageState::Now::Running, .n = attempt->attempt.n};
  } else if (const auto* step = std::get_if<event::AttemptStep>(&body)) {
    if (auto* stage = stageOf(step->attempt))
      stage->step = step->step, stage->steps = step->steps;
  } else if (const auto* complete = std::get_if<event::StageComplete>(&body)) {
    if (auto* stage = stageOf(complete->attempt))
      stage->now = StageState::Now::Done, stage->elapsed = complete->elapsed;
  } else if (const auto* stop = std::get_if<event::AttemptStopRequested>(&body)) {
    if (auto* stage = stageOf(stop->attempt))
      stage->now = StageState::Now::Stopping;
  } else if (const auto* stopped = std::get_if<event::AttemptStopped>(&body)) {
    if (auto* stage = stageOf(stopped->attempt))
      stage->now = StageState::Now::Waiting;
  } else if (const auto* failed = std::get_if<event::AttemptFailed>(&body)) {
    if (auto* stage = stageOf(failed->attempt))
      stage->now = StageState::Now::Waiting;
  } else if (const auto* done = std::get_if<event::SlotComplete>(&body)) {
    const bool delivers = done->verdict.outcome == Outcome::Succeeded || done->verdict.outcome == Outcome::Late;
    if (const auto slot = m_slots.find(done->slot); slot != m_slots.end()) {
      if (delivers)
        slot->second.encoding = true;
      else
        m_slots.erase(slot);
    }
  } else if (const auto* delivered = std::get_if<event::SlotDelivered>(&body)) {
    m_slots.erase(delivered->slot);
  } else if (const auto* undelivered = std::get_if<event::DeliveryFailed>(&body)) {
    m_slots.erase(undelivered->slot);
  } else if (std::holds_alternative<event::DeviceStarting>(body)) {
    m_device = "device: starting";
  } else if (const auto* progress = std::get_if<event::DeviceProgress>(&body)) {
    m_device = "device: " + progress->what + " " + std::to_string(progress->done) + "/" + std::to_string(progress->of);
  } else if (std::holds_alternative<event::DeviceReady>(body)) {
    m_device.clear();
  }
}

std::string LiveLines::lineOf(SlotId id, const SlotState& slot, Time now) {
  std::string line = "slot " + std::to_string(id.value) + "  " + inSecondsText(now - slot.started);
  for (Stage stage : kStages) {
    const StageState& state = slot.stages[stage];
    switch (state.now) {
    case StageState::Now::Waiting:
      continue;
    case StageState::Now::Running:
      line += "  " + std::string(toString(stage));
      if (state.n > 1)
        line += " (try " + std::to_string(state.n) + ")";
      if (state.steps > 0)
        line += " " + std::to_string(state.step) + "/" + std::to_string(state.steps);
      break;
    case StageState::Now::Stopping:
      line += "  " + std::string(toString(stage)) + " stopping";
      break;
    case StageState::Now::Done:
      line += "  " + std::string(toString(stage)) + " " + inSecondsText(state.elapsed);
      break;
    }
  }
  return line + (slot.encoding ? "  encoding" : "  " + inSecondsText(slot.lastUsefulFinish - now) + " to the last useful finish");
}

std::vector<std::string> LiveLines::at(Time now, TerminalSize size) const {
  const auto widest = static_cast<std::size_t>(std::max(size.columns - 1, 1));
  const auto most = static_cast<std::size_t>(std::max(size.rows - 2, 1));
  const std::size_t all = m_slots.size() + (m_device.empty() ? 0 : 1);
  const std::size_t shown = all <= most ? all : most - 1;
  std::vector<std::string> lines;
  if (!m_device.empty() && shown > 0)
    lines.push_back(cutTo(m_device, widest));
  for (auto slot = m_slots.begin(); lines.size() < shown; ++slot)
    lines.push_back(cutTo(lineOf(slot->first, slot->second, now), widest));
  if (shown < all)
    lines.push_back(cutTo("… and " + std::to_string(all - shown) + " more", widest));
  return lines;
}

}  // namespace vortex::headless
