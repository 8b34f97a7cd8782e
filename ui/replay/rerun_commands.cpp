// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/rerun_commands.h"

#include "ui/bridge/bridge.h"
#include "ui/models/rerun_words.h"
#include "ui/models/selection.h"
#include "ui/replay/recorded_pane.h"
#include "ui/replay/rerun_dialog.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/glyphs.h"
#include "ui/widgets/rich_line.h"

#include <QCursor>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPainter>
#include <QPushButton>
#include <QtConcurrentRun>
#include <algorithm>
#include <utility>

namespace vortex::ui {
namespace {

constexpr std::size_t kMostAtOnce = 500;  // a list of more is an accident
constexpr std::size_t kMostNamed = 8;     // of the refused, in one message
constexpr int kStageSign = 14;            // pixels

QIcon stageIcon(Stage stage, const QWidget& on) {
  QPixmap sign(QSize(kStageSign, kStageSign) * on.devicePixelRatioF());
  sign.setDevicePixelRatio(on.devicePixelRatioF());
  sign.fill(Qt::transparent);
  QPainter painter(&sign);
  drawStage(painter, QRectF(0.5, 0.5, kStageSign - 1, kStageSign - 1), stage);
  painter.end();
  QIcon icon(sign);
  icon.addPixmap(sign, QIcon::Disabled);  // a letter that is greyed is not read
  return icon;
}

}  // namespace

RerunCommands::RerunCommands(const Desk& desk, RecordedPane& pane, QWidget* window)
    : QObject(window), m_desk(desk), m_pane(pane), m_window(window) {
  desk.actions.separate(Menu::Slots);
  m_rerun = desk.actions.add(Menu::Slots, {QStringLiteral("slots.rerun"),
                                           tr("&Rerun"),
                                           tr("Makes the chosen slots again, off air: same recipe, same seed; air slots go first"),
                                           {Qt::Key_R},
                                           true});
  m_from =
      desk.actions.add(Menu::Slots, {QStringLiteral("slots.rerun_from"),
                                     tr("Redo &from stage…"),
                                     tr("Makes the chosen slots again from one of their stages on, with what the stages before it "
                                        "had made"),
                                     {Qt::Key_F},
                                     true});
  m_with = desk.actions.add(Menu::Slots, {QStringLiteral("slots.rerun_with"),
                                          tr("Rerun &with…"),
                                          tr("Makes the chosen slots again with another seed, recipe, quality or other timeouts"),
                                          {Qt::SHIFT | Qt::Key_R},
                                          true});
  connect(m_rerun, &QAction::triggered, this, &RerunCommands::rerun);
  connect(m_from, &QAction::triggered, this, &RerunCommands::askFrom);
  connect(m_with, &QAction::triggered, this, &RerunCommands::rerunWith);
  buildBar();
  listen();
  pane.addRowActions({m_rerun, m_from, m_with});
  takeChosen();
}

void RerunCommands::listen() {
  connect(&m_pane, &RecordedPane::chosenChanged, this, &RerunCommands::takeChosen);
  connect(&m_desk.bridge, &Bridge::resetRefused, this, [this](SlotId of, const QString& why) {
    emit said(tr("Slot %1 cannot be made again from that stage: %2. It is held in the queue").arg(m_pane.list().nameOf(of), why));
  });
  connect(&m_desk.bridge, &Bridge::gaveWay, this, [this](SlotId slot, bool again) {
    emit said(
        again ? tr("Rerun %1 was not done when an air slot was due: it was stopped, and waits again").arg(slot.value)
              : tr("Rerun %1 gave way too often: the gaps between air slots are too short for it. It is held in the queue; put it "
                   "on air, or release it when the channel rests")
                    .arg(slot.value));
  });
}

void RerunCommands::buildBar() {
  m_says = new RichLine(&m_pane);
  m_says->setMinimumWidth(60);
  m_pane.addToBar(m_says, 1);
  const auto button = [this](QAction* action, const QString& label) {
    auto* made = new QPushButton(&m_pane);
    Actions::bind(made, action, label);
    m_pane.addToBar(made);
    return made;
  };
  button(m_rerun, {});
  m_fromButton = button(m_from, tr("Redo from stage ▾"));
  button(m_with, tr("Rerun with…"));
}

// The oldest is made first.
std::vector<SlotId> RerunCommands::targets() const {
  if (m_pane.isVisible())
    return m_chosen;
  const auto& selected = m_desk.selection.slot();
  return selected ? std::vector{*selected} : std::vector<SlotId>{};
}

QString RerunCommands::whyNot() const {
  const Bridge& bridge = m_desk.bridge;
  if (!bridge.running())
    return tr("The engine does not run yet");
  if (bridge.live().historyFile.isEmpty())
    return tr("This channel is not recorded, so nothing can be made again");
  if (m_pane.isVisible())
    return m_chosen.size() > kMostAtOnce ? tr("More than %1 slots are chosen").arg(kMostAtOnce) : m_whyNone;
  const auto& selected = m_desk.selection.slot();
  const Slot* slot = selected ? bridge.live().session.find(*selected) : nullptr;
  if (!selected)
    return tr("Select a slot");
  return slot != nullptr && !isOver(*slot) ? tr("Slot %1 is still in the making").arg(selected->value) : QString();
}

void RerunCommands::refresh() {
  const QString why = whyNot();
  Actions::allow(m_rerun, why.isEmpty(), why);
  Actions::allow(m_from, why.isEmpty(), why);
  Actions::allow(m_with, why.isEmpty(), why);
  const auto count = static_cast<int>(m_pane.isVisible() ? m_chosen.size() : 1);
  const QString text = count > 1 ? tr("&Rerun %n slots", nullptr, count) : tr("&Rerun");
  if (m_rerun->text() != text)
    m_rerun->setText(text);
}

void RerunCommands::takeChosen() {
  const auto lines = m_pane.chosen();
  m_chosen.clear();
  for (const RecordedLine* line : lines)
    if (canBeRerun(*line))
      m_chosen.push_back(line->slot);
  std::sort(m_chosen.begin(), m_chosen.end());
  m_whyNone = lines.empty() ? tr("Choose slots in the list") : m_chosen.empty() ? whyNoRerun(*lines.front()) : QString();

  m_what = lines.empty() ? tr("Choose slots to make them again") : outcomesOf(lines);
  if (lines.size() > 1)
    m_what = tr("%1 chosen: %2").arg(lines.size()).arg(m_what);
  say({}, {});
  refresh();
  readEstimate();
}

void RerunCommands::say(const QString& estimate, const QString& basis) {
  const QString text = estimate.isEmpty() ? m_what : m_what + QStringLiteral(" · ") + estimate;
  m_says->setText(text.toHtmlEscaped());
  m_says->setToolTip(basis.isEmpty() ? text : text + QLatin1Char('\n') + basis);
}

// One reading at a time; what is chosen meanwhile is read after it.
void RerunCommands::readEstimate() {
  m_estimateAgain = m_estimating;
  if (m_estimating || m_chosen.empty() || m_chosen.size() > kMostAtOnce || m_desk.bridge.live().historyFile.isEmpty())
    return;
  m_estimating = true;
  QtConcurrent::run([asked = question(m_chosen)] { return readRerunOffer(asked); }).then(this, [this](const RerunOffer& offer) {
    m_estimating = false;
    if (offer.chosen == m_chosen) {
      const analysis::RerunEstimate& estimate = offer.from[Stage::Audio].estimate;
      say(estimateText(estimate, m_desk.bridge.live().channel->every()), estimateBasis(estimate));
    }
    if (m_estimateAgain)
      readEstimate();
  });
}

RerunQuestion RerunCommands::question(std::vector<SlotId> chosen) const {
  return {.store = m_desk.bridge.live().historyFile.toStdString(),
          .chosen = std::move(chosen),
          .simulated = m_desk.bridge.live().simulated,
          .settings = m_desk.bridge.live().settings,
          .change = {}};
}

void RerunCommands::rerun() { plan(question(targets())); }

void RerunCommands::askFrom() {
  const RerunQuestion asked = question(targets());
  if (!asked.chosen.empty())
    QtConcurrent::run([asked] { return readRerunOffer(asked); }).then(this, [this](const RerunOffer& offer) { showFrom(offer); });
}

// What cannot be done says why in its own line: a tool tip is not seen from the keyboard.
void RerunCommands::showFrom(const RerunOffer& offer) {
  auto* menu = new QMenu(m_window);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  menu->setObjectName(QStringLiteral("rerun_from"));
  const Duration every = m_desk.bridge.live().channel->every();
  for (const Stage from : kStages) {
    const RerunOffer::From& of = offer.from[from];
    QString text = resetText(from);
    if (of.can.empty())
      text += QStringLiteral("   ") + tr("(not: %1)").arg(of.whyNot);
    else if (of.can.size() < offer.chosen.size())
      text += QStringLiteral("   ") + tr("(%1 of %2: %3)").arg(of.can.size()).arg(offer.chosen.size()).arg(of.whyNot);
    QAction* entry = menu->addAction(stageIcon(from, *m_window), text.replace(QLatin1Char('&'), QStringLiteral("&&")));
    entry->setEnabled(!of.can.empty());
    entry->setData(static_cast<int>(from));
    entry->setStatusTip(estimateText(of.estimate, every));
    connect(entry, &QAction::triggered, this, [this, can = of.can, from] {
      RerunQuestion asked = question(can);
      if (from != Stage::Audio)
        asked.change.from = from;
      plan(asked);
    });
  }
  const bool beside = m_fromButton->isVisible();
  const QPoint at = beside ? m_fromButton->mapToGlobal(QPoint(0, -menu->sizeHint().height())) : QCursor::pos();
  menu->popup(at);
  menu->setActiveAction(menu->actions().front());
}

void RerunCommands::rerunWith() {
  const RerunQuestion asked = question(targets());
  if (asked.chosen.empty())
    return;
  QtConcurrent::run([asked] { return readRerunGiven(asked); }).then(this, [this, asked](const RerunGiven& given) {
    const QString name = m_pane.list().nameOf(given.slot);
    if (!given.trouble.isEmpty()) {
      QMessageBox::information(m_window, tr("Rerun with…"), tr("Slot %1 cannot be made again: %2.").arg(name, given.trouble));
      return;
    }
    RerunDialog dialog(given, m_desk.bridge.live().settings, name, static_cast<int>(asked.chosen.size()), m_window);
    if (dialog.exec() != QDialog::Accepted)
      return;
    RerunQuestion with = asked;
    with.change = dialog.change();
    plan(with);
  });
}

void RerunCommands::plan(const RerunQuestion& question) {
  if (!question.chosen.empty())
    QtConcurrent::run([question] { return planReruns(question); }).then(this, [this](RerunPlan made) { queue(std::move(made)); });
}

void RerunCommands::queue(RerunPlan plan) {
  const auto room = Channel::kLongest - std::min(Channel::kLongest, m_desk.bridge.live().channel->waiting().size());
  const auto taken = static_cast<int>(std::min(room, plan.entries.size()));
  const auto left = static_cast<int>(plan.entries.size()) - taken;
  m_desk.bridge.enqueue(std::move(plan.entries), false);
  if (taken > 0)
    emit said(tr("%n reruns wait in the queue", nullptr, taken));
  if (plan.refused.empty() && left == 0)
    return;
  QStringList lines;
  for (std::size_t i = 0; i < plan.refused.size() && i < kMostNamed; ++i)
    lines << tr("Slot %1: %2.").arg(m_pane.list().nameOf(plan.refused[i].slot), plan.refused[i].why);
  if (plan.refused.size() > kMostNamed)
    lines << tr("And %1 more.").arg(plan.refused.size() - kMostNamed);
  if (left > 0)
    lines << tr("%n found no room in the queue.", nullptr, left);
  QMessageBox::information(m_window, tr("Not everything can be made again"), lines.join(QLatin1Char('\n')));
}

}  // namespace vortex::ui
