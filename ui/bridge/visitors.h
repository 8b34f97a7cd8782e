// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window as other programs find it at its door (engine/door_keeper.h): a store has one writer, so `vortex-engine rerun` and
// `address` ask the window that writes it. What they want made stands in the window's queue, off the air, as if the operator had
// asked for it; the feed's rule holds for it (ui/models/feed.h), and the operator may hold it, move it, put it on the air or remove
// it.
#pragma once

#include "engine/door_keeper.h"

#include <QCoreApplication>

namespace vortex::ui {

class Bridge;

class Visitors final : private DoorHost {
  Q_DECLARE_TR_FUNCTIONS(Visitors)

 public:
  explicit Visitors(Bridge& bridge) : m_bridge(bridge), m_keeper(*this) {}

  DoorKeeper& keeper() { return m_keeper; }

 private:
  void introduce(EngineOptions& options, door::say::Welcome& welcome) const override;
  bool ending() const override;
  std::size_t waiting() const override;
  std::size_t room() const override;
  void queue(std::vector<SlotRequest> requests, const std::vector<door::Ticket>& tickets, const std::string& program) override;
  void remove(door::Ticket ticket) override;
  std::optional<std::vector<door::Ticket>> changedQueue() override;
  void address(SlotId slot, const std::string& comment) override;
  void noDoor(const std::string& why) override;

  Bridge& m_bridge;
  std::uint64_t m_revision = 0;  // of the channel
  DoorKeeper m_keeper;
};

}  // namespace vortex::ui
