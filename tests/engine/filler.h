// SPDX-License-Identifier: GPL-3.0-or-later
//
// An archive (slot/event_fields.h) that gives every field a value of its own, so that what is added to an event or an input is in
// the tests of all its forms without being named there.
#pragma once

#include "engine/slot/event.h"

#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

namespace vortex::test {

// Fields get numbers from `first` on; an optional is empty where `optionals` is false.
class Filler {
 public:
  template <typename T>
  using Ref = T&;
  Filler(std::int64_t first, bool optionals) : m_next(first), m_optionals(optionals) {}

  template <typename T>
  void operator()(const char*, T& value) {
    fill(value);
  }
  void attempt(AttemptName& name) {
    fill(name.slot);
    fill(name.stage);
    fill(name.n);
    fill(name.id);
  }
  void verdict(Verdict& verdict) {
    fill(verdict.stage);
    fill(verdict.outcome);
    fill(verdict.reason);
    fill(verdict.message);
  }
  void derived(const char*, Duration) {}
  template <typename T>
  void perStage(const char*, PerStage<T>& values) {
    for (T& value : values.values)
      fill(value);
  }

 protected:
  template <typename T>
  requires std::is_integral_v<T>
  void fill(T& value) { value = static_cast<T>(m_next++); }
  void fill(bool& value) { value = m_next++ % 2 != 0; }
  template <typename T>
  requires std::is_enum_v<T>
  void fill(T& value) { value = static_cast<T>(static_cast<std::uint64_t>(m_next++) % 2 + 1); }
  void fill(Stage& value) { value = kStages[static_cast<std::size_t>(m_next++) % kStageCount]; }
  void fill(StageSet& value) { value = {kStages[static_cast<std::size_t>(m_next++) % kStageCount]}; }
  void fill(AttemptId& value) { value.value = static_cast<std::uint64_t>(m_next++); }
  void fill(SlotId& value) { value.value = static_cast<std::uint64_t>(m_next++); }
  void fill(Duration& value) { value = Duration{m_next++ * 1'000'003}; }
  void fill(Time& value) { value = Time{Duration{m_next++ * 1'000'000'007}}; }
  void fill(Bytes& value) { value.count = m_next++ * 4096; }
  void fill(double& value) { value = static_cast<double>(m_next++) * 0.125; }
  void fill(std::string& value) { value = "text " + std::to_string(m_next++); }
  template <typename T>
  void fill(std::vector<T>& values) {
    values.resize(2);
    for (T& value : values)
      fields(*this, value);
  }
  template <typename T>
  void fill(std::optional<T>& value) {
    if (m_optionals)
      fill(value.emplace());
  }

 private:
  std::int64_t m_next;
  bool m_optionals;
};

}  // namespace vortex::test
