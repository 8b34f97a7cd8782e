// SPDX-License-Identifier: GPL-3.0-or-later
//
// The captures that are at hand: the files of the folder where captures go, and those that were opened from elsewhere, the newest
// first. Each is read and judged once, on a thread of its own, one after the other; a file that changed is read again.
#pragma once

#include "ui/capture/read_capture.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QObject>
#include <future>
#include <utility>
#include <vector>

namespace vortex::ui {

struct ShelvedCapture {
  QString file, name;  // name: without folder and ending
  QDateTime changed;
  qint64 bytes = 0;
  bool isRead = false;
  std::optional<Captured> captured;
  QString trouble;  // why it cannot be shown
};

class CaptureShelf : public QObject {
  Q_OBJECT

 public:
  static constexpr int kLookMs = 2'000;  // between two looks at the folder

  CaptureShelf(const QString& folder, QObject* parent);
  ~CaptureShelf() override;

  const QString& folder() const { return m_folder; }
  const std::vector<ShelvedCapture>& captures() const { return m_captures; }
  const ShelvedCapture* find(const QString& file) const;
  void open(const QString& file);                       // absolute; it is read next, wherever it lies
  void skip(const QString& file) { m_skipped = file; }  // the one that is written now; "": none
  void remove(const QString& file);                     // from the disk; removed() follows
  void refresh();                                       // once a frame while it can be seen

 signals:
  void changed();
  void removed(const QString& file, const QString& trouble);  // trouble: why it is there still; "": it is gone

 private:
  struct Seen {
    QString file;
    QDateTime changed;
    qint64 bytes = 0;
  };
  struct Looked {
    std::vector<Seen> seen;
    std::vector<std::pair<QString, QString>> removed;  // as removed() tells them
  };
  static Looked lookThrough(const QString& folder, QStringList elsewhere, const QStringList& toRemove);
  void took(const std::vector<Seen>& seen);
  void readNext();

  QString m_folder, m_skipped, m_wanted, m_now;
  QDateTime m_nowChanged;  // of the one that is read
  QStringList m_elsewhere, m_toRemove;
  std::vector<ShelvedCapture> m_captures;
  QElapsedTimer m_since;
  std::future<Looked> m_looking;
  std::future<ReadCapture> m_reading;
};

}  // namespace vortex::ui
