// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where a clip stands while it is looked at: by hand, frame by frame, or played in real time. It decodes nothing and knows no
// clock: whoever plays says how much time went by.
#pragma once

#include "engine/slot/units.h"

namespace vortex::ui {

class ClipPlayer {
 public:
  // Another clip, at its first frame, standing. 0 frames: none.
  void open(int frames, double framesPerSecond);

  int frame() const { return m_frame; }
  int frames() const { return m_frames; }
  Duration at() const;  // the frame's time in the clip
  Duration length() const;
  bool playing() const { return m_playing; }

  void seek(int frame);  // clamped; playing goes on from there
  void step(int by);     // stops playing
  void toggle();         // plays from where it stands, from the beginning at the end; or stops
  // Of playing: `elapsed` since the last call went by. Stops at the last frame.
  void pass(Duration elapsed);

 private:
  int m_frame = 0, m_frames = 0;
  double m_perSecond = 24;
  Duration m_into{};  // how long the frame has been shown
  bool m_playing = false;
};

}  // namespace vortex::ui
