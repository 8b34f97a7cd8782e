// SPDX-License-Identifier: Apache-2.0
//
// The output pool (contract 4): host memory that both processes map, where a stage's outputs are made and stay readable after their
// device has died. One memfd a kind of artifact, cut into equal buffers of the largest quality of the ladder. The engine leases a
// buffer, the worker writes into it, and it is free again when the last holder lets go.
//
// Memory is taken page by page as it is first written and then kept: giving it back after each slot would cost a page fault for
// every 4 KiB of the next one. It is given back when somebody asks for it (pool_sweep.h).
//
// lease() is the engine thread's; leases may be let go by any thread, and may outlive the pool's owner.
#pragma once

#include "engine/backend/artifact.h"
#include "engine/link/descriptor.h"
#include "engine/link/protocol.h"
#include "engine/slot/settings.h"

#include <tl/expected.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace vortex::link {

// A part a kind; buffers = maxSlotsInFlight + 1 that is being encoded + 1.
std::vector<PoolPart> poolLayout(const Settings& settings);

class PoolLease : public backend::Lease {
 public:
  virtual BufferRef ref() const = 0;
  // Which pool it is from: compared, never followed.
  virtual const void* pool() const = 0;
};

class OutputPool {
 public:
  static tl::expected<OutputPool, std::string> create(std::vector<PoolPart> parts);
  OutputPool(OutputPool&&) noexcept;
  ~OutputPool();

  const std::vector<PoolPart>& parts() const;
  std::vector<int> descriptors() const;  // in the order of parts()

  // Whether such an artifact can ever fit; the text says what it needs and what there is.
  tl::expected<void, std::string> fits(const backend::ArtifactInfo& info) const;
  // A lease for each, or none at all when one of them is not to be had. Then the next return makes returned() readable.
  std::vector<std::shared_ptr<const PoolLease>> lease(const std::vector<backend::ArtifactInfo>& infos);
  // An eventfd; acknowledge() makes it unreadable, wake() readable (from any thread).
  int returned() const;
  void acknowledge();
  void wake();

  // Writes into a buffer that its caller alone holds, from its beginning: what came from elsewhere than a stage. The engine
  // thread's; some 0.3 ms a MB.
  tl::expected<void, std::string> fill(const PoolLease& lease, std::span<const std::byte> bytes);

  // A lease on every buffer that nobody holds.
  std::vector<std::shared_ptr<const PoolLease>> leaseUnused();
  // Gives a buffer's memory back to the machine; it reads as zeros from then on. Any thread; the caller alone holds the lease.
  void discard(const PoolLease& lease);

  bool owns(const backend::Lease& lease) const;
  int leased() const;
  Bytes capacity() const;  // when every page of it has been written
  Bytes resident() const;  // taken by now

 private:
  struct State;
  class Handle;
  OutputPool() = default;
  std::shared_ptr<State> m_state;  // shared with the leases, which may outlive this
};

}  // namespace vortex::link
