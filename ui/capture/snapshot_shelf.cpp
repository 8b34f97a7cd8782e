// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/capture/snapshot_shelf.h"

#include "engine/history/capture_file.h"
#include "engine/snapshot/import.h"
#include "engine/snapshot/reader.h"
#include "ui/bridge/is_ready.h"
#include "ui/capture/trouble_words.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <algorithm>
#include <fstream>
#include <utility>

namespace vortex::ui {
namespace {

namespace fs = std::filesystem;

// Both readings of the file, the second of which does the work.
double shareOf(const snapshot::ImportProgress& progress) {
  const double done = progress.of > 0 ? static_cast<double>(progress.bytes) / static_cast<double>(progress.of) : 0;
  switch (progress.step) {
  case snapshot::ImportProgress::Step::Looking:
    return .2 * done;
  case snapshot::ImportProgress::Step::Reading:
    return .2 + .7 * done;
  case snapshot::ImportProgress::Step::Sorting:
    return .9;
  }
  return 0;
}

}  // namespace

SnapshotShelf::SnapshotShelf(QObject* parent)
    : QObject(parent), m_folder(QDir::tempPath() + QStringLiteral("/vortex-snapshots-XXXXXX")) {}

SnapshotShelf::~SnapshotShelf() {
  cancel();
  m_importing = {};  // waits; it looks once a MiB
  m_asking = {};
  m_stack = {};
}

void SnapshotShelf::open(const QString& file, const QString& title) {
  want({.file = QFileInfo(file).absoluteFilePath(), .title = title, .member = {}, .key = {}});
}

void SnapshotShelf::openFrom(const QString& capture, const QString& name) {
  // NAME.vortexcap.snapshot-3.pickle
  const QString number = QFileInfo(name).completeBaseName().section(QLatin1Char('-'), -1);
  want({.file = QFileInfo(capture).absoluteFilePath(),
        .title = tr("%1, snapshot %2").arg(QFileInfo(capture).completeBaseName(), number),
        .member = name,
        .key = {}});
}

void SnapshotShelf::want(Wanted wanted) {
  const QFileInfo file(wanted.file);
  wanted.key =
      QStringLiteral("%1#%2#%3#%4").arg(file.lastModified().toMSecsSinceEpoch()).arg(file.size()).arg(wanted.file, wanted.member);
  const auto known = std::find(m_keys.begin(), m_keys.end(), wanted.key);
  if (known != m_keys.end()) {
    emit added(static_cast<std::size_t>(known - m_keys.begin()));
    return;
  }
  m_waiting.push_back(std::move(wanted));
  next();
}

void SnapshotShelf::cancel() {
  m_waiting.clear();
  if (m_watched)
    m_watched->cancelled = true;
}

std::optional<SnapshotShelf::Progress> SnapshotShelf::progress() const {
  if (!m_now)
    return std::nullopt;
  return Progress{.name = QFileInfo(m_now->file).fileName(),
                  .share = m_watched->share,
                  .blocks = m_watched->blocks,
                  .events = m_watched->events};
}

void SnapshotShelf::next() {
  if (m_now || m_waiting.empty())
    return;
  m_now = m_waiting.front();
  m_waiting.erase(m_waiting.begin());
  m_watched = std::make_shared<Watched>();
  const fs::path database = fs::path(m_folder.path().toStdString()) / (std::to_string(++m_made) + ".db");
  m_importing =
      std::async(std::launch::async, [wanted = *m_now, database, watched = m_watched] { return take(wanted, database, *watched); });
}

SnapshotShelf::Taken SnapshotShelf::take(const Wanted& wanted, const fs::path& database, Watched& watched) {
  fs::path file = wanted.file.toStdString();
  if (!wanted.member.isEmpty()) {
    const fs::path taken = database.string() + ".pickle";
    std::ofstream out(taken, std::ios::binary | std::ios::trunc);
    const auto read = history::readSnapshot(file, wanted.member.toStdString(), [&](std::span<const std::byte> bytes) {
      out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
      return out.good() && !watched.cancelled;
    });
    out.close();
    if (!read || !out)
      return {.snapshot = {}, .trouble = read ? tr("There is no room for %1").arg(wanted.member) : troubleText(read.error())};
    file = taken;
  }
  const bool isImported = snapshot::SnapshotReader::isDatabase(file);
  if (!isImported) {
    const auto imported = snapshot::importSnapshot(file, database,
                                                   {.told =
                                                        [&](const snapshot::ImportProgress& progress) {
                                                          watched.share = shareOf(progress);
                                                          watched.blocks = progress.blocks;
                                                          watched.events = progress.events;
                                                        },
                                                    .goOn = [&] { return !watched.cancelled; }});
    if (!imported)
      return {.snapshot = {}, .trouble = troubleText(imported.error())};
  }
  ShelvedSnapshot shelved{
      .name = QFileInfo(wanted.file).fileName(), .title = wanted.title, .database = isImported ? file : database, .totals = {}};
  if (shelved.title.isEmpty())
    shelved.title = shelved.name;
  const auto reader = snapshot::SnapshotReader::open(shelved.database);
  auto totals = reader ? reader->totals() : tl::unexpected(reader.error());
  if (!totals)
    return {.snapshot = {}, .trouble = QString::fromStdString(totals.error())};
  shelved.totals = std::move(*totals);
  return {.snapshot = std::move(shelved), .trouble = {}};
}

void SnapshotShelf::ask(const SnapshotQuestion& question) { m_next = question; }

SnapshotShelf::Answer SnapshotShelf::answer(const SnapshotQuestion& question, const fs::path& a, const fs::path& b) {
  Answer answer{.question = question, .comparison = {}, .trouble = {}};
  std::vector<snapshot::StandingGroup> sides[2];
  const fs::path* const files[] = {&a, &b};
  for (int side = 0; side < 2; ++side) {
    if (files[side]->empty())
      continue;
    const auto reader = snapshot::SnapshotReader::open(*files[side]);
    auto groups = reader ? reader->standing(question.by, {.text = question.filter, .place = {}}) : tl::unexpected(reader.error());
    if (!groups) {
      answer.trouble = QString::fromStdString(groups.error());
      return answer;
    }
    sides[side] = std::move(*groups);
  }
  answer.comparison = snapshot::compare(sides[0], sides[1]);
  return answer;
}

void SnapshotShelf::refresh() {
  refreshStack();
  if (isReady(m_importing)) {
    const Wanted wanted = *std::exchange(m_now, std::nullopt);
    Taken taken = m_importing.get();
    if (taken.snapshot) {
      m_snapshots.push_back(std::move(*taken.snapshot));
      m_keys.push_back(wanted.key);
      emit added(m_snapshots.size() - 1);
    } else if (!taken.trouble.isEmpty()) {
      emit refused(taken.trouble);
    }
    next();
  }
  if (isReady(m_asking)) {
    const Answer told = m_asking.get();
    if (!m_next)  // else it is not wanted any more
      emit answered(told);
  }
  if (!m_next || m_asking.valid())
    return;
  const SnapshotQuestion question = *std::exchange(m_next, std::nullopt);
  const auto fileOf = [&](const std::optional<std::size_t>& which) { return which ? m_snapshots[*which].database : fs::path(); };
  m_asking =
      std::async(std::launch::async, [question, a = fileOf(question.a), b = fileOf(question.b)] { return answer(question, a, b); });
}

void SnapshotShelf::askStack(std::size_t which, std::uint32_t id) {
  m_nextStack = WantedStack{.database = m_snapshots[which].database, .id = id};
}

void SnapshotShelf::refreshStack() {
  if (isReady(m_stack)) {
    const auto frames = m_stack.get();
    if (!m_nextStack)
      emit stackRead(frames);
  }
  if (!m_nextStack || m_stack.valid())
    return;
  m_stack = std::async(std::launch::async, [wanted = *std::exchange(m_nextStack, std::nullopt)] {
    const auto reader = snapshot::SnapshotReader::open(wanted.database);
    auto frames = reader ? reader->stack(wanted.id) : tl::unexpected(reader.error());
    return frames ? std::move(*frames) : std::vector<snapshot::StackFrame>();
  });
}

}  // namespace vortex::ui
