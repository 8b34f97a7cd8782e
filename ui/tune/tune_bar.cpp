// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tune/tune_bar.h"

#include "ui/bridge/bridge.h"
#include "ui/tune/scope_box.h"
#include "ui/tune/tuning.h"
#include "ui/tune/tuning_source.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/theme.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QCursor>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStyle>
#include <algorithm>
#include <utility>

namespace vortex::ui {
namespace {

constexpr int kTuneBarHeight = 40, kAnyQuality = -1;
constexpr int kNoChoice = 2;  // "any", and the only one there is

// A menu with what the box offers.
QAction* addChoices(QMenu& menu, const QString& title, QComboBox& box) {
  QMenu* choices = menu.addMenu(title);
  QObject::connect(choices, &QMenu::aboutToShow, choices, [choices, &box] {
    choices->clear();
    for (int i = 0; i < box.count(); ++i) {
      if (box.itemData(i, Qt::AccessibleDescriptionRole).toString() == QLatin1String("separator")) {
        choices->addSeparator();
        continue;
      }
      QAction* choice = choices->addAction(box.itemText(i), &box, [&box, i] { box.setCurrentIndex(i); });
      choice->setCheckable(true);
      choice->setChecked(i == box.currentIndex());
    }
  });
  return choices->menuAction();
}

}  // namespace

TuneBar::TuneBar(const Desk& desk, Tuning& tuning, QWidget* parent) : QWidget(parent), m_desk(desk), m_tuning(tuning) {
  setObjectName(QStringLiteral("tuneBar"));
  setAccessibleName(tr("What is measured on, and what is done with the draft"));
  setFixedHeight(kTuneBarHeight);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(10, 0, 8, 0);
  row->setSpacing(6);
  buildScope(*row);
  row->addSpacing(8);
  buildModes(*row);
  row->addStretch(1);
  buildActs(*row);
  buildMore(*row);
  connect(&m_tuning, &Tuning::runsChanged, this, [this] {
    m_scope->setRuns(m_tuning.runs());
    m_baseline->setRuns(m_tuning.runs());
  });
  refresh();
  hide();
}

void TuneBar::buildScope(QHBoxLayout& row) {
  const auto word = [&](const QString& text) {
    auto* label = new QLabel(text, this);
    row.addWidget(label);
    return label;
  };
  word(tr("Measure"));
  m_scope = new ScopeBox(tr("What is measured on"), ScopeBox::Without::Must, this);
  m_scope->setCurrentIndex(1);  // today
  row.addWidget(m_scope);
  word(tr("last"));
  m_last = new QSpinBox(this);
  m_last->setAccessibleName(tr("How many due slots, the newest"));
  m_last->setFont(numberFont(12));
  m_last->setRange(1, TuningQuestion::kMostSlots);
  m_last->setValue(m_tuning.scope().last);
  m_last->setKeyboardTracking(false);
  m_last->setGroupSeparatorShown(false);
  row.addWidget(m_last);
  m_seldom << word(tr("due slots"));
  m_quality = new QComboBox(this);
  m_quality->setAccessibleName(tr("Quality that the slots were made at"));
  fillQualities();
  row.addWidget(m_quality);
  m_quality->setVisible(m_quality->count() > 2);  // a ladder of one level leaves nothing to choose
  m_device = new QComboBox(this);
  m_device->setAccessibleName(tr("Models and device that the slots were made by"));
  m_device->setToolTip(tr("What the attempts were made by: times of other models, builds and devices tell nothing of these"));
  m_device->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  m_device->setMinimumContentsLength(10);
  row.addWidget(m_device);
  fillDevices();
  row.addSpacing(8);
  auto* overlay = word(tr("Baseline"));
  m_baseline = new ScopeBox(tr("A second curve, behind, for comparison"), ScopeBox::Without::May, this);
  m_baseline->setToolTip(tr("A second curve in grey behind each"));
  row.addWidget(m_baseline);
  m_spare << overlay << m_baseline;
  for (ScopeBox* box : {m_scope, m_baseline})
    connect(box, &ScopeBox::chosenChanged, this, &TuneBar::choose);
  connect(m_last, &QSpinBox::valueChanged, this, &TuneBar::choose);
  connect(m_quality, &QComboBox::currentIndexChanged, this, &TuneBar::choose);
  connect(m_device, &QComboBox::currentIndexChanged, this, &TuneBar::choose);
  connect(&m_tuning, &Tuning::evidenceChanged, this, &TuneBar::fillDevices);
}

// Where all were made by the same there is nothing to choose.
void TuneBar::fillDevices() {
  std::vector<std::string> devices = m_tuning.devices();
  if (m_device->count() > 0 && devices == m_devices)
    return;
  m_devices = std::move(devices);
  const QSignalBlocker quiet(m_device);
  const QString before = m_device->currentData().toString();
  m_device->clear();
  m_device->addItem(tr("any models and device"), QString());
  for (const std::string& device : m_devices)
    m_device->addItem(QString::fromStdString(device), QString::fromStdString(device));
  m_device->setCurrentIndex(std::max(m_device->findData(before), 0));
  m_device->setVisible(m_devices.size() > 1);
}

void TuneBar::fillQualities() {
  m_quality->addItem(tr("any quality"), kAnyQuality);
  const auto levels = static_cast<int>(m_desk.bridge.live().settings.ladder.size());
  for (int level = 0; level < levels; ++level)
    m_quality->addItem(QStringLiteral("Q%1").arg(level), level);
}

void TuneBar::buildModes(QHBoxLayout& row) {
  auto* name = new QLabel(tr("Timeouts"), this);
  row.addWidget(name);
  m_seldom << name;
  auto* modes = new QButtonGroup(this);  // of which a second click on the same takes nothing back
  auto* group = new QHBoxLayout;
  group->setSpacing(0);
  const std::pair<const char*, QString> words[] = {
      {"tune.off", tr("Off")}, {"tune.suggest", tr("Suggest")}, {"tune.auto", tr("Auto")}};
  for (const auto& [id, text] : words) {
    auto* button = new QPushButton(this);
    Actions::bind(button, m_desk.actions.find(QString::fromLatin1(id)), text);
    modes->addButton(button);
    group->addWidget(button);
    m_seldom << button;
  }
  row.addLayout(group);
}

void TuneBar::buildActs(QHBoxLayout& row) {
  const auto button = [&](const char* id, const QString& label) {
    auto* made = new QPushButton(this);
    Actions::bind(made, m_desk.actions.find(QString::fromLatin1(id)), label);
    row.addWidget(made);
    return made;
  };
  button("tune.undo", tr("Undo"));
  button("tune.redo", tr("Redo"));
  m_spare << button("tune.revert", tr("Revert to running"));
  m_spare << button("tune.save", tr("Save as profile…"));
  auto* rearm = new QCheckBox(this);
  Actions::bind(rearm, m_desk.actions.find(QStringLiteral("tune.rearm")), tr("re-arm running"));
  row.addWidget(rearm);
  m_seldom << rearm;
  m_apply = button("tune.apply", {});
  // As wide as its widest words: nothing moves when something is drafted.
  m_apply->setMinimumWidth(m_apply->fontMetrics().horizontalAdvance(tr("Apply %n change(s)", nullptr, 4)) + 24);
}

void TuneBar::buildMore(QHBoxLayout& row) {
  auto* menu = new QMenu(this);
  menu->setToolTipsVisible(true);
  addChoices(*menu, tr("Measure"), *m_scope);
  QAction* quality = addChoices(*menu, tr("Quality"), *m_quality);
  QAction* device = addChoices(*menu, tr("Models and device"), *m_device);
  addChoices(*menu, tr("Baseline"), *m_baseline);
  connect(menu, &QMenu::aboutToShow, this, [this, quality, device] {
    quality->setVisible(m_quality->count() > kNoChoice);
    device->setVisible(m_device->count() > kNoChoice);
  });
  menu->addSeparator();
  for (const char* id : {"tune.off", "tune.suggest", "tune.auto"})
    menu->addAction(m_desk.actions.find(QString::fromLatin1(id)));
  menu->addSeparator();
  for (const char* id : {"tune.revert", "tune.revert_profile", "tune.save", "tune.rearm"})
    menu->addAction(m_desk.actions.find(QString::fromLatin1(id)));
  m_more = new QPushButton(tr("More"), this);
  m_more->setToolTip(tr("What there is no room for beside it"));
  m_more->setMenu(menu);
  row.addWidget(m_more);
  connect(m_desk.actions.find(QStringLiteral("tune.measure")), &QAction::triggered, this,
          [this, menu] { menu->popup(m_more->isVisible() ? m_more->mapToGlobal(QPoint(0, m_more->height())) : QCursor::pos()); });
}

void TuneBar::setCompact(bool compact, bool tight) {
  for (QWidget* widget : m_spare)
    widget->setVisible(!compact && !tight);
  for (QWidget* widget : m_seldom)
    widget->setVisible(!tight);
  m_more->setVisible(compact || tight);
}

void TuneBar::choose() {
  TuningScope scope = m_scope->chosen().value_or(TuningScope{});
  scope.last = m_last->value();
  if (const int level = m_quality->currentData().toInt(); level != kAnyQuality)
    scope.quality = level;
  scope.device = m_device->currentData().toString().toStdString();
  m_tuning.setScope(scope);
  auto baseline = m_baseline->chosen();
  if (baseline) {
    baseline->last = scope.last;
    baseline->quality = scope.quality;
  }
  m_tuning.setBaseline(baseline);
}

void TuneBar::refresh() {
  // Blue where there is something that was chosen and is not applied.
  if (m_apply->property("primary").toBool() != m_apply->isEnabled()) {
    m_apply->setProperty("primary", m_apply->isEnabled());
    m_apply->style()->unpolish(m_apply);
    m_apply->style()->polish(m_apply);
  }
}

void TuneBar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), tokens().surface);
  painter.setPen(tokens().line);
  painter.drawLine(0, height() - 1, width(), height() - 1);
}

}  // namespace vortex::ui
