// SPDX-License-Identifier: GPL-3.0-or-later
//
// Events that another system told, into a store: a run of its own with the origin 'import'. All of it becomes visible with
// finish(), in one transaction, or nothing does. Slots get new numbers of this store; their own are kept beside (foreign_slot).
// Slots that have no end are 'interrupted'.
//
// The store's one writer is claimed as any program claims it: where another one writes it, the import is refused.
#pragma once

#include "engine/slot/event.h"

#include <tl/expected.hpp>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace vortex::history {

class Importer {
 public:
  static tl::expected<Importer, std::string> open(const std::filesystem::path& file, const std::string& source);
  Importer(Importer&&) noexcept;
  ~Importer();  // without finish(): nothing was imported

  tl::expected<void, std::string> event(const Event& event);

  struct Imported {
    std::string run;  // its UUID
    std::uint64_t slots = 0, firstSlot = 0;
  };
  // wall: when the run's clock said 0, ns since 1970.
  tl::expected<Imported, std::string> finish(std::int64_t wall);

 private:
  struct Impl;
  explicit Importer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> m_impl;
};

}  // namespace vortex::history
