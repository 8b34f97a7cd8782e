// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keeps the door of an engine that runs (door/): what other programs ask is checked and handed to whoever feeds the engine, and
// they are told what becomes of it. The window and `vortex-engine run` have one each.
//
// One thread's, which never waits: the door has a thread of its own and is opened on another; what is asked for is read from the
// store, and checked, on a third.
#pragma once

#include "engine/asked_reruns.h"
#include "engine/door/door.h"
#include "engine/door/reception.h"

#include <filesystem>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vortex {

// Whoever feeds the engine, as the keeper sees it. Called from serve().
class DoorHost {
 public:
  virtual ~DoorHost() = default;
  // The settings that the engine has now, the cadence of its channel and the engine's clock.
  virtual void introduce(EngineOptions& options, door::say::Welcome& welcome) const = 0;
  virtual bool ending() const = 0;  // nothing more is taken
  virtual std::size_t waiting() const = 0;
  virtual std::size_t room() const = 0;  // for so many more
  // They are off the air, one a ticket; program: who asks for them.
  virtual void queue(std::vector<SlotRequest> requests, const std::vector<door::Ticket>& tickets, const std::string& program) = 0;
  virtual void remove(door::Ticket ticket) = 0;
  // All tickets that wait; nothing where that has not changed since the last call.
  virtual std::optional<std::vector<door::Ticket>> changedQueue() = 0;
  virtual void address(SlotId slot, const std::string& comment) = 0;
  virtual void noDoor(const std::string& why) = 0;  // other programs cannot ask; told once
};

class DoorKeeper {
 public:
  explicit DoorKeeper(DoorHost& host) : m_host(host) {}  // outlives it

  // Once the engine is there and the store is its own. Nothing of the below does anything before.
  void open(const std::filesystem::path& store, const EngineOptions& options);
  void told(const Event& event);
  void submitted(door::Ticket ticket, SlotId slot);                 // 0: nobody's
  void gaveWay(SlotId slot, bool again);                            // after its end was told
  void serve(Time now);                                             // as often as events are taken, behind them
  bool busy() const { return m_reception && m_reception->busy(); }  // some order is being checked or made

 private:
  using Opened = tl::expected<std::unique_ptr<door::Door>, std::string>;
  door::say::Welcome welcome() const;
  void takeOrder();
  void queue(AskedReruns asked);

  DoorHost& m_host;
  EngineOptions m_options;
  std::filesystem::path m_store;
  std::string m_device, m_build;                   // of the device that was ready last
  std::unique_ptr<door::Reception> m_reception;    // null before open()
  std::unique_ptr<door::Door> m_door;              // null until it is open
  std::future<std::unique_ptr<Opened>> m_opening;  // by pointer: as a result by value g++ 12 warns of a free that is none
  std::future<AskedReruns> m_checking;
  door::CallerId m_caller;  // whose order is being checked
  std::string m_program;
};

}  // namespace vortex
