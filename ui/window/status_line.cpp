// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/status_line.h"

#include "ui/bridge/bridge.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/plain_line.h"

#include <QLabel>
#include <QStatusBar>

namespace vortex::ui {
namespace {

constexpr int kSaidMs = 8'000;

}  // namespace

StatusLine::StatusLine(const Desk& desk, QStatusBar* bar) : QObject(bar), m_desk(desk), m_bar(bar) {
  m_told = new PlainLine(bar);
  m_told->setContentsMargins(6, 0, 0, 0);
  m_hint = new QLabel(bar);
  m_bar->addWidget(m_told, 1);
  m_bar->addPermanentWidget(m_hint);
  m_hint->setText(hint());
}

void StatusLine::say(const QString& what) { m_bar->showMessage(what, kSaidMs); }

QString StatusLine::hint() const {
  if (m_desk.bridge.recording() == nullptr)
    return tr("Wheel: zoom at cursor   Drag: pan   L: follow live   F1: all keys");
  const auto key = [this](const char* id) {
    return m_desk.actions.find(QString::fromLatin1(id))->shortcut().toString(QKeySequence::NativeText);
  };
  return tr("Wheel: zoom at cursor   Drag: pan   %1: play   %2: back to live   F1: all keys")
      .arg(key("recording.play"), key("recording.back"));
}

void StatusLine::refresh() {
  const Bridge& bridge = m_desk.bridge;
  const QString& store = bridge.historyFile();
  m_told->setText(
      (bridge.recording() != nullptr ? tr("RECORDING   events %1   of %2   profile %3") : tr("events %1   history %2   profile %3"))
          .arg(bridge.session().told())
          .arg(store.isEmpty() ? tr("not recorded") : store, QString::fromStdString(bridge.settings().profile)));
  if (const QString how = hint(); how != m_hint->text())
    m_hint->setText(how);
}

}  // namespace vortex::ui
