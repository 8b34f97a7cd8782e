// SPDX-License-Identifier: GPL-3.0-or-later
//
// The tuning of timeouts as a fold over what an engine tells: a policy (timeout_policy.h) for each stage of each stratum, and what
// follows from all of them together. Events in, advice and changes of settings out; pure, no clock, no thread. The live engine, a
// simulation and a look at a recorded session run the same.
//
// A stratum is what attempts have in common that they may be compared: stage, profile, the device and its build, quality. Another
// one starts from nothing; coming back to a level of quality goes on with what was seen at it. First attempts only: a retry is
// warm, and comes after trouble. How an attempt that did not finish counts:
//
//   its timeout                       cut at its limit
//   an operator's cancel; a sibling's that failed or timed out    both ways: as one that is longer where it is asked whether a
//   timeout
//                                     may be shorter, as one that is not where it must be longer. People cancel what looks stuck,
//                                     and stages slow down together
//   the slot's deadline, an air slot that was due, the end of the engine, trouble of the device     cut then, and no more is known;
//                                     trouble within 1 % of what attempts usually take never worked, and is left out
//
// Mode auto sets what it advises, each stage at most half as long again at once; a stage never past its horizon or its allowed
// range, and all of them never past their room (timeout_row.h): a stage that would, gets what the others can spare. Rates below
// TuningSettings::kLeastAutoRate are for suggest. A timeout that a person set is taken as it is.
#pragma once

#include "engine/analysis/timeout_policy.h"
#include "engine/analysis/timeout_row.h"
#include "engine/schedule/input.h"
#include "engine/slot/event.h"
#include "engine/slot/settings.h"

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace vortex::analysis {

// A first attempt of before, at a level of quality.
struct SeenAttempt {
  Stage stage = Stage::Audio;
  int quality = 0;
  TimedAttempt attempt;
  bool isTrouble = false;  // cut by trouble of the stage or the device
};

class TimeoutTuning {
 public:
  explicit TimeoutTuning(Settings settings);

  // What was seen on that device before; counts once a device of that name and build is ready. The oldest first.
  void remember(std::string device, std::string build, std::vector<SeenAttempt> attempts);

  void take(const Event& event);
  // Settings as they are from now on; byHand: a person wanted it.
  void configure(const Settings& settings, bool byHand);
  void foresee(const schedule::Estimates& estimates);

  // What is to be set, mode auto only. What is to be told is appended.
  struct Change {
    Settings settings;
    std::vector<event::TimeoutEvidence> evidence;
  };
  std::optional<Change> advise(std::vector<EventBody>& out);

  // As it stands, told or not.
  event::TimeoutAdvice adviceOf(Stage stage) const;
  TuningMode mode() const;  // in force
  const Settings& settings() const { return m_settings; }

 private:
  struct OfStage {
    TimeoutPolicy policy;
    std::optional<TimeoutPolicy::Wish> wish;  // suggest: stands. auto: is about to be set
    bool tooOftenOver = false, mustFit = false;
    int taken = 0;  // attempts
    std::optional<event::TimeoutAdvice> told;
    int toldAt = 0;  // attempts taken until then
  };
  using Level = std::vector<OfStage>;  // in the order of kStages
  struct Running {
    Stage stage;
    int quality;
    Duration limit;
  };
  struct Past {
    std::string device, build;
    std::vector<SeenAttempt> attempts;
  };
  struct Taking;

  static constexpr double kSameTimeout = .01;
  static bool isNear(Duration a, Duration b, double part);
  Level& levelOf(int quality);
  OfStage& at(Stage stage) { return levelOf(m_quality)[indexOf(stage)]; }
  const OfStage& at(Stage stage) const { return m_levels.at(m_quality)[indexOf(stage)]; }
  bool isPinned(Stage stage) const { return m_settings.tuning.pinned.contains(stage); }
  TimeoutGoal goalOf(Stage stage) const;
  bool setGoals();  // whether any is another one
  void ready(const event::DeviceReady& device);
  void ended(AttemptId attempt, Duration elapsed, TimedAttempt::End end, bool isTrouble = false);
  void suggest(OfStage& of);
  void lookAnew();
  void changeQuality(int quality);
  void weighTogether();
  Change& made(std::optional<Change>& change) const;
  void setTimeouts(std::optional<Change>& change);
  void setWatches(std::optional<Change>& change);
  TuningState stateOf(Stage stage) const;
  TuningWhy whyOf(Stage stage) const;
  std::optional<Duration> proposalOf(Stage stage) const;
  bool isWorthTelling(Stage stage) const;

  Settings m_settings;
  schedule::Estimates m_estimates;
  std::map<int, Level> m_levels;  // by quality; the present one is always there
  int m_quality = 0;
  PerStage<Duration> m_wanted;  // by all wishes together, within ranges and room
  bool m_ready = false, m_changed = true, m_wishesChanged = true;
  bool m_crowded = false;  // what is wished together did not fit: who gives what depends on what is seen
  StageSet m_seen;         // stages of which something was seen since advise()
  std::string m_device, m_build;
  std::unordered_map<AttemptId, Running> m_running;
  std::unordered_map<SlotId, int> m_qualityOf;
  std::optional<Past> m_past;
};

}  // namespace vortex::analysis
