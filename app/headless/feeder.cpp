// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/feeder.h"

namespace vortex::headless {

void Feeder::deviceReady(Time now) {
  if (!m_next)
    m_next = now;
}

int Feeder::due(Time now) {
  if (!m_next || m_left == 0)
    return 0;
  int count = 0;
  switch (m_pace) {
  case Pace::Burst:
    count = m_left;
    break;
  case Pace::OneByOne:
    count = m_open == 0 ? 1 : 0;
    break;
  case Pace::Cadence:
    while (count < m_left && now >= *m_next) {
      ++count;
      *m_next += m_every;
    }
    break;
  }
  m_left -= count;
  m_open += count;
  return count;
}

std::optional<Time> Feeder::next() const {
  if (m_pace != Pace::Cadence || m_left == 0)
    return std::nullopt;
  return m_next;
}

}  // namespace vortex::headless
