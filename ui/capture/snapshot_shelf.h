// SPDX-License-Identifier: GPL-3.0-or-later
//
// The memory snapshots that were opened in this window, newest last. A pickle is imported on a thread of its own, one after the
// other, into a folder that goes with the window; an imported one is read where it lies. What two of them come to when they are
// held against each other is worked out there, too, the latest question first.
#pragma once

#include "engine/snapshot/comparison.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vortex::ui {

struct ShelvedSnapshot {
  QString name;   // the file's
  QString title;  // what it is in a capture: "slot 3, floor"; else as the name
  std::filesystem::path database;
  snapshot::SnapshotTotals totals;
};

struct SnapshotQuestion {
  std::optional<std::size_t> a, b;  // on the shelf; a absent: nothing to hold b against
  snapshot::GroupBy by = snapshot::GroupBy::Place;
  std::string filter;
  friend bool operator==(const SnapshotQuestion&, const SnapshotQuestion&) = default;
};

class SnapshotShelf : public QObject {
  Q_OBJECT

 public:
  explicit SnapshotShelf(QObject* parent = nullptr);
  ~SnapshotShelf() override;

  const std::vector<ShelvedSnapshot>& snapshots() const { return m_snapshots; }
  // title: "" for the file's name. Opened already: added() follows at once.
  void open(const QString& file, const QString& title = {});
  // One that a capture's file holds under this name.
  void openFrom(const QString& capture, const QString& name);
  void cancel();  // what is imported, and what waits for it

  struct Progress {
    QString name;
    double share = 0;  // of the file, of both times that it is read
    std::int64_t blocks = 0, events = 0;
  };
  std::optional<Progress> progress() const;

  void ask(const SnapshotQuestion& question);
  void refresh();  // once a frame; what is ready is told

  struct Answer {
    SnapshotQuestion question;
    snapshot::SnapshotComparison comparison;
    QString trouble;  // "": there is none
  };
  void askStack(std::size_t snapshot, std::uint32_t id);  // the latest wins; stackRead() follows

 signals:
  void added(std::size_t which);
  void refused(const QString& why);
  void answered(const vortex::ui::SnapshotShelf::Answer& answer);
  void stackRead(const std::vector<vortex::snapshot::StackFrame>& frames);  // the innermost first

 private:
  struct Wanted {
    QString file, title, member;  // member: of a capture's file; else ""
    QString key;                  // by which it is known: written anew it is another one
  };
  struct Taken {
    std::optional<ShelvedSnapshot> snapshot;
    QString trouble;  // "" and no snapshot: cancelled
  };
  struct Watched {  // shared with the thread that imports
    std::atomic<bool> cancelled{false};
    std::atomic<double> share{0};
    std::atomic<std::int64_t> blocks{0}, events{0};
  };
  static Taken take(const Wanted& wanted, const std::filesystem::path& database, Watched& watched);
  static Answer answer(const SnapshotQuestion& question, const std::filesystem::path& a, const std::filesystem::path& b);
  void want(Wanted wanted);
  void next();
  void refreshStack();

  std::vector<ShelvedSnapshot> m_snapshots;
  std::vector<QString> m_keys;  // of each
  QTemporaryDir m_folder;
  std::vector<Wanted> m_waiting;
  std::optional<Wanted> m_now;
  std::shared_ptr<Watched> m_watched;
  int m_made = 0;
  std::optional<SnapshotQuestion> m_next;
  std::future<Taken> m_importing;
  std::future<Answer> m_asking;
  struct WantedStack {
    std::filesystem::path database;
    std::uint32_t id = 0;
  };
  std::optional<WantedStack> m_nextStack;
  std::future<std::vector<snapshot::StackFrame>> m_stack;
};

}  // namespace vortex::ui
