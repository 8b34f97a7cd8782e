// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the channel's queue becomes slots: air slots when they are due, and in the gaps between them what is made off the air. Pure:
// told the events and the time, it submits and cancels through who drives it, the live engine or a simulation on virtual time.
//
// No air slot misses because of what is off the air. That starts only while nothing of the channel is in the making or being
// written, and only where the gap until the next air slot is as long as it will take; if it takes longer all the same, it is
// stopped when the air slot is due, which does not wait for it, and waits again at the front of the queue.
#pragma once

#include "engine/slot/event.h"
#include "ui/models/channel.h"

#include <functional>
#include <optional>
#include <utility>

namespace vortex::ui {

struct FeedTo {
  std::function<SlotId(const Waiting& entry, bool onCadence)> submit;
  std::function<void(SlotId)> cancel;
};

class Feed {
 public:
  // After so many times the gaps are too short for it: it is held, and somebody decides. A capture's slot never is: the capture
  // ends when somebody ends it.
  static constexpr int kMostGivingWay = 3;

  Feed(Channel& channel, FeedTo to) : m_channel(channel), m_to(std::move(to)) {}  // the channel outlives it

  void told(const Event& event);
  // offAirTakes: until something off the air has left the lanes, as cautiously as one can know.
  void feed(Time now, Duration offAirTakes);

  const std::optional<SlotId>& submitted() const { return m_submitted; }  // the last one

  struct GaveWay {
    SlotId slot;
    bool again = true;  // it waits once more; false: it did so too often and is held
    bool ofCapture = false;
  };
  std::optional<GaveWay> takeGaveWay();  // since the last call

  // The last gap between air slots, from its beginning on, was too short for the running capture's slot. Absent: it was not.
  struct ShortGap {
    Duration needs{}, has{};
  };
  const std::optional<ShortGap>& shortGap() const { return m_shortGap; }

 private:
  struct OffAir {
    SlotId slot;
    Waiting entry;
    bool stopped = false;  // it gives way
  };
  void decided(const event::SlotComplete& end);
  void giveWay(Time now);
  SlotId submit(const Waiting& entry);

  Channel& m_channel;
  FeedTo m_to;
  std::optional<SlotId> m_submitted, m_writing;  // m_writing: the last air slot whose clip is not on the disk yet
  std::optional<OffAir> m_offAir;                // what is being made off the air
  std::optional<GaveWay> m_gaveWay;
  std::optional<ShortGap> m_shortGap;
  bool m_gapBegins = false;
};

}  // namespace vortex::ui
