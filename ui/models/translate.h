// SPDX-License-Identifier: GPL-3.0-or-later
//
// Translation for functions that belong to no class: their context is the namespace, as lupdate gives it. Classes with Q_OBJECT
// have a tr() of their own.
#pragma once

#include <QCoreApplication>
#include <QString>

namespace vortex::ui {

// n: for texts with %n, whose plural form it chooses.
inline QString tr(const char* text, const char* disambiguation = nullptr, int n = -1) {
  return QCoreApplication::translate("vortex::ui", text, disambiguation, n);
}

}  // namespace vortex::ui
