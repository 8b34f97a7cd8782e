// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is done to a store that no program writes.
#include "engine/history/store.h"
#include "engine/history/store_rings.h"
#include "engine/history/uuid.h"
#include "engine/history/writer.h"

#include <functional>
#include <stdexcept>

namespace vortex::history {
namespace {

// What a killed program left is brought in, then `then` has its turn, as the file's one writer.
tl::expected<Store::Recovery, std::string> recoverAnd(const std::filesystem::path& file, const std::function<void(Writer&)>& then) {
  if (!std::filesystem::exists(file))
    return tl::unexpected(file.string() + ": there is no such history");
  if (const auto why = notOursByItsHead(file))
    return tl::unexpected(*why);
  StoreRings rings(file.string() + "-ring", Store::kRingBytes, {});
  if (!rings.claim())
    return Store::Recovery::InUse;
  Writer writer(file);
  try {
    rings.moveToFile(writer);  // where there is none yet; throws where none can be had
    writer.open();
    while (rings.storeBatch(writer)) {
    }
    writer.takeLeftover();
    then(writer);
  } catch (const SQLite::Exception& error) {
    return tl::unexpected(file.string() + ": " + error.what());
  } catch (const std::exception& error) {
    return tl::unexpected(error.what());
  }
  return Store::Recovery::Done;
}

}  // namespace

tl::expected<Store::Recovery, std::string> Store::recover(const std::filesystem::path& file) {
  return recoverAnd(file, [](Writer&) {});
}

tl::expected<Store::Recovery, std::string> Store::address(const std::filesystem::path& file, SlotId slot,
                                                          const std::string& comment) {
  return recoverAnd(file, [&](Writer& writer) {
    if (slot.value == 0 || slot.value > writer.highestSlot())
      throw std::runtime_error(file.string() + ": slot " + std::to_string(slot.value) + " is not in the history");
    writer.address({.slot = slot, .wall = wallNow(), .who = userName(), .comment = comment});
  });
}

}  // namespace vortex::history
