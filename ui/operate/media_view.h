// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a slot came to, as pictures and sound: the clip with a scrubber (the picture of the image stage while there is none), the
// sound's waveform with the clip's position in it, the scores of the clip check against their thresholds, the frames that the check
// looked at. What is not there says why in its place. No sound device is used: playing is in real time and silent.
//
// Keys, with the focus in it: Space plays or stops, comma and period step by one frame, Home and End.
#pragma once

#include <QString>
#include <QWidget>

class QLabel;

namespace vortex::ui {

class FrameView;
class KeyFrameView;
class PlayerBar;
class ScoreView;
class SlotMedia;
class WaveformView;

class MediaView : public QWidget {
  Q_OBJECT

 public:
  // The media outlive the view.
  explicit MediaView(SlotMedia& media, QWidget* parent = nullptr);

  // A simulated device makes nothing that could be shown, and the view says so in place of it.
  void setSimulated(bool simulated);

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QWidget* buildClip();
  QWidget* buildRest();
  void filesChanged();
  void moved();  // the player stands elsewhere

  SlotMedia& m_media;
  bool m_simulated = false;
  QString m_opened;  // the folder whose clip the player has
  FrameView* m_frame = nullptr;
  PlayerBar* m_bar = nullptr;
  QLabel* m_position = nullptr;
  WaveformView* m_waveform = nullptr;
  ScoreView* m_scores = nullptr;
  KeyFrameView* m_keyFrames = nullptr;
};

}  // namespace vortex::ui
