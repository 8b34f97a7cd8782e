// SPDX-License-Identifier: GPL-3.0-or-later
//
// Colours and type of the window. Grey is normal; colour, a shape and a letter together mean that something is abnormal; blue means
// "you chose this". Every colour of the program is named here, once for dark and once for light.
#pragma once

#include "engine/slot/alarm.h"
#include "engine/slot/stage.h"
#include "ui/models/slot_tone.h"

#include <QColor>
#include <QFont>
#include <array>

class QApplication;

namespace vortex::ui {

struct Tokens {
  QColor window, surface, raised, sunken, button, buttonEdge, line, line2, grid;
  QColor text, text2, text3, disabled, accent, selection, selectionText, ink;
  PerStage<QColor> bar, mark, area;
  QColor overhead;
  std::array<QColor, 4> phase;
  QColor high, medium, low, highBand, mediumBand, lowBand;

  const QColor& of(SlotTone tone) const;
  const QColor& alarm(AlarmPriority priority) const;
  const QColor& alarmBand(AlarmPriority priority) const;
};

// System: dark or light as the desktop's own palette is; dark where there is no desktop to say so.
enum class ThemeName : std::uint8_t { Dark = 1, Light, System };

// Sets palette, style sheet and font of the application; what tokens() returned holds the new colours then. Painted widgets take
// them with their next paint; who keeps a brush of them hears it as QEvent::PaletteChange.
void applyTheme(QApplication& application, ThemeName name);
ThemeName appliedTheme();
// The desktop said that it changed (QEvent::ThemeChange): applied again where it is to be followed.
void followSystemTheme(QApplication& application);
const Tokens& tokens();
// What is shown is no longer known to be so: until this is taken back, values are as faint as captions. Alarms and controls stay as
// they are.
void setStale(QApplication& application, bool isStale);

// Words; and numbers that change, whose digits are all of one width. Sizes in pixels at 100 %.
QFont wordFont(int pixels, int weight = 400);
QFont numberFont(int pixels, int weight = 400);

}  // namespace vortex::ui
