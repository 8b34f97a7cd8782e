// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is drawn says what it is: the tool tip of views that paint their own shapes.
#pragma once

#include <QPointF>
#include <QString>
#include <functional>

class QEvent;
class QWidget;

namespace vortex::ui {

// For a view's event(). factsAt: of what lies under the point, in the view's pixels; "" where there is nothing to say, and a tip
// that is shown goes. True: it was a tool tip's event, and is done with.
bool answerHover(QWidget& view, const QEvent& event, const std::function<QString(QPointF)>& factsAt);

}  // namespace vortex::ui
