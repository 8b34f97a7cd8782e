// SPDX-License-Identifier: Apache-2.0
#include "engine/link/device_pool.h"

#include <algorithm>

namespace vortex::link {

DevicePool::DevicePool(std::vector<PoolPart> parts, std::vector<UniqueFd> memory)
    : m_parts(std::move(parts)), m_memory(std::move(memory)) {}

tl::expected<backend::InputBuffer, std::string> DevicePool::input(const BufferRef& ref) {
  return map(ref, Access::Read).map([&](std::span<std::byte> bytes) { return backend::InputBuffer{ref.info, bytes}; });
}

tl::expected<backend::OutputBuffer, std::string> DevicePool::output(const BufferRef& ref) {
  return map(ref, Access::ReadWrite).map([&](std::span<std::byte> bytes) { return backend::OutputBuffer{ref.info, bytes}; });
}

tl::expected<std::span<std::byte>, std::string> DevicePool::map(const BufferRef& ref, Access access) {
  const std::string name = std::string(backend::toString(ref.info.kind)) + " " + std::to_string(ref.index);
  const auto part = std::find_if(m_parts.begin(), m_parts.end(), [&](const PoolPart& p) { return p.kind == ref.info.kind; });
  if (part == m_parts.end())
    return tl::unexpected("buffer " + name + ": the pool has none of this kind");
  const auto bytes = static_cast<std::uint64_t>(ref.info.bytes().count);
  if (ref.index >= part->count || bytes > part->bufferBytes)
    return tl::unexpected("buffer " + name + " of " + std::to_string(bytes) + " bytes: the pool has " +
                          std::to_string(part->count) + " of " + std::to_string(part->bufferBytes));
  const auto which = static_cast<std::size_t>(part - m_parts.begin());
  const std::scoped_lock guard(m_lock);
  Mapping& mapping = m_mapped[{which, ref.index, access}];
  if (!mapping) {
    auto made = Mapping::map(m_memory[which].get(), ref.index * part->stride, part->stride, access);
    if (!made)
      return tl::unexpected("buffer " + name + ": " + made.error());
    mapping = std::move(*made);
  }
  return mapping.bytes().first(bytes);
}

}  // namespace vortex::link
