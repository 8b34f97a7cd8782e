// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/history/told.h"

#include "engine/history/reader.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <fstream>
#include <iterator>

namespace vortex::history::told {
namespace {

Outcome wordFor(SlotId slot) { return slot.value % 3 == 0 ? Outcome::TimedOut : Outcome::Succeeded; }

}  // namespace

std::vector<Event> life(std::uint64_t& seq, SlotId slot) {
  const auto at = [&] { return Time{} + seconds(static_cast<double>(seq)); };
  std::vector<Event> events;
  const auto add = [&](EventBody body) { events.push_back({.seq = ++seq, .at = at(), .body = std::move(body)}); };
  const AttemptName audio{.slot = slot, .stage = Stage::Audio, .n = 1, .id = {slot.value}};
  add(event::SlotQueued{.slot = slot, .label = "news", .seed = slot.value, .airAt = {}, .ahead = 0});
  add(event::SlotStarted{.slot = slot, .waited = seconds(1), .lastUsefulFinish = at(), .airAt = at(), .qualityLevel = 0});
  add(event::AttemptStarted{.attempt = audio, .timeout = seconds(3)});
  add(event::StageComplete{.attempt = audio, .elapsed = seconds(2), .peak = {1000}, .operators = 5, .longestOperator = {}});
  add(event::SlotComplete{.slot = slot,
                          .verdict = {.outcome = wordFor(slot)},
                          .elapsed = seconds(7),
                          .waited = seconds(1),
                          .spareToAir = seconds(11),
                          .marginGeneration = seconds(14)});
  return events;
}

std::string outcomeOf(SlotId slot) { return std::string(toString(wordFor(slot))); }

void tellLives(Store& store, std::uint64_t& seq, std::uint64_t first, std::uint64_t last) {
  for (std::uint64_t slot = first; slot <= last; ++slot)
    store.tell(life(seq, {slot}));
}

Outcomes outcomesOf(std::uint64_t first, std::uint64_t last) {
  Outcomes outcomes;
  for (std::uint64_t slot = first; slot <= last; ++slot)
    outcomes[slot] = outcomeOf({slot});
  return outcomes;
}

std::vector<std::filesystem::path> setAsideOf(const std::filesystem::path& file) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(file.parent_path())) {
    const std::string name = entry.path().filename(), start = file.filename().string() + ".damaged-";
    if (name.starts_with(start) && !name.ends_with("-wal") && !name.ends_with("-shm"))
      files.push_back(entry.path());
  }
  return files;
}

Outcomes outcomesIn(const std::filesystem::path& file) {
  Outcomes outcomes;
  std::vector<std::filesystem::path> files = setAsideOf(file);
  files.push_back(file);
  for (const auto& one : files) {
    const auto reader = Reader::open(one);
    const auto lines = reader ? reader->list({.most = 100'000}) : tl::unexpected(reader.error());
    if (!lines)
      continue;
    for (const SlotLine& line : *lines)
      if (line.state == "decided" && !outcomes.emplace(line.slot.value, line.outcome).second)
        outcomes[line.slot.value] = "twice";
  }
  return outcomes;
}

std::string contentOf(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string checked(const std::filesystem::path& file) {
  const SQLite::Database database(file.string(), SQLite::OPEN_READONLY);
  SQLite::Statement check(database, "PRAGMA integrity_check(1)");
  return check.executeStep() ? check.getColumn(0).getString() : "nothing";
}

void Listener::hear(std::vector<std::string>& into, const std::string& text) {
  {
    const std::scoped_lock guard(m_lock);
    into.push_back(text);
  }
  m_heard.notify_all();
}
void Listener::listenTo(Store& store) {
  store.onTrouble([this](const std::string& trouble) { hear(m_troubles, trouble); });
  store.onRemark([this](const std::string& remark) { hear(m_remarks, remark); });
}
bool Listener::waitUntil(const std::function<bool()>& reached) {
  const auto until = std::chrono::steady_clock::now() + kPatience;
  for (std::size_t seen = 0;;) {
    {
      const std::scoped_lock guard(m_lock);
      seen = m_troubles.size() + m_remarks.size();
    }
    if (reached())
      return true;
    std::unique_lock guard(m_lock);
    if (!m_heard.wait_until(guard, until, [&] { return m_troubles.size() + m_remarks.size() > seen; }))
      return false;
  }
}
std::vector<std::string> Listener::troubles() const {
  const std::scoped_lock guard(m_lock);
  return m_troubles;
}
std::vector<std::string> Listener::remarks() const {
  const std::scoped_lock guard(m_lock);
  return m_remarks;
}

}  // namespace vortex::history::told
