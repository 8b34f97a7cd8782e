// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/rows.h"

#include <utility>

namespace vortex::history {
namespace {

using SQLite::Statement;

// Binds in order and runs.
class Bind {
 public:
  explicit Bind(Statement& statement) : m_statement(statement) {}
  ~Bind() = default;
  Bind(const Bind&) = delete;
  Bind& operator=(const Bind&) = delete;

  Bind& operator<<(std::int64_t value) { return m_statement.bind(++m_index, value), *this; }
  Bind& operator<<(int value) { return *this << static_cast<std::int64_t>(value); }
  Bind& operator<<(std::uint64_t value) { return *this << static_cast<std::int64_t>(value); }
  Bind& operator<<(bool value) { return *this << static_cast<std::int64_t>(value); }
  Bind& operator<<(SlotId slot) { return *this << slot.value; }
  Bind& operator<<(Duration duration) { return *this << static_cast<std::int64_t>(duration.count()); }
  Bind& operator<<(Time time) { return *this << time.time_since_epoch(); }
  Bind& operator<<(Bytes bytes) { return *this << bytes.count; }
  Bind& operator<<(const std::string& text) { return m_statement.bindNoCopy(++m_index, text), *this; }
  Bind& operator<<(std::string_view word) {
    m_statement.bind(++m_index, std::string(word));
    return *this;
  }
  Bind& operator<<(std::span<const std::byte> bytes) {
    static constexpr std::byte kNone{};  // a null pointer would be NULL
    m_statement.bindNoCopy(++m_index, bytes.empty() ? &kNone : bytes.data(), static_cast<int>(bytes.size()));
    return *this;
  }
  Bind& operator<<(Reason reason) { return reason == Reason::None ? null() : *this << toString(reason); }
  template <typename T>
  Bind& operator<<(const std::optional<T>& value) {
    return value ? *this << *value : null();
  }
  Bind& operator<<(Stage stage) { return *this << toString(stage); }
  Bind& null() {
    m_statement.bind(++m_index);
    return *this;
  }
  void run() {
    m_statement.exec();
    m_statement.reset();
    m_statement.clearBindings();
  }

 private:
  Statement& m_statement;
  int m_index = 0;
};

}  // namespace

struct Rows::Statements {
  Statements(SQLite::Database& database, std::int64_t id) : run(id), db(database) {}

  std::int64_t run;
  SQLite::Database& db;
  Statement event{db, "INSERT OR IGNORE INTO event(run, seq, at, kind, slot, body) VALUES(?,?,?,?,?,?)"};
  Statement lastSeq{db, "UPDATE run SET last_seq = max(last_seq, ?) WHERE id = ?"};
  Statement recipe{db, "INSERT OR IGNORE INTO recipe(canonical, recipe_id, label) VALUES(?,?,?)"};
  Statement submitted{
      db, "INSERT INTO slot(slot, run, recipe, state, queued_wall) VALUES(?,?,(SELECT id FROM recipe WHERE canonical = ?),"
          "'queued',?) ON CONFLICT(slot) DO UPDATE SET recipe = excluded.recipe, queued_wall = excluded.queued_wall"};
  Statement queued{
      db, "INSERT INTO slot(slot, run, label, seed, state, queued_at, air_at) VALUES(?,?,?,?,'queued',?,?) ON CONFLICT(slot) "
          "DO UPDATE SET label = excluded.label, seed = excluded.seed, queued_at = excluded.queued_at, air_at = excluded.air_at"};
  Statement started{db, "UPDATE slot SET state = iif(state = 'queued', 'running', state), started_at = ?, waited = ?, air_at = ?, "
                        "quality_level = ? WHERE slot = ?"};
  Statement complete{
      db, "INSERT INTO slot(slot, run, state, decided_at, outcome, stage, reason, message, elapsed, waited, spare_to_air, "
          "margin_generation) VALUES(?,?,'decided',?,?,?,?,?,?,?,?,?) ON CONFLICT(slot) DO UPDATE SET state = 'decided', "
          "decided_at = excluded.decided_at, outcome = excluded.outcome, stage = excluded.stage, reason = excluded.reason, "
          "message = excluded.message, elapsed = excluded.elapsed, waited = excluded.waited, spare_to_air = "
          "excluded.spare_to_air, margin_generation = excluded.margin_generation"};
  Statement delivered{db, "UPDATE slot SET ready = ?, encode = ?, folder = ? WHERE slot = ?"};
  Statement notDelivered{db, "UPDATE slot SET delivery_error = ? WHERE slot = ?"};
  Statement missed{db, "UPDATE slot SET missed = 1, air_at = ?, fallback = ? WHERE slot = ?"};
  Statement attempt{db, "INSERT OR IGNORE INTO attempt(slot, stage, n, started_at, timeout) VALUES(?,?,?,?,?)"};
  Statement finished{
      db, "UPDATE attempt SET outcome = 'finished', elapsed = ?, peak = ?, operators = ?, longest_operator = ? WHERE slot "
          "= ? AND stage = ? AND n = ?"};
  Statement failed{
      db, "UPDATE attempt SET outcome = ?, reason = ?, message = ?, elapsed = ?, held = ? WHERE slot = ? AND stage = ? AND n = ?"};
  Statement stopping{db, "UPDATE attempt SET outcome = ?, cause = ?, elapsed = ? WHERE slot = ? AND stage = ? AND n = ?"};
  Statement stopped{db,
                    "UPDATE attempt SET outcome = ifnull(outcome, ?), cause = ?, elapsed = ?, request_to_stopped = ?, drain = ?, "
                    "released = ?, held = ? WHERE slot = ? AND stage = ? AND n = ?"};
};

struct Rows::Fold {
  Statements& to;
  Time at;

  void operator()(const event::SlotQueued& e) { (Bind(to.queued) << e.slot << to.run << e.label << e.seed << at << e.airAt).run(); }
  void operator()(const event::SlotStarted& e) {
    (Bind(to.started) << at << e.waited << e.airAt << e.qualityLevel << e.slot).run();
  }
  void operator()(const event::SlotComplete& e) {
    (Bind(to.complete) << e.slot << to.run << at << toString(e.verdict.outcome) << e.verdict.stage << e.verdict.reason
                       << e.verdict.message << e.elapsed << e.waited << e.spareToAir << e.marginGeneration)
        .run();
  }
  void operator()(const event::SlotDelivered& e) { (Bind(to.delivered) << e.ready << e.encode << e.folder << e.slot).run(); }
  void operator()(const event::DeliveryFailed& e) { (Bind(to.notDelivered) << e.message << e.slot).run(); }
  void operator()(const event::SlotMissed& e) { (Bind(to.missed) << e.airAt << e.fallback << e.slot).run(); }
  void operator()(const event::AttemptStarted& e) {
    (Bind(to.attempt) << e.attempt.slot << e.attempt.stage << e.attempt.n << at << e.timeout).run();
  }
  void operator()(const event::StageComplete& e) {
    (Bind(to.finished) << e.elapsed << e.peak << e.operators << e.longestOperator << e.attempt.slot << e.attempt.stage
                       << e.attempt.n)
        .run();
  }
  void operator()(const event::AttemptFailed& e) {
    const auto outcome = e.reason == Reason::DeviceLost ? AttemptOutcome::DeviceLost : AttemptOutcome::Failed;
    (Bind(to.failed) << toString(outcome) << e.reason << e.message << e.elapsed << e.held << e.attempt.slot << e.attempt.stage
                     << e.attempt.n)
        .run();
  }
  void operator()(const event::AttemptStopRequested& e) {
    const auto outcome = e.cause == StopCause::Timeout ? AttemptOutcome::TimedOut : AttemptOutcome::Stopped;
    (Bind(to.stopping) << toString(outcome) << toString(e.cause) << e.elapsed << e.attempt.slot << e.attempt.stage << e.attempt.n)
        .run();
  }
  void operator()(const event::AttemptStopped& e) {
    const auto outcome = e.byExit ? AttemptOutcome::DeviceLost : AttemptOutcome::Stopped;
    (Bind(to.stopped) << toString(outcome) << toString(e.cause) << e.elapsed << e.requestToStopped << e.drain << e.released
                      << e.held << e.attempt.slot << e.attempt.stage << e.attempt.n)
        .run();
  }
  // The other events are not a slot's, or say nothing that lasts.
  template <typename Other>
  void operator()(const Other&) {}
};

Rows::Rows(SQLite::Database& database, std::int64_t run) : m_statements(std::make_unique<Statements>(database, run)) {}
Rows::~Rows() = default;

void Rows::event(std::uint64_t seq, Time at, EventKind kind, std::span<const std::byte> body) {
  Statements& to = *m_statements;
  const std::optional<EventBody> read = decode(kind, body);
  const std::optional<SlotId> slot = read ? slotOf(*read) : std::nullopt;
  (Bind(to.event) << to.run << seq << at << static_cast<int>(kind) << slot << body).run();
  if (read && to.db.getChanges() > 0)  // told for the first time
    std::visit(Fold{to, at}, *read);
}

void Rows::submission(SlotId slot, std::int64_t wall, const std::string& recipeId, const std::string& label,
                      const std::string& canonicalJson) {
  Statements& to = *m_statements;
  (Bind(to.recipe) << canonicalJson << recipeId << label).run();
  (Bind(to.submitted) << slot << to.run << canonicalJson << wall).run();
}

}  // namespace vortex::history
