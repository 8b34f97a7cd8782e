// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keeps the draft on disk beside the history, and brings it back when the window starts. Reading and writing are done on threads of
// their own; the newest state is written.
#pragma once

#include "ui/bridge/desk.h"
#include "ui/bridge/kept_file.h"
#include "ui/models/tuning_file.h"

#include <QObject>
#include <future>

namespace vortex::ui {

class Tuning;

class DraftKeeper : public QObject {
  Q_OBJECT

 public:
  DraftKeeper(const Desk& desk, Tuning& tuning, QObject* parent);
  ~DraftKeeper() override;  // writes what is not written yet

  void refresh();  // once a frame

 signals:
  void said(const QString& what);  // it could not be read, or cannot be written; once until it can

 private:
  void restore(ReadDraft read);
  void write();

  Desk m_desk;
  Tuning& m_tuning;
  QString m_file;  // empty: nothing is kept
  std::future<ReadDraft> m_reading;
  KeptFile<std::uint64_t> m_kept;  // of the draft's revisions, from when it came back
  bool m_began = false;
};

}  // namespace vortex::ui
