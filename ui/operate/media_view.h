// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a slot came to, as pictures and sound: the clip with a scrubber (the picture of the image stage while there is none), the
// sound's waveform with the clip's position in it, the scores of the clip check against their thresholds, the frames that the check
// looked at. What is not there says why in its place. No sound device is used: playing is in real time and silent.
//
// Keys, with the focus in it: Space plays or stops, comma and period step by one frame, Home and End.
#pragma once

#include "ui/models/clip_player.h"

#include <QElapsedTimer>
#include <QImage>
#include <QTimer>
#include <QWidget>

class QLabel;
class QSlider;
class QToolButton;

namespace vortex::ui {

class FrameView;
class KeyFrameView;
class ScoreView;
class SlotMedia;
class WaveformView;

class MediaView : public QWidget {
  Q_OBJECT

 public:
  // The media outlive the view.
  explicit MediaView(SlotMedia& media, QWidget* parent = nullptr);

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QWidget* buildClip();
  QWidget* buildRest();
  void filesChanged();
  void toggle();
  void moved();  // the player stands elsewhere
  bool handle(int key);

  SlotMedia& m_media;
  ClipPlayer m_player;
  QTimer m_tick;
  QElapsedTimer m_clock;
  QString m_opened;  // the folder whose clip the player has
  FrameView* m_frame = nullptr;
  QToolButton* m_play = nullptr;
  QSlider* m_slider = nullptr;
  QLabel* m_position = nullptr;
  WaveformView* m_waveform = nullptr;
  ScoreView* m_scores = nullptr;
  KeyFrameView* m_keyFrames = nullptr;
};

}  // namespace vortex::ui
