// SPDX-License-Identifier: GPL-3.0-or-later
//
// What no single key can say.
#include "engine/config/canonical_json.h"
#include "engine/config/config_reader.h"

#include <algorithm>
#include <cmath>

namespace vortex::config {
namespace {

std::string inS(Duration d) { return shortestNumber(static_cast<double>(d.count()) / 1e9) + " s"; }
std::string inGb(Bytes b) { return shortestNumber(static_cast<double>(b.count) / 1e9) + " GB"; }

class Validator {
 public:
  explicit Validator(const Settings& settings) : m_s(settings) {}

  std::vector<Complaint> run() {
    memory();
    models();
    for (const Stage stage : kStages)
      timeout(stage);
    time();
    device();
    rest();
    return std::move(m_complaints);
  }

 private:
  void error(std::string key, std::string message) { add(Severity::Error, std::move(key), std::move(message)); }
  void warning(std::string key, std::string message) { add(Severity::Warning, std::move(key), std::move(message)); }
  void add(Severity severity, std::string key, std::string message) {
    m_complaints.push_back({severity, "configuration", 0, 0, std::move(key), std::move(message)});
  }

  void memory() {
    const MemorySettings& memory = m_s.memory;
    if (memory.softLimit >= memory.hardLimit)
      error("vram.soft_limit_gb",
            inGb(memory.softLimit) + " is not below the hard limit, allowed is less than " + inGb(memory.hardLimit));
    if (memory.hysteresis >= memory.softLimit)
      error("vram.hysteresis_gb", inGb(memory.hysteresis) + " is not below the soft limit, " + inGb(memory.softLimit));
  }

  void models() {
    const ModelSettings& models = m_s.models;
    if (const Bytes need = models.resident(); need > m_s.memory.hardLimit) {
      ModelSettings paged = models;
      paged.residency = Residency::Paged;
      const std::string sum = "image " + inGb(models.image) + " + video " + inGb(models.video) + " + speech " +
                              inGb(models.speech) + " + clip_b " + inGb(models.clipB) + " + clip_l " + inGb(models.clipL) +
                              " + overhead " + inGb(models.overhead);
      const bool pagedFits = models.residency == Residency::Static && paged.resident() <= m_s.memory.hardLimit;
      error("models.residency", "resident models need " + inGb(need) + " (" + sum + "), the hard limit is " +
                                    inGb(m_s.memory.hardLimit) +
                                    (pagedFits ? "; paged fits with " + inGb(paged.resident()) : "; paged does not fit either"));
    }
    if (models.residency == Residency::Paged && m_s.maxSlotsInFlight != 1)
      error("pipeline.max_slots_in_flight",
            std::to_string(m_s.maxSlotsInFlight) + " is not allowed with models.residency paged, allowed is 1");
  }

  void timeout(Stage stage) {
    const StageSettings& s = m_s.stages[stage];
    const std::string word(toString(stage));
    if (s.timeout < s.minTimeout || s.timeout > s.maxTimeout)
      error("orchestration.timeouts." + word + "_s", inS(s.timeout) + " is out of range, allowed " + inS(s.minTimeout) + " to " +
                                                         inS(s.maxTimeout) + "; limits." + word + "_s widens the range");
    const SimulatedStage& simulated = m_s.simulated.stages[stage];
    if (simulated.form == TimeSpread::Recorded && simulated.recorded.empty())
      error("simulated." + word + ".recorded_s", "is empty, distribution recorded needs at least one time");
  }

  void time() {
    const auto target = [&](Stage stage) { return m_s.stages[stage].target; };
    const Duration path = (m_s.parallelAudioImage ? std::max(target(Stage::Audio), target(Stage::Image))
                                                  : target(Stage::Audio) + target(Stage::Image)) +
                          target(Stage::Video) + target(Stage::Clip);
    const Duration room = m_s.airAfter - m_s.downstream - m_s.deadlineBuffer;
    const std::string sum = "air_after_s " + inS(m_s.airAfter) + " - downstream_s " + inS(m_s.downstream) +
                            " - deadline_buffer_s " + inS(m_s.deadlineBuffer) + " leaves " + inS(room);
    if (room <= Duration::zero())
      error("orchestration.downstream_s", sum + " for a slot, allowed is more than 0");
    else if (room < path)
      warning("orchestration.targets", sum + ", the targets' critical path is " + inS(path) + ": no slot is feasible at its start");
    if (m_s.abortQuantile >= m_s.warnQuantile)
      error("orchestration.abort_quantile",
            shortestNumber(m_s.abortQuantile) + " is not below warn_quantile, " + shortestNumber(m_s.warnQuantile));
  }

  void device() {
    const DeviceSettings& device = m_s.device;
    if (device.heartbeat >= device.hungAfter)
      error("device.heartbeat_s", inS(device.heartbeat) + " is not below hung_after_s, " + inS(device.hungAfter));
    if (device.backoffBase > device.backoffMax)
      error("device.restart_backoff_s", inS(device.backoffBase) + " is above restart_backoff_max_s, " + inS(device.backoffMax));
  }

  void rest() {
    const TuningSettings& tuning = m_s.tuning;
    if (tuning.mode == TuningMode::Auto && tuning.rate < TuningSettings::kLeastAutoRate)
      error("tuning.rate", shortestNumber(tuning.rate) + " is not allowed with tuning.mode auto, allowed is " +
                               shortestNumber(TuningSettings::kLeastAutoRate) +
                               " or more: a day's slots do not carry the claim; suggest takes it");
    const CheckSettings& check = m_s.check;
    if (std::abs(check.weightB + check.weightL - 1) > 1e-9)
      error("check.weight_b",
            shortestNumber(check.weightB) + " and weight_l " + shortestNumber(check.weightL) + " do not make 1 together");
    if (m_s.fallback == Fallback::StandbyFile && m_s.standbyFile.empty())
      error("air.standby_file", "is empty, fallback standby_file needs a clip");
  }

  const Settings& m_s;
  std::vector<Complaint> m_complaints;
};

}  // namespace

std::vector<Complaint> validate(const Settings& settings) { return Validator(settings).run(); }

}  // namespace vortex::config
