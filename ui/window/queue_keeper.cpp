// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/queue_keeper.h"

#include "ui/bridge/bridge.h"
#include "ui/bridge/is_ready.h"
#include "ui/models/selection.h"
#include "ui/widgets/export.h"
#include "ui/window/interrupted.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace vortex::ui {

QueueKeeper::QueueKeeper(const Desk& desk, QObject* parent) : QObject(parent), m_desk(desk) {}

QueueKeeper::~QueueKeeper() {
  if (m_kept.isDueAtTheEnd(state()))
    write();
}

QueueKeeper::State QueueKeeper::state() const {
  const Channel& channel = *m_desk.bridge.live().channel;
  // What is selected in a recording is none of the channel's.
  const std::optional<SlotId> kept = m_kept.written() ? m_kept.written()->selected : std::nullopt;
  return {.revision = channel.revision(),
          .paused = channel.held(),
          .selected = m_desk.bridge.recording() != nullptr ? kept : m_desk.selection.slot()};
}

void QueueKeeper::refresh() {
  if (!std::exchange(m_began, m_desk.bridge.running()))
    begin();
  if (isReady(m_reading))
    restore(m_reading.get());
  if (const QString why = m_kept.settle(); !why.isEmpty())
    emit failed(why);
  if (m_kept.isDue(state()))
    write();
}

void QueueKeeper::begin() {
  const QString& store = m_desk.bridge.live().historyFile;
  if (!m_desk.bridge.running() || store.isEmpty())
    return;
  m_file = store.toStdString() + ".queue";
  m_reading = std::async(std::launch::async, [file = m_file] {
    ReadQueue read = readQueue(file);
    if (!read.trouble.isEmpty())
      keepAside(QString::fromStdString(file.string()));
    return read;
  });
}

void QueueKeeper::restore(ReadQueue read) {
  std::vector<Waiting> waiting;
  if (const history::Leftover* left = m_desk.bridge.leftover())
    waiting = makeAgain(*left, LeftAs::Queued);
  std::move(read.queue.waiting.begin(), read.queue.waiting.end(), std::back_inserter(waiting));
  const int count = static_cast<int>(waiting.size());
  m_desk.bridge.enqueue(std::move(waiting), true);
  if (read.queue.intakePaused)
    m_desk.bridge.setIntake(false);
  if (read.queue.selected && !m_desk.selection.slot() && m_desk.bridge.recording() == nullptr)
    m_desk.selection.select(read.queue.selected);
  m_kept.begin({});
  emit restored(count, read.trouble);
}

void QueueKeeper::write() {
  const State now = state();
  KeptQueue queue{.waiting = {}, .intakePaused = now.paused, .selected = now.selected};
  const auto& waiting = m_desk.bridge.live().channel->waiting();
  // What a capture feeds ends with it.
  std::copy_if(waiting.begin(), waiting.end(), std::back_inserter(queue.waiting),
               [](const Waiting& entry) { return !entry.ofCapture; });
  m_kept.write(now, [file = m_file, queue = std::move(queue)] { return writeQueue(file, queue); });
}

}  // namespace vortex::ui
