// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/door_keeper.h"

#include <chrono>
#include <utility>

namespace vortex {
namespace {

template <typename T>
bool hasCome(const std::future<T>& future) {
  return future.valid() && future.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

}  // namespace

void DoorKeeper::open(const std::filesystem::path& store, const EngineOptions& options) {
  m_store = store;
  m_options = options;
  m_reception = std::make_unique<door::Reception>([this] { return welcome(); }, options.backend == BackendKind::Torch);
  m_opening = std::async(std::launch::async, [store] { return std::make_unique<Opened>(door::Door::open(store)); });
}

door::say::Welcome DoorKeeper::welcome() const {
  EngineOptions options = m_options;
  door::say::Welcome introduced;
  m_host.introduce(options, introduced);
  door::say::Welcome welcome = welcomeOf(options);
  welcome.every = introduced.every;
  welcome.now = introduced.now;
  welcome.device = m_device;
  welcome.build = m_build;
  return welcome;
}

void DoorKeeper::serve(Time now) {
  if (hasCome(m_opening)) {
    if (const auto opened = m_opening.get(); *opened)
      m_door = std::move(**opened);
    else
      m_host.noDoor(opened->error());
  }
  if (!m_door)
    return;
  for (const door::Heard& heard : m_door->take())
    m_reception->hear(heard);
  if (hasCome(m_checking))
    queue(m_checking.get());
  if (!m_checking.valid())
    takeOrder();
  while (const auto asked = m_reception->takeAddressing()) {
    m_host.address(asked->what.slot, asked->what.comment);
    m_reception->addressed(asked->caller, asked->what.slot);
  }
  for (const door::Ticket ticket : m_reception->takeWithdrawn())
    m_host.remove(ticket);
  if (auto waiting = m_host.changedQueue())
    m_reception->waits(std::move(*waiting));
  m_reception->settle(now);
  for (const door::Spoken& spoken : m_reception->takeSpoken()) {
    m_door->say(spoken.caller, spoken.what);
    if (spoken.last)
      m_door->shutOut(spoken.caller);
  }
}

void DoorKeeper::takeOrder() {
  auto order = m_reception->takeOrder();
  if (!order)
    return;
  m_caller = order->caller;
  m_program = std::move(order->program);
  EngineOptions options = m_options;
  door::say::Welcome unused;
  m_host.introduce(options, unused);
  m_checking =
      std::async(std::launch::async,
                 [wishes = std::move(order->wishes),
                  engine = AskedEngine{.store = m_store, .settings = std::move(options.settings), .backend = options.backend}] {
                   return requestsOf(wishes, engine);
                 });
}

void DoorKeeper::queue(AskedReruns asked) {
  const auto refuse = [&](const std::string& why) { m_reception->refuse(m_caller, {{.number = {}, .why = why}}); };
  const std::size_t count = asked.requests.size();
  if (!asked.refused.empty())
    return m_reception->refuse(m_caller, asked.refused);
  if (m_host.ending())
    return refuse("it is ending");
  if (count > m_host.room())
    return refuse("its queue has room for " + std::to_string(m_host.room()) + " more, " + std::to_string(count) + " are asked for");
  const auto tickets = m_reception->accept(m_caller, static_cast<int>(m_host.waiting()), count);
  if (!tickets.empty())
    m_host.queue(std::move(asked.requests), tickets, m_program);
}

void DoorKeeper::told(const Event& event) {
  if (const auto* ready = std::get_if<event::DeviceReady>(&event.body)) {
    m_device = ready->device;
    m_build = ready->build;
  }
  if (m_reception)
    m_reception->told(event);
}

void DoorKeeper::submitted(door::Ticket ticket, SlotId slot) {
  if (ticket != 0 && m_reception)
    m_reception->submitted(ticket, slot);
}

void DoorKeeper::gaveWay(SlotId slot, bool again) {
  if (m_reception)
    m_reception->gaveWay(slot, again);
}

}  // namespace vortex
