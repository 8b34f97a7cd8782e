// SPDX-License-Identifier: Apache-2.0
#include "engine/link/output_pool.h"

#include <fcntl.h>
#include <sys/eventfd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <mutex>

namespace vortex::link {
namespace {

constexpr std::uint64_t kPage = 4096;
constexpr std::uint64_t kStatBlock = 512;  // the unit of st_blocks, whatever the file system

std::uint64_t roundUp(std::uint64_t bytes) { return (bytes + kPage - 1) / kPage * kPage; }

}  // namespace

std::vector<PoolPart> poolLayout(const Settings& settings) {
  std::vector<PoolPart> parts;
  for (const Quality& quality : settings.ladder) {
    Job longest;
    longest.quality = quality;
    longest.duration = seconds((quality.maxFrames + 1.0) / kClipFps);
    for (Stage stage : kStages) {
      for (const backend::ArtifactInfo& info : backend::outputsOf(stage, longest)) {
        auto part = std::find_if(parts.begin(), parts.end(), [&](const PoolPart& p) { return p.kind == info.kind; });
        if (part == parts.end())
          part =
              parts.insert(part, PoolPart{.kind = info.kind, .count = static_cast<std::uint32_t>(settings.maxSlotsInFlight) + 2});
        part->bufferBytes = std::max(part->bufferBytes, static_cast<std::uint64_t>(info.bytes().count));
        part->stride = roundUp(part->bufferBytes);
      }
    }
  }
  return parts;
}

// Everything that a lease needs, under one lock that is never held for longer than a few instructions, but for a first mapping.
struct OutputPool::State {
  struct Buffer {
    std::uint64_t generation = 0;
    Mapping mapping;
  };
  struct Part {
    PoolPart layout;
    UniqueFd memory;
    std::vector<Buffer> buffers;
    std::vector<std::uint32_t> free;
  };
  std::vector<PoolPart> layouts;
  mutable std::mutex lock;
  std::vector<Part> parts;
  UniqueFd returned;
  bool wanted = false;  // a lease was refused since the last return
  int leased = 0;

  void wake() {
    const std::uint64_t one = 1;
    static_cast<void>(!::write(returned.get(), &one, sizeof one));  // can only fail when it is readable already
  }

  Part* partOf(backend::ArtifactKind kind) {
    const auto it = std::find_if(parts.begin(), parts.end(), [&](const Part& p) { return p.layout.kind == kind; });
    return it == parts.end() ? nullptr : &*it;
  }
};

class OutputPool::Handle : public PoolLease {
 public:
  Handle(std::shared_ptr<State> state, BufferRef ref) : m_state(std::move(state)), m_ref(ref) {}
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle() override {
    const std::scoped_lock guard(m_state->lock);
    m_state->partOf(m_ref.info.kind)->free.push_back(m_ref.index);
    --m_state->leased;
    if (std::exchange(m_state->wanted, false))
      m_state->wake();
  }
  BufferRef ref() const override { return m_ref; }
  const void* pool() const override { return m_state.get(); }
  // Empty only where the machine refuses to map it.
  std::span<const std::byte> bytes() const override {
    const std::scoped_lock guard(m_state->lock);
    State::Part& part = *m_state->partOf(m_ref.info.kind);
    State::Buffer& buffer = part.buffers[m_ref.index];
    if (!buffer.mapping) {
      auto mapping = Mapping::map(part.memory.get(), m_ref.index * part.layout.stride, part.layout.stride, Access::Read);
      if (!mapping)
        return {};
      buffer.mapping = std::move(*mapping);
    }
    return buffer.mapping.bytes().first(static_cast<std::size_t>(m_ref.info.bytes().count));
  }

 private:
  std::shared_ptr<State> m_state;
  BufferRef m_ref;
};

tl::expected<OutputPool, std::string> OutputPool::create(std::vector<PoolPart> parts) {
  OutputPool pool;
  pool.m_state = std::make_shared<State>();
  State& state = *pool.m_state;
  state.returned = UniqueFd(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
  if (!state.returned)
    return tl::unexpected(systemError("eventfd"));
  for (const PoolPart& layout : parts) {
    const std::string name = "vortex-" + std::string(backend::toString(layout.kind));
    auto memory = createMemory(name.c_str(), layout.stride * layout.count);
    if (!memory)
      return tl::unexpected(memory.error());
    State::Part part{.layout = layout, .memory = std::move(*memory), .buffers = {}, .free = {}};
    part.buffers.resize(layout.count);
    for (std::uint32_t i = layout.count; i > 0; --i)
      part.free.push_back(i - 1);  // taken from the back: the lowest, already touched ones first
    state.parts.push_back(std::move(part));
  }
  state.layouts = std::move(parts);
  return pool;
}

OutputPool::OutputPool(OutputPool&&) noexcept = default;
OutputPool::~OutputPool() = default;

const std::vector<PoolPart>& OutputPool::parts() const { return m_state->layouts; }

std::vector<int> OutputPool::descriptors() const {
  std::vector<int> fds;
  for (const State::Part& part : m_state->parts)
    fds.push_back(part.memory.get());
  return fds;
}

tl::expected<void, std::string> OutputPool::fits(const backend::ArtifactInfo& info) const {
  const State::Part* part = m_state->partOf(info.kind);
  const std::uint64_t room = part == nullptr ? 0 : part->layout.bufferBytes;
  if (static_cast<std::uint64_t>(info.bytes().count) <= room)
    return {};
  return tl::unexpected(std::string(backend::toString(info.kind)) + " needs " + std::to_string(info.bytes().count) +
                        " bytes, the output pool's buffers hold " + std::to_string(room));
}

std::vector<std::shared_ptr<const PoolLease>> OutputPool::lease(const std::vector<backend::ArtifactInfo>& infos) {
  std::vector<BufferRef> refs;
  {
    const std::scoped_lock guard(m_state->lock);
    for (const backend::ArtifactInfo& info : infos) {
      const auto same = std::count_if(infos.begin(), infos.end(), [&](const auto& other) { return other.kind == info.kind; });
      const State::Part* const part = m_state->partOf(info.kind);
      if (part == nullptr || part->free.size() < static_cast<std::size_t>(same)) {
        m_state->wanted = true;
        return {};
      }
    }
    for (const backend::ArtifactInfo& info : infos) {
      State::Part& part = *m_state->partOf(info.kind);
      const std::uint32_t index = part.free.back();
      part.free.pop_back();
      refs.push_back({.info = info, .index = index, .generation = ++part.buffers[index].generation});
      ++m_state->leased;
    }
  }
  std::vector<std::shared_ptr<const PoolLease>> leases;
  for (const BufferRef& ref : refs)
    leases.push_back(std::make_shared<const Handle>(m_state, ref));
  return leases;
}

int OutputPool::returned() const { return m_state->returned.get(); }

void OutputPool::acknowledge() {
  std::uint64_t count = 0;
  static_cast<void>(!::read(m_state->returned.get(), &count, sizeof count));  // fails when there was nothing: fine
}

void OutputPool::wake() { m_state->wake(); }

std::vector<std::shared_ptr<const PoolLease>> OutputPool::leaseUnused() {
  std::vector<backend::ArtifactInfo> infos;
  {
    const std::scoped_lock guard(m_state->lock);
    for (const State::Part& part : m_state->parts)
      infos.insert(infos.end(), part.free.size(),
                   {.kind = part.layout.kind, .dtype = backend::DType::U8, .rank = 1, .shape = {1, 1, 1, 1}});
  }
  return lease(infos);
}

tl::expected<void, std::string> OutputPool::fill(const PoolLease& lease, std::span<const std::byte> bytes) {
  const BufferRef ref = lease.ref();
  const State::Part& part = *m_state->partOf(ref.info.kind);  // without the lock: neither memory nor layout ever changes
  if (bytes.size() > part.layout.bufferBytes)
    return tl::unexpected(std::to_string(bytes.size()) + " bytes for a buffer of " + std::to_string(part.layout.bufferBytes));
  std::size_t done = 0;
  while (done < bytes.size()) {
    const auto wrote = ::pwrite(part.memory.get(), bytes.data() + done, bytes.size() - done,
                                static_cast<off_t>(ref.index * part.layout.stride + done));
    if (wrote < 0 && errno == EINTR)
      continue;
    if (wrote <= 0)
      return tl::unexpected(systemError("pwrite into the output pool"));
    done += static_cast<std::size_t>(wrote);
  }
  return {};
}

void OutputPool::discard(const PoolLease& lease) {
  const BufferRef ref = lease.ref();
  const State::Part& part = *m_state->partOf(ref.info.kind);  // without the lock: neither memory nor layout ever changes
  // Where the kernel cannot, the memory stays taken: nothing else is lost.
  static_cast<void>(::fallocate(part.memory.get(), FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE,
                                static_cast<off_t>(ref.index * part.layout.stride), static_cast<off_t>(part.layout.stride)));
}

bool OutputPool::owns(const backend::Lease& lease) const {
  const auto* const ours = dynamic_cast<const PoolLease*>(&lease);
  return ours != nullptr && ours->pool() == m_state.get();
}

int OutputPool::leased() const {
  const std::scoped_lock guard(m_state->lock);
  return m_state->leased;
}

Bytes OutputPool::capacity() const {
  Bytes sum;
  for (const PoolPart& part : m_state->layouts)
    sum += Bytes{static_cast<std::int64_t>(part.stride * part.count)};
  return sum;
}

Bytes OutputPool::resident() const {
  Bytes sum;
  for (const State::Part& part : m_state->parts) {
    struct stat status {};
    if (::fstat(part.memory.get(), &status) == 0)
      sum += Bytes{static_cast<std::int64_t>(static_cast<std::uint64_t>(status.st_blocks) * kStatBlock)};
  }
  return sum;
}

}  // namespace vortex::link
