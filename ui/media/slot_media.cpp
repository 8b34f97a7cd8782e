// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/media/slot_media.h"

#include <sys/resource.h>

#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

namespace vortex::ui {
namespace {

constexpr int kFrameSide = 512;  // pixels: what is shown of a frame is never larger
constexpr int kThumbSide = 160;
constexpr int kNice = 5;  // beside an engine that wants every core

}  // namespace

// The thread. What is asked for stands in one place and is overwritten; what was read goes to the owner's thread as values.
class SlotMedia::Reader {
 public:
  explicit Reader(SlotMedia& owner) : m_owner(owner), m_thread([this] { run(); }) {}
  ~Reader() {
    {
      const std::lock_guard lock(m_mutex);
      m_end = true;
    }
    m_wake.notify_one();
    m_thread.join();
  }

  void show(QString folder) {
    const std::lock_guard lock(m_mutex);
    m_folder = std::move(folder);
    m_wanted = -1;
    ++m_round;
    m_wake.notify_one();
  }
  void want(int frame) {
    const std::lock_guard lock(m_mutex);
    m_wanted = frame;
    m_wake.notify_one();
  }

 private:
  void run() {
    ::setpriority(PRIO_PROCESS, 0, kNice);  // on Linux: of this thread
    std::unique_lock lock(m_mutex);
    while (!m_end) {
      if (m_round != m_seen) {
        m_seen = m_round;
        m_next = 0;
        m_clip.reset();
        m_keyFrames.clear();
      }
      // What the operator waits for goes before what only fills the pane; but a frame needs the clip, which is the first part.
      if (m_next > 0 && m_wanted >= 0) {
        const int frame = std::exchange(m_wanted, -1);
        outside(lock, [&] { decode(frame); });
      } else if (!m_folder.isEmpty() && m_next < kParts + static_cast<int>(m_keyFrames.size())) {
        const int part = m_next++;
        const QString folder = m_folder;
        outside(lock, [&] { readPart(part, folder); });
      } else {
        m_wake.wait(lock);
      }
    }
  }

  template <typename Work>
  void outside(std::unique_lock<std::mutex>& lock, Work&& work) {
    lock.unlock();
    work();
    lock.lock();
  }

  // In the owner's thread, unless another folder was asked for meanwhile.
  template <typename Take>
  void hand(Take&& take) {
    QMetaObject::invokeMethod(
        &m_owner,
        [this, round = m_seen, take = std::forward<Take>(take)]() mutable {
          bool current = false;
          {
            const std::lock_guard lock(m_mutex);
            current = round == m_round;
          }
          if (current)
            take();
        },
        Qt::QueuedConnection);
  }

  template <typename T>
  void handPart(Part<T> SlotFiles::*where, Part<T> part) {
    hand([&owner = m_owner, where, part = std::move(part)]() mutable {
      owner.m_files.*where = std::move(part);
      emit owner.changed();
    });
  }

  static constexpr int kParts = 4;
  void readPart(int part, const QString& folder) {
    switch (part) {
    case 0:
      return readClip(folder);
    case 1:
      return handPart(&SlotFiles::picture, readPicture(folder));
    case 2:
      return handPart(&SlotFiles::result, readResult(folder));
    case 3:
      return handPart(&SlotFiles::sound, readSoundFacts(folder));
    default:
      return readKeyFrame(m_keyFrames[static_cast<std::size_t>(part - kParts)]);
    }
  }

  void readClip(const QString& folder) {
    Part<output::ClipFacts> part{.read = true, .value = {}, .trouble = missing(folder, QStringLiteral("clip.mp4"))};
    if (part.trouble.isEmpty()) {
      if (auto clip = output::ClipReader::open((folder + QStringLiteral("/clip.mp4")).toStdString())) {
        m_clip = std::make_unique<output::ClipReader>(std::move(*clip));
        part.value = m_clip->facts();
        m_keyFrames = keyFramesOf(m_clip->facts().frames);
      } else {
        part.trouble = QString::fromStdString(clip.error());
      }
    }
    handPart(&SlotFiles::clip, std::move(part));
  }

  void readKeyFrame(int frame) {
    if (!m_clip)
      return;
    if (const auto rgb = m_clip->frame(frame, kThumbSide))
      hand([&owner = m_owner, key = KeyFrame{frame, imageOf(*rgb)}]() mutable {
        owner.m_files.keyFrames.push_back(std::move(key));
        emit owner.changed();
      });
  }

  void decode(int frame) {
    if (!m_clip)
      return hand([&owner = m_owner, frame] { emit owner.frameFailed(frame, SlotMedia::tr("there is no clip")); });
    if (const auto rgb = m_clip->frame(frame, kFrameSide))
      hand([&owner = m_owner, frame, picture = imageOf(*rgb)] { emit owner.frameReady(frame, picture); });
    else
      hand([&owner = m_owner, frame, why = QString::fromStdString(rgb.error())] { emit owner.frameFailed(frame, why); });
  }

  SlotMedia& m_owner;
  std::mutex m_mutex;
  std::condition_variable m_wake;
  // Under the mutex.
  QString m_folder;
  int m_wanted = -1;
  std::uint64_t m_round = 0;  // one a folder
  bool m_end = false;
  // The thread's own. m_seen is written under the mutex.
  std::uint64_t m_seen = 0;
  int m_next = 0;  // part
  std::unique_ptr<output::ClipReader> m_clip;
  std::vector<int> m_keyFrames;
  std::thread m_thread;  // last: it uses the others
};

SlotMedia::SlotMedia(QObject* parent) : QObject(parent), m_reader(std::make_unique<Reader>(*this)) {}
// What the thread handed over and was not taken yet goes with this object (QObject drops its own queued calls).
SlotMedia::~SlotMedia() = default;

void SlotMedia::show(const QString& folder, bool again) {
  if (folder == m_files.folder && !again)
    return;
  m_files = {};
  m_files.folder = folder;
  m_reader->show(folder);
  emit changed();
}

void SlotMedia::want(int frame) { m_reader->want(frame); }

}  // namespace vortex::ui
