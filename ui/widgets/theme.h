// SPDX-License-Identifier: GPL-3.0-or-later
//
// Colours and type of the window. Grey is normal; colour, a shape and a letter together mean that something is abnormal; blue means
// "you chose this". Every colour of the program is named here, once for dark and once for light.
#pragma once

#include "engine/slot/alarm.h"
#include "engine/slot/stage.h"

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

  const QColor& alarm(AlarmPriority priority) const;
  const QColor& alarmBand(AlarmPriority priority) const;
};

enum class ThemeName : std::uint8_t { Dark = 1, Light };

// Sets palette, style sheet and font of the application; the tokens stay valid until it is called again.
void applyTheme(QApplication& application, ThemeName name);
const Tokens& tokens();

// Words; and numbers that change, whose digits are all of one width. Sizes in pixels at 100 %.
QFont wordFont(int pixels, int weight = 400);
QFont numberFont(int pixels, int weight = 400);

}  // namespace vortex::ui
