// SPDX-License-Identifier: GPL-3.0-or-later
//
// Between the engine and the window, the only place that knows both: the engine's events come in one batch a frame and are folded
// into the session; what the operator does goes out as commands. The engine is made and started on a thread of its own, so that the
// window is on screen before a device is looked for; nothing here waits for it. What the store holds of the last day is read beside
// it and comes before the first live event.
//
// What the panes read is the live session or, while one is opened, a recording in its place; the live one goes on meanwhile.
#pragma once

#include "engine/engine.h"
#include "ui/bridge/past.h"
#include "ui/bridge/playback.h"
#include "ui/bridge/reset_reader.h"
#include "ui/bridge/view.h"
#include "ui/models/channel.h"
#include "ui/models/event_log.h"
#include "ui/models/feed.h"
#include "ui/models/freshness.h"
#include "ui/models/session.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>
#include <chrono>
#include <future>
#include <memory>
#include <vector>

namespace vortex::ui {

class CaptureFeed;
class LiveCapture;
class Visitors;

class Bridge : public QObject {
  Q_OBJECT

 public:
  static constexpr int kFrameMs = 40;  // how late an event is shown at most
  // The same once nothing runs or waits and nothing was told or asked for in a while: each look wakes a processor.
  static constexpr int kRestMs = 100, kRestsAfterMs = 2'000;
  // Between two pictures when only time passed: while something runs, and at most while nothing does; then there is one with each
  // second of the day's clock.
  static constexpr int kClockMs = 100, kIdleMs = 1'000;

  explicit Bridge(EngineOptions options, QObject* parent = nullptr);
  ~Bridge() override;  // stops and drains, within the engine's bound

  void start();
  // Ends the engine: what runs is finished, or stopped. ended() follows, when a capture that ran is filed, too.
  void stop(StopMode mode);
  // Makes what is queued, here and in the engine, then ends as stop(Finish) does; or not, after all.
  void finishQueue(bool finish) { m_finishing = finish; }
  bool finishing() const { return m_finishing; }

  // Shows a recording, in place of the one that is shown; null: the live session again.
  void show(std::unique_ptr<Playback> recording);
  Playback* recording() const { return m_recording.get(); }  // null while what is shown is live
  // The live session, also while a recording is shown: for what says "live", or acts on the engine.
  const View& live() const { return m_aside ? *m_aside : m_shown; }

  // What is shown.
  const Session& session() const { return m_shown.session; }
  // Of the session; else of what was fetched. Null: neither.
  const Slot* find(SlotId slot) const { return m_shown.find(slot); }
  // Reads a slot that is older than the session, on another thread; find() has it then, in place of the one fetched before.
  void fetch(SlotId slot);
  // Of the slot that was fetched last: "" while it is read, and once it is there; else why it is not.
  const std::string& fetchTrouble() const { return m_shown.fetched.trouble; }
  const EventLog& log() const { return m_shown.log; }
  const Channel& channel() const { return *m_shown.channel; }
  const Settings& settings() const { return m_shown.settings; }
  bool simulated() const { return m_shown.simulated; }
  Time now() const;  // the engine's clock; 0 before it runs; while it hangs, when that was noticed
  // How long the engine has given no sign of life; absent while it does. What is shown is stale then, and time stands still.
  const std::optional<std::chrono::milliseconds>& silentFor() const { return m_shown.silentFor; }
  qint64 wallMs(Time time) const { return m_shown.wallMs(time); }
  qint64 midnightMs() const { return m_shown.midnightMs(); }  // of the day that is shown: a recording's may be any
  QString clockText(Time time) const { return m_shown.clockText(time); }
  const QString& historyFile() const { return m_shown.historyFile; }

  bool running() const { return m_engine != nullptr; }
  bool stopping() const { return m_stopping; }
  // Nothing runs or waits, and nothing was told or asked for lately.
  bool resting() const { return m_timer.interval() == kRestMs; }
  Time liveNow() const;  // the engine's clock, whatever is shown
  const std::filesystem::path& outputFolder() const { return m_options.outputFolder; }
  // A store of an earlier run lies where this one's goes.
  bool hasPast() const;
  // What a program that died left behind in this store; null when it did not, or before the engine was made.
  const history::Leftover* leftover() const { return m_leftover ? &*m_leftover : nullptr; }

  std::size_t enqueue(std::vector<Recipe> recipes);  // how many found no room
  void enqueue(std::vector<Waiting> entries, bool atFront);
  // What an operator should read once of what was opened: stands in the log, a line each.
  void remark(const QStringList& remarks);
  void removeWaiting(std::uint64_t key);
  void moveWaiting(std::uint64_t key, std::size_t to);
  void holdWaiting(std::uint64_t key, bool held);
  void setWaitingOffAir(std::uint64_t key, bool offAir);
  // What a rerun takes of the lanes, as far as one can know: the cautious forecast with which the last slot started, before that
  // the generation target.
  Duration rerunTakes() const;
  void setIntake(bool open);
  // These reach nobody while a recording is shown.
  void cancel(SlotId slot);
  // As Engine::addressSlot: a slot that left no clip needs no rerun, for this reason; "" takes that back.
  void address(SlotId slot, const std::string& comment);
  // As Engine::tune and Engine::setQuality; the live settings are these from now on.
  void tune(Settings settings, bool rearmRunning);
  const Settings& startedWith() const { return m_madeWith; }  // the settings, whatever was tuned since
  void setQuality(int level, std::string why);
  void clearBuffers();
  void unloadModels();
  void restartDevice();
  // The engine's capture, also while a recording is shown.
  const LiveCapture& capture() const { return *m_capture; }
  // As Engine::startCapture. recipes: it is fed slots of these, one after the other and off the air, of which the shares that its
  // spec names come to grief on purpose; none: it captures what the channel makes.
  std::optional<std::string> startCapture(CaptureRequest request, std::vector<Recipe> recipes);
  void stopCapture();
  const std::optional<Feed::ShortGap>& shortGap() const { return m_feed.shortGap(); }  // of the running capture
  void acknowledge(const std::string& alarm);
  void shelve(const std::string& alarm, Duration lasting);
  void unshelve(const std::string& alarm);

  // What happened since the last one is taken over and shown, as the timer has it do once start() was called.
  void tick();

 signals:
  void frame();         // events were taken, or time passed
  void shownChanged();  // to a recording, or back to the live session
  void remarked(const QStringList& remarks);
  void noticed(const QString& notice);      // what an operator should know, and nothing has to be done about
  void emergencyTold(const QString& what);  // what came of one: reserved before and after, or why not
  void failed(const QString& why);          // the engine could not be made; nothing runs
  void ended();
  // What was made off the air was stopped for an air slot; again: it waits once more, else it did so too often and is held.
  void gaveWay(vortex::SlotId slot, bool again);
  void captureGaveWay(vortex::SlotId slot);  // the same of a capture's slot, which always waits once more
  // What a reset is to be given cannot be; it is held in the queue. of: the recorded slot.
  void resetRefused(vortex::SlotId of, const QString& why);

 private:
  bool isFrameDue() const;
  void tellFrame();
  void pace();
  bool take(std::future<std::unique_ptr<Engine>>& made);  // false: it could not be made
  void lookBack();
  void listen();
  void followed(const event::SettingsChanged& tuned);
  void take();
  void feed();
  void readAhead();
  SlotId submit(const Waiting& entry, bool onCadence);
  bool queueFinished() const;

  View& liveView() { return m_aside ? *m_aside : m_shown; }
  bool mayAct() const;

  EngineOptions m_options;
  Settings m_madeWith;          // what the engine is, or was, made with
  View m_shown;                 // at one place for good: panes refer to its parts
  std::optional<View> m_aside;  // the live one, while a recording is shown
  std::unique_ptr<Playback> m_recording;
  Feed m_feed;
  QTimer m_timer;
  QElapsedTimer m_sinceFrame, m_sinceStart, m_sinceTick, m_sinceNews;
  qint64 m_secondShown = 0;  // of the day's clock, in the last frame
  Freshness m_freshness;
  Time m_silentAt{};   // when the engine's silence was noticed
  bool m_news = true;  // something was told since the last frame
  std::future<std::unique_ptr<Engine>> m_making;
  std::unique_ptr<Engine> m_engine;
  std::future<void> m_ending;  // the engine told its last; it is joined, which takes as long as a capture is filed
  std::future<Past> m_past, m_fetching;
  std::optional<SlotId> m_fetchNext;   // asked for while another one is read
  std::future<ResetInputs> m_givenTo;  // what the entry m_givenKey of the queue waits for
  std::uint64_t m_givenKey = 0;
  std::optional<history::Leftover> m_leftover;
  std::shared_ptr<EventQueue> m_events;
  std::vector<Event> m_batch;  // kept for its capacity
  qint64 m_beganMs = 0;
  bool m_stopping = false, m_finishing = false;
  std::unique_ptr<LiveCapture> m_capture;
  std::unique_ptr<CaptureFeed> m_captureFeed;
  std::unique_ptr<Visitors> m_visitors;  // last: its door closes while the store is still ours
};

}  // namespace vortex::ui
