// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which program this is, what it runs on, and under which licences.
#pragma once

class QWidget;

namespace vortex::ui {

class Bridge;

void showAbout(QWidget* parent, const Bridge& bridge);

}  // namespace vortex::ui
