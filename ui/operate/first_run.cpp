// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operate/first_run.h"

#include "ui/widgets/actions.h"
#include "ui/widgets/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace vortex::ui {
namespace {

constexpr int kButtonWidth = 206, kRoomy = 1000;

}  // namespace

FirstRun::FirstRun(const Desk& desk, const QString& sample, QWidget* parent) : QWidget(parent) {
  auto* grid = new QGridLayout(this);
  grid->setHorizontalSpacing(16);
  setRoomy(false);
  auto* title = new QLabel(tr("No slot has run yet"), this);
  title->setFont(wordFont(19, 600));
  title->setStyleSheet(QStringLiteral("font-size: 19px; font-weight: 600"));
  auto* what =
      new QLabel(tr("A slot turns one recipe into a 45 s video. Run one and its stages appear here as they happen."), this);
  what->setWordWrap(true);
  grid->addWidget(title, 0, 0, 1, 2);
  grid->addWidget(what, 1, 0, 1, 2);
  const auto way = [&](int row, const QString& action, const QString& says, bool first, const char* id) {
    auto* button = new QPushButton(action, this);
    button->setMinimumWidth(kButtonWidth);
    button->setProperty("primary", first);
    auto* text = new QLabel(says, this);
    text->setWordWrap(true);
    grid->addWidget(button, row, 0);
    grid->addWidget(text, row, 1);
    Actions::bind(button, desk.actions.find(QString::fromLatin1(id)), action);
    return button;
  };
  way(2, tr("▶  Run the sample recipes"), tr("%1, three slots on the channel's cadence.").arg(sample), true, "file.sample")
      ->setFocus();
  way(3, tr("Open recipes…"), tr("JSON or YAML, one recipe, a list, or one a line. Or drop files anywhere in this window."), false,
      "file.open");
  way(4, tr("Watch a demo with trouble…"),
      tr("SIMULATED, and labelled so, in a window of its own: timeouts, a stuck stage, a leak, missed slots. Nothing airs, nothing "
         "is kept."),
      false, "file.demo");
  grid->setColumnStretch(1, 1);
  grid->setRowStretch(5, 1);
}

void FirstRun::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  setRoomy(width() >= kRoomy);
}

// In a small window its sentences have the room, and its margins have not.
void FirstRun::setRoomy(bool roomy) {
  auto* grid = qobject_cast<QGridLayout*>(layout());
  grid->setContentsMargins(roomy ? 236 : 132, roomy ? 30 : 14, roomy ? 40 : 16, roomy ? 20 : 4);
  grid->setVerticalSpacing(roomy ? 12 : 8);
}

void FirstRun::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), tokens().sunken);
}

}  // namespace vortex::ui
