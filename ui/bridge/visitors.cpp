// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/visitors.h"

#include "ui/bridge/bridge.h"

#include <algorithm>
#include <utility>

namespace vortex::ui {

void Visitors::introduce(EngineOptions& options, door::say::Welcome& welcome) const {
  options.settings = m_bridge.live().settings;  // as they are tuned now
  welcome.now = m_bridge.liveNow();
  if (m_bridge.live().channel->gap(welcome.now))
    welcome.every = m_bridge.live().channel->every();
}

bool Visitors::ending() const { return m_bridge.stopping(); }
std::size_t Visitors::waiting() const { return m_bridge.live().channel->waiting().size(); }
std::size_t Visitors::room() const { return Channel::kLongest - std::min(Channel::kLongest, waiting()); }

void Visitors::queue(std::vector<SlotRequest> requests, const std::vector<door::Ticket>& tickets, const std::string& program) {
  std::vector<Waiting> entries;
  for (std::size_t i = 0; i < requests.size(); ++i) {
    SlotRequest& request = requests[i];
    entries.push_back({.recipe = std::move(request.recipe),
                       .seed = request.seed,
                       .rerunOf = request.rerunOf,
                       .offAir = true,
                       .qualityLevel = request.qualityLevel,
                       .given = std::move(request.given),
                       .ticket = tickets[i]});
  }
  emit m_bridge.noticed(tr("%n rerun(s) that %1 asked for wait(s) in the queue, off air", nullptr, static_cast<int>(entries.size()))
                            .arg(QString::fromStdString(program)));
  m_bridge.enqueue(std::move(entries), false);
}

void Visitors::remove(door::Ticket ticket) {
  for (const Waiting& entry : m_bridge.live().channel->waiting())
    if (entry.ticket == ticket)
      return m_bridge.removeWaiting(entry.key);
}

std::optional<std::vector<door::Ticket>> Visitors::changedQueue() {
  const std::uint64_t revision = m_bridge.live().channel->revision();
  if (std::exchange(m_revision, revision) == revision)
    return std::nullopt;
  std::vector<door::Ticket> tickets;
  for (const Waiting& entry : m_bridge.live().channel->waiting())
    if (entry.ticket != 0)
      tickets.push_back(entry.ticket);
  return tickets;
}

void Visitors::address(SlotId slot, const std::string& comment) { m_bridge.address(slot, comment); }

void Visitors::noDoor(const std::string& why) {
  emit m_bridge.noticed(tr("Other programs cannot ask this window for anything: %1").arg(QString::fromStdString(why)));
}

}  // namespace vortex::ui
