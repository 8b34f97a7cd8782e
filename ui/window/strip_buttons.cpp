// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/strip_buttons.h"

#include "ui/widgets/actions.h"
#include "ui/widgets/theme.h"
#include "ui/window/commands.h"

#include <QGridLayout>
#include <QPainter>
#include <QPushButton>
#include <algorithm>

namespace vortex::ui {
namespace {

constexpr int kButton = 26, kGap = 5, kPadding = 24;

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
  // As wide as their widest words, in any language: nothing moves when a slot's number comes or an action's words change.
  const auto widest = [&](QStringList texts, int least) {
    for (QString& text : texts)
      least = std::max(least, fontMetrics().horizontalAdvance(text.remove(QLatin1Char('&'))) + kPadding);
    return least;
  };
  const int left = widest({actions.find(QStringLiteral("slots.intake"))->text()}, 128);
  const int right = widest(Commands::finishTexts() << actions.find(QStringLiteral("device.clear"))->text(), 168);
  button(0, 0, "slots.intake", left);
  button(0, 1, "slots.finish", right);
  m_cancel = button(1, 0, "slots.cancel_running", left);
  m_clear = button(1, 1, "device.clear", right);
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
