// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keeps the queue on disk while the window runs, and brings it back when it starts: the recipes that waited, those that a program
// that died had submitted but not begun, the pause, the selection. Reading and writing are done on threads of their own; the newest
// state is written, at most a frame and a write after it was shown.
#pragma once

#include "ui/bridge/desk.h"
#include "ui/bridge/kept_file.h"
#include "ui/window/queue_file.h"

#include <QObject>
#include <future>

namespace vortex::ui {

class QueueKeeper : public QObject {
  Q_OBJECT

 public:
  QueueKeeper(const Desk& desk, QObject* parent);
  ~QueueKeeper() override;  // writes what is not written yet

  void refresh();  // once a frame

 signals:
  // waiting: recipes that wait again. trouble: what could not be read, "" for nothing; the file is kept aside then.
  void restored(int waiting, const QString& trouble);
  void failed(const QString& why);  // it cannot be written; told once until it can, and tried again

 private:
  struct State {
    std::uint64_t revision = 0;
    bool paused = false;
    std::optional<SlotId> selected;
    friend bool operator==(const State&, const State&) = default;
  };
  State state() const;
  void begin();
  void restore(ReadQueue read);
  void write();

  Desk m_desk;
  std::filesystem::path m_file;  // empty: nothing is kept
  std::future<ReadQueue> m_reading;
  KeptFile<State> m_kept;  // from when the queue came back
  bool m_began = false;
};

}  // namespace vortex::ui
