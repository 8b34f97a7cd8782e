// SPDX-License-Identifier: GPL-3.0-or-later
//
// A binary heap of small dense ids, the smallest key first. An id is in it at most once and can be given another key or be taken
// out from the middle in O(log n). Timers, the queue and the lanes' ready lists are such heaps. Memory grows with the largest id
// used.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace vortex::schedule {

template <typename Key>
class IndexedHeap {
 public:
  struct Entry {
    Key key;
    std::uint32_t id;
  };

  bool empty() const { return m_heap.empty(); }
  std::size_t size() const { return m_heap.size(); }
  const Entry& top() const { return m_heap.front(); }
  bool contains(std::uint32_t id) const { return id < m_place.size() && m_place[id] != kAbsent; }
  // Precondition: contains(id).
  const Key& keyOf(std::uint32_t id) const { return m_heap[m_place[id]].key; }
  // In heap order, not sorted.
  const std::vector<Entry>& entries() const { return m_heap; }

  // Puts `id` in, or gives it another key.
  void set(std::uint32_t id, const Key& key) {
    if (id >= m_place.size())
      m_place.resize(id + 1, kAbsent);
    std::size_t place = m_place[id];
    if (place == kAbsent) {
      place = m_heap.size();
      m_heap.push_back({key, id});
      m_place[id] = static_cast<std::uint32_t>(place);
      up(place);
      return;
    }
    const bool earlier = key < m_heap[place].key;
    m_heap[place].key = key;
    earlier ? up(place) : down(place);
  }

  // Takes `id` out; one that is not there is left so.
  void erase(std::uint32_t id) {
    if (!contains(id))
      return;
    const std::size_t place = m_place[id];
    m_place[id] = kAbsent;
    const Entry last = m_heap.back();
    m_heap.pop_back();
    if (place == m_heap.size())
      return;
    const bool earlier = last.key < m_heap[place].key;
    put(place, last);
    earlier ? up(place) : down(place);
  }

  // How many keys are smaller than `key`; costs as many steps as it answers.
  int countBelow(const Key& key) const { return countBelow(0, key); }

 private:
  static constexpr std::uint32_t kAbsent = UINT32_MAX;

  void put(std::size_t place, const Entry& entry) {
    m_heap[place] = entry;
    m_place[entry.id] = static_cast<std::uint32_t>(place);
  }
  void up(std::size_t place) {
    const Entry entry = m_heap[place];
    while (place > 0) {
      const std::size_t parent = (place - 1) / 2;
      if (!(entry.key < m_heap[parent].key))
        break;
      put(place, m_heap[parent]);
      place = parent;
    }
    put(place, entry);
  }
  void down(std::size_t place) {
    const Entry entry = m_heap[place];
    for (;;) {
      std::size_t child = 2 * place + 1;
      if (child >= m_heap.size())
        break;
      if (child + 1 < m_heap.size() && m_heap[child + 1].key < m_heap[child].key)
        ++child;
      if (!(m_heap[child].key < entry.key))
        break;
      put(place, m_heap[child]);
      place = child;
    }
    put(place, entry);
  }
  int countBelow(std::size_t place, const Key& key) const {
    if (place >= m_heap.size() || !(m_heap[place].key < key))
      return 0;
    return 1 + countBelow(2 * place + 1, key) + countBelow(2 * place + 2, key);
  }

  std::vector<Entry> m_heap;
  std::vector<std::uint32_t> m_place;  // by id
};

}  // namespace vortex::schedule
