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
  if (m_kept.isDueAtTheEnd(m_tuning.draft().revision()))
    write();
}

void DraftKeeper::refresh() {
  const Bridge& bridge = m_desk.bridge;
  if (!std::exchange(m_began, bridge.running()) && bridge.running() && !bridge.live().historyFile.isEmpty()) {
    m_file = bridge.live().historyFile + QStringLiteral(".tuning");
    m_reading = std::async(std::launch::async, [file = m_file] { return readDraftFile(file); });
  }
  if (isReady(m_reading))
    restore(m_reading.get());
  if (const QString why = m_kept.settle(); !why.isEmpty())
    emit said(tr("The draft of the timeouts cannot be kept on disk: %1").arg(why));
  if (!m_tuning.dragging() && m_kept.isDue(m_tuning.draft().revision()))
    write();
}

void DraftKeeper::restore(ReadDraft read) {
  if (!read.trouble.isEmpty())
    emit said(tr("The kept draft of the timeouts was not read (%1); its file is kept aside").arg(read.trouble));
  const bool isNewer = !m_tuning.draft().steps().empty();  // drafted before the file was read
  m_tuning.restore(std::move(read.draft));
  m_kept.begin(isNewer ? 0 : m_tuning.draft().revision());
}

void DraftKeeper::write() {
  m_kept.write(m_tuning.draft().revision(),
               [file = m_file, kept = keptOf(m_tuning.draft(), m_desk.bridge.live().settings.profile)] {
                 return writeWhole(file, draftFile(kept));
               });
}

}  // namespace vortex::ui
