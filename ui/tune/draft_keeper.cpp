// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tune/draft_keeper.h"

#include "ui/bridge/bridge.h"
#include "ui/bridge/is_ready.h"
#include "ui/tune/tuning.h"
#include "ui/widgets/export.h"

#include <QFile>
#include <utility>

namespace vortex::ui {
namespace {

constexpr qint64 kLongestDraft = 16LL * 1024 * 1024;  // bytes of a file that is read
constexpr qint64 kPauseMs = 10'000;                   // until what could not be written is tried again

ReadDraft readDraftFile(const QString& name) {
  QFile file(name);
  if (!file.exists())
    return {};
  if (!file.open(QIODevice::ReadOnly))
    return {.draft = {}, .trouble = file.errorString()};
  ReadDraft read = readDraft(file.read(kLongestDraft));
  if (!read.trouble.isEmpty())
    keepAside(name);
  return read;
}

}  // namespace

DraftKeeper::DraftKeeper(const Desk& desk, Tuning& tuning, QObject* parent) : QObject(parent), m_desk(desk), m_tuning(tuning) {}

DraftKeeper::~DraftKeeper() {
  if (!m_written)
    return;
  if (m_writing.valid() && m_writing.get().isEmpty())
    m_written = m_tried;
  if (m_tuning.draft().revision() != *m_written)
    write();  // its future's destructor waits for it
}

void DraftKeeper::refresh() {
  const Bridge& bridge = m_desk.bridge;
  if (!std::exchange(m_began, bridge.running()) && bridge.running() && !bridge.live().historyFile.isEmpty()) {
    m_file = bridge.live().historyFile + QStringLiteral(".tuning");
    m_reading = std::async(std::launch::async, [file = m_file] { return readDraftFile(file); });
  }
  if (isReady(m_reading))
    restore(m_reading.get());
  if (isReady(m_writing))
    settle();
  const std::uint64_t now = m_tuning.draft().revision();
  const bool rests = m_failed && now == m_tried && m_sinceFailed.elapsed() < kPauseMs;
  if (m_written && !m_writing.valid() && !m_tuning.dragging() && now != *m_written && !rests)
    write();
}

void DraftKeeper::restore(ReadDraft read) {
  if (!read.trouble.isEmpty())
    emit said(tr("The kept draft of the timeouts was not read (%1); its file is kept aside").arg(read.trouble));
  const bool isNewer = !m_tuning.draft().steps().empty();  // drafted before the file was read
  m_tuning.restore(std::move(read.draft));
  m_written = isNewer ? 0 : m_tuning.draft().revision();
}

void DraftKeeper::settle() {
  const QString why = m_writing.get();
  if (why.isEmpty())
    m_written = m_tried;
  else if (!m_failed)
    emit said(tr("The draft of the timeouts cannot be kept on disk: %1").arg(why));
  m_failed = !why.isEmpty();
  m_sinceFailed.start();
}

void DraftKeeper::write() {
  m_tried = m_tuning.draft().revision();
  m_writing =
      std::async(std::launch::async, [file = m_file, kept = keptOf(m_tuning.draft(), m_desk.bridge.live().settings.profile)] {
        return writeWhole(file, draftFile(kept));
      });
}

}  // namespace vortex::ui
