// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/top_bar.h"

#include "ui/bridge/bridge.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/theme.h"
#include "ui/window/find_box.h"
#include "ui/window/palette_model.h"
#include "ui/window/workspace_tabs.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenuBar>
#include <QPainter>
#include <QPushButton>
#include <QSpacerItem>
#include <algorithm>
#include <array>
#include <utility>

namespace vortex::ui {
namespace {

constexpr int kTopHeight = 30, kApart = 28;

}  // namespace

TopBar::TopBar(const Desk& desk, const QList<QAction*>& workspaces, QWidget* parent) : QWidget(parent) {
  setFixedHeight(kTopHeight);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(2, 0, 8, 0);
  layout->setSpacing(0);
  layout->addWidget(menus(desk));
  layout->addStretch(1);
  m_tabs = new WorkspaceTabs(workspaces, this);
  layout->addWidget(m_tabs);
  layout->addStretch(1);
  m_find = new FindBox(new PaletteModel(desk.actions, desk.bridge.session(), this), this);
  layout->addWidget(m_find);
  m_beforeProfile = new QSpacerItem(kApart, 0);
  layout->addSpacerItem(m_beforeProfile);
  m_profile =
      new QLabel(tr("Profile <b>%1</b>").arg(QString::fromStdString(desk.bridge.live().settings.profile).toHtmlEscaped()), this);
  m_profile->setToolTip(tr("What the engine was started with; Settings choose another for the next start"));
  layout->addWidget(m_profile);
  m_beforeLock = new QSpacerItem(kApart, 0);
  layout->addSpacerItem(m_beforeLock);
  auto* lock = m_lock = new QPushButton(this);
  lock->setObjectName(QStringLiteral("flat"));
  QAction* action = desk.actions.find(QStringLiteral("view.lock"));
  const auto say = [lock](bool locked) { lock->setText(locked ? tr("Layout locked") : tr("Layout free")); };
  say(action->isChecked());
  lock->setToolTip(action->toolTip());
  connect(lock, &QPushButton::clicked, action, &QAction::trigger);
  connect(action, &QAction::toggled, lock, say);
  const QFontMetrics metrics = lock->fontMetrics();
  lock->setFixedWidth(
      std::max({108, metrics.horizontalAdvance(tr("Layout locked")) + 24, metrics.horizontalAdvance(tr("Layout free")) + 24}));
  layout->addWidget(lock);
}

void TopBar::setTight(bool tight, bool narrow) {
  m_find->setNarrow(narrow);
  for (QSpacerItem* gap : {m_beforeProfile, m_beforeLock})
    gap->changeSize(tight ? 0 : kApart, 0);
  layout()->invalidate();
  m_tabs->setVisible(!tight);  // the View menu has them
  m_profile->setVisible(!tight);
  m_lock->setVisible(!tight);
}

QMenuBar* TopBar::menus(const Desk& desk) {
  auto* bar = new QMenuBar(this);
  bar->setAccessibleName(tr("Menus"));
  const std::array<std::pair<Menu, QString>, 7> titles{{{Menu::File, tr("&File")},
                                                        {Menu::Edit, tr("&Edit")},
                                                        {Menu::View, tr("&View")},
                                                        {Menu::Slots, tr("&Slots")},
                                                        {Menu::Device, tr("&Device")},
                                                        {Menu::Alarms, tr("&Alarms")},
                                                        {Menu::Help, tr("&Help")}}};
  for (const auto& [which, title] : titles) {
    if (desk.actions.of(which).empty())
      continue;
    QMenu* menu = bar->addMenu(title);
    menu->setToolTipsVisible(true);
    for (QAction* action : desk.actions.of(which))
      if (action != nullptr)
        menu->addAction(action);
      else
        menu->addSeparator();
  }
  return bar;
}

void TopBar::paintEvent(QPaintEvent*) { QPainter(this).fillRect(rect(), tokens().surface); }

}  // namespace vortex::ui
