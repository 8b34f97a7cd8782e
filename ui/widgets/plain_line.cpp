// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/plain_line.h"

#include <QFontMetrics>
#include <QPainter>

namespace vortex::ui {

PlainLine::PlainLine(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); }

QSize PlainLine::sizeHint() const {
  const QMargins around = contentsMargins();
  return {0, fontMetrics().height() + around.top() + around.bottom()};
}

void PlainLine::setText(const QString& text) {
  if (text == m_text)
    return;
  m_text = text;
  setAccessibleName(text);
  update();
}

void PlainLine::paintEvent(QPaintEvent*) {
  const QRect room = contentsRect();
  QPainter painter(this);
  painter.setPen(palette().color(foregroundRole()));
  painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                   fontMetrics().elidedText(m_text, Qt::ElideRight, room.width()));
}

}  // namespace vortex::ui
