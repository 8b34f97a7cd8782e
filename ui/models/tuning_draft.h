// SPDX-License-Identifier: GPL-3.0-or-later
//
// Timeouts as they are drafted, beside those that the engine runs with: what differs is pending. Every act is a step that can be
// undone and made again, with who did it and when; steps outlive an Apply (what was applied can be undone, and is pending the other
// way then) and a restart. Pure.
#pragma once

#include "engine/slot/stage.h"
#include "engine/slot/units.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vortex::ui {

struct TimeoutChange {
  Stage stage = Stage::Audio;
  Duration was{}, became{};
  friend bool operator==(const TimeoutChange&, const TimeoutChange&) = default;
};
struct DraftStep {
  std::string who;
  std::int64_t wall = 0;  // ns since 1970
  std::vector<TimeoutChange> changes;
  friend bool operator==(const DraftStep&, const DraftStep&) = default;
};
struct PendingChange {
  TimeoutChange change;  // from what runs to what is drafted
  std::string who;       // whose step drafted it last, and when; "" where no step tells
  std::int64_t wall = 0;
};

class TuningDraft {
 public:
  static constexpr std::size_t kMostSteps = 500;

  explicit TuningDraft(const PerStage<Duration>& running) : m_running(running), m_drafted(running) {}

  const PerStage<Duration>& running() const { return m_running; }
  const PerStage<Duration>& drafted() const { return m_drafted; }
  bool isChanged(Stage stage) const { return m_drafted[stage] != m_running[stage]; }
  std::vector<PendingChange> pending() const;

  // A step of one stage, or of several at once; stages that have the value already are none. Steps of one act (a drag, a held key)
  // that follow each other at the same stage are one: `act` is the same number, never 0.
  void set(Stage stage, Duration timeout, const std::string& who, std::int64_t wall, std::uint64_t act = 0);
  void set(const PerStage<Duration>& timeouts, const std::string& who, std::int64_t wall);

  bool canUndo() const { return m_place > 0; }
  bool canRedo() const { return m_place < m_steps.size(); }
  void undo();
  void redo();
  // The step that undo() takes back, and the one that redo() makes again; null: none.
  const DraftStep* undoes() const { return canUndo() ? &m_steps[m_place - 1] : nullptr; }
  const DraftStep* redoes() const { return canRedo() ? &m_steps[m_place] : nullptr; }

  // The engine runs with these now. A stage that is pending stays as it was drafted; the others follow.
  void runsWith(const PerStage<Duration>& running);

  const std::vector<DraftStep>& steps() const { return m_steps; }  // the oldest first
  std::size_t place() const { return m_place; }                    // of these, so many are in force
  std::uint64_t revision() const { return m_revision; }            // grows with every change
  // What a file told (tuning_file.h): steps, of which `place` are in force, and the stages that were pending. What was drafted
  // before it was read is newer: its steps come after those, and its stages stand.
  void restore(std::vector<DraftStep> steps, std::size_t place, const PerStage<std::optional<Duration>>& pending);

 private:
  void add(DraftStep step, std::uint64_t act);

  PerStage<Duration> m_running, m_drafted;
  std::vector<DraftStep> m_steps;
  std::size_t m_place = 0;
  std::uint64_t m_act = 0;  // of the last step, while another one may join it
  std::uint64_t m_revision = 0;
};

}  // namespace vortex::ui
