// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/writer.h"

#include "engine/history/addressing_row.h"
#include "engine/history/disk_error.h"
#include "engine/history/uuid.h"

#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <sqlite3.h>

#include <algorithm>
#include <utility>

namespace vortex::history {
namespace {

constexpr std::size_t kBatch = 20'000;  // records in one transaction
constexpr int kMostSetAside = 8;        // a run; a disk that damages file after file is a trouble that a person must end

// The connection is as good as before once the lock or the shortage is over; after anything else it is made anew.
bool passes(const SQLite::Exception& error) {
  const int code = error.getErrorCode() & 0xff;
  return code == SQLITE_BUSY || code == SQLITE_LOCKED || code == SQLITE_FULL;
}

// What a mark can hold of a run's name.
std::uint64_t keyOf(const std::string& uuid) {
  std::uint64_t key = 0xcbf29ce484222325ULL;  // FNV-1a
  for (const char letter : uuid)
    key = (key ^ static_cast<unsigned char>(letter)) * 0x100000001b3ULL;
  return key == 0 ? 1 : key;
}

}  // namespace

// Does the step; where it meets a damaged file, once more with a new one.
template <typename Step>
auto Writer::pastDamage(Step&& step) {
  const auto cleaned = [&] {
    try {
      return step();
    } catch (const SQLite::Exception& given) {
      const SQLite::Exception error = m_database ? asItIs(*m_database, given) : given;
      if (m_database && saysDamaged(error))
        leaveAsItIs(*m_database);
      if (!passes(error))
        m_database.reset();
      throw error;
    }
  };
  try {
    return cleaned();
  } catch (const SQLite::Exception& error) {
    if (!saysDamaged(error) || m_onDamage == OnDamage::Throw)
      throw;
    setDamagedAside(error);
  }
  return cleaned();
}

void Writer::setDamagedAside(const SQLite::Exception& why) {
  if (m_timesSetAside == kMostSetAside)
    throw std::runtime_error(m_file.string() + ": damaged again, after " + std::to_string(kMostSetAside) +
                             " that were set aside: " + why.what());
  m_setAside = history::setAside(m_file);
  ++m_timesSetAside;
  m_rowsRun = 0;
  m_compared = true;  // what the new one lacks is known
  m_remarks.push_back(m_file.string() + " was damaged (" + why.what() + "); it lies in " + m_setAside + ", a new one was begun");
}

void Writer::open() {
  if (!m_database)
    pastDamage([this] { openOnce(); });
}

void Writer::openOnce() {
  m_database.emplace(openForWriting(m_file, m_kind));
  m_highestSlot = std::max(m_highestSlot, history::highestSlot(*m_database));
}

bool Writer::storeBatch(Ring& from) {
  return pastDamage([&] {
    if (!m_database)
      openOnce();
    return storeOnce(from);
  });
}

// Whose rows the next records are: the run's, or where it is not known (a ring that was left behind), the last one's.
void Writer::beginRows(const std::optional<RunRecord>& run) {
  std::optional<std::int64_t> id;
  if (run)
    id = beginRun(*m_database, *run, m_leftover);
  else
    id = lastRun(*m_database);
  if (!id)  // its row was lost with a damaged store
    id = beginRun(*m_database, {.uuid = newUuid(), .wall = wallNow(), .run = {}, .user = {}}, m_leftover);
  m_rows.emplace(*m_database, *id);
  m_rowsRun = *id;
  m_rows->beginBatch();
}

bool Writer::storeOnce(Ring& from) {
  if (!std::exchange(m_compared, true))
    compareWithMarks(from);
  from.rewind();
  m_records.clear();
  const std::size_t unreadable = from.take(m_records, kBatch);
  if (m_records.empty() && unreadable == 0)
    return false;
  const std::optional<Leftover> leftoverBefore = m_leftover;
  std::optional<RunRecord> run = m_run;
  std::uint64_t seq = 0;
  try {
    SQLite::Transaction transaction(*m_database, SQLite::TransactionBehavior::IMMEDIATE);
    if (m_rows)
      m_rows->beginBatch();
    for (const Ring::Record& record : m_records) {
      if (!m_rows && record.type != static_cast<std::uint16_t>(RecordType::Run))
        beginRows(run);
      switch (static_cast<RecordType>(record.type)) {
      case RecordType::Event:
        if (const auto event = readEvent(record.bytes)) {
          m_rows->event(event->seq, event->at, event->kind, event->body);
          seq = event->seq;
        }
        break;
      case RecordType::Input:
        if (const auto input = readInput(record.bytes))
          m_rows->input(input->n, input->at, input->kind, input->body);
        break;
      case RecordType::Submission:
        if (const auto told = readSubmission(record.bytes))
          m_rows->submission(*told);
        break;
      case RecordType::Source:
        if (const auto told = readSource(record.bytes))
          m_rows->source(*told);
        break;
      case RecordType::SourcePart:
        if (const auto told = readSourcePart(record.bytes))
          m_rows->sourcePart(*told);
        break;
      case RecordType::Addressing:
        if (const auto told = readAddressing(record.bytes))
          m_rows->addressing(*told);
        break;
      case RecordType::Run:
        if (auto begun = readRun(record.bytes)) {
          if (m_rows)
            m_rows->endBatch();
          run = std::move(*begun);
          beginRows(run);
          seq = 0;
        }
        break;
      }
    }
    if (m_rows)
      m_rows->endBatch();
    transaction.commit();
  } catch (...) {
    m_rows.reset();  // its statements stand where they failed
    m_leftover = leftoverBefore;
    from.rewind();
    throw;
  }
  m_run = std::move(run);
  if (m_run && from.inFile()) {
    if (from.mark(Ring::Mark::StoredRun) != keyOf(m_run->uuid)) {
      from.setMark(Ring::Mark::StoredSeq, 0);
      from.setMark(Ring::Mark::StoredRun, keyOf(m_run->uuid));
    }
    from.raiseMark(Ring::Mark::StoredSeq, seq);
  }
  from.release();
  if (unreadable > 0)
    m_remarks.push_back(std::to_string(unreadable) + " bytes of what was told were damaged in " + m_file.string() +
                        "-ring and are not stored");
  return true;
}

// What was stored once and is missing now was lost with the machine's power, or by damage to the -wal that SQLite passes over.
void Writer::compareWithMarks(const Ring& ring) {
  const std::uint64_t key = ring.mark(Ring::Mark::StoredRun), seq = ring.mark(Ring::Mark::StoredSeq);
  if (key == 0)
    return;
  SQLite::Statement runs(*m_database, "SELECT uuid, last_seq FROM run WHERE origin = 'engine' ORDER BY id DESC LIMIT 100");
  while (runs.executeStep()) {
    if (keyOf(runs.getColumn(0).getString()) != key)
      continue;
    const auto last = static_cast<std::uint64_t>(runs.getColumn(1).getInt64());
    if (last < seq)
      m_remarks.push_back(m_file.string() + ": events " + std::to_string(last + 1) + " to " + std::to_string(seq) +
                          " of the run before were stored and are missing: the -wal was damaged or the power lost");
    return;
  }
  m_remarks.push_back(m_file.string() + ": the run before was stored and is missing: the file was exchanged or damaged");
}

void Writer::takeLeftover() {
  SQLite::Transaction transaction(*m_database, SQLite::TransactionBehavior::IMMEDIATE);
  m_leftover = history::takeLeftover(*m_database);
  transaction.commit();
}

bool Writer::prune(Pruning& pruning) {
  return pastDamage([&] { return m_database && m_run && m_rowsRun != 0 && pruning.step(*m_database, m_rowsRun, wallNow()); });
}

void Writer::address(const ToldAddressing& addressing) { insertAddressing(*m_database, addressing); }

void Writer::endRun(std::uint64_t lastSeq, std::uint64_t inputs) {
  if (m_database && m_run)
    history::endRun(*m_database, m_run->uuid, lastSeq, inputs);
}

}  // namespace vortex::history
