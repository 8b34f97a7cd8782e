// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/hover_facts.h"

#include <QHelpEvent>
#include <QToolTip>
#include <QWidget>

namespace vortex::ui {

bool answerHover(QWidget& view, const QEvent& event, const std::function<QString(QPointF)>& factsAt) {
  if (event.type() != QEvent::ToolTip)
    return false;
  const auto& help = static_cast<const QHelpEvent&>(event);
  const QString text = factsAt(help.pos());
  if (text.isEmpty())
    QToolTip::hideText();
  else
    QToolTip::showText(help.globalPos(), text, &view);
  return true;
}

}  // namespace vortex::ui
