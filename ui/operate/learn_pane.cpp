// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operate/learn_pane.h"

#include "ui/operate/marks.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/glyphs.h"
#include "ui/widgets/scroll_area.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QSettings>
#include <QVBoxLayout>
#include <array>

namespace vortex::ui {
namespace {

const QString kWanted = QStringLiteral("window/learn");

QLabel* keyCap(const QString& key, QWidget* parent) {
  auto* label = new QLabel(key, parent);
  label->setObjectName(QStringLiteral("key"));
  label->setFont(numberFont(11, 500));
  return label;
}

}  // namespace

bool LearnPane::isWanted() { return QSettings().value(kWanted, true).toBool(); }

LearnPane::LearnPane(const Desk& desk, QWidget* parent) : Pane(QStringLiteral("learn"), tr("Learn the window"), parent) {
  auto* scroll = new ScrollArea(this);
  QWidget* page = scroll->addBody();
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(12, 10, 12, 10);
  column->setSpacing(10);
  auto* keys = new QGridLayout;
  keys->setColumnStretch(1, 1);
  keys->setHorizontalSpacing(20);
  keys->setVerticalSpacing(8);
  int row = 0;
  const auto add = [&](const QString& key, const QString& says) {
    keys->addWidget(keyCap(key, page), row, 0, Qt::AlignLeft);
    auto* label = new QLabel(says, page);
    label->setWordWrap(true);
    keys->addWidget(label, row++, 1);
  };
  add(tr("Wheel"), tr("zoom at the cursor; drag to pan"));
  const std::array<std::pair<const char*, QString>, 6> known{
      {{"view.follow", tr("follow live again after you moved the view")},
       {"edit.find", tr("find any action or slot by typing")},
       {"slots.intake", tr("pause intake: what runs goes on")},
       {"slots.cancel", tr("cancel the selected slot, after a question that names it")},
       {"slots.rerun", tr("rerun the selected slot")},
       {"help.keys", tr("all keys")}}};
  for (const auto& [id, says] : known)
    if (const QAction* action = desk.actions.find(QString::fromLatin1(id)))
      add(action->shortcut().toString(QKeySequence::NativeText), says);
  column->addLayout(keys);
  auto* grey = new QLabel(tr("Grey is normal. Colour, a shape and a letter mean that something needs you:"), page);
  grey->setObjectName(QStringLiteral("caption"));
  grey->setWordWrap(true);
  column->addWidget(grey);
  auto* signs = new QHBoxLayout;
  signs->setSpacing(8);
  const std::array<std::pair<AlarmPriority, QString>, 3> priorities{{{AlarmPriority::High, tr("high, act now")},
                                                                     {AlarmPriority::Medium, tr("medium, act soon")},
                                                                     {AlarmPriority::Low, tr("low, plan")}}};
  for (const auto& [priority, says] : priorities) {
    signs->addWidget(
        new Mark([priority = priority](QPainter& painter,
                                       const QRectF& box) { drawAlarm(painter, box, priority, AlarmState::Unacknowledged); },
                 says, page));
    signs->addWidget(new QLabel(says, page));
    signs->addSpacing(14);
  }
  signs->addStretch(1);
  column->addLayout(signs);
  auto* wanted = new QCheckBox(tr("Show at start"), page);
  wanted->setChecked(isWanted());
  connect(wanted, &QCheckBox::toggled, this, [](bool on) { QSettings().setValue(kWanted, on); });
  column->addWidget(wanted);
  column->addStretch(1);
  scroll->setFocusPolicy(Qt::StrongFocus);  // there is nothing else in it to scroll it by keys
  scroll->setAccessibleName(windowTitle());
  setWidget(scroll);
}

}  // namespace vortex::ui
