// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/capture_rows.h"

#include "engine/history/bind.h"

#include <variant>

namespace vortex::history {
namespace {

// One capture runs at a time, so the one that has not ended is meant.
constexpr const char* kOpenCapture = " WHERE run = ? AND ended_at IS NULL";

}  // namespace

CaptureRows::CaptureRows(SQLite::Database& database, std::int64_t run)
    : m_run(run),
      m_begin(database, "INSERT OR IGNORE INTO capture(run, started_seq, started_at, label, notes, workload, seed, slots, "
                        "lasts, warm_up, machine, file) VALUES(?,?,?,?,?,?,?,?,?,?,?,?)"),
      m_notes(database, std::string("UPDATE capture SET notes = ?") + kOpenCapture),
      m_verdict(database, std::string("UPDATE capture SET verdict = ?, verdict_text = ?") + kOpenCapture),
      m_end(database, std::string("UPDATE capture SET ended_at = ?, ended = ?") + kOpenCapture) {}

void CaptureRows::take(std::uint64_t seq, Time at, const EventBody& body) {
  if (const auto* started = std::get_if<event::CaptureStarted>(&body)) {
    const CaptureSpec& spec = started->spec;
    (Bind(m_begin) << m_run << seq << at << spec.label << spec.notes << spec.workload << spec.seed << spec.slotCount << spec.lasts
                   << spec.warmUp << started->machine << started->file)
        .run();
  } else if (const auto* noted = std::get_if<event::CaptureNoted>(&body)) {
    (Bind(m_notes) << noted->notes << m_run).run();
  } else if (const auto* verdict = std::get_if<event::CaptureVerdict>(&body)) {
    (Bind(m_verdict) << toString(verdict->word) << verdict->text << m_run).run();
  } else if (const auto* ended = std::get_if<event::CaptureEnded>(&body)) {
    (Bind(m_end) << at << toString(ended->why) << m_run).run();
  }
}

}  // namespace vortex::history
