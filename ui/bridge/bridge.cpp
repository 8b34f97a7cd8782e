// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/bridge.h"

#include "engine/slot/forecast_sum.h"
#include "ui/bridge/capture_feed.h"
#include "ui/bridge/is_ready.h"
#include "ui/bridge/live_capture.h"
#include "ui/bridge/visitors.h"
#include "ui/models/emergency_words.h"

#include <QDateTime>
#include <algorithm>
#include <exception>
#include <utility>

namespace vortex::ui {
namespace {

constexpr qint64 kLookBackMs = 24 * 3'600'000, kNsInMs = 1'000'000;

View viewOf(const EngineOptions& options) {
  View view;
  view.channel = std::make_unique<Channel>(options.settings.airAfter);
  view.settings = options.settings;
  view.simulated = options.backend == BackendKind::Simulated;
  return view;
}

}  // namespace

Bridge::Bridge(EngineOptions options, QObject* parent)
    : QObject(parent), m_options(std::move(options)), m_madeWith(m_options.settings), m_shown(viewOf(m_options)),
      m_feed(*m_shown.channel, {.submit = [this](const Waiting& entry, bool onCadence) { return submit(entry, onCadence); },
                                .cancel =
                                    [this](SlotId slot) {
                                      if (m_engine)
                                        m_engine->cancel(slot, StopCause::GaveWay);
                                    }}),
      m_capture(std::make_unique<LiveCapture>()), m_captureFeed(std::make_unique<CaptureFeed>()),
      m_visitors(std::make_unique<Visitors>(*this)) {
  m_timer.setInterval(kFrameMs);
  m_timer.setTimerType(Qt::PreciseTimer);
  connect(&m_timer, &QTimer::timeout, this, &Bridge::tick);
}

Bridge::~Bridge() = default;

void Bridge::start() {
  m_beganMs = QDateTime::currentMSecsSinceEpoch();
  m_making = std::async(std::launch::async, [options = m_options] { return std::make_unique<Engine>(options); });
  m_madeWith = m_options.settings;
  m_timer.start();
}

void Bridge::tick() {
  if (isReady(m_making) && !take(m_making))
    return;
  if (isReady(m_past)) {
    Past past = m_past.get();
    liveView().session = std::move(past.session);
    m_news = true;
    if (!past.trouble.empty())
      liveView().session.apply(
          {.seq = 0, .at = liveNow(), .body = event::Notice{"What was made before is not shown whole: " + past.trouble}});
  }
  if (m_engine && !m_ending.valid())
    listen();
  if (isReady(m_fetching)) {
    liveView().fetched = m_fetching.get();
    m_news = true;
    if (const auto next = std::exchange(m_fetchNext, std::nullopt))
      fetch(*next);
  }
  if (m_engine && !m_past.valid() && !m_ending.valid()) {  // what is told live comes after what was told before
    take();
    feed();
    m_news = m_capture->refresh() || m_news;
    m_visitors->keeper().serve(liveNow());
    if (m_finishing && !m_stopping && queueFinished())
      stop(StopMode::Finish);
  }
  liveView().now = liveNow();
  const Duration passed = milliseconds(static_cast<double>(m_sinceTick.isValid() ? m_sinceTick.restart() : 0));
  if (m_recording && m_recording->advance(passed, m_shown))
    m_news = true;
  pace();
  tellFrame();
  if (isReady(m_ending)) {
    m_timer.stop();
    m_ending.get();
    emit frame();
    emit ended();
  }
}

void Bridge::pace() {
  const Session& session = live().session;
  // What waits is submitted on time.
  if (m_news || m_recording || m_stopping || m_finishing || session.running() > 0 || session.queued() > 0 ||
      !live().channel->waiting().empty() || session.device().condition != DeviceCondition::Ready || live().silentFor)
    m_sinceNews.start();
  const int pace = m_sinceNews.elapsed() < kRestsAfterMs ? kFrameMs : kRestMs;
  if (m_timer.interval() != pace)
    m_timer.setInterval(pace);
}

// The views change places and the panes' one stays where it is.
void Bridge::show(std::unique_ptr<Playback> recording) {
  if (!recording && !m_aside)
    return;
  if (recording) {
    if (!m_aside)
      m_aside = std::move(m_shown);
    m_shown = recording->makeView();
    recording->advance({}, m_shown);
  } else {
    m_shown = *std::exchange(m_aside, std::nullopt);
  }
  m_recording = std::move(recording);
  m_sinceTick.start();
  emit shownChanged();
  emit frame();
}

// What happened is shown at once; where only time passed, as often as a clock that shows tenths wants it, and when nothing runs as
// often as one that shows seconds does.
bool Bridge::isFrameDue() const {
  if (m_news || !m_sinceFrame.isValid())
    return true;
  const bool runs = m_shown.session.running() + live().session.running() > 0;
  return m_sinceFrame.elapsed() >= (runs || QDateTime::currentSecsSinceEpoch() != m_secondShown ? kClockMs : kIdleMs);
}

void Bridge::tellFrame() {
  if (!isFrameDue())
    return;
  m_news = false;
  m_sinceFrame.start();
  m_secondShown = QDateTime::currentSecsSinceEpoch();
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
  if (m_options.settings != m_madeWith)  // tuned while it was made
    m_engine->tune(m_options.settings);
  if (live().channel->held())  // paused while it was made
    m_engine->setIntake(false);
  m_sinceStart.start();
  // Once: a pretended clock that runs ten times as fast goes on from here.
  liveView().wallAtZeroMs =
      QDateTime::currentMSecsSinceEpoch() - static_cast<qint64>(inMilliseconds(m_engine->now().time_since_epoch()));
  const auto store = m_engine->historyFile();
  liveView().historyFile = store ? QString::fromStdString(store->string()) : QString();
  if (store)
    m_visitors->keeper().open(*store, m_options);
  lookBack();
  return true;
}

void Bridge::lookBack() {
  const auto store = m_engine->historyFile();
  if (!store)
    return;
  const PastQuestion question{.store = *store,
                              .wallAtZero = liveView().wallAtZeroMs * kNsInMs,
                              .until = m_beganMs * kNsInMs,
                              .since = (m_beganMs - kLookBackMs) * kNsInMs,
                              .profile = m_options.settings.profile,
                              .backend = std::string(toString(m_options.backend))};
  m_past = std::async(std::launch::async, [question] { return readPast(question); });
}

void Bridge::fetch(SlotId slot) {
  if (m_recording)  // all that was told until then is in it
    return;
  const auto store = m_engine ? m_engine->historyFile() : std::nullopt;
  if (!store) {
    m_shown.fetched.trouble = tr("nothing is recorded in this session").toStdString();
    return;
  }
  if (m_fetching.valid()) {
    m_fetchNext = slot;
    return;
  }
  m_shown.fetched = {};
  const SlotQuestion question{.store = *store, .wallAtZero = liveView().wallAtZeroMs * kNsInMs, .slot = slot};
  m_fetching = std::async(std::launch::async, [question] { return readSlot(question); });
}

// What was submitted and is not told of yet is still to be made; what is held back is not waited for.
bool Bridge::queueFinished() const {
  const auto& last = m_feed.submitted();
  const Session& session = live().session;
  const bool told = !last || session.find(*last) != nullptr;
  const auto& waiting = live().channel->waiting();
  const bool empty = std::all_of(waiting.begin(), waiting.end(), [](const Waiting& entry) { return entry.held; });
  return told && empty && session.queued() + session.running() == 0;
}

void Bridge::listen() {
  const std::chrono::milliseconds now(m_sinceStart.elapsed());
  if (m_freshness.look(m_engine->turns(), now))
    m_engine->knock();
  const auto silent = m_freshness.silentFor(now);
  auto& known = liveView().silentFor;
  if (silent && !known)
    m_silentAt = m_engine->now();
  m_news = m_news || silent.has_value() != known.has_value();
  known = silent;
}

void Bridge::take() {
  m_batch.clear();
  const bool more = m_events->take(m_batch, std::chrono::milliseconds(0));
  View& view = liveView();
  for (const Event& event : m_batch) {
    view.session.apply(event);
    view.log.add(event);
    m_capture->take(event);
    m_captureFeed->told(event);
    m_news = m_news || !std::holds_alternative<event::MemorySample>(event.body);
    m_feed.told(event);
    m_visitors->keeper().told(event);
    if (const QString what = emergencyText(event); !what.isEmpty())
      emit emergencyTold(what);
    if (const auto* tuned = std::get_if<event::SettingsChanged>(&event.body); tuned != nullptr && tuned->who == "auto")
      followed(*tuned);
  }
  if (!more) {
    if (m_capture->state().isOpen())
      emit noticed(tr("The capture is put into its file; then the window closes."));
    m_ending = std::async(std::launch::async, [engine = m_engine.get()] { engine->join(); });
  }
}

void Bridge::feed() {
  if (m_stopping)
    return;
  readAhead();
  if (m_finishing)  // what waits is made, and the queue gets empty
    liveView().channel->setExclusive(false);
  else
    m_captureFeed->feed(*liveView().channel);
  for (const SlotId slot : m_captureFeed->toCancel(m_engine->now()))
    m_engine->cancel(slot);
  m_feed.feed(m_engine->now(), rerunTakes());
  if (const auto gave = m_feed.takeGaveWay()) {
    m_visitors->keeper().gaveWay(gave->slot, gave->again);
    if (gave->ofCapture)
      emit captureGaveWay(gave->slot);
    else
      emit gaveWay(gave->slot, gave->again);
  }
}

void Bridge::readAhead() {
  if (isReady(m_givenTo)) {
    ResetInputs read = m_givenTo.get();
    Channel& channel = *liveView().channel;
    const auto& waiting = channel.waiting();
    const auto entry = std::find_if(waiting.begin(), waiting.end(), [&](const Waiting& one) { return one.key == m_givenKey; });
    if (read.given) {
      channel.give(m_givenKey, std::move(read.given));
    } else if (entry != waiting.end()) {
      const SlotId of = entry->rerunOf.value_or(SlotId{});
      channel.refuse(m_givenKey, read.trouble);
      emit resetRefused(of, QString::fromStdString(read.trouble));
    }
    m_news = true;
  }
  const Waiting* next = m_givenTo.valid() ? nullptr : live().channel->unread();
  const auto store = next == nullptr ? std::nullopt : m_engine->historyFile();
  if (!store)
    return;
  m_givenKey = next->key;
  ResetQuestion question{.store = *store,
                         .of = next->rerunOf.value_or(SlotId{}),
                         .from = *next->from,
                         .simulated = live().simulated,
                         .recipe = next->recipe,
                         .settings = m_options.settings,
                         .qualityLevel = next->qualityLevel.value_or(live().session.qualityLevel())};
  m_givenTo = std::async(std::launch::async, [question = std::move(question)] { return readResetInputs(question); });
}

SlotId Bridge::submit(const Waiting& entry, bool onCadence) {
  const SlotId slot = m_engine->submit({.recipe = entry.recipe,
                                        .seed = entry.seed,
                                        .airIn = onCadence ? std::optional(m_options.settings.airAfter - entry.late) : std::nullopt,
                                        .onCadence = onCadence,
                                        .noDeadline = entry.offAir,
                                        .rerunOf = entry.rerunOf,
                                        .given = entry.given,
                                        .qualityLevel = entry.qualityLevel,
                                        .timeouts = entry.timeouts});
  m_visitors->keeper().submitted(entry.ticket, slot);
  if (entry.offAir && !entry.rerunOf)
    liveView().session.expectOffAir(slot);
  if (entry.ofCapture)
    m_captureFeed->submitted(slot, *entry.ofCapture);
  return slot;
}

Duration Bridge::rerunTakes() const {
  const auto& whole = live().session.wholeSlot();
  return whole ? stagesOf(*whole) : m_options.settings.generationTarget;
}

void Bridge::stop(StopMode mode) {
  m_stopping = true;
  if (m_engine)
    m_engine->stop(mode);
  else
    emit ended();
}

Time Bridge::liveNow() const { return live().silentFor ? m_silentAt : m_engine ? m_engine->now() : Time{}; }

Time Bridge::now() const { return m_aside ? m_shown.now : liveNow(); }

bool Bridge::hasPast() const {
  std::error_code none;
  return m_options.historyFile && std::filesystem::exists(*m_options.historyFile, none);
}

std::size_t Bridge::enqueue(std::vector<Recipe> recipes) {
  m_news = true;
  return liveView().channel->add(std::move(recipes));
}
void Bridge::enqueue(std::vector<Waiting> entries, bool atFront) {
  liveView().channel->add(std::move(entries), atFront);
  m_news = true;
}
void Bridge::remark(const QStringList& remarks) {
  for (const QString& remark : remarks)
    liveView().log.add({.seq = 0, .at = liveNow(), .body = event::Notice{remark.toStdString()}});
  m_news = true;
  emit remarked(remarks);
}
void Bridge::removeWaiting(std::uint64_t key) {
  liveView().channel->remove(key);
  m_news = true;
}
void Bridge::moveWaiting(std::uint64_t key, std::size_t to) {
  liveView().channel->move(key, to);
  m_news = true;
}
void Bridge::holdWaiting(std::uint64_t key, bool held) {
  liveView().channel->setHeld(key, held);
  m_news = true;
}

void Bridge::setWaitingOffAir(std::uint64_t key, bool offAir) {
  liveView().channel->setOffAir(key, offAir);
  m_news = true;
}

void Bridge::setIntake(bool open) {
  liveView().channel->hold(!open);
  m_news = true;
  if (m_engine)
    m_engine->setIntake(open);
}

}  // namespace vortex::ui
