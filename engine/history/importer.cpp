// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/importer.h"

#include "engine/history/bind.h"
#include "engine/history/database_file.h"
#include "engine/history/event_codec.h"
#include "engine/history/ring.h"
#include "engine/history/row_seal.h"
#include "engine/history/rows.h"
#include "engine/history/store.h"
#include "engine/history/uuid.h"
#include "engine/slot/event_fields.h"

#include <SQLiteCpp/Transaction.h>

#include <optional>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

namespace vortex::history {
namespace {

constexpr int kFolded = 20'000;  // events whose slots' rows are written together

// Gives each slot that an event names the number that it has in this store.
class Renumber {
 public:
  template <typename T>
  using Ref = T&;
  Renumber(std::unordered_map<SlotId, SlotId>& numbers, std::uint64_t& last) : m_numbers(numbers), m_last(last) {}

  template <typename T>
  void operator()(const char*, T& value) {
    if constexpr (std::is_same_v<T, SlotId>)
      renumber(value);
    else if constexpr (std::is_same_v<T, std::optional<SlotId>>)
      renumberIfKnown(value);
  }
  void attempt(AttemptName& name) { renumber(name.slot); }
  void verdict(Verdict&) {}
  void derived(const char*, Duration) {}
  template <typename T>
  void perStage(const char*, PerStage<T>&) {}

 private:
  void renumber(SlotId& slot) {
    const auto [found, isNew] = m_numbers.try_emplace(slot, SlotId{m_last + 1});
    m_last += isNew ? 1 : 0;
    slot = found->second;
  }
  // A slot that it made again may be of a run that is not here.
  void renumberIfKnown(std::optional<SlotId>& slot) const {
    const auto found = slot ? m_numbers.find(*slot) : m_numbers.end();
    slot = found == m_numbers.end() ? std::nullopt : std::optional(found->second);
  }

  std::unordered_map<SlotId, SlotId>& m_numbers;
  std::uint64_t& m_last;
};

}  // namespace

struct Importer::Impl {
  Impl(std::filesystem::path where, Ring claimed, SQLite::Database opened)
      : file(std::move(where)), ring(std::move(claimed)), database(std::move(opened)),
        transaction(database, SQLite::TransactionBehavior::IMMEDIATE) {}

  template <typename F>
  auto guarded(F&& write) -> tl::expected<decltype(write()), std::string> {
    try {
      if constexpr (std::is_void_v<decltype(write())>) {
        write();
        return {};
      } else {
        return write();
      }
    } catch (const SQLite::Exception& error) {
      return tl::unexpected(file.string() + ": " + error.what());
    }
  }
  void update(const std::string& sql, auto... values) {
    SQLite::Statement statement(database, sql);
    Bind bind(statement);
    (bind << ... << values);
    bind.run();
  }

  // What was written in several steps, at the end of them.
  void seal(Sealed table, const std::string& byRun) {
    update(std::string("UPDATE ") + tableOf(table) + " SET seal = " + sealOf(table) + " WHERE " + byRun + " = ?", run);
  }

  std::filesystem::path file;
  Ring ring;  // its lock is the claim
  SQLite::Database database;
  SQLite::Transaction transaction;  // rolled back where it is not committed
  std::string uuid;
  std::int64_t run = 0;
  std::uint64_t lastSlot = 0, firstSlot = 0;
  std::optional<Rows> rows;
  int folded = 0;
  std::unordered_map<SlotId, SlotId> numbers;
  std::vector<std::byte> body;  // kept for its capacity
};

tl::expected<Importer, std::string> Importer::open(const std::filesystem::path& file, const std::string& source) {
  auto ring = Ring::open(file.string() + "-ring", Store::kRingBytes);
  if (!ring && ring.error().trouble == Ring::Trouble::Busy)
    return tl::unexpected(file.string() + ": another program records in it; stop that one, or import into a store of its own: "
                                          "--history OTHER");
  if (!ring)
    return tl::unexpected(ring.error().text);
  if (ring->used() > 0)
    return tl::unexpected(file.string() +
                          ": a program that records in it was killed, and the next `vortex-engine run` brings in what it "
                          "left; run that first, or import into a store of its own: --history OTHER");
  std::unique_ptr<Impl> impl;
  try {
    impl = std::make_unique<Impl>(file, std::move(*ring), openForWriting(file));
    impl->lastSlot = highestSlot(impl->database);
    impl->firstSlot = impl->lastSlot + 1;
    impl->run = beginRun(
        impl->database,
        {.program = source, .version = "", .profile = "", .backend = "", .settings = "", .outputFolder = {}, .clockScale = 1});
    impl->uuid = newUuid();
    impl->update("UPDATE run SET origin = 'import', uuid = ? WHERE id = ?", impl->uuid, impl->run);
    impl->seal(Sealed::Run, "id");
    impl->rows.emplace(impl->database, impl->run);
    impl->rows->beginBatch();
  } catch (const NotOurs& error) {
    return tl::unexpected(error.what());
  } catch (const SQLite::Exception& error) {
    return tl::unexpected(file.string() + ": " + error.what());
  }
  return Importer(std::move(impl));
}

Importer::Importer(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Importer::Importer(Importer&&) noexcept = default;
Importer::~Importer() = default;

tl::expected<void, std::string> Importer::event(const Event& given) {
  Impl& to = *m_impl;
  return to.guarded([&] {
    Event event = given;
    Renumber renumber(to.numbers, to.lastSlot);
    std::visit([&](auto& fields) { event::fields(renumber, fields); }, event.body);
    to.body.clear();
    encode(event.body, to.body);
    to.rows->event(event.seq, event.at, kindOf(event.body), to.body);
    if (++to.folded == kFolded) {
      to.rows->endBatch();
      to.rows->beginBatch();
      to.folded = 0;
    }
  });
}

tl::expected<Importer::Imported, std::string> Importer::finish(std::int64_t wall) {
  Impl& to = *m_impl;
  return to.guarded([&] {
    to.rows->endBatch();
    to.update(
        "UPDATE run SET started_wall = ?, started_at = 0, ended_wall = ? + (SELECT ifnull(max(at), 0) FROM event WHERE run = ?) "
        "WHERE id = ?",
        wall, wall, to.run, to.run);
    to.update("UPDATE slot SET queued_wall = ? + queued_at WHERE run = ?", wall, to.run);
    to.update("UPDATE slot SET state = 'interrupted' WHERE run = ? AND state IN ('queued', 'running')", to.run);
    SQLite::Statement foreign(to.database, "UPDATE slot SET foreign_slot = ? WHERE slot = ?");
    for (const auto& [theirs, ours] : to.numbers) {
      Bind bind(foreign);
      (bind << theirs << ours).run();
    }
    to.seal(Sealed::Run, "id");
    to.seal(Sealed::Slot, "run");
    to.transaction.commit();
    return Imported{.run = to.uuid, .slots = to.numbers.size(), .firstSlot = to.firstSlot};
  });
}

}  // namespace vortex::history
