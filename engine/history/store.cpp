// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/store.h"

#include "engine/history/ring_records.h"
#include "engine/history/source_book.h"
#include "engine/history/store_rings.h"
#include "engine/history/uuid.h"
#include "engine/history/writer.h"
#include "engine/slot/slot_of.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <iterator>
#include <optional>
#include <thread>
#include <utility>

namespace vortex::history {
namespace {

using namespace std::chrono_literals;

constexpr auto kIdle = 20ms;                                  // between two looks at an empty ring
constexpr auto kFirstRetry = 250ms, kLongestRetry = 5'000ms;  // after a database that could not be written
constexpr auto kPatienceAtEnd = 5'000ms;
constexpr auto kBetweenPasses = 5min;  // of pruning
constexpr int kMostStores = 99;

bool maybeLetGo(const EventBody& body) {
  return std::holds_alternative<event::MemorySample>(body) || std::holds_alternative<event::AttemptStep>(body);
}

std::filesystem::path numbered(const std::filesystem::path& file, int n) {
  if (n == 1)
    return file;
  return file.parent_path() / (file.stem().string() + "-" + std::to_string(n) + file.extension().string());
}

// How bad it is; told when it changes.
enum class State : std::uint8_t { Storing = 1, Waiting, LettingGo, Losing };

const char* consequence(State state, bool survivesKill) {
  switch (state) {
  case State::Storing:
    return "";
  case State::Waiting:
    return survivesKill ? "; what is told waits in the ring" : "; what is told waits in memory, where a kill would take it";
  case State::LettingGo:
    return "; the ring is half full: memory samples and steps are not stored";
  case State::Losing:
    return "; the ring is full: what slots tell is not stored";
  }
  return "";
}

}  // namespace

struct Store::Impl {
  Impl(std::filesystem::path where, std::size_t ringBytes, FileKind kind, const RunRecord& run)
      : file(std::move(where)), rings(file.string() + "-ring", ringBytes, run), writer(file, kind) {}

  // False: it is not for us; `remark` says why.
  bool begin(std::string& remark);
  void work();
  bool pruneABit();
  bool isEnding();
  void judge(const std::string& failure);
  void collectRemarks();
  void tellPeople();
  void append(RecordType type, std::span<const std::byte> bytes, StoreRings::Room room, std::uint64_t slot);

  const std::filesystem::path file;
  StoreRings rings;
  SourceBook sources{rings};
  std::uint64_t lastSlot = 0;
  std::optional<Leftover> leftover;
  std::atomic<std::uint64_t> letGo{0}, lost{0};

  // The store's thread's, and open()'s before it runs.
  Writer writer;
  std::uint64_t seenLetGo = 0, seenLost = 0;

  std::atomic<std::uint64_t> lastSeq{0}, inputs{0};  // told, stored or not

  mutable std::mutex lock;  // guards what follows
  std::condition_variable changed;
  bool ending = false, nudged = false;
  std::uint64_t stored = 0;  // of rings.appended(): in the database
  State state = State::Storing;
  std::string trouble, setAside;
  std::vector<std::string> remarks;  // not told yet

  std::mutex telling;  // held while a listener runs
  State toldState = State::Storing;
  std::function<void(const std::string&)> tellTrouble, tellRemark;

  std::mutex pruningLock;  // held while a step runs
  std::optional<Pruning> pruning;
  std::chrono::steady_clock::time_point nextPass{};
  std::thread thread;
};

bool Store::Impl::begin(std::string& remark) {
  std::string failure;
  std::error_code none;
  const bool holdsSlots = std::filesystem::file_size(file, none) > 0 && !none;
  const auto bringIn = [&] {  // what an earlier program left in the ring, then our own run's row
    try {
      writer.open();
      while (rings.storeBatch(writer)) {
      }
    } catch (const NotOurs&) {
      throw;
    } catch (const SQLite::Exception& error) {
      failure = file.string() + ": " + error.what();
    } catch (const std::exception& error) {
      failure = error.what();
    }
  };
  try {
    if (rings.inFile())
      bringIn();
    else  // without the claim that it is, the database is only looked at; the thread's first try says why there is none
      failure = file.string() + "-ring: cannot be made";
  } catch (const NotOurs& error) {
    remark = error.what();
    return false;
  }
  lastSlot = std::max(writer.highestSlot(), rings.highestSlot());
  if (!failure.empty() && lastSlot == 0 && holdsSlots) {
    const auto read = highestSlotOf(file);
    if (!read) {
      remark = failure + "; the numbers of its slots cannot be learned";
      return false;
    }
    lastSlot = *read;
  }
  rings.begin();
  if (failure.empty())
    bringIn();
  leftover = writer.leftover();
  collectRemarks();
  judge(failure);
  return true;
}

void Store::Impl::collectRemarks() {
  std::vector<std::string> fromWriter = writer.takeRemarks(), fromRings = rings.takeRemarks();
  const std::scoped_lock guard(lock);
  std::move(fromWriter.begin(), fromWriter.end(), std::back_inserter(remarks));
  std::move(fromRings.begin(), fromRings.end(), std::back_inserter(remarks));
  if (std::exchange(setAside, writer.setAside()) != writer.setAside())
    sources.forget();  // the new database has none yet
}

// What was let go or lost since the last look, a failure, and whether the ring is drained again. Trouble only gets worse until it
// ends, and ends when the ring is down to a quarter: so a disk at its limit does not make it come and go.
void Store::Impl::judge(const std::string& failure) {
  const bool moreLetGo = std::exchange(seenLetGo, letGo.load()) != seenLetGo,
             moreLost = std::exchange(seenLost, lost.load()) != seenLost;
  const std::scoped_lock guard(lock);
  if (failure.empty() && !moreLetGo && !moreLost && rings.used() <= rings.capacity() / 4)
    state = State::Storing;
  else
    state = std::max({state, failure.empty() ? State::Storing : State::Waiting, moreLetGo ? State::LettingGo : State::Storing,
                      moreLost ? State::Losing : State::Storing});
  trouble.clear();
  if (state != State::Storing)
    trouble =
        (failure.empty() ? file.string() + ": is written more slowly than is told" : failure) + consequence(state, rings.inFile());
}

void Store::Impl::tellPeople() {
  const std::scoped_lock listeners(telling);
  std::vector<std::string> now;
  State reached{};
  std::string text;
  {
    const std::scoped_lock guard(lock);
    if (tellRemark)
      now.swap(remarks);
    reached = state;
    text = trouble;
  }
  for (const std::string& remark : now)
    tellRemark(remark);
  if (tellTrouble && std::exchange(toldState, reached) != reached)
    tellTrouble(text);
}

// Whether there is more to do at once.
bool Store::Impl::pruneABit() {
  const std::scoped_lock guard(pruningLock);
  const auto now = std::chrono::steady_clock::now();
  if (!pruning || now < nextPass)
    return false;
  if (writer.prune(*pruning))
    return true;
  pruning->again();
  nextPass = now + kBetweenPasses;
  return false;
}

bool Store::Impl::isEnding() {
  const std::scoped_lock guard(lock);
  return ending;
}

void Store::Impl::work() {
  auto retry = std::chrono::milliseconds(kFirstRetry);
  std::optional<std::chrono::steady_clock::time_point> giveUp;
  for (;;) {
    rings.makeReady();
    const std::uint64_t told = rings.appended();
    bool any = false, drained = false;
    std::string failure;
    try {
      rings.moveToFile(writer);
      drained = !rings.storeBatch(writer);
      any = !drained || (!isEnding() && pruneABit());
      retry = kFirstRetry;
    } catch (const SQLite::Exception& error) {
      failure = file.string() + ": " + error.what();
    } catch (const std::exception& error) {
      failure = error.what();
    }
    collectRemarks();
    judge(failure);
    tellPeople();
    std::unique_lock guard(lock);
    if (drained)
      stored = told;
    changed.notify_all();
    if (ending && !giveUp)
      giveUp = std::chrono::steady_clock::now() + kPatienceAtEnd;
    // Not while something was told since the rings were looked at.
    const bool isAll = drained && rings.appended() == told;
    if (ending && (isAll || std::chrono::steady_clock::now() > *giveUp))
      return;
    const auto wait = failure.empty() ? std::chrono::milliseconds(kIdle) : ending ? std::chrono::milliseconds(kFirstRetry) : retry;
    const auto until = std::chrono::steady_clock::now() + wait;
    const auto isCalled = [&, wasEnding = ending] { return ending != wasEnding || std::exchange(nudged, false); };
    while (!any && !changed.wait_until(guard, std::min(until, std::chrono::steady_clock::now() + kIdle), isCalled) &&
           std::chrono::steady_clock::now() < until) {
      guard.unlock();
      rings.makeReady();  // a database in trouble is not tried for seconds
      guard.lock();
    }
    if (!failure.empty())
      retry = std::min(retry * 2, std::chrono::milliseconds(kLongestRetry));
  }
}

void Store::Impl::append(RecordType type, std::span<const std::byte> bytes, StoreRings::Room room, std::uint64_t slot) {
  if (!rings.append(type, bytes, room, slot))
    (room == StoreRings::Room::UpToHalf ? letGo : lost).fetch_add(1, std::memory_order_relaxed);
}

tl::expected<Store::Opened, std::string> Store::open(const std::filesystem::path& wanted, const RunDescription& run,
                                                     std::size_t ringBytes, FileKind kind) {
  std::string remark;
  const int most = kind == FileKind::Capture ? 1 : kMostStores;  // a capture is where somebody wanted it, or nowhere
  for (int n = 1; n <= most; ++n) {
    const std::filesystem::path file = numbered(wanted, n);
    if (const auto why = notOursByItsHead(file, kind)) {
      remark = *why;
      continue;
    }
    auto impl = std::make_unique<Impl>(file, ringBytes, kind,
                                       RunRecord{.uuid = newUuid(), .wall = wallNow(), .run = run, .user = userName()});
    if (!impl->rings.claim()) {
      remark = file.string() + " is written by another program";
      continue;
    }
    if (!impl->begin(remark))
      continue;
    if (n > 1)
      remark += "; this one records in " + file.string();
    for (const std::string& more : std::exchange(impl->remarks, {}))
      remark += (remark.empty() ? "" : "; ") + more;
    impl->thread = std::thread([&self = *impl] { self.work(); });
    return Opened{std::unique_ptr<Store>(new Store(std::move(impl))), std::move(remark)};
  }
  if (most == 1)
    return tl::unexpected(remark);
  return tl::unexpected(wanted.string() + " and " + std::to_string(kMostStores - 1) +
                        " beside it are not for this program: " + remark);
}

Store::Store(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

Store::~Store() {
  {
    const std::scoped_lock guard(m_impl->lock);
    m_impl->ending = true;
  }
  m_impl->changed.notify_all();
  m_impl->thread.join();
  try {
    if (m_impl->state == State::Storing)
      m_impl->writer.endRun(m_impl->lastSeq, m_impl->inputs);
  } catch (const std::exception&) {
    // It stays a run without an end, as a killed one's is; what it told is stored.
  }
}

const std::filesystem::path& Store::file() const { return m_impl->file; }
std::uint64_t Store::lastSlot() const { return m_impl->lastSlot; }
const std::optional<Leftover>& Store::leftover() const { return m_impl->leftover; }

void Store::tell(std::span<const Event> events) {
  thread_local std::vector<std::byte> bytes;
  for (const Event& event : events) {
    bytes.clear();
    writeEvent(event, bytes);
    const std::optional<SlotId> slot = slotOf(event.body);
    m_impl->append(RecordType::Event, bytes, maybeLetGo(event.body) ? StoreRings::Room::UpToHalf : StoreRings::Room::Any,
                   slot ? slot->value : 0);
  }
  if (!events.empty() && events.back().seq > m_impl->lastSeq)
    m_impl->lastSeq = events.back().seq;
}

void Store::input(Time at, std::uint16_t kind, std::span<const std::byte> body) {
  thread_local std::vector<std::byte> bytes;
  bytes.clear();
  writeInput({.n = m_impl->inputs.fetch_add(1, std::memory_order_relaxed) + 1, .at = at, .kind = kind, .body = body}, bytes);
  m_impl->append(RecordType::Input, bytes, StoreRings::Room::Any, 0);
}

void Store::submitted(SlotId slot, const Recipe& recipe, const SubmissionNote& note) {
  std::vector<std::byte> bytes;
  writeSubmission(slot, wallNow(), recipe, m_impl->sources.tell(recipe.source), note, bytes);
  m_impl->append(RecordType::Submission, bytes, StoreRings::Room::Any, slot.value);
}

void Store::address(SlotId slot, const std::string& comment) {
  std::vector<std::byte> bytes;
  writeAddressing({.slot = slot, .wall = wallNow(), .who = userName(), .comment = comment}, bytes);
  m_impl->append(RecordType::Addressing, bytes, StoreRings::Room::Any, 0);
}

void Store::prune(std::optional<RetentionPlan> plan) {
  const std::scoped_lock guard(m_impl->pruningLock);
  m_impl->pruning.reset();
  if (plan)
    m_impl->pruning.emplace(std::move(*plan));
  m_impl->nextPass = {};
}

StoreHealth Store::health() const {
  const std::scoped_lock guard(m_impl->lock);
  const std::uint64_t letGo = m_impl->letGo.load(std::memory_order_relaxed), lost = m_impl->lost.load(std::memory_order_relaxed);
  return {.storing = m_impl->state == State::Storing,
          .trouble = m_impl->trouble,
          .survivesKill = m_impl->rings.inFile(),
          .waiting = m_impl->rings.used(),
          .notStored = letGo + lost,
          .othersNotStored = lost,
          .setAside = m_impl->setAside};
}

void Store::onTrouble(std::function<void(const std::string& trouble)> tell) {
  {
    const std::scoped_lock guard(m_impl->telling);
    m_impl->tellTrouble = std::move(tell);
    m_impl->toldState = State::Storing;
  }
  const std::scoped_lock guard(m_impl->lock);
  m_impl->nudged = true;
  m_impl->changed.notify_all();
}

void Store::onRemark(std::function<void(const std::string& remark)> tell) {
  const std::scoped_lock guard(m_impl->telling);
  m_impl->tellRemark = std::move(tell);
}

bool Store::flush(std::chrono::milliseconds patience) {
  const std::uint64_t told = m_impl->rings.appended();
  std::unique_lock guard(m_impl->lock);
  return m_impl->changed.wait_for(guard, patience, [&] { return m_impl->stored >= told; });
}

}  // namespace vortex::history
