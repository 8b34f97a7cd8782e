// SPDX-License-Identifier: GPL-3.0-or-later
//
// From a 64-bit id to a small number: open addressing in one flat table, since a slot's whole life costs ten look-ups and two
// microseconds in all. The key 0 is not an id. Memory: twice the most ids held at once, rounded up to a power of two.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace vortex::schedule {

class IdMap {
 public:
  std::size_t size() const { return m_size; }

  std::optional<std::uint32_t> find(std::uint64_t id) const {
    if (m_cells.empty() || id == 0)
      return std::nullopt;
    for (std::size_t at = home(id);; at = next(at)) {
      if (m_cells[at].id == id)
        return m_cells[at].value;
      if (m_cells[at].id == 0)
        return std::nullopt;
    }
  }

  // Precondition: id is not 0 and not in the map.
  void insert(std::uint64_t id, std::uint32_t value) {
    if (2 * (m_size + 1) > m_cells.size())
      grow();
    place({id, value});
    ++m_size;
  }

  // Precondition: id is in the map. Later cells of the same run move up, so no tombstones pile up.
  void erase(std::uint64_t id) {
    std::size_t hole = home(id);
    while (m_cells[hole].id != id)
      hole = next(hole);
    for (std::size_t at = next(hole); m_cells[at].id != 0; at = next(at)) {
      const std::size_t wanted = home(m_cells[at].id);
      const bool mayStay = hole < at ? (wanted > hole && wanted <= at) : (wanted > hole || wanted <= at);
      if (mayStay)
        continue;
      m_cells[hole] = m_cells[at];
      hole = at;
    }
    m_cells[hole] = {};
    --m_size;
  }

 private:
  struct Cell {
    std::uint64_t id = 0;
    std::uint32_t value = 0;
  };

  std::size_t home(std::uint64_t id) const {
    return static_cast<std::size_t>((id * 0x9E3779B97F4A7C15ull) >> 32) & (m_cells.size() - 1);
  }
  std::size_t next(std::size_t at) const { return (at + 1) & (m_cells.size() - 1); }
  void place(const Cell& cell) {
    std::size_t at = home(cell.id);
    while (m_cells[at].id != 0)
      at = next(at);
    m_cells[at] = cell;
  }
  void grow() {
    std::vector<Cell> old(m_cells.empty() ? 16 : 2 * m_cells.size());
    old.swap(m_cells);
    for (const Cell& cell : old)
      if (cell.id != 0)
        place(cell);
  }

  std::vector<Cell> m_cells;
  std::size_t m_size = 0;
};

}  // namespace vortex::schedule
