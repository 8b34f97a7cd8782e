// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/strip_buttons.h"

#include "ui/widgets/actions.h"
#include "ui/widgets/theme.h"

#include <QGridLayout>
#include <QPainter>
#include <QPushButton>

namespace vortex::ui {
namespace {

constexpr int kButton = 26, kGap = 5;

}  // namespace

StripButtons::StripButtons(const Actions& actions, QWidget* parent) : QWidget(parent) {
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(10, 0, 8, 0);
  grid->setSpacing(kGap);
  const auto button = [&](int row, int column, const char* id, int width) {
    auto* made = new QPushButton(this);
    made->setFixedSize(width, kButton);
    Actions::bind(made, actions.find(QString::fromLatin1(id)));
    grid->addWidget(made, row, column, Qt::AlignCenter);
    return made;
  };
  // As wide as their widest words: nothing moves when a slot's number comes.
  button(0, 0, "slots.intake", 128);
  button(0, 1, "slots.finish", 168);
  m_cancel = button(1, 0, "slots.cancel_running", 128);
  m_clear = button(1, 1, "device.clear", 168);
  grid->setAlignment(Qt::AlignCenter);
}

void StripButtons::setCompact(bool compact) {
  m_cancel->setVisible(!compact);
  m_clear->setVisible(!compact);
}

void StripButtons::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), tokens().surface);
  painter.setPen(tokens().line);
  painter.drawLine(0, 10, 0, height() - 10);
}

}  // namespace vortex::ui
