// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/bridge.h"

#include <QDateTime>
#include <exception>
#include <utility>

namespace vortex::ui {

Bridge::Bridge(EngineOptions options, QObject* parent)
    : QObject(parent), m_options(std::move(options)), m_channel(m_options.settings.airAfter) {
  m_timer.setInterval(kFrameMs);
  m_timer.setTimerType(Qt::PreciseTimer);
  connect(&m_timer, &QTimer::timeout, this, &Bridge::tick);
}

Bridge::~Bridge() = default;

void Bridge::start() {
  m_making = std::async(std::launch::async, [options = m_options] { return std::make_unique<Engine>(options); });
  m_timer.start();
}

void Bridge::tick() {
  if (m_making.valid() && m_making.wait_for(std::chrono::seconds(0)) == std::future_status::ready) {
    try {
      m_engine = m_making.get();
    } catch (const std::exception& error) {
      m_timer.stop();
      emit failed(QString::fromStdString(error.what()));
      return;
    }
    m_events = m_engine->subscribe();
    m_engine->start();
    // Once: a pretended clock that runs ten times as fast goes on from here.
    m_wallAtZeroMs = QDateTime::currentMSecsSinceEpoch() - static_cast<qint64>(inMilliseconds(m_engine->now().time_since_epoch()));
  }
  if (m_engine) {
    take();
    feed();
  }
  emit frame();
}

void Bridge::take() {
  m_batch.clear();
  const bool more = m_events->take(m_batch, std::chrono::milliseconds(0));
  for (const Event& event : m_batch) {
    m_session.apply(event);
    if (std::holds_alternative<event::DeviceReady>(event.body))
      m_channel.deviceReady(event.at);
    else if (std::holds_alternative<event::SlotComplete>(event.body))
      m_channel.decided();
  }
  if (!more) {
    m_timer.stop();
    m_engine->join();
    emit frame();
    emit ended();
  }
}

void Bridge::feed() {
  while (!m_stopping) {
    auto recipe = m_channel.due(m_engine->now());
    if (!recipe)
      return;
    const bool onCadence = m_channel.every() > Duration{};
    m_engine->submit({.recipe = std::move(*recipe),
                      .airIn = onCadence ? std::optional(m_options.settings.airAfter) : std::nullopt,
                      .onCadence = onCadence});
  }
}

void Bridge::stop(StopMode mode) {
  m_stopping = true;
  if (m_engine)
    m_engine->stop(mode);
  else
    emit ended();
}

Time Bridge::now() const { return m_engine ? m_engine->now() : Time{}; }

qint64 Bridge::wallMs(Time time) const { return m_wallAtZeroMs + static_cast<qint64>(inMilliseconds(time.time_since_epoch())); }

QString Bridge::clockText(Time time) const {
  return QDateTime::fromMSecsSinceEpoch(wallMs(time)).toString(QStringLiteral("HH:mm:ss"));
}

QString Bridge::historyFile() const {
  const auto file = m_engine ? m_engine->historyFile() : std::nullopt;
  return file ? QString::fromStdString(file->string()) : QString();
}

void Bridge::enqueue(std::vector<Recipe> recipes) { m_channel.add(std::move(recipes)); }
void Bridge::removeWaiting(std::size_t index) { m_channel.remove(index); }

void Bridge::setIntake(bool open) {
  m_channel.hold(!open);
  if (m_engine)
    m_engine->setIntake(open);
}

void Bridge::cancel(SlotId slot) {
  if (m_engine)
    m_engine->cancel(slot);
}

void Bridge::clearBuffers() {
  if (m_engine)
    m_engine->clearBuffers();
}

void Bridge::restartDevice() {
  if (m_engine)
    m_engine->restartDevice();
}

void Bridge::acknowledge(const std::string& alarm) {
  if (m_engine)
    m_engine->acknowledgeAlarm(alarm);
}

void Bridge::shelve(const std::string& alarm, Duration lasting) {
  if (m_engine)
    m_engine->shelveAlarm(alarm, lasting);
}

}  // namespace vortex::ui
