// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/store.h"

#include "engine/history/database_file.h"
#include "engine/history/ring.h"
#include "engine/history/ring_records.h"
#include "engine/history/rows.h"
#include "engine/history/source_book.h"
#include "engine/history/uuid.h"

#include <SQLiteCpp/Transaction.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <optional>
#include <thread>
#include <utility>

namespace vortex::history {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kBatch = 20'000;                        // records in one transaction
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

}  // namespace

struct Store::Impl {
  Impl(std::filesystem::path where, Ring theRing) : file(std::move(where)), ring(std::move(theRing)) {}

  void absorb();
  void begin(const RunDescription& run);
  void work();
  bool storeBatch();
  void write(const std::vector<Ring::Record>& records, Rows& into);
  void sayTrouble(std::string text);
  bool pruneABit();

  const std::filesystem::path file;
  Ring ring;
  SourceBook sources{ring};
  std::optional<SQLite::Database> database;
  std::optional<Rows> rows;
  std::int64_t run = 0;
  std::uint64_t lastSlot = 0;
  std::optional<Leftover> leftover;
  std::vector<Ring::Record> records;  // kept for its capacity

  std::atomic<std::uint64_t> notStored{0};
  std::atomic<std::uint64_t> lastSeq{0}, inputs{0};  // told, stored or not
  mutable std::mutex lock;                           // guards what follows
  std::condition_variable changed;
  bool ending = false;
  std::uint64_t rounds = 0;  // of the thread, for flush()
  std::string trouble, setAside;
  std::mutex telling;  // held while tellTrouble runs
  std::function<void(const std::string&)> tellTrouble;
  std::mutex pruningLock;  // held while a step runs
  std::optional<Pruning> pruning;
  std::chrono::steady_clock::time_point nextPass{};
  std::thread thread;
};

// What a killed program left behind belongs to the run before this one.
void Store::Impl::absorb() {
  if (const std::optional<std::int64_t> before = lastRun(*database)) {
    rows.emplace(*database, *before);
    while (ring.used() > 0 && storeBatch()) {
    }
    ring.skipDamaged();
    ring.release();
    rows.reset();
  }
  leftover = takeLeftover(*database);
}

void Store::Impl::begin(const RunDescription& description) {
  absorb();
  lastSlot = highestSlot(*database);
  run = beginRun(*database, description);
  rows.emplace(*database, run);
}

// One transaction's worth; whether there was any.
bool Store::Impl::storeBatch() {
  records.clear();
  ring.take(records, kBatch);
  if (records.empty())
    return false;
  SQLite::Transaction transaction(*database, SQLite::TransactionBehavior::IMMEDIATE);
  rows->beginBatch();
  write(records, *rows);
  rows->endBatch();
  transaction.commit();
  ring.release();
  return true;
}

void Store::Impl::write(const std::vector<Ring::Record>& batch, Rows& into) {
  for (const Ring::Record& record : batch) {
    switch (static_cast<RecordType>(record.type)) {
    case RecordType::Event:
      if (const auto event = readEvent(record.bytes))
        into.event(event->seq, event->at, event->kind, event->body);
      break;
    case RecordType::Input:
      if (const auto input = readInput(record.bytes))
        into.input(input->n, input->at, input->kind, input->body);
      break;
    case RecordType::Submission:
      if (const auto submission = readSubmission(record.bytes))
        into.submission(*submission);
      break;
    case RecordType::Source:
      if (const auto source = readSource(record.bytes))
        into.source(*source);
      break;
    }
  }
}

void Store::Impl::sayTrouble(std::string text) {
  bool turned = false;
  {
    const std::scoped_lock guard(lock);
    turned = trouble.empty() != text.empty();
    trouble = text;
  }
  const std::scoped_lock guard(telling);
  if (turned && tellTrouble)
    tellTrouble(text);
}

// Whether there is more to do at once.
bool Store::Impl::pruneABit() {
  const std::scoped_lock guard(pruningLock);
  const auto now = std::chrono::steady_clock::now();
  if (!pruning || now < nextPass)
    return false;
  if (pruning->step(wallNow()))
    return true;
  pruning->again();
  nextPass = now + kBetweenPasses;
  return false;
}

void Store::Impl::work() {
  auto retry = std::chrono::milliseconds(kFirstRetry);
  std::chrono::steady_clock::time_point giveUp{};
  for (;;) {
    bool wrote = false, failed = false;
    try {
      ring.rewind();
      wrote = storeBatch() || pruneABit();
      sayTrouble({});
      retry = kFirstRetry;
    } catch (const std::exception& error) {
      failed = true;
      sayTrouble(file.string() + ": " + error.what());
    }
    std::unique_lock guard(lock);
    ++rounds;
    changed.notify_all();
    if (ending && giveUp == std::chrono::steady_clock::time_point{})
      giveUp = std::chrono::steady_clock::now() + kPatienceAtEnd;
    if (ending && ((!wrote && !failed) || std::chrono::steady_clock::now() > giveUp))
      return;
    if (failed) {
      changed.wait_for(guard, retry, [&] { return ending; });
      retry = std::min(retry * 2, std::chrono::milliseconds(kLongestRetry));
    } else if (!wrote) {
      changed.wait_for(guard, kIdle, [&] { return ending; });
    }
  }
}

tl::expected<Store::Opened, std::string> Store::open(const std::filesystem::path& wanted, const RunDescription& run,
                                                     std::size_t ringBytes) {
  std::string remark;
  for (int n = 1; n <= kMostStores; ++n) {
    const std::filesystem::path file = numbered(wanted, n);
    auto ring = Ring::open(file.string() + "-ring", ringBytes);
    if (!ring && ring.error().trouble == Ring::Trouble::Busy)
      continue;
    if (!ring)
      return tl::unexpected(ring.error().text);
    if (n > 1)
      remark = wanted.string() + " is written by another program; this one records in " + file.string();
    auto impl = std::make_unique<Impl>(file, std::move(*ring));
    auto database = openForWriting(file);
    if (!database)
      return tl::unexpected(database.error());
    impl->database.emplace(std::move(database->database));
    impl->setAside = database->setAside;
    if (!impl->setAside.empty())
      remark +=
          (remark.empty() ? "" : "; ") + file.string() + " was damaged; it lies in " + impl->setAside + ", a new one was begun";
    try {
      impl->begin(run);
    } catch (const std::exception& error) {
      return tl::unexpected(file.string() + ": " + error.what());
    }
    impl->thread = std::thread([&self = *impl] { self.work(); });
    return Opened{std::unique_ptr<Store>(new Store(std::move(impl))), std::move(remark)};
  }
  return tl::unexpected(wanted.string() + " and " + std::to_string(kMostStores - 1) + " beside it are written by other programs");
}

tl::expected<Store::Recovery, std::string> Store::recover(const std::filesystem::path& file) {
  if (!std::filesystem::exists(file))
    return tl::unexpected(file.string() + ": there is no such history");
  auto ring = Ring::open(file.string() + "-ring", kRingBytes);
  if (!ring && ring.error().trouble == Ring::Trouble::Busy)
    return Recovery::InUse;
  if (!ring)
    return tl::unexpected(ring.error().text);
  Impl impl(file, std::move(*ring));
  auto database = openForWriting(file);
  if (!database)
    return tl::unexpected(database.error());
  try {
    impl.database.emplace(std::move(database->database));
    impl.absorb();
  } catch (const std::exception& error) {
    return tl::unexpected(file.string() + ": " + error.what());
  }
  return Recovery::Done;
}

Store::Store(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

Store::~Store() {
  {
    const std::scoped_lock guard(m_impl->lock);
    m_impl->ending = true;
  }
  m_impl->changed.notify_all();
  m_impl->thread.join();
  m_impl->rows.reset();
  try {
    endRun(*m_impl->database, m_impl->run, m_impl->lastSeq, m_impl->inputs);
  } catch (const std::exception&) {
    // It stays a run without an end, as a killed one's is; what it told is in the ring.
  }
}

const std::filesystem::path& Store::file() const { return m_impl->file; }
std::uint64_t Store::lastSlot() const { return m_impl->lastSlot; }
const std::optional<Leftover>& Store::leftover() const { return m_impl->leftover; }

void Store::tell(std::span<const Event> events) {
  thread_local std::vector<std::byte> bytes;
  const std::size_t half = m_impl->ring.capacity() / 2;
  for (const Event& event : events) {
    bytes.clear();
    writeEvent(event, bytes);
    const bool letGo = maybeLetGo(event.body) && m_impl->ring.used() > half;
    if (letGo || !m_impl->ring.append(static_cast<std::uint16_t>(RecordType::Event), bytes))
      m_impl->notStored.fetch_add(1, std::memory_order_relaxed);
  }
  if (!events.empty() && events.back().seq > m_impl->lastSeq)
    m_impl->lastSeq = events.back().seq;
}

void Store::input(Time at, std::uint16_t kind, std::span<const std::byte> body) {
  thread_local std::vector<std::byte> bytes;
  bytes.clear();
  writeInput({.n = m_impl->inputs.fetch_add(1, std::memory_order_relaxed) + 1, .at = at, .kind = kind, .body = body}, bytes);
  if (!m_impl->ring.append(static_cast<std::uint16_t>(RecordType::Input), bytes))
    m_impl->notStored.fetch_add(1, std::memory_order_relaxed);
}

void Store::submitted(SlotId slot, const Recipe& recipe, const SubmissionNote& note) {
  std::vector<std::byte> bytes;
  writeSubmission(slot, wallNow(), recipe, m_impl->sources.tell(recipe.source), note, bytes);
  if (!m_impl->ring.append(static_cast<std::uint16_t>(RecordType::Submission), bytes))
    m_impl->notStored.fetch_add(1, std::memory_order_relaxed);
}

void Store::prune(std::optional<RetentionPlan> plan) {
  const std::scoped_lock guard(m_impl->pruningLock);
  m_impl->pruning.reset();
  if (plan)
    m_impl->pruning.emplace(*m_impl->database, m_impl->run, std::move(*plan));
  m_impl->nextPass = {};
}

StoreHealth Store::health() const {
  const std::scoped_lock guard(m_impl->lock);
  return {.storing = m_impl->trouble.empty(),
          .trouble = m_impl->trouble,
          .waiting = m_impl->ring.used(),
          .notStored = m_impl->notStored.load(std::memory_order_relaxed),
          .setAside = m_impl->setAside};
}

void Store::onTrouble(std::function<void(const std::string& trouble)> tell) {
  const std::scoped_lock guard(m_impl->telling);
  m_impl->tellTrouble = std::move(tell);
}

bool Store::flush(std::chrono::milliseconds patience) {
  std::unique_lock guard(m_impl->lock);
  return m_impl->changed.wait_for(guard, patience, [&] { return m_impl->ring.used() == 0; });
}

}  // namespace vortex::history
