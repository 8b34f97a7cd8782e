// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether events that came from elsewhere can be one run's: numbers ascend, a slot is queued before anything else is told of it and
// decided once, an attempt starts before it ends. A value; remembers every slot, and the attempts that run.
#pragma once

#include "engine/slot/event.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>

namespace vortex::history {

class StreamCheck {
 public:
  static constexpr std::size_t kMostSlots = 1'000'000;

  // What is wrong with the next event, if anything is. A wrong one is remembered as if it were none.
  std::optional<std::string> take(const Event& event);
  std::size_t slots() const { return m_decided.size(); }

 private:
  using AttemptKey = std::tuple<SlotId, Stage, int>;
  std::optional<std::string> known(SlotId slot) const;
  std::optional<std::string> started(const AttemptName& name);
  std::optional<std::string> running(const AttemptName& name) const;
  std::optional<std::string> ended(const AttemptName& name);
  std::optional<std::string> takeBody(const EventBody& body);

  std::uint64_t m_lastSeq = 0;
  std::unordered_map<SlotId, bool> m_decided;
  std::set<AttemptKey> m_running;
};

}  // namespace vortex::history
