// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/control_room/said_words.h"

#include "ui/bridge/bridge.h"
#include "ui/models/outlook.h"
#include "ui/models/slot_words.h"
#include "ui/widgets/pane.h"
#include "ui/window/main_window.h"

#include <QCoreApplication>
#include <QEvent>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <chrono>
#include <cstdio>

namespace vortex::control_room {
namespace {

constexpr int kBeatMs = 10;
const auto kFrameShown = static_cast<QEvent::Type>(QEvent::registerEventType());

QString nameOf(ui::DeviceCondition condition) {
  switch (condition) {
  case ui::DeviceCondition::Starting:
    return QStringLiteral("starting");
  case ui::DeviceCondition::Ready:
    return QStringLiteral("ready");
  case ui::DeviceCondition::Quarantined:
    return QStringLiteral("quarantined");
  case ui::DeviceCondition::Lost:
    return QStringLiteral("lost");
  case ui::DeviceCondition::Held:
    return QStringLiteral("held");
  }
  return {};
}

}  // namespace

SaidWords::SaidWords(ui::MainWindow& window, const ui::Bridge& bridge)
    : QObject(&window), m_bridge(bridge), m_line(window.findChild<QWidget*>(QStringLiteral("attention"))) {
  auto* const verdict = window.findChild<ui::Pane*>(QStringLiteral("verdict"));
  verdict->build();
  m_verdict = verdict->findChild<QWidget*>(QStringLiteral("verdictBand"));
  for (QWidget* const widget : {m_line, m_verdict})
    widget->installEventFilter(this);
  // The window takes the frame before this does, and asks for its paint with low priority: what comes behind is said of what is
  // painted.
  connect(&bridge, &ui::Bridge::frame, this,
          [this] { QCoreApplication::postEvent(this, new QEvent(kFrameShown), Qt::LowEventPriority); });
  const auto remark = [this](const QString& what) {
    m_remark = what;
    say();
  };
  connect(&bridge, &ui::Bridge::remarked, this, [remark](const QStringList& remarks) { remark(remarks.join(QLatin1Char('\n'))); });
  connect(&bridge, &ui::Bridge::noticed, this, remark);
  m_beat.setTimerType(Qt::PreciseTimer);
  connect(&m_beat, &QTimer::timeout, this, &SaidWords::beat);
  m_beat.start(kBeatMs);
  m_sinceBeat.start();
}

void SaidWords::beat() { m_stallMs = std::max(m_stallMs, m_sinceBeat.restart() - kBeatMs); }

bool SaidWords::eventFilter(QObject* widget, QEvent* event) {
  // After the paint that this event begins.
  const bool painted = (widget == m_line || widget == m_verdict) && event->type() == QEvent::Paint;
  if (painted || (widget == m_verdict && event->type() == QEvent::Hide))
    QMetaObject::invokeMethod(this, &SaidWords::say, Qt::QueuedConnection);
  return false;
}

bool SaidWords::event(QEvent* event) {
  if (event->type() != kFrameShown)
    return QObject::event(event);
  say();
  return true;
}

void SaidWords::say() {
  const ui::Device& device = m_bridge.session().device();
  const ui::Slot* slot = ui::inTheMaking(m_bridge.session());
  QJsonObject line{{QStringLiteral("words"), m_line->accessibleName()},
                   {QStringLiteral("device"), nameOf(device.condition)},
                   {QStringLiteral("pid"), device.pid},
                   {QStringLiteral("making"), slot != nullptr ? ui::stateText(*slot) : QString()},
                   {QStringLiteral("verdict"), m_verdict->isVisible() ? m_verdict->accessibleName() : QString()},
                   {QStringLiteral("remark"), m_remark}};
  const QString what = QString::fromUtf8(QJsonDocument(line).toJson(QJsonDocument::Compact));
  if (what == m_said)
    return;
  m_said = what;
  beat();
  line[QStringLiteral("at_ns")] = static_cast<qint64>(std::chrono::steady_clock::now().time_since_epoch().count());
  line[QStringLiteral("noticed_ms")] = inMilliseconds(m_bridge.now() - device.since);
  line[QStringLiteral("stall_ms")] = m_stallMs;
  m_stallMs = 0;
  std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
  std::fflush(stdout);
}

}  // namespace vortex::control_room
