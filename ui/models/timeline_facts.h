// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the timeline says of a shape under the cursor: a sentence or a few lines, for everything that is drawn.
#pragma once

#include "ui/models/timeline_layout.h"

#include <QString>

namespace vortex::ui {

QString factsOf(const Shape& shape, const SceneInput& input);

// One sentence that follows what is in view, for who does not see it.
QString inWords(const Scene& scene, const SceneInput& input);

}  // namespace vortex::ui
