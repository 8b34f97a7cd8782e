// SPDX-License-Identifier: GPL-3.0-or-later
//
// The recipe files that slots were made from, each told to the store once and named by its digest from then on. Any thread.
#pragma once

#include "engine/history/store_rings.h"
#include "engine/slot/recipe.h"

#include <deque>
#include <memory>
#include <mutex>
#include <string>

namespace vortex::history {

class SourceBook {
 public:
  // The bytes of a file are kept up to a quarter of the ring; of a larger one name, size and digest are. The recipe as it was read
  // is kept of every slot.
  explicit SourceBook(StoreRings& rings) : m_rings(rings) {}

  // Takes some milliseconds for a file of megabytes, in which others tell on. SHA-256 of the file, 32 bytes. "" for a recipe from
  // no file, and where the ring had no room for it: then it is told with the next slot.
  std::string tell(const std::shared_ptr<const RecipeSource>& source);
  // The database is a new one: each is told again with the next slot.
  void forget();

 private:
  bool tellParts(const RecipeSource& source, const std::string& digest);

  struct Told {
    std::weak_ptr<const RecipeSource> source;
    std::string digest;
  };
  StoreRings& m_rings;
  std::mutex m_lock;
  std::deque<Told> m_told;  // the latest few; one that fell out is told again, which changes nothing
};

}  // namespace vortex::history
