// SPDX-License-Identifier: GPL-3.0-or-later
//
// The recorded slots of the window's store, read on a thread of their own: all of them once, and what may have changed whenever the
// engine has told something. The store is read and not the session, since it goes further back and is what a rerun is made from.
#pragma once

#include "ui/bridge/store_reading.h"
#include "ui/models/recorded_list.h"

#include <QObject>
#include <filesystem>
#include <string>
#include <vector>

namespace vortex::ui {

class Bridge;

struct RecordedQuestion {
  static constexpr int kMostLines = 100'000;  // the newest
  std::filesystem::path store;
  SlotId from;  // this number and later; 0: all
};

struct RecordedAnswer {
  std::vector<RecordedLine> lines;
  ByHand byHand;        // of all slots, whatever was asked for
  std::string trouble;  // why there are none; "" when they were read
  bool more = false;    // older ones were left out
};

RecordedAnswer readRecorded(const RecordedQuestion& question);

class RecordedSource : public QObject {
  Q_OBJECT

 public:
  static constexpr int kPauseMs = 300;             // between two readings
  static constexpr std::uint64_t kLooksBack = 64;  // slots: of a decided one it may be told later that its air time was missed

  explicit RecordedSource(const Bridge& bridge, QObject* parent = nullptr);

  // Once a frame while the list can be seen. list: as it is shown.
  void refresh(const RecordedList& list);
  // Reads once more, although nothing was told: what was addressed by hand is told to nobody.
  void lookAgain() { m_again = true; }
  bool read() const { return m_reading.once(); }  // all of it, once
  // What answered() tells of, once. whole: it takes the place of everything that was read before.
  RecordedAnswer take(bool& whole) { return m_reading.take(whole); }

 signals:
  void answered();

 private:
  bool isStale(const RecordedList& list) const;

  const Bridge& m_bridge;
  StoreReading<RecordedAnswer> m_reading;
  std::uint64_t m_revision = 0;
  bool m_again = false;
};

}  // namespace vortex::ui
