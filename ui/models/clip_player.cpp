// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/clip_player.h"

#include <algorithm>

namespace vortex::ui {

void ClipPlayer::open(int frames, double framesPerSecond) {
  *this = {};
  m_frames = std::max(frames, 0);
  m_perSecond = framesPerSecond > 0 ? framesPerSecond : 24;
}

Duration ClipPlayer::at() const { return seconds(m_frame / m_perSecond); }
Duration ClipPlayer::length() const { return seconds(m_frames / m_perSecond); }

void ClipPlayer::seek(int frame) {
  m_frame = std::clamp(frame, 0, std::max(m_frames - 1, 0));
  m_into = {};
}

void ClipPlayer::step(int by) {
  m_playing = false;
  seek(m_frame + by);
}

void ClipPlayer::toggle() {
  if (m_frames == 0)
    return;
  m_playing = !m_playing;
  if (m_playing && m_frame == m_frames - 1)
    seek(0);
}

void ClipPlayer::pass(Duration elapsed) {
  if (!m_playing)
    return;
  const double whole = inSeconds(m_into + elapsed) * m_perSecond;
  const auto by = static_cast<int>(std::min(whole, 1e9));
  m_into += elapsed - seconds(by / m_perSecond);
  if (by >= m_frames - m_frame - 1) {
    seek(m_frames - 1);
    m_playing = false;
    return;
  }
  m_frame += by;
}

}  // namespace vortex::ui
