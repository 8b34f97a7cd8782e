// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/bridge.h"

#include "ui/bridge/is_ready.h"
#include "ui/bridge/visitors.h"

#include <QDateTime>
#include <algorithm>
#include <exception>
#include <utility>

namespace vortex::ui {
namespace {

constexpr qint64 kLookBackMs = 24 * 3'600'000, kNsInMs = 1'000'000;

}  // namespace

Bridge::Bridge(EngineOptions options, QObject* parent)
    : QObject(parent), m_options(std::move(options)), m_channel(m_options.settings.airAfter),
      m_feed(m_channel, {.submit = [this](const Waiting& entry, bool onCadence) { return submit(entry, onCadence); },
                         .cancel =
                             [this](SlotId slot) {
                               if (m_engine)
                                 m_engine->cancel(slot, StopCause::GaveWay);
                             }}),
      m_visitors(std::make_unique<Visitors>(*this)) {
  m_timer.setInterval(kFrameMs);
  m_timer.setTimerType(Qt::PreciseTimer);
  connect(&m_timer, &QTimer::timeout, this, &Bridge::tick);
}

Bridge::~Bridge() = default;

void Bridge::start() {
  m_beganMs = QDateTime::currentMSecsSinceEpoch();
  m_making = std::async(std::launch::async, [options = m_options] { return std::make_unique<Engine>(options); });
  m_timer.start();
}

void Bridge::tick() {
  if (isReady(m_making) && !take(m_making))
    return;
  if (isReady(m_past)) {
    Past past = m_past.get();
    m_session = std::move(past.session);
    m_news = true;
    if (!past.trouble.empty())
      m_session.apply({.seq = 0, .at = now(), .body = event::Notice{"What was made before is not shown whole: " + past.trouble}});
  }
  if (m_engine)
    listen();
  if (isReady(m_fetching)) {
    m_fetched = m_fetching.get();
    m_news = true;
    if (const auto next = std::exchange(m_fetchNext, std::nullopt))
      fetch(*next);
  }
  if (m_engine && !m_past.valid()) {  // what is told live comes after what was told before
    take();
    feed();
    m_visitors->keeper().serve(now());
    if (m_finishing && !m_stopping && queueFinished())
      stop(StopMode::Finish);
  }
  tellFrame();
}

// What happened is shown at once; where only time passed, as often as a clock that shows tenths wants it, and less when nothing
// runs.
void Bridge::tellFrame() {
  const int pause = m_session.running() > 0 ? kClockMs : kIdleMs;
  if (!m_news && m_sinceFrame.isValid() && m_sinceFrame.elapsed() < pause)
    return;
  m_news = false;
  m_sinceFrame.start();
  emit frame();
}

bool Bridge::take(std::future<std::unique_ptr<Engine>>& made) {
  try {
    m_engine = made.get();
  } catch (const std::exception& error) {
    m_timer.stop();
    emit failed(QString::fromStdString(error.what()));
    return false;
  }
  m_news = true;
  m_events = m_engine->subscribe();
  m_leftover = m_engine->leftover();
  m_engine->start();
  m_sinceStart.start();
  // Once: a pretended clock that runs ten times as fast goes on from here.
  m_wallAtZeroMs = QDateTime::currentMSecsSinceEpoch() - static_cast<qint64>(inMilliseconds(m_engine->now().time_since_epoch()));
  if (const auto store = m_engine->historyFile())
    m_visitors->keeper().open(*store, m_options);
  lookBack();
  return true;
}

void Bridge::lookBack() {
  const auto store = m_engine->historyFile();
  if (!store)
    return;
  const PastQuestion question{.store = *store,
                              .wallAtZero = m_wallAtZeroMs * kNsInMs,
                              .until = m_beganMs * kNsInMs,
                              .since = (m_beganMs - kLookBackMs) * kNsInMs,
                              .profile = m_options.settings.profile,
                              .backend = std::string(toString(m_options.backend))};
  m_past = std::async(std::launch::async, [question] { return readPast(question); });
}

const Slot* Bridge::find(SlotId slot) const {
  const Slot* found = m_session.find(slot);
  return found != nullptr ? found : m_fetched.session.find(slot);
}

void Bridge::fetch(SlotId slot) {
  const auto store = m_engine ? m_engine->historyFile() : std::nullopt;
  if (!store) {
    m_fetched.trouble = "nothing is recorded in this session";
    return;
  }
  if (m_fetching.valid()) {
    m_fetchNext = slot;
    return;
  }
  m_fetched = {};
  const SlotQuestion question{.store = *store, .wallAtZero = m_wallAtZeroMs * kNsInMs, .slot = slot};
  m_fetching = std::async(std::launch::async, [question] { return readSlot(question); });
}

// What was submitted and is not told of yet is still to be made; what is held back is not waited for.
bool Bridge::queueFinished() const {
  const auto& last = m_feed.submitted();
  const bool told = !last || m_session.find(*last) != nullptr;
  const auto& waiting = m_channel.waiting();
  const bool empty = std::all_of(waiting.begin(), waiting.end(), [](const Waiting& entry) { return entry.held; });
  return told && empty && m_session.queued() + m_session.running() == 0;
}

void Bridge::listen() {
  const std::chrono::milliseconds now(m_sinceStart.elapsed());
  if (m_freshness.look(m_engine->turns(), now))
    m_engine->knock();
  const auto silent = m_freshness.silentFor(now);
  if (silent && !m_silentFor)
    m_silentAt = m_engine->now();
  m_news = m_news || silent.has_value() != m_silentFor.has_value();
  m_silentFor = silent;
}

void Bridge::take() {
  m_batch.clear();
  const bool more = m_events->take(m_batch, std::chrono::milliseconds(0));
  for (const Event& event : m_batch) {
    m_session.apply(event);
    m_log.add(event);
    m_news = m_news || !std::holds_alternative<event::MemorySample>(event.body);
    m_feed.told(event);
    m_visitors->keeper().told(event);
  }
  if (!more) {
    m_timer.stop();
    m_engine->join();
    emit frame();
    emit ended();
  }
}

void Bridge::feed() {
  if (m_stopping)
    return;
  readAhead();
  m_feed.feed(m_engine->now(), rerunTakes());
  if (const auto gave = m_feed.takeGaveWay()) {
    m_visitors->keeper().gaveWay(gave->slot, gave->again);
    emit gaveWay(gave->slot, gave->again);
  }
}

void Bridge::readAhead() {
  if (isReady(m_givenTo)) {
    ResetInputs read = m_givenTo.get();
    const auto& waiting = m_channel.waiting();
    const auto entry = std::find_if(waiting.begin(), waiting.end(), [&](const Waiting& one) { return one.key == m_givenKey; });
    if (read.given) {
      m_channel.give(m_givenKey, std::move(read.given));
    } else if (entry != waiting.end()) {
      const SlotId of = entry->rerunOf.value_or(SlotId{});
      m_channel.refuse(m_givenKey, read.trouble);
      emit resetRefused(of, QString::fromStdString(read.trouble));
    }
    m_news = true;
  }
  const Waiting* next = m_givenTo.valid() ? nullptr : m_channel.unread();
  const auto store = next == nullptr ? std::nullopt : m_engine->historyFile();
  if (!store)
    return;
  m_givenKey = next->key;
  ResetQuestion question{.store = *store,
                         .of = next->rerunOf.value_or(SlotId{}),
                         .from = *next->from,
                         .simulated = simulated(),
                         .recipe = next->recipe,
                         .settings = m_options.settings,
                         .qualityLevel = next->qualityLevel.value_or(m_session.qualityLevel())};
  m_givenTo = std::async(std::launch::async, [question = std::move(question)] { return readResetInputs(question); });
}

SlotId Bridge::submit(const Waiting& entry, bool onCadence) {
  const SlotId slot = m_engine->submit({.recipe = entry.recipe,
                                        .seed = entry.seed,
                                        .airIn = onCadence ? std::optional(m_options.settings.airAfter) : std::nullopt,
                                        .onCadence = onCadence,
                                        .noDeadline = entry.offAir,
                                        .rerunOf = entry.rerunOf,
                                        .given = entry.given,
                                        .qualityLevel = entry.qualityLevel,
                                        .timeouts = entry.timeouts});
  m_visitors->keeper().submitted(entry.ticket, slot);
  return slot;
}

Duration Bridge::rerunTakes() const {
  const auto& whole = m_session.wholeSlot();
  return whole ? whole->cautiousLeft - whole->delivery : m_options.settings.generationTarget;
}

void Bridge::stop(StopMode mode) {
  m_stopping = true;
  if (m_engine)
    m_engine->stop(mode);
  else
    emit ended();
}

Time Bridge::now() const { return m_silentFor ? m_silentAt : m_engine ? m_engine->now() : Time{}; }

qint64 Bridge::wallMs(Time time) const { return m_wallAtZeroMs + static_cast<qint64>(inMilliseconds(time.time_since_epoch())); }

QString Bridge::clockText(Time time) const {
  return QDateTime::fromMSecsSinceEpoch(wallMs(time)).toString(QStringLiteral("HH:mm:ss"));
}

bool Bridge::hasPast() const {
  std::error_code none;
  return m_options.historyFile && std::filesystem::exists(*m_options.historyFile, none);
}

QString Bridge::historyFile() const {
  const auto file = m_engine ? m_engine->historyFile() : std::nullopt;
  return file ? QString::fromStdString(file->string()) : QString();
}

std::size_t Bridge::enqueue(std::vector<Recipe> recipes) {
  m_news = true;
  return m_channel.add(std::move(recipes));
}
void Bridge::enqueue(std::vector<Waiting> entries, bool atFront) {
  m_channel.add(std::move(entries), atFront);
  m_news = true;
}
void Bridge::remark(const QStringList& remarks) {
  for (const QString& remark : remarks)
    m_log.add({.seq = 0, .at = now(), .body = event::Notice{remark.toStdString()}});
  m_news = true;
  emit remarked(remarks);
}
void Bridge::removeWaiting(std::uint64_t key) {
  m_channel.remove(key);
  m_news = true;
}
void Bridge::moveWaiting(std::uint64_t key, std::size_t to) {
  m_channel.move(key, to);
  m_news = true;
}
void Bridge::holdWaiting(std::uint64_t key, bool held) {
  m_channel.setHeld(key, held);
  m_news = true;
}

void Bridge::setWaitingOffAir(std::uint64_t key, bool offAir) {
  m_channel.setOffAir(key, offAir);
  m_news = true;
}

void Bridge::setIntake(bool open) {
  m_channel.hold(!open);
  m_news = true;
  if (m_engine)
    m_engine->setIntake(open);
}

void Bridge::cancel(SlotId slot) {
  if (m_engine)
    m_engine->cancel(slot);
}

void Bridge::address(SlotId slot, const std::string& comment) {
  if (m_engine)
    m_engine->addressSlot(slot, comment);
}

void Bridge::tune(Settings settings, bool rearmRunning) {
  m_options.settings = settings;
  if (m_engine)
    m_engine->tune(std::move(settings), rearmRunning);
}

void Bridge::setQuality(int level, std::string why) {
  if (m_engine)
    m_engine->setQuality(level, std::move(why));
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

void Bridge::unshelve(const std::string& alarm) {
  if (m_engine)
    m_engine->unshelveAlarm(alarm);
}

}  // namespace vortex::ui
