// SPDX-License-Identifier: Apache-2.0
//
// The four stages of a slot and tables indexed by them. What depends on what is data of the scheduler (schedule/stage_graph.h).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace vortex {

enum class Stage : std::uint8_t { Audio = 1, Image = 2, Video = 3, Clip = 4 };

inline constexpr std::size_t kStageCount = 4;
inline constexpr std::array<Stage, kStageCount> kStages{Stage::Audio, Stage::Image, Stage::Video, Stage::Clip};

constexpr std::size_t indexOf(Stage stage) { return static_cast<std::size_t>(stage) - 1; }

// The word used in every file, message and event: "audio", "image", "video", "clip".
std::string_view toString(Stage stage);
std::optional<Stage> parseStage(std::string_view word);

// One T a stage.
template <typename T>
struct PerStage {
  std::array<T, kStageCount> values{};
  constexpr T& operator[](Stage stage) { return values[indexOf(stage)]; }
  constexpr const T& operator[](Stage stage) const { return values[indexOf(stage)]; }
  friend bool operator==(const PerStage&, const PerStage&) = default;
};

// A set of stages, as a bit each.
class StageSet {
 public:
  constexpr StageSet() = default;
  constexpr StageSet(std::initializer_list<Stage> stages) {
    for (Stage s : stages)
      insert(s);
  }
  static constexpr StageSet all() { return {Stage::Audio, Stage::Image, Stage::Video, Stage::Clip}; }
  constexpr void insert(Stage s) { m_bits = static_cast<std::uint8_t>(m_bits | bit(s)); }
  constexpr void erase(Stage s) { m_bits = static_cast<std::uint8_t>(m_bits & ~bit(s)); }
  constexpr bool contains(Stage s) const { return (m_bits & bit(s)) != 0; }
  constexpr bool containsAll(StageSet other) const { return (m_bits & other.m_bits) == other.m_bits; }
  constexpr bool empty() const { return m_bits == 0; }
  constexpr std::uint8_t bits() const { return m_bits; }
  static constexpr StageSet before(Stage stage) {  // in the order of kStages
    StageSet set;
    for (Stage s : kStages)
      if (indexOf(s) < indexOf(stage))
        set.insert(s);
    return set;
  }
  friend constexpr bool operator==(StageSet, StageSet) = default;

 private:
  static constexpr std::uint8_t bit(Stage s) { return static_cast<std::uint8_t>(1u << indexOf(s)); }
  std::uint8_t m_bits = 0;
};

}  // namespace vortex
