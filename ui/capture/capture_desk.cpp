// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/capture/capture_desk.h"

#include "ui/bridge/bridge.h"
#include "ui/bridge/live_capture.h"
#include "ui/capture/capture_shelf.h"
#include "ui/models/slot_words.h"

#include <QFileInfo>
#include <QLocale>
#include <QSettings>
#include <utility>

namespace vortex::ui {
namespace {

const QString kBaselineKey = QStringLiteral("leak_hunt/baseline");

CaptureLine shelvedLine(const ShelvedCapture& capture) {
  CaptureLine line{.file = capture.file, .label = capture.name, .count = 0, .word = {}, .says = {}, .tip = {}};
  if (capture.captured)
    tellVerdict(*capture.captured, line);
  else
    line.says = capture.isRead ? CaptureDesk::tr("cannot be read") : CaptureDesk::tr("is read…");
  line.tip = QStringLiteral("%1, %2\n%3")
                 .arg(QLocale().toString(capture.changed, QLocale::ShortFormat), bytesText({capture.bytes}), capture.file);
  if (!capture.trouble.isEmpty())
    line.tip += QLatin1Char('\n') + capture.trouble;
  return line;
}

}  // namespace

CaptureDesk::CaptureDesk(Bridge& bridge, CaptureShelf& shelf, QObject* parent) : QObject(parent), m_bridge(bridge), m_shelf(shelf) {
  connect(&m_shelf, &CaptureShelf::changed, this, &CaptureDesk::list);
  connect(&m_shelf, &CaptureShelf::removed, this, &CaptureDesk::removed);
  m_baseline = QSettings().value(kBaselineKey).toString();
  if (!m_baseline.isEmpty())
    m_shelf.open(m_baseline);
}

QString CaptureDesk::runningFile() const {
  const CaptureState& state = m_bridge.capture().state();
  return state.isOpen() ? QString::fromStdString(state.started()->file) : QString();
}

const Captured* CaptureDesk::running() const {
  const auto& live = m_bridge.capture().captured();
  return live && !m_running.isEmpty() && live->file == m_running ? &*live : nullptr;
}

void CaptureDesk::refresh() {
  const LiveCapture& live = m_bridge.capture();
  const bool told = live.state().revision() != m_stateRevision || live.revision() != m_liveRevision;
  m_stateRevision = live.state().revision();
  m_liveRevision = live.revision();
  if (const QString running = runningFile(); running != m_running) {
    m_running = running;
    m_shelf.skip(running);  // it is being written
    if (!running.isEmpty())
      choose(running);
  }
  m_shelf.refresh();
  if (told)
    list();
}

void CaptureDesk::list() {
  std::vector<CaptureLine> lines;
  const Captured* live = running();
  for (const ShelvedCapture& capture : m_shelf.captures()) {
    lines.push_back(shelvedLine(capture));
    if (live != nullptr && capture.file == m_running)
      tellVerdict(*live, lines.back());
  }
  if (live != nullptr && m_shelf.find(m_running) == nullptr) {
    CaptureLine line{.file = m_running, .label = {}, .count = 0, .word = {}, .says = {}, .tip = m_running};
    tellVerdict(*live, line);
    lines.insert(lines.begin(), std::move(line));
  }
  for (CaptureLine& line : lines)
    if (line.file == m_baseline && line.word && *line.word != analysis::LeakWord::Leak)
      line.says = tr("%1, baseline").arg(line.says);
  if (lines != m_lines) {
    m_lines = std::move(lines);
    emit listed();
  }
  if (m_chosen.isEmpty() && !m_lines.empty())
    choose(m_lines.front().file);
  else
    show();
}

void CaptureDesk::choose(const QString& file) {
  if (file != m_chosen) {
    m_chosen = file;
    emit chosenChanged();
  }
  show();
}

void CaptureDesk::holdAgainst(const QString& file) {
  m_baseline = file;
  QSettings().setValue(kBaselineKey, file);
  list();
}

const Captured* CaptureDesk::baseline() const {
  const ShelvedCapture* shelved = m_baseline.isEmpty() || m_baseline == m_chosen ? nullptr : m_shelf.find(m_baseline);
  // What leaks is not known to be good: it may have been chosen before it was judged, or written anew.
  const bool isGood = shelved != nullptr && shelved->captured && shelved->captured->verdict.word != analysis::LeakWord::Leak;
  return isGood ? &*shelved->captured : nullptr;
}

void CaptureDesk::open(const QString& file) {
  const QString absolute = QFileInfo(file).absoluteFilePath();
  m_shelf.open(absolute);
  choose(absolute);
}

void CaptureDesk::remove(const QString& file) { m_shelf.remove(file); }

void CaptureDesk::removed(const QString& file, const QString& trouble) {
  if (!trouble.isEmpty()) {
    emit notRemoved(file, trouble);
    return;
  }
  if (file == m_baseline)
    holdAgainst({});
  if (file == m_chosen)
    choose({});
}

void CaptureDesk::expect(const QString& file) { m_shelf.skip(file); }

void CaptureDesk::show() {
  const Captured* live = m_chosen == m_running ? running() : nullptr;
  const ShelvedCapture* shelved = m_shelf.find(m_chosen);
  const bool isThere = shelved != nullptr && shelved->captured;
  const bool isRead = shelved != nullptr && shelved->isRead;
  // A capture that has just ended is shown as it was until its file is read.
  if (live == nullptr && !isThere && !isRead && m_shown && m_shown->file == m_chosen)
    return;
  QString mark = live != nullptr ? QStringLiteral("live %1 %2").arg(m_liveRevision).arg(m_chosen)
                                 : QStringLiteral("%1 %2 %3 %4")
                                       .arg(isThere || isRead ? shelved->changed.toMSecsSinceEpoch() : 0)
                                       .arg(isRead)
                                       .arg(isThere)
                                       .arg(m_chosen);
  mark += QStringLiteral(" against %1").arg(baseline() != nullptr ? m_baseline : QString());
  if (mark == m_mark)
    return;
  m_mark = mark;
  m_trouble = shelved != nullptr ? shelved->trouble : QString();
  m_shown = live != nullptr ? std::optional(*live) : isThere ? shelved->captured : std::nullopt;
  emit changed();
}

}  // namespace vortex::ui
