// SPDX-License-Identifier: GPL-3.0-or-later
//
// Plays a clip, or several at once, frame by frame: a button, a scrubber with marks, and the clock of playing. It decodes nothing;
// whoever shows frames hears moved() and asks for the one that is due. Playing is in real time and silent.
//
// Keys, for handle(): Space plays or stops, comma and period step by one frame, Home and End.
#pragma once

#include "ui/models/clip_player.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>
#include <vector>

class QHBoxLayout;
class QToolButton;

namespace vortex::ui {

class MarkedSlider;

class PlayerBar : public QWidget {
  Q_OBJECT

 public:
  explicit PlayerBar(QWidget* parent = nullptr);

  // Another clip, at its first frame, standing; 0 frames: none, and the controls are disabled.
  void open(int frames, double framesPerSecond);
  const ClipPlayer& player() const { return m_player; }
  void seek(int frame);
  void setMarks(std::vector<int> frames);  // ticks over the scrubber
  bool handle(int key);                    // true: it was one of its keys
  void addBeside(QWidget* widget);         // right of the scrubber

 signals:
  void moved();  // the player stands elsewhere, or plays, or stopped

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void toggle();
  void tell();

  ClipPlayer m_player;
  QTimer m_tick;
  QElapsedTimer m_clock;
  QHBoxLayout* m_row = nullptr;
  QToolButton* m_play = nullptr;
  MarkedSlider* m_slider = nullptr;
};

}  // namespace vortex::ui
