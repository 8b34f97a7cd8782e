// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/capture/capture_shelf.h"

#include "ui/bridge/is_ready.h"
#include "ui/capture/remove_capture.h"

#include <QDir>
#include <QFileInfo>
#include <algorithm>
#include <utility>

namespace vortex::ui {

CaptureShelf::CaptureShelf(const QString& folder, QObject* parent) : QObject(parent), m_folder(folder) {}

CaptureShelf::~CaptureShelf() {
  m_reading = {};  // waits for the one that is read
  m_looking = {};
}

const ShelvedCapture* CaptureShelf::find(const QString& file) const {
  const auto found =
      std::find_if(m_captures.begin(), m_captures.end(), [&](const ShelvedCapture& one) { return one.file == file; });
  return found == m_captures.end() ? nullptr : &*found;
}

void CaptureShelf::open(const QString& file) {
  m_wanted = file;
  m_toRemove.removeAll(file);
  if (!m_elsewhere.contains(file))
    m_elsewhere << file;
  m_since.invalidate();
}

void CaptureShelf::remove(const QString& file) {
  m_toRemove << file;
  m_since.invalidate();
}

CaptureShelf::Looked CaptureShelf::lookThrough(const QString& folder, QStringList elsewhere, const QStringList& toRemove) {
  Looked looked;
  for (const QString& file : toRemove) {
    const QString trouble = removeCapture(file);
    looked.removed.emplace_back(file, trouble);
    if (trouble.isEmpty())
      elsewhere.removeAll(file);
  }
  QFileInfoList files = QDir(folder).entryInfoList({QStringLiteral("*.vortexcap")}, QDir::Files);
  const auto isIn = [&](const QString& file) {
    return std::any_of(files.begin(), files.end(), [&](const QFileInfo& one) { return one.absoluteFilePath() == file; });
  };
  for (const QString& file : elsewhere)  // one that is not there is read all the same: that says why it cannot be shown
    if (!isIn(file))
      files << QFileInfo(file);
  std::vector<Seen>& seen = looked.seen;
  for (const QFileInfo& file : files)
    seen.push_back({.file = file.absoluteFilePath(), .changed = file.lastModified(), .bytes = file.size()});
  std::stable_sort(seen.begin(), seen.end(), [](const Seen& a, const Seen& b) { return a.changed > b.changed; });
  return looked;
}

void CaptureShelf::took(const std::vector<Seen>& seen) {
  std::vector<ShelvedCapture> now;
  for (const Seen& one : seen) {
    const ShelvedCapture* known = find(one.file);
    if (known != nullptr && known->changed == one.changed && known->bytes == one.bytes)
      now.push_back(*known);
    else
      now.push_back({.file = one.file,
                     .name = QFileInfo(one.file).completeBaseName(),
                     .changed = one.changed,
                     .bytes = one.bytes,
                     .isRead = false,
                     .captured = known != nullptr ? known->captured : std::nullopt,
                     .trouble = {}});
  }
  const bool same = now.size() == m_captures.size() &&
                    std::equal(now.begin(), now.end(), m_captures.begin(), [](const ShelvedCapture& a, const ShelvedCapture& b) {
                      return a.file == b.file && a.changed == b.changed && a.bytes == b.bytes && a.isRead == b.isRead;
                    });
  if (same)
    return;
  m_captures = std::move(now);
  emit changed();
}

void CaptureShelf::readNext() {
  if (m_reading.valid())
    return;
  const auto unread = [this](const ShelvedCapture& one) { return !one.isRead && one.file != m_skipped; };
  auto next = std::find_if(m_captures.begin(), m_captures.end(),
                           [&](const ShelvedCapture& one) { return unread(one) && one.file == m_wanted; });
  if (next == m_captures.end())
    next = std::find_if(m_captures.begin(), m_captures.end(), unread);
  if (next == m_captures.end())
    return;
  m_now = next->file;
  m_nowChanged = next->changed;
  m_reading = std::async(std::launch::async, [file = std::filesystem::path(m_now.toStdString())] { return readCapture(file); });
}

void CaptureShelf::refresh() {
  if (isReady(m_reading)) {
    ReadCapture read = m_reading.get();
    for (ShelvedCapture& one : m_captures)
      if (one.file == m_now) {
        one.isRead = one.changed == m_nowChanged;  // else it was written again meanwhile
        one.captured = std::move(read.captured);
        one.trouble = std::move(read.trouble);
      }
    emit changed();
  }
  if (isReady(m_looking)) {
    const Looked looked = m_looking.get();
    for (const auto& [file, trouble] : looked.removed)
      if (trouble.isEmpty())
        m_elsewhere.removeAll(file);
    m_since.start();
    for (const auto& [file, trouble] : looked.removed)
      emit removed(file, trouble);
    took(looked.seen);
  }
  if (!m_looking.valid() && (!m_since.isValid() || m_since.elapsed() >= kLookMs))
    m_looking =
        std::async(std::launch::async, [folder = m_folder, elsewhere = m_elsewhere, toRemove = std::exchange(m_toRemove, {})] {
          return lookThrough(folder, elsewhere, toRemove);
        });
  readNext();
}

}  // namespace vortex::ui
