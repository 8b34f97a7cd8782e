// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operate/in_use_pane.h"

#include "ui/bridge/bridge.h"
#include "ui/models/slot_words.h"
#include "ui/models/tuning_words.h"
#include "ui/operate/marks.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/glyphs.h"
#include "ui/widgets/scroll_area.h"
#include "ui/widgets/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QStringList>
#include <QVBoxLayout>
#include <algorithm>
#include <chrono>

namespace vortex::ui {
namespace {

constexpr std::array kRows{Stage::Audio, Stage::Image, Stage::Video, Stage::Clip};

QLabel* caption(const QString& text, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  label->setObjectName(QStringLiteral("caption"));
  return label;
}

QLabel* heading(const QString& text, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  label->setStyleSheet(QStringLiteral("font-weight: 600"));
  return label;
}

QLabel* number(const QString& text, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  label->setFont(numberFont(12));
  label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  return label;
}

void setText(QLabel* label, const QString& text) {
  if (label->text() != text)
    label->setText(text);
}

int widest(const QStringList& words) {
  int pixels = 0;
  for (const QString& word : words)
    pixels = std::max(pixels, QFontMetrics(wordFont(12)).horizontalAdvance(word));
  return pixels;
}

}  // namespace

InUsePane::InUsePane(const Desk& desk, QWidget* parent)
    : Pane(QStringLiteral("in_use"), tr("What is in use"), parent), m_desk(desk) {
  auto* scroll = new ScrollArea(this);
  QWidget* page = scroll->addBody();
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(12, 10, 12, 10);
  column->setSpacing(12);
  addFacts(*column);
  addStages(*column);
  addWords(*column);
  addChecks(*column);
  column->addStretch(1);
  scroll->setFocusPolicy(Qt::StrongFocus);  // there is nothing else in it to scroll it by keys
  scroll->setAccessibleName(windowTitle());
  setWidget(scroll);
}

void InUsePane::addFacts(QVBoxLayout& to) {
  auto* grid = new QGridLayout;
  grid->setColumnStretch(1, 1);
  grid->setHorizontalSpacing(24);
  m_device = new QLabel(this);
  m_build = new QLabel(this);
  m_ready = caption({}, this);
  m_build->setWordWrap(true);
  auto* profile = new QLabel(QString::fromStdString(m_desk.bridge.live().settings.profile), this);
  grid->addWidget(caption(tr("Device"), this), 0, 0);
  grid->addWidget(m_device, 0, 1);
  grid->addWidget(m_ready, 0, 2, Qt::AlignRight);
  grid->addWidget(caption(tr("Built on"), this), 1, 0);
  grid->addWidget(m_build, 1, 1, 1, 2);
  grid->addWidget(caption(tr("Profile"), this), 2, 0);
  grid->addWidget(profile, 2, 1);
  to.addLayout(grid);
}

void InUsePane::addStages(QVBoxLayout& to) {
  auto* grid = new QGridLayout;
  grid->setColumnStretch(2, 1);
  grid->setHorizontalSpacing(14);
  int column = 1;
  for (const QString& name : {tr("Stage"), tr("Model"), tr("Target"), tr("Timeout"), tr("State")}) {
    grid->addWidget(caption(name, this), 0, column, column > 2 ? Qt::AlignRight : Qt::AlignLeft);
    ++column;
  }
  const Settings& settings = m_desk.bridge.live().settings;
  const std::array models{tr("reference voice"), tr("reference picture, 4 steps"), tr("reference animator"),
                          tr("reference encoders B, L")};
  for (std::size_t i = 0; i < kRows.size(); ++i) {
    const Stage stage = kRows[i];
    const int row = static_cast<int>(i) + 1;
    grid->addWidget(
        new Mark([stage](QPainter& painter, const QRectF& box) { drawStage(painter, box, stage); }, stageName(stage), this), row,
        0);
    grid->addWidget(new QLabel(stageName(stage), this), row, 1);
    grid->addWidget(new QLabel(m_desk.bridge.live().simulated ? tr("pretended") : models[i], this), row, 2);
    grid->addWidget(number(timeoutWithUnit(settings.stages[stage].target), this), row, 3);
    grid->addWidget(number(timeoutWithUnit(settings.stages[stage].timeout), this), row, 4);
    m_state[i] = caption({}, this);
    m_state[i]->setMinimumWidth(widest({tr("warm"), tr("loaded"), tr("loading"), tr("waits")}));  // nothing moves
    grid->addWidget(m_state[i], row, 5, Qt::AlignRight);
  }
  to.addLayout(grid);
}

void InUsePane::addWords(QVBoxLayout& to) {
  auto* says =
      caption(m_desk.bridge.live().simulated
                  ? tr("This profile pretends its device: times and memory are like those of real models, nothing airs and "
                       "nothing is written.")
                  : tr("Reference models need no download. They make real sound, pictures and video from the recipe, with "
                       "lower quality than a trained model."),
              this);
  says->setWordWrap(true);
  to.addWidget(says);
  if (m_desk.bridge.live().simulated || m_desk.bridge.live().settings.device.name != "cpu")
    return;
  to.addWidget(heading(tr("If you have a GPU"), this));
  auto* gpu =
      caption(tr("This profile computes on the CPU. With an NVIDIA driver, packaging/setup --cuda adds the device program for "
                 "it, and the profile full uses it."),
              this);
  gpu->setWordWrap(true);
  to.addWidget(gpu);
}

void InUsePane::addChecks(QVBoxLayout& to) {
  to.addWidget(heading(tr("Checks"), this));
  auto* grid = new QGridLayout;
  grid->setColumnStretch(1, 1);
  int row = 0;
  const auto check = [&](Check& made, const QString& name) {
    made.mark = new Mark({}, tr("not checked yet"), this);
    made.value = number(tr("is measured…"), this);
    grid->addWidget(made.mark, row, 0);
    grid->addWidget(new QLabel(name, this), row, 1);
    grid->addWidget(made.value, row++, 2);
  };
  check(m_disk, tr("Disk for slots"));
  check(m_timer, tr("Timer precision"));
  check(m_speller, tr("Spelling of words"));
  check(m_sound, tr("Sound output"));
  to.addLayout(grid);
}

void InUsePane::refresh() {
  showDevice();
  // Once, when the device's start does not disturb it any more.
  if (!m_checked && m_desk.bridge.live().session.device().condition == DeviceCondition::Ready) {
    m_checked = true;
    m_checking = std::async(std::launch::async, [folder = m_desk.bridge.outputFolder()] { return checkMachine(folder); });
  }
  if (m_checking.valid() && m_checking.wait_for(std::chrono::seconds(0)) == std::future_status::ready)
    showChecks(m_checking.get());
}

void InUsePane::showDevice() {
  const Device& device = m_desk.bridge.live().session.device();
  const bool ready = device.condition == DeviceCondition::Ready;
  setText(m_device, m_desk.bridge.live().simulated ? tr("SIMULATED")
                    : device.name.empty()          ? tr("starting")
                                                   : QString::fromStdString(device.name));
  setText(m_build, device.build.empty() ? tr("not known yet") : QString::fromStdString(device.build));
  setText(m_ready, ready           ? tr("ready in %1").arg(secondsText(device.restart))
                   : device.of > 0 ? tr("%1, %2 of %3").arg(QString::fromStdString(device.what)).arg(device.done).arg(device.of)
                                   : QString());
  // A device loads its models in the order of the stages, then warms them up.
  for (std::size_t i = 0; i < m_state.size(); ++i) {
    const bool loaded = static_cast<int>(i) < device.done;
    setText(m_state[i], ready                                ? tr("warm")
                        : loaded                             ? tr("loaded")
                        : static_cast<int>(i) == device.done ? tr("loading")
                                                             : tr("waits"));
  }
}

void InUsePane::showChecks(const MachineChecks& checks) {
  set(m_disk, checks.free && *checks.free >= kLittleDisk,
      checks.free ? tr("%1 free").arg(bytesText(*checks.free)) : tr("the disk does not say"));
  set(m_timer, checks.timerLateness <= kLateTimer,
      tr("%1 ms late at P99").arg(numberText(inMilliseconds(checks.timerLateness), 2)));
  set(m_speller, checks.speller, checks.speller ? tr("espeak-ng") : tr("by rules; better with espeak-ng"));
  set(m_sound, checks.soundCard, checks.soundCard ? tr("a sound card") : tr("no sound card"));
}

void InUsePane::set(const Check& check, bool good, const QString& value) {
  if (good)
    check.mark->setDraw([](QPainter& painter, const QRectF& box) { drawOutcome(painter, box, Outcome::Succeeded); }, tr("good"));
  else
    check.mark->setDraw(
        [](QPainter& painter, const QRectF& box) { drawAlarm(painter, box, AlarmPriority::Low, AlarmState::Acknowledged); },
        tr("to be planned for"));
  check.value->setText(value);
}

}  // namespace vortex::ui
