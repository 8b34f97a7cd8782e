// SPDX-License-Identifier: GPL-3.0-or-later
//
// A recording that is looked at: where in it one stands, and whether time passes there. Whoever draws it asks once a frame; moving
// about in between costs nothing.
#pragma once

#include "ui/bridge/view.h"
#include "ui/models/recording.h"

#include <QString>
#include <string>
#include <utility>
#include <vector>

namespace vortex::ui {

// What it is a recording of.
struct RecordingFacts {
  QString file;  // that was opened, with its folder
  QString run;   // in words: "run 3 of 7"; "" where there is one alone
  QString program, version;
  QString store;            // where its slots can be looked up, read-only
  qint64 wallAtZeroMs = 0;  // since 1970, at the zero of its clock
  bool simulated = false;
  QString trouble;  // what of it is not shown, and why; "": nothing
  // What held from then on, the first from the start: an operator tunes a channel while it runs.
  std::vector<std::pair<Time, Settings>> settings;
};

class Playback {
 public:
  static constexpr int kSpeeds[] = {1, 4, 16};

  Playback(Recording recording, RecordingFacts facts);

  const RecordingFacts& facts() const { return m_facts; }
  Time begin() const { return m_recording.begin(); }
  Time end() const { return m_recording.end(); }
  Time at() const { return m_at; }
  void seek(Time to);  // within the recording
  // To where something was told of the slot next, or last; of any slot where none is named. False: there is nothing.
  bool toNextEvent(std::optional<SlotId> slot);
  bool toPreviousEvent(std::optional<SlotId> slot);
  // From its end it begins anew; at the end it stops.
  void play(bool on);
  bool plays() const { return m_plays; }
  int speed() const { return m_speed; }  // recorded seconds in a second
  void setSpeed(int speed) { m_speed = speed; }

  // Lets `passed` of the window's time go by and brings the view there; whether anything of it changed.
  bool advance(Duration passed, View& view);
  // A view that nothing was told to yet.
  View makeView() const;

 private:
  Recording m_recording;
  RecordingFacts m_facts;
  Recording::Place m_place;
  Time m_at{};
  bool m_plays = false;
  int m_speed = 1;
  std::optional<Time> m_shown;
};

}  // namespace vortex::ui
