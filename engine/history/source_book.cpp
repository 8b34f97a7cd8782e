// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/source_book.h"

#include "engine/history/ring_records.h"

#include <openssl/sha.h>

#include <algorithm>
#include <chrono>
#include <span>
#include <thread>
#include <vector>

namespace vortex::history {
namespace {

constexpr std::size_t kMostTold = 64;
constexpr std::size_t kPart = 32 << 10;
constexpr std::chrono::microseconds kBetweenParts{20};  // a lock is not handed over to whoever waits for it, but to who comes first

std::string digestOf(const std::string& bytes) {
  std::string digest(SHA256_DIGEST_LENGTH, '\0');
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), reinterpret_cast<unsigned char*>(digest.data()));
  return digest;
}

}  // namespace

std::string SourceBook::tell(const std::shared_ptr<const RecipeSource>& source) {
  if (!source)
    return {};
  const std::scoped_lock guard(m_lock);
  const auto isIt = [&](const Told& told) { return !told.source.owner_before(source) && !source.owner_before(told.source); };
  if (const auto told = std::find_if(m_told.begin(), m_told.end(), isIt); told != m_told.end())
    return told->digest;
  ToldSource record{.digest = digestOf(source->bytes), .name = source->name, .size = source->bytes.size(), .bytes = {}};
  const bool isKept = source->bytes.size() <= m_rings.capacity() / 4;
  record.inParts = isKept && source->bytes.size() > kPart;
  if (isKept && !record.inParts)
    record.bytes = source->bytes;
  std::vector<std::byte> bytes;
  writeSource(record, bytes);
  if (!m_rings.append(RecordType::Source, bytes, StoreRings::Room::Any, 0) ||
      (record.inParts && !tellParts(*source, record.digest)))
    return {};
  if (m_told.size() == kMostTold)
    m_told.pop_front();
  m_told.push_back({source, record.digest});
  return record.digest;
}

// The ring is locked while a record is copied into it, and the engine tells its events into the same ring.
bool SourceBook::tellParts(const RecipeSource& source, const std::string& digest) {
  const auto whole = std::as_bytes(std::span(source.bytes));
  std::vector<std::byte> bytes;
  for (std::size_t at = 0; at < whole.size(); at += kPart) {
    bytes.clear();
    writeSourcePart({.digest = digest, .offset = at, .bytes = whole.subspan(at, std::min(kPart, whole.size() - at))}, bytes);
    if (!m_rings.append(RecordType::SourcePart, bytes, StoreRings::Room::Any, 0))
      return false;
    std::this_thread::sleep_for(kBetweenParts);
  }
  return true;
}

void SourceBook::forget() {
  const std::scoped_lock guard(m_lock);
  m_told.clear();
}

}  // namespace vortex::history
