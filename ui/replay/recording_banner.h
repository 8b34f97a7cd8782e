// SPDX-License-Identifier: GPL-3.0-or-later
//
// Stands over the panes for as long as a recording is shown: that it is one, of what, where in it one is, and the way back. What is
// above it is live, what is below it is recorded. A high alarm of the live channel is said here, too.
#pragma once

#include "ui/bridge/desk.h"

#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QSlider;

namespace vortex::ui {

class Playback;

class RecordingBanner : public QWidget {
  Q_OBJECT

 public:
  // The actions "recording.…" are there already (recording_commands.h).
  explicit RecordingBanner(const Desk& desk, QWidget* parent = nullptr);

  void refresh();    // once a frame; shows itself while there is a recording, and only then
  void takeFocus();  // to the slider: arrows, Home, End and Esc act at once

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  void buildFacts(QHBoxLayout& row);
  void buildControls(QHBoxLayout& row);
  void showFacts(const Playback& recording);
  void showTime(const Playback& recording);
  void showLive();

  Desk m_desk;
  const Playback* m_shown = nullptr;  // whose facts stand there
  QLabel *m_what = nullptr, *m_alarm = nullptr, *m_time = nullptr;
  QSlider* m_slider = nullptr;
  QComboBox* m_speed = nullptr;
};

}  // namespace vortex::ui
