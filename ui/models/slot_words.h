// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the window writes numbers and states. True minus, a sign on every spare, the unit after a space.
#pragma once

#include "ui/models/session.h"

#include <QString>

namespace vortex::ui {

QString secondsText(Duration duration, int decimals = 1);  // "12.3 s"
QString signedSeconds(Duration duration);                  // "+5.1", "−14.9"
QString bytesText(Bytes bytes);                            // "1.23 GB", "812 MB"
QString stateText(const Slot& slot);                       // "queued", "video", "timed_out, image"
QString stageName(Stage stage);

}  // namespace vortex::ui
