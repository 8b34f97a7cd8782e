// SPDX-License-Identifier: Apache-2.0
//
// The settings that decide about slots, as values. config/ reads them from YAML, the scheduler obeys them, the window changes them.
// Defaults are the contract's live values (contract 1 and 4); every key is documented in README.md, "Configuration".
#pragma once

#include "engine/slot/job.h"
#include "engine/slot/simulated_settings.h"
#include "engine/slot/stage.h"
#include "engine/slot/tuning.h"
#include "engine/slot/units.h"

#include <cstdint>
#include <string>
#include <vector>

namespace vortex {

struct StageSettings {
  Duration target{};                    // what a healthy attempt takes; stands in for estimates until history has enough samples
  Duration timeout{};                   // per attempt
  Duration minTimeout{}, maxTimeout{};  // the range that a timeout may be set to
  WatchSettings watch;                  // set by the tuning while it watches
  int retries = 0;
  Duration backoff = seconds(0.5);  // before retry n (0, 1, …): backoff · 2^n
  int laneCapacity = 1;             // attempts that may overlap on this stage's lane
  Bytes need{};                     // estimated device memory of an attempt, until a peak was measured
  friend bool operator==(const StageSettings&, const StageSettings&) = default;
};

struct MemorySettings {
  Bytes softLimit = gigabytes(11.0);  // warn, once per crossing
  Bytes hardLimit = gigabytes(11.5);  // refuse to start, or stop with out_of_memory
  Bytes hysteresis = gigabytes(0.2);  // a crossing has returned below limit − this
  Duration sampleInterval = seconds(0.5);
  friend bool operator==(const MemorySettings&, const MemorySettings&) = default;
};

enum class OnWedged : std::uint8_t { Restart = 1, Hold };
enum class Fallback : std::uint8_t { RepeatLast = 1, StandbyFile, Nothing };
enum class DegradeMode : std::uint8_t { Off = 1, Suggest, Auto };

struct StopSettings {
  Duration drainBudget = milliseconds(500);  // from a stop to its terminal message, before the device is quarantined
  Duration quarantineBound = seconds(2);     // then the device is killed and started anew, or held
  OnWedged onWedged = OnWedged::Restart;
  friend bool operator==(const StopSettings&, const StopSettings&) = default;
};

struct DeviceSettings {
  std::string name = "cpu";          // "cpu", "cuda:0"
  std::vector<std::string> command;  // the worker's program and arguments; empty: vortex-device beside the engine
  Duration heartbeat = milliseconds(100);
  Duration hungAfter = milliseconds(800);
  Duration startTimeout = seconds(60);  // from exec to ready
  Duration backoffBase = milliseconds(100), backoffMax = seconds(10);
  int safeModeDeaths = 5;  // this many in …
  Duration safeModeWindow = seconds(600);
  int memoryLimitMb = 0;  // address-space limit of the worker, 0: none
  int threads = 0;        // compute threads in all, 0: as many as cores
  friend bool operator==(const DeviceSettings&, const DeviceSettings&) = default;
};

// What stays loaded on the device (contract 4). Static: all of it. Paged: what a stage does not need is on the host while it runs.
enum class Residency : std::uint8_t { Static = 1, Paged };
struct ModelSettings {
  Residency residency = Residency::Static;
  Bytes image{}, video{}, speech{}, clipB{}, clipL{}, overhead{};
  Bytes total() const { return image + video + speech + clipB + clipL + overhead; }
  // The most that is on the device at once, before what a slot adds.
  Bytes resident() const;
  friend bool operator==(const ModelSettings&, const ModelSettings&) = default;
};

enum class LogLevel : std::uint8_t { Debug = 1, Info, Warning, Error };
enum class LogFormat : std::uint8_t { Text = 1, Json };
struct LogSettings {
  LogLevel level = LogLevel::Info;
  LogFormat format = LogFormat::Text;  // of the screen; the log file is always JSON lines
  friend bool operator==(const LogSettings&, const LogSettings&) = default;
};

// How long what was recorded stays. Outputs go first, the oldest first; the records of slots and runs last.
struct HistorySettings {
  int outputsDays = 7;            // a slot's files
  Bytes outputs = gigabytes(20);  // … and all slots' together
  Bytes keepFree = gigabytes(1);  // of the disk that they lie on: with less, the oldest go
  int samplesHours = 24;          // memory samples one by one; folded ones stay with their run
  int keepDays = 365;             // slots, runs and their events
  std::string outputsFolder;      // where slots' folders are made; "": where the programs keep their data
  friend bool operator==(const HistorySettings&, const HistorySettings&) = default;
};

struct CheckSettings {
  double minB = 0.70, minL = 0.72;  // a clip passes when B and L reach theirs
  double weightB = 0.4, weightL = 0.6;
  double outlierGap = 0.15;  // |B − L| above is marked
  friend bool operator==(const CheckSettings&, const CheckSettings&) = default;
};

struct Settings {
  std::string profile = "cpu";
  PerStage<StageSettings> stages;
  bool parallelAudioImage = true;     // pipeline.parallel_audio_actor
  Duration airAfter = seconds(45);    // deadline after a slot's start, unless the request names an air time
  Duration downstream = seconds(19);  // consensus and propagation: what must still happen after generation
  Duration deadlineBuffer{};          // 0 live, 5 s in the old form
  Duration generationTarget = seconds(21);
  double abortQuantile = 0.05;           // of what is left: a slot is aborted when even this cannot make it
  double warnQuantile = 0.95;            // warns and ranks
  Duration atRiskBelow = seconds(3);     // a slot with less to spare comes forward
  Duration deliveryTarget = seconds(2);  // encoding, until it was measured
  int deviceLossRetries = 1;             // a slot's own budget
  int maxSlotsInFlight = 1;
  int maxQueued = 256;                 // beyond: shed, queue_full
  Duration missedNotice = seconds(1);  // slot_missed is said at least this long before the air time
  Fallback fallback = Fallback::RepeatLast;
  std::string standbyFile;
  MemorySettings memory;
  StopSettings stop;
  DeviceSettings device;
  CheckSettings check;
  ModelSettings models;
  LogSettings log;
  HistorySettings history;
  DegradeMode degrade = DegradeMode::Off;
  TuningSettings tuning;
  std::vector<Quality> ladder{Quality{}};  // level 0 is the best; never empty
  SimulatedSettings simulated;             // read by the simulated backend only
  friend bool operator==(const Settings&, const Settings&) = default;
};

// The contract's live values for every stage: targets 2/12/8/1 s, timeouts 3/15/10/2 s, ranges, retries 1/0/0/0.
PerStage<StageSettings> contractStages();
Settings contractSettings();

std::string_view toString(Fallback fallback);
std::string_view toString(OnWedged action);
std::string_view toString(DegradeMode mode);
std::string_view toString(Residency residency);
std::string_view toString(LogLevel level);
std::string_view toString(LogFormat format);
std::string_view toString(Sampling sampling);

}  // namespace vortex
