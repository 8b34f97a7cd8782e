// SPDX-License-Identifier: GPL-3.0-or-later
//
// Recorded slots as requests for the engine: what they were made from, with what the command line puts over it.
#pragma once

#include "app/headless/options.h"
#include "app/headless/slot_run.h"
#include "engine/analysis/rerun_estimate.h"
#include "engine/history/recorded_slot.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace vortex::headless {

// Slots that are made under the same settings on the same backend: one run of the engine.
struct RerunGroup {
  Settings settings;
  BackendKind backend = BackendKind::Torch;
  std::string recordedBackend, recordedProfile;  // of the recorded slots
  RequiredDevice required;                       // of --same-inputs-check
  std::vector<SlotRequest> requests;
  std::vector<analysis::RerunTimes> times;  // of the recorded slots, in the requests' order
};

// The engine of another program, which makes them under its own settings.
struct RunningEngine {
  Settings settings;
  BackendKind backend = BackendKind::Torch;
  std::string device, build;
};

class RerunRequests {
 public:
  // What a reset gives is kept in memory until it was made: some 7 MB a slot.
  static constexpr std::size_t kMostResets = 64;

  // running: outlives it; null: they are made by an engine of our own.
  explicit RerunRequests(const RerunOptions& options, const RunningEngine* running = nullptr)
      : m_options(options), m_running(running) {}

  // The request, which is also in a group now. What is wrong is told on stderr. Reads the slot's files for a reset.
  const SlotRequest* add(const history::RecordedSlot& slot);

  const std::vector<RerunGroup>& groups() const { return m_groups; }
  // By which settings of the running engine that decide what is made and how, it differs from what some slot was made under:
  // "orchestration.timeouts.image_s was 1, is 15".
  const std::set<std::string>& otherSettings() const { return m_otherSettings; }
  // The command line changes what decides the bits.
  static bool changesInputs(const RerunOptions& options);

 private:
  std::optional<SlotRequest> requestOf(const history::RecordedSlot& slot);
  std::optional<std::string> recipeOf(const history::RecordedSlot& slot) const;
  RerunGroup* groupOf(const history::RecordedSlot& slot);
  std::optional<Settings> settingsOf(const history::RecordedSlot& slot);
  std::string whyNotThere(const history::RecordedSlot& slot, SlotRequest& request);
  std::string changeOf(const history::RecordedSlot& slot, const SlotRequest& request) const;
  std::string giveStages(const history::RecordedSlot& slot, const RerunGroup& group, SlotRequest& request);

  const RerunOptions& m_options;
  const RunningEngine* m_running;
  std::set<std::string> m_otherSettings;
  std::vector<RerunGroup> m_groups;
  std::map<std::string, std::size_t> m_known;  // a group by what its slots were made under
  std::uint64_t m_seedsGiven = 0;
  std::size_t m_resets = 0;
};

}  // namespace vortex::headless
