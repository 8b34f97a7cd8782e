// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/rows.h"

#include "engine/history/addressing_row.h"
#include "engine/history/bind.h"
#include "engine/history/fold.h"
#include "engine/history/row_seal.h"
#include "engine/history/schema.h"
#include "engine/history/side_rows.h"
#include "engine/slot/slot_of.h"

#include <algorithm>
#include <unordered_map>

namespace vortex::history {
namespace {

using SQLite::Statement;

// A slot's row is made by whatever is first told of it, and keeps what it knows. A state never goes back.
constexpr const char* kSlot =
    "INSERT INTO slot(slot, run, recipe, label, seed, state, queued_at, started_at, decided_at, queued_wall, air_at, "
    "quality_level, "
    "outcome, stage, reason, message, waited, elapsed, spare_to_air, margin_generation, ready, encode, folder, delivery_error, "
    "missed, fallback, source, source_line, on_cadence, rerun_of, outputs_bytes) "
    "VALUES(?,?,?,ifnull(?,''),?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT(slot) DO UPDATE SET "
    "recipe = ifnull(excluded.recipe, recipe), label = iif(excluded.label = '', label, excluded.label), "
    "seed = ifnull(excluded.seed, seed), "
    "state = CASE WHEN state = 'decided' OR excluded.state = 'queued' THEN state ELSE excluded.state END, "
    "queued_at = ifnull(excluded.queued_at, queued_at), started_at = ifnull(excluded.started_at, started_at), "
    "decided_at = ifnull(excluded.decided_at, decided_at), queued_wall = ifnull(excluded.queued_wall, queued_wall), "
    "air_at = ifnull(excluded.air_at, air_at), quality_level = ifnull(excluded.quality_level, quality_level), "
    "outcome = ifnull(excluded.outcome, outcome), stage = ifnull(excluded.stage, stage), reason = ifnull(excluded.reason, reason), "
    "message = ifnull(excluded.message, message), waited = ifnull(excluded.waited, waited), "
    "elapsed = ifnull(excluded.elapsed, elapsed), spare_to_air = ifnull(excluded.spare_to_air, spare_to_air), "
    "margin_generation = ifnull(excluded.margin_generation, margin_generation), ready = ifnull(excluded.ready, ready), "
    "encode = ifnull(excluded.encode, encode), folder = ifnull(excluded.folder, folder), "
    "delivery_error = ifnull(excluded.delivery_error, delivery_error), missed = max(missed, excluded.missed), "
    "fallback = ifnull(excluded.fallback, fallback), source = ifnull(excluded.source, source), "
    "source_line = ifnull(excluded.source_line, source_line), on_cadence = max(on_cadence, excluded.on_cadence), "
    "rerun_of = ifnull(excluded.rerun_of, rerun_of), outputs_bytes = ifnull(excluded.outputs_bytes, outputs_bytes), seal = ";
// What follows it. A row that is changed is sealed anew when the change is made, but for one that was broken before.
std::string unsealed(Sealed table) { return "iif(" + isBroken(table, kSchemaVersion) + ", seal, NULL)"; }

// One whose start is in this batch; and one that began in an earlier one.
constexpr const char* kNewAttempt =
    "INSERT OR IGNORE INTO attempt(outcome, reason, message, elapsed, cause, request_to_stopped, drain, released, held, peak, "
    "operators, longest_operator, slot, stage, n, started_at, timeout) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
constexpr const char* kOldAttempt =
    "UPDATE attempt SET outcome = iif(?1, ifnull(outcome, ?2), ifnull(?2, outcome)), reason = ifnull(?3, reason), "
    "message = ifnull(?4, message), elapsed = ifnull(?5, elapsed), cause = ifnull(?6, cause), "
    "request_to_stopped = ifnull(?7, request_to_stopped), drain = ifnull(?8, drain), released = ifnull(?9, released), "
    "held = ifnull(?10, held), peak = ifnull(?11, peak), operators = ifnull(?12, operators), "
    "longest_operator = ifnull(?13, longest_operator), seal = ";

std::optional<std::string_view> wordOf(std::optional<AttemptOutcome> outcome) {
  return outcome ? std::optional(toString(*outcome)) : std::nullopt;
}
std::optional<std::string_view> wordOf(std::optional<StopCause> cause) {
  return cause ? std::optional(toString(*cause)) : std::nullopt;
}

Bind& operator<<(Bind& to, const AttemptChange& change) {
  return to << wordOf(change.outcome) << change.reason << change.message << change.elapsed << wordOf(change.cause)
            << change.requestToStopped << change.drain << change.released << change.held << change.peak << change.operators
            << change.longestOperator;
}

}  // namespace

struct Rows::Batch {
  Batch(SQLite::Database& database, std::int64_t id) : run(id), db(database), side(database, id) {}

  std::int64_t run;
  SQLite::Database& db;
  Fold fold;
  SideRows side;
  std::uint64_t lastSeq = 0;
  std::unordered_map<std::string, std::int64_t> recipes;  // those of this batch; a later one may find them deleted

  Statement insertEvent{db, "INSERT OR IGNORE INTO event(run, seq, at, kind, slot, body, seal) VALUES(" +
                                sealedValues(Sealed::Event) + ')'};
  Statement insertInput{db,
                        "INSERT OR IGNORE INTO input(run, n, at, kind, body, seal) VALUES(" + sealedValues(Sealed::Input) + ')'};
  Statement updateRun{db, "UPDATE run SET last_seq = max(last_seq, ?1), seal = " +
                              resealed(Sealed::Run, {{"last_seq", "max(last_seq, ?1)"}}) + " WHERE id = ?2"};
  Statement insertRecipe{db, "INSERT OR IGNORE INTO recipe(canonical, recipe_id, label, seal) VALUES(" +
                                 sealedValues(Sealed::Recipe) + ')'};
  Statement findRecipe{db, "SELECT id FROM recipe WHERE canonical = ?"};
  Statement ancestor{db, "SELECT source, source_line FROM slot WHERE slot = ?"};
  Statement slot{db, kSlot + unsealed(Sealed::Slot)};
  Statement newAttempt{db, kNewAttempt};
  Statement oldAttempt{db, kOldAttempt + unsealed(Sealed::Attempt) + " WHERE slot = ?14 AND stage = ?15 AND n = ?16"};
  Statement sealSlot{db, "UPDATE slot SET seal = " + sealOf(Sealed::Slot) + " WHERE slot = ? AND seal IS NULL"};
  Statement sealAttempt{db, "UPDATE attempt SET seal = " + sealOf(Sealed::Attempt) +
                                " WHERE slot = ? AND stage = ? AND n = ? AND seal IS NULL"};

  std::int64_t recipeOf(const std::string& canonicalJson, const std::string& recipeId, const std::string& label) {
    if (const auto known = recipes.find(canonicalJson); known != recipes.end())
      return known->second;
    (Bind(insertRecipe) << canonicalJson << recipeId << label).run();
    findRecipe.bind(1, canonicalJson);
    findRecipe.executeStep();
    const std::int64_t id = findRecipe.getColumn(0).getInt64();
    findRecipe.reset();
    recipes.emplace(canonicalJson, id);
    return id;
  }

  void write(SlotId id, const SlotChange& change) {
    Bind bind(slot);
    bind << id << run << change.recipe << change.label << change.seed << change.state << change.queuedAt << change.startedAt
         << change.decidedAt << change.queuedWall << change.airAt << change.qualityLevel;
    if (const auto& verdict = change.verdict)
      bind << toString(verdict->outcome) << verdict->stage << verdict->reason << verdict->message;
    else
      bind.null().null().null().null();
    bind << change.waited << change.elapsed << change.spareToAir << change.marginGeneration << change.ready << change.encode
         << change.folder << change.deliveryError << change.missed << change.fallback << change.source << change.sourceLine
         << change.onCadence << change.rerunOf << change.outputsBytes;
    bind.run();
    (Bind(sealSlot) << id).run();
  }

  void write(const AttemptKey& key, const AttemptChange& change) {
    const auto& [ofSlot, stage, n] = key;
    if (change.startedAt) {
      Bind bind(newAttempt);
      (bind << change << ofSlot << stage << n << change.startedAt << change.timeout).run();
    } else {
      Bind bind(oldAttempt);
      (bind << change.unlessKnown << change << ofSlot << stage << n).run();
    }
    (Bind(sealAttempt) << ofSlot << stage << n).run();
  }
};

Rows::Rows(SQLite::Database& database, std::int64_t run) : m_batch(std::make_unique<Batch>(database, run)) {}
Rows::~Rows() = default;

void Rows::beginBatch() {
  m_batch->fold.clear();
  m_batch->recipes.clear();
  m_batch->side.beginBatch();
}

void Rows::event(std::uint64_t seq, Time at, EventKind kind, std::span<const std::byte> body) {
  Batch& batch = *m_batch;
  const std::optional<EventBody> read = decode(kind, body);
  const std::optional<SlotId> slot = read ? slotOf(*read) : std::nullopt;
  (Bind(batch.insertEvent) << batch.run << seq << at << static_cast<int>(kind) << slot << body).run();
  if (batch.db.getChanges() == 0)
    return;  // told before
  batch.lastSeq = std::max(batch.lastSeq, seq);
  if (read) {
    batch.fold.take(at, *read);
    batch.side.take(seq, at, *read);
  }
}

void Rows::input(std::uint64_t n, Time at, std::uint16_t kind, std::span<const std::byte> body) {
  (Bind(m_batch->insertInput) << m_batch->run << n << at << static_cast<int>(kind) << body).run();
}

void Rows::submission(const ToldSubmission& told) {
  Batch& batch = *m_batch;
  SlotChange& change = batch.fold.slots[told.slot];
  change.recipe = batch.recipeOf(told.canonicalJson, told.recipeId, told.label);
  change.queuedWall = told.wall;
  if (told.note.seed)
    change.seed = told.note.seed;
  change.onCadence = told.note.onCadence;
  change.rerunOf = told.note.rerunOf;
  if (!told.sourceDigest.empty()) {
    change.source = batch.side.sourceOf(told.sourceDigest);
    change.sourceLine = told.sourceLine;
  } else if (told.note.rerunOf) {
    (Bind(batch.ancestor) << *told.note.rerunOf);
    if (batch.ancestor.executeStep() && !batch.ancestor.getColumn(0).isNull()) {
      change.source = batch.ancestor.getColumn(0).getInt64();
      change.sourceLine = batch.ancestor.getColumn(1).getInt64();
    }
    batch.ancestor.reset();
  }
}

void Rows::source(const ToldSource& source) { m_batch->side.source(source); }
void Rows::sourcePart(const ToldSourcePart& part) { m_batch->side.sourcePart(part); }

void Rows::addressing(const ToldAddressing& addressing) { insertAddressing(m_batch->db, addressing); }

void Rows::endBatch() {
  Batch& batch = *m_batch;
  for (const auto& [slot, change] : batch.fold.slots)
    batch.write(slot, change);
  for (const auto& [key, change] : batch.fold.attempts)
    batch.write(key, change);
  batch.side.endBatch();
  (Bind(batch.updateRun) << batch.lastSeq << batch.run).run();
}

}  // namespace vortex::history
