// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/feeder.h"

namespace vortex::headless {

void Feeder::deviceReady(Time now) {
  if (!m_next)
    m_next = now;
}

bool Feeder::isDue(Time now) const {
  if (!m_next || m_left == 0)
    return false;
  switch (m_pace) {
  case Pace::Burst:
    return true;
  case Pace::OneByOne:
    return m_open == 0;
  case Pace::Cadence:
    return now >= *m_next;
  }
  return false;
}

std::optional<Time> Feeder::due(Time now) {
  if (!isDue(now))
    return std::nullopt;
  --m_left;
  ++m_open;
  if (m_pace != Pace::Cadence)
    return now;
  const Time beat = *m_next;
  *m_next += m_every;
  return beat;
}

std::optional<Time> Feeder::next() const {
  if (m_pace != Pace::Cadence || m_left == 0)
    return std::nullopt;
  return m_next;
}

}  // namespace vortex::headless
