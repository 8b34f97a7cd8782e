// SPDX-License-Identifier: GPL-3.0-or-later
//
// Opening a recording, being in it, and going back: a store is read on a thread of its own, its run is shown in place of the live
// session, and what the window showed before (time range, selection) is as it was when one returns. While a recording is shown
// nothing drives the engine (Actions::hold).
#pragma once

#include "ui/bridge/desk.h"
#include "ui/models/time_axis.h"
#include "ui/replay/read_recording.h"

#include <QObject>
#include <QPointer>
#include <QStringList>
#include <future>
#include <optional>
#include <string>

class QAction;
class QProgressDialog;

namespace vortex::ui {

// Which run of a store: nothing asks where there are several.
struct RunChoice {
  enum class Which : std::uint8_t { Ask = 1, Last, Number, OfSlot } which = Which::Ask;
  std::uint64_t number = 0;  // of the run, from 1, the oldest first; or of the slot
};
std::optional<RunChoice> runChoiceOf(const QString& text);  // "last" or a number

class RecordingCommands : public QObject {
  Q_OBJECT

 public:
  RecordingCommands(const Desk& desk, QWidget* window);
  ~RecordingCommands() override;

  // One that is read already is given up.
  void open(const QString& file, const RunChoice& choice = {});
  void refresh();  // once a frame
  // Files that somebody dropped: the last recording among them is opened; where there is none, recipesDropped() follows.
  void take(const QStringList& files);

 signals:
  void opened();
  void left();  // the live session is shown again
  void recipesDropped(const QStringList& files);

 private:
  struct Found {
    RecordingStore store;
    RecordedRuns runs;
    std::optional<std::int64_t> ofSlot;
  };
  struct Dropped {
    QStringList recipes;
    QString recording;
  };
  struct Before {
    TimeRange range;
    bool follows = true;
    std::optional<SlotId> slot;
    std::string alarm;
  };
  void choose();
  void found(const Found& found);
  void sorted(const Dropped& dropped);
  void read(std::int64_t run);
  void giveUp();
  void show(std::unique_ptr<Playback> recording);
  void back();
  void play();
  void step(bool forward);
  void refuse(const QString& why);

  Desk m_desk;
  QWidget* m_window;
  QAction *m_ofSlot = nullptr, *m_back = nullptr, *m_play = nullptr, *m_previous = nullptr, *m_next = nullptr;
  QString m_file;
  RecordingStore m_store, m_shownStore;  // of what is opened; of what is shown
  RunChoice m_choice;
  std::future<Dropped> m_sorting;
  std::future<Found> m_finding;
  std::future<RecordingAnswer> m_reading;
  RecordingQuestion m_question;
  QPointer<QProgressDialog> m_progress;
  std::optional<Before> m_before;  // while a recording is shown
};

}  // namespace vortex::ui
