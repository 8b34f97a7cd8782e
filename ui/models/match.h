// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether a text is what somebody who types a few letters means. Pure.
#pragma once

#include <QString>
#include <optional>

namespace vortex::ui {

// Every word of `wanted` occurs in `text`, in whatever order and case. The higher the better: at the text's start above at a word's
// start above inside a word. Nothing wanted matches everything, at 0.
std::optional<int> matchScore(const QString& wanted, const QString& text);

}  // namespace vortex::ui
