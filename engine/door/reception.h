// SPDX-License-Identifier: GPL-3.0-or-later
//
// What comes of what callers ask: who may ask what when, and what each is told while its wishes wait and are made. Pure: told what
// was heard at the door, what the host's queue did, and what the engine told, it says what is to be said to whom, and what the host
// is asked for. No thread, no clock, no file.
//
// One order a call. A caller that goes away leaves its order as it is: it stands in the host's queue, where whoever keeps that sees
// it, and its slots are in the store.
#pragma once

#include "engine/door/door.h"
#include "engine/slot/event.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace vortex::door {

// Names a wish in the host's queue; 0 is none.
using Ticket = std::uint64_t;

struct Order {
  CallerId caller;
  std::string program;  // as the caller calls itself
  std::vector<ask::Rerun> wishes;
};
struct Addressing {
  CallerId caller;
  ask::Address what;
};
struct Spoken {
  CallerId caller;
  Say what;
  bool last = false;  // then it is shut out
};

class Reception {
 public:
  // What of a slot that left no clip is written comes a little after its end.
  static constexpr Duration kRecordWait = seconds(5);

  // welcome: asked for at each hello. writesFiles: false on the simulated device.
  Reception(std::function<say::Welcome()> welcome, bool writesFiles) : m_welcome(std::move(welcome)), m_writesFiles(writesFiles) {}

  void hear(const Heard& heard);
  // For the host. An order is answered by accept() or refuse(), whenever that is known; an addressing by addressed() or refuse().
  std::optional<Order> takeOrder();
  std::optional<Addressing> takeAddressing();
  std::vector<Ticket> takeWithdrawn();  // these are to leave the queue
  std::vector<Spoken> takeSpoken();

  // A ticket a wish, in order; empty where the caller has gone or has withdrawn it meanwhile, and nothing is to be made. ahead:
  // what waits before it. count: of the order's wishes.
  std::vector<Ticket> accept(CallerId caller, int ahead, std::size_t count);
  void refuse(CallerId caller, const std::vector<say::Refused>& why);
  void addressed(CallerId caller, SlotId slot);

  void submitted(Ticket ticket, SlotId slot);
  void told(const Event& event);
  void gaveWay(SlotId slot, bool again);  // after its end was told
  // All tickets that wait in the host's queue, whenever that has changed.
  void waits(std::vector<Ticket> tickets);
  // After all of the above: what is over by now.
  void settle(Time now);
  bool busy() const;  // some order is being checked or made

 private:
  enum class Phase : std::uint8_t { Strange = 1, Gathering, Asked, Making, Done };
  enum class At : std::uint8_t { Waiting = 1, Making, Recording, Over };
  struct Wish {
    Ticket ticket = 0;
    At at = At::Waiting;
    SlotId slot;  // the last one
    Time since{};
  };
  struct Guest {
    Phase phase = Phase::Strange;
    bool withdrawn = false;
    std::string program;
    std::vector<ask::Rerun> asked;
    std::vector<Wish> wishes;
  };
  struct Place {
    CallerId caller;
    std::size_t wish = 0;
  };
  void hear(CallerId caller, Guest& guest, const Ask& ask);
  void greet(CallerId caller, Guest& guest, const ask::Hello& hello);
  void withdraw(CallerId caller, Guest& guest);
  void say(CallerId caller, Say what, bool last = false);
  void shutOut(CallerId caller, std::string why);
  void forget(CallerId caller);
  void tell(const Place& place, const Event& event);
  void tellAll(const Event& event);
  Wish* wishOf(const Place& place);

  std::function<say::Welcome()> m_welcome;
  bool m_writesFiles;
  std::map<CallerId, Guest> m_guests;
  std::map<Ticket, Place> m_tickets;  // of guests that are here
  std::map<SlotId, Place> m_slots;
  Ticket m_last = 0;
  std::vector<Order> m_orders;
  std::vector<Addressing> m_addressings;
  std::vector<Ticket> m_withdrawn;
  std::vector<Spoken> m_spoken;
};

}  // namespace vortex::door
