// SPDX-License-Identifier: GPL-3.0-or-later
//
// The files of the slot that is looked at, read and decoded on a thread of its own. Parts come as they are read; another folder, or
// another frame, overtakes what waits (latest wins), so a scrubber that is dragged costs one decode at a time. Signals come in the
// thread that owns this object; nothing here waits for the disk but the destructor, for the file that is being read.
#pragma once

#include "ui/media/slot_files.h"

#include <QObject>
#include <memory>

namespace vortex::ui {

class SlotMedia : public QObject {
  Q_OBJECT

 public:
  explicit SlotMedia(QObject* parent = nullptr);
  ~SlotMedia() override;

  // "": none. The folder that is shown already is read again only with `again`, as files join it.
  void show(const QString& folder, bool again = false);
  const SlotFiles& files() const { return m_files; }

  // frameReady() follows, unless another one is asked for first, or the clip has no such frame (frameFailed()).
  void want(int frame);

 signals:
  void changed();  // files()
  void frameReady(int frame, const QImage& picture);
  void frameFailed(int frame, const QString& why);

 private:
  class Reader;
  SlotFiles m_files;
  std::unique_ptr<Reader> m_reader;
};

}  // namespace vortex::ui
