// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the panes of Leak hunt show together: the captures at hand as one list, those of the shelf and the one that runs, and the
// one of them that was chosen. A capture that begins is chosen by itself; in a session's first look the newest is.
#pragma once

#include "ui/models/captured.h"
#include "ui/models/captures_model.h"

#include <QObject>
#include <QString>
#include <optional>
#include <vector>

namespace vortex::ui {

class Bridge;
class CaptureShelf;

class CaptureDesk : public QObject {
  Q_OBJECT

 public:
  // Both outlive it.
  CaptureDesk(Bridge& bridge, CaptureShelf& shelf, QObject* parent);

  const std::vector<CaptureLine>& lines() const { return m_lines; }
  const QString& chosen() const { return m_chosen; }                // its file; "": none
  const std::optional<Captured>& shown() const { return m_shown; }  // absent: none is chosen, or it is read or cannot be
  const QString& trouble() const { return m_trouble; }  // why the chosen one cannot be shown; "" where it can, or is read
  bool isReading() const { return !m_chosen.isEmpty() && !m_shown && m_trouble.isEmpty(); }

  // A capture that is known to be good, and that what is shown is held against; kept from one session to the next.
  const QString& baselineFile() const { return m_baseline; }  // "": none
  const Captured* baseline() const;                           // null: none, not read, the very one that is shown, or a leak

  void choose(const QString& file);
  void holdAgainst(const QString& file);  // "": nothing
  void open(const QString& file);         // from anywhere; it is chosen
  void remove(const QString& file);       // from the disk; while it is there it stays in the list
  void expect(const QString& file);       // a capture that was just asked for: it is left alone until it is closed
  void refresh();                         // once a frame while it can be seen

 signals:
  void listed();         // lines() changed
  void changed();        // what is shown did
  void chosenChanged();  // which one it is did
  void notRemoved(const QString& file, const QString& why);

 private:
  QString runningFile() const;      // "": none
  const Captured* running() const;  // null: none, or nothing is known of it yet
  void list();
  void show();
  void removed(const QString& file, const QString& trouble);

  Bridge& m_bridge;
  CaptureShelf& m_shelf;
  std::vector<CaptureLine> m_lines;
  QString m_chosen, m_running, m_trouble, m_baseline;
  std::optional<Captured> m_shown;
  std::uint64_t m_liveRevision = 0, m_stateRevision = 0;
  QString m_mark;  // of what is shown: while it stands, it is the same
};

}  // namespace vortex::ui
