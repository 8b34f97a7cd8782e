// SPDX-License-Identifier: GPL-3.0-or-later
//
// The attempts that tuning measures on, read from the window's store on a thread of its own: the newest slots once, what may have
// changed whenever the engine has told something, and all of a run that is asked for by name. Answers are complete values.
#pragma once

#include "engine/history/run_line.h"
#include "ui/models/tuning_audit.h"
#include "ui/models/tuning_sample.h"

#include <QElapsedTimer>
#include <QObject>
#include <filesystem>
#include <future>
#include <set>
#include <string>
#include <vector>

namespace vortex::ui {

class Bridge;

struct TuningQuestion {
  static constexpr int kMostSlots = 10'000;  // the newest; of a run that is asked for, too
  std::filesystem::path store;
  SlotId from{};      // this number and later; 0: all
  std::string run{};  // only of this one, by its UUID; "": any
};
struct TuningAnswer {
  std::vector<SampledSlot> sampled;    // ascending
  std::vector<history::RunLine> runs;  // the oldest first
  std::vector<TunedSetting> tuned;     // of all runs, the newest first
  std::string trouble;                 // why there are none; "" when they were read
};
TuningAnswer readTuning(const TuningQuestion& question);

class TuningSource : public QObject {
  Q_OBJECT

 public:
  static constexpr int kPauseMs = 1'000;             // between two readings
  static constexpr std::uint64_t kMostBack = 2'000;  // a slot that is open for longer than so many others is an import's

  explicit TuningSource(const Bridge& bridge, QObject* parent);

  // Once a frame while it can be seen.
  void refresh(const TuningSample& sample);
  void want(const std::string& run);    // all of it, once
  bool read() const { return m_read; }  // the newest slots, once
  TuningAnswer take(bool& whole);       // what answered() tells of, once; whole: in place of all that was read before

 signals:
  void answered();

 private:
  const Bridge& m_bridge;
  std::future<TuningAnswer> m_reading;
  TuningAnswer m_answer;
  QElapsedTimer m_since;  // the last answer
  std::uint64_t m_revision = 0;
  std::set<std::string> m_wanted, m_had;  // runs to be read, and those that were
  bool m_read = false, m_whole = false;
};

}  // namespace vortex::ui
