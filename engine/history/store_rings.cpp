// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/store_rings.h"

#include <algorithm>
#include <stdexcept>
#include <system_error>

namespace vortex::history {

StoreRings::StoreRings(std::filesystem::path file, std::size_t capacity, const RunRecord& run)
    : m_file(std::move(file)), m_capacity(capacity), m_ring(Ring::inMemory(capacity)) {
  writeRun(run, m_run);
}

// A damaged file is set aside, and what is whole in it is drained first.
tl::expected<Ring, Ring::Refusal> StoreRings::openFile() {
  auto opened = Ring::open(m_file, m_capacity);
  if (opened || opened.error().trouble != Ring::Trouble::NotARing)
    return opened;
  std::string aside;
  try {
    aside = setAside(m_file);
  } catch (const std::runtime_error& error) {
    return tl::unexpected(Ring::Refusal{Ring::Trouble::System, error.what()});
  }
  auto whole = Ring::recovered(aside);
  m_remarks.push_back(opened.error().text + "; it lies in " + aside +
                      (whole ? ", what is whole in it was taken over" : ", nothing of it could be read"));
  opened = Ring::open(m_file, m_capacity);
  if (whole) {
    if (opened)
      opened->raiseMark(Ring::Mark::HighestSlot, whole->mark(Ring::Mark::HighestSlot));
    const std::scoped_lock guard(m_lock);
    m_earlier.push_front(std::move(*whole));
  }
  return opened;
}

bool StoreRings::claim() {
  auto opened = openFile();
  if (opened)
    m_ring = std::move(*opened);
  return opened || opened.error().trouble != Ring::Trouble::Busy;
}

void StoreRings::begin() {
  const std::scoped_lock guard(m_lock);
  if (m_ring.append(static_cast<std::uint16_t>(RecordType::Run), m_run))
    return;
  // Full of what an earlier program left and that cannot be stored now. Ours waits in memory; its file is claimed again later.
  m_ring = Ring::inMemory(m_capacity);
  m_ring.append(static_cast<std::uint16_t>(RecordType::Run), m_run);
}

void StoreRings::moveToFile(Writer& writer) {
  if (m_ring.inFile())
    return;
  auto opened = openFile();
  if (!opened)
    throw std::runtime_error(opened.error().text);
  while (writer.storeBatch(*opened)) {  // of a program before this one
  }
  if (!opened->append(static_cast<std::uint16_t>(RecordType::Run), m_run))
    throw std::runtime_error(m_file.string() + ": has no room");
  const std::scoped_lock guard(m_lock);
  opened->raiseMark(Ring::Mark::HighestSlot, m_ring.mark(Ring::Mark::HighestSlot));
  m_earlier.push_back(std::exchange(m_ring, std::move(*opened)));
}

bool StoreRings::storeBatch(Writer& writer) {
  while (!m_earlier.empty()) {
    if (writer.storeBatch(m_earlier.front()))
      return true;
    const std::scoped_lock guard(m_lock);
    m_earlier.pop_front();
  }
  return writer.storeBatch(m_ring);
}

bool StoreRings::append(RecordType type, std::span<const std::byte> bytes, Room room, std::uint64_t slot) {
  const std::scoped_lock guard(m_lock);
  const bool letGo = room == Room::UpToHalf && m_ring.used() > m_ring.capacity() / 2;
  // Before it is appended: a kill in between leaves a number out, the other way round it would be given twice.
  m_ring.raiseMark(Ring::Mark::HighestSlot, slot);
  const bool done = !letGo && m_ring.append(static_cast<std::uint16_t>(type), bytes);
  if (done)
    m_appended.fetch_add(1, std::memory_order_release);
  return done;
}

std::uint64_t StoreRings::highestSlot() const {
  const std::scoped_lock guard(m_lock);
  std::uint64_t highest = m_ring.mark(Ring::Mark::HighestSlot);
  for (const Ring& ring : m_earlier)
    highest = std::max(highest, ring.mark(Ring::Mark::HighestSlot));
  return highest;
}

bool StoreRings::inFile() const {
  const std::scoped_lock guard(m_lock);
  return m_ring.inFile();
}

std::size_t StoreRings::used() const {
  const std::scoped_lock guard(m_lock);
  std::size_t sum = m_ring.used();
  for (const Ring& ring : m_earlier)
    sum += ring.used();
  return sum;
}

std::size_t StoreRings::capacity() const {
  const std::scoped_lock guard(m_lock);
  return m_ring.capacity();
}

}  // namespace vortex::history
