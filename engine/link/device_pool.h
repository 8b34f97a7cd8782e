// SPDX-License-Identifier: Apache-2.0
//
// The output pool as the worker sees it: descriptors from `open`, each buffer mapped once when it is first named. Inputs are mapped
// read-only, so that no stage can change what an earlier one made. May be used by all lanes at once.
#pragma once

#include "engine/backend/device.h"
#include "engine/link/descriptor.h"
#include "engine/link/protocol.h"

#include <tl/expected.hpp>

#include <map>
#include <mutex>
#include <string>
#include <tuple>
#include <vector>

namespace vortex::link {

class DevicePool {
 public:
  // A descriptor a part, in the same order.
  DevicePool(std::vector<PoolPart> parts, std::vector<UniqueFd> memory);
  // The errors name the buffer and what there is.
  tl::expected<backend::InputBuffer, std::string> input(const BufferRef& ref);
  tl::expected<backend::OutputBuffer, std::string> output(const BufferRef& ref);

 private:
  tl::expected<std::span<std::byte>, std::string> map(const BufferRef& ref, Access access);
  std::vector<PoolPart> m_parts;
  std::vector<UniqueFd> m_memory;
  std::mutex m_lock;
  std::map<std::tuple<std::size_t, std::uint32_t, Access>, Mapping> m_mapped;
};

}  // namespace vortex::link
