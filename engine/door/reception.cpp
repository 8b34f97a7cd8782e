// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/door/reception.h"

#include "engine/slot/slot_of.h"
#include "engine/telemetry/event_json.h"

#include <algorithm>
#include <type_traits>

namespace vortex::door {
namespace {

bool leavesClip(Outcome outcome) { return outcome == Outcome::Succeeded || outcome == Outcome::Late; }

// What concerns everybody who waits for the device.
bool isOfTheDevice(const EventBody& body) {
  return std::holds_alternative<event::DeviceReady>(body) || std::holds_alternative<event::DeviceLost>(body) ||
         std::holds_alternative<event::DeviceHeld>(body) || std::holds_alternative<event::DeviceQuarantined>(body);
}

template <typename T>
std::optional<T> takeFirst(std::vector<T>& from) {
  if (from.empty())
    return std::nullopt;
  T first = std::move(from.front());
  from.erase(from.begin());
  return first;
}

}  // namespace

void Reception::say(CallerId caller, Say what, bool last) {
  m_spoken.push_back({.caller = caller, .what = std::move(what), .last = last});
}

// The caller's end is heard of from the door; until then nothing it asks counts.
void Reception::shutOut(CallerId caller, std::string why) {
  say(caller, say::Refused{.number = {}, .why = std::move(why)}, true);
  forget(caller);
  m_guests[caller] = Guest{.phase = Phase::Done, .withdrawn = false, .program = {}, .asked = {}, .wishes = {}};
}

void Reception::hear(const Heard& heard) {
  if (std::holds_alternative<Left>(heard.what)) {
    forget(heard.caller);
    return;
  }
  hear(heard.caller, m_guests[heard.caller], std::get<Ask>(heard.what));
}

// What it had asked for is made all the same; nobody is told of it.
void Reception::forget(CallerId caller) {
  m_guests.erase(caller);
  const auto isIts = [&](const auto& one) { return one.second.caller == caller; };
  std::erase_if(m_tickets, isIts);
  std::erase_if(m_slots, isIts);
}

void Reception::hear(CallerId caller, Guest& guest, const Ask& ask) {
  std::visit(
      [&]<typename M>(const M& asked) {
        if constexpr (std::is_same_v<M, ask::Hello>) {
          greet(caller, guest, asked);
        } else if (guest.phase == Phase::Strange) {
          shutOut(caller, "who calls says hello first");
        } else if constexpr (std::is_same_v<M, ask::Rerun>) {
          if (guest.phase != Phase::Gathering)
            return shutOut(caller, "a call has one order, and this one's is complete");
          if (guest.asked.size() >= static_cast<std::size_t>(kMostWishes))
            return shutOut(caller, "an order has at most " + std::to_string(kMostWishes) + " slots");
          guest.asked.push_back(asked);
        } else if constexpr (std::is_same_v<M, ask::Start>) {
          if (guest.phase != Phase::Gathering || guest.asked.empty())
            return shutOut(caller, "there is no order to start");
          guest.phase = Phase::Asked;
          m_orders.push_back({.caller = caller, .program = guest.program, .wishes = std::move(guest.asked)});
        } else if constexpr (std::is_same_v<M, ask::Withdraw>) {
          withdraw(caller, guest);
        } else {
          static_assert(std::is_same_v<M, ask::Address>);
          m_addressings.push_back({.caller = caller, .what = asked});
        }
      },
      ask);
}

void Reception::greet(CallerId caller, Guest& guest, const ask::Hello& hello) {
  if (guest.phase != Phase::Strange)
    return shutOut(caller, "hello is said once");
  if (hello.protocol != kProtocol)
    return shutOut(caller, "protocol " + std::to_string(hello.protocol) + " is not spoken here, but " + std::to_string(kProtocol) +
                               ": use programs of one version");
  guest.phase = Phase::Gathering;
  guest.program = hello.program;
  say(caller, m_welcome());
}

void Reception::withdraw(CallerId caller, Guest& guest) {
  guest.withdrawn = true;
  for (std::size_t i = 0; i < guest.wishes.size(); ++i) {
    Wish& wish = guest.wishes[i];
    if (wish.at != At::Waiting)
      continue;
    wish.at = At::Over;
    m_withdrawn.push_back(wish.ticket);
    say(caller, say::Dropped{.number = static_cast<int>(i) + 1, .why = say::Drop::Withdrawn});
  }
}

std::optional<Order> Reception::takeOrder() { return takeFirst(m_orders); }
std::optional<Addressing> Reception::takeAddressing() { return takeFirst(m_addressings); }
std::vector<Ticket> Reception::takeWithdrawn() { return std::exchange(m_withdrawn, {}); }
std::vector<Spoken> Reception::takeSpoken() { return std::exchange(m_spoken, {}); }

std::vector<Ticket> Reception::accept(CallerId caller, int ahead, std::size_t count) {
  const auto guest = m_guests.find(caller);
  if (guest == m_guests.end() || guest->second.phase != Phase::Asked)
    return {};
  guest->second.phase = Phase::Making;
  guest->second.wishes.resize(count);
  std::vector<Ticket> tickets;
  for (std::size_t i = 0; i < count; ++i) {
    guest->second.wishes[i].ticket = ++m_last;
    m_tickets[m_last] = {.caller = caller, .wish = i};
    tickets.push_back(m_last);
  }
  say(caller, say::Taken{.count = static_cast<int>(count), .ahead = ahead});
  if (!guest->second.withdrawn)
    return tickets;
  withdraw(caller, guest->second);
  m_withdrawn.clear();
  return {};
}

void Reception::refuse(CallerId caller, const std::vector<say::Refused>& why) {
  if (!m_guests.contains(caller))
    return;
  for (std::size_t i = 0; i < why.size(); ++i)
    say(caller, why[i], i + 1 == why.size());
}

void Reception::addressed(CallerId caller, SlotId slot) { say(caller, say::Addressed{slot}); }

Reception::Wish* Reception::wishOf(const Place& place) {
  const auto guest = m_guests.find(place.caller);
  return guest == m_guests.end() ? nullptr : &guest->second.wishes.at(place.wish);
}

void Reception::submitted(Ticket ticket, SlotId slot) {
  const auto place = m_tickets.find(ticket);
  Wish* const wish = place == m_tickets.end() ? nullptr : wishOf(place->second);
  if (wish == nullptr)
    return;
  wish->at = At::Making;
  wish->slot = slot;
  m_slots[slot] = place->second;
  say(place->second.caller, say::Submitted{.number = static_cast<int>(place->second.wish) + 1, .slot = slot});
}

void Reception::told(const Event& event) {
  if (const auto slot = slotOf(event.body)) {
    if (const auto place = m_slots.find(*slot); place != m_slots.end())
      tell(place->second, event);
  } else if (isOfTheDevice(event.body)) {
    tellAll(event);
  }
}

void Reception::tellAll(const Event& event) {
  for (const auto& [caller, guest] : m_guests)
    if (guest.phase == Phase::Making)
      say(caller, say::Told{telemetry::toJson(event)});
}

void Reception::tell(const Place& place, const Event& event) {
  say(place.caller, say::Told{telemetry::toJson(event)});
  Wish* const wish = wishOf(place);
  if (wish == nullptr || wish->at == At::Over || wish->slot != slotOf(event.body))
    return;
  if (const auto* end = std::get_if<event::SlotComplete>(&event.body)) {
    wish->since = event.at;
    if (!leavesClip(end->verdict.outcome))
      wish->at = At::Recording;
  } else if (std::holds_alternative<event::SlotDelivered>(event.body) ||
             std::holds_alternative<event::DeliveryFailed>(event.body) ||
             (wish->at == At::Recording && std::holds_alternative<event::SlotRecorded>(event.body))) {
    wish->at = At::Over;
  }
}

void Reception::gaveWay(SlotId slot, bool again) {
  const auto place = m_slots.find(slot);
  Wish* const wish = place == m_slots.end() ? nullptr : wishOf(place->second);
  if (wish == nullptr)
    return;
  wish->at = again ? At::Waiting : At::Over;
  say(place->second.caller, say::GaveWay{.number = static_cast<int>(place->second.wish) + 1, .slot = slot, .again = again});
  Guest& guest = m_guests.at(place->second.caller);
  if (guest.withdrawn)
    withdraw(place->second.caller, guest);
}

void Reception::waits(std::vector<Ticket> tickets) {
  std::sort(tickets.begin(), tickets.end());
  for (auto& [caller, guest] : m_guests)
    for (std::size_t i = 0; i < guest.wishes.size(); ++i) {
      Wish& wish = guest.wishes[i];
      if (wish.at != At::Waiting || std::binary_search(tickets.begin(), tickets.end(), wish.ticket))
        continue;
      wish.at = At::Over;
      say(caller, say::Dropped{.number = static_cast<int>(i) + 1, .why = say::Drop::Removed});
    }
}

bool Reception::busy() const {
  return std::any_of(m_guests.begin(), m_guests.end(),
                     [](const auto& one) { return one.second.phase == Phase::Asked || one.second.phase == Phase::Making; });
}

void Reception::settle(Time now) {
  const Duration wait = m_writesFiles ? kRecordWait : Duration{};
  for (auto& [caller, guest] : m_guests) {
    if (guest.phase != Phase::Making)
      continue;
    bool over = true;
    for (Wish& wish : guest.wishes) {
      if (wish.at == At::Recording && now - wish.since >= wait)
        wish.at = At::Over;
      over = over && wish.at == At::Over;
    }
    if (!over)
      continue;
    guest.phase = Phase::Done;
    say(caller, say::Done{}, true);
  }
}

}  // namespace vortex::door
