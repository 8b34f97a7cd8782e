// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where words stand in a plot so that none lies on another. Each has the places that it would take, the best first; words choose in
// the order in which they are given. Pure.
#pragma once

#include <QRectF>
#include <optional>
#include <vector>

namespace vortex::ui {

// Pixels. Which of its places each word takes; nothing: none is free within the ground, so it is not said.
std::vector<std::optional<std::size_t>> placeWords(const std::vector<std::vector<QRectF>>& wanted, const QRectF& ground,
                                                   std::vector<QRectF> taken = {});

}  // namespace vortex::ui
