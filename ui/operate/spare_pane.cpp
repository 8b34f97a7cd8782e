// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operate/spare_pane.h"

#include "ui/bridge/bridge.h"
#include "ui/models/risk.h"
#include "ui/models/slot_words.h"
#include "ui/models/text_table_model.h"
#include "ui/operate/spare_view.h"
#include "ui/widgets/scroll_area.h"
#include "ui/widgets/table.h"
#include "ui/widgets/theme.h"

#include <QDateTime>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

namespace vortex::ui {
namespace {

constexpr int kShareRows = 2, kShareHeight = 22, kSharesHeader = 24;

// The same share counted to the generation target, as engineers do.
QString toTarget(const ShareHas& share, Duration between) {
  const auto* spare = std::get_if<Duration>(&share);
  return spare != nullptr ? shareText(*spare - between) : shareText(share);
}

// Scrolls downwards only, in a very low window: never narrower than what is in it, as without it.
class WideEnough final : public ScrollArea {
 public:
  using ScrollArea::ScrollArea;
  QSize minimumSizeHint() const override {
    return {widget() != nullptr ? widget()->minimumSizeHint().width() : 0, ScrollArea::minimumSizeHint().height()};
  }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override {
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
      updateGeometry();
    return ScrollArea::eventFilter(watched, event);
  }
};

QLabel* line(QWidget* parent) {
  auto* label = new QLabel(parent);
  label->setFont(wordFont(11));
  label->setObjectName(QStringLiteral("paneNote"));
  label->setContentsMargins(8, 2, 8, 2);
  label->setTextFormat(Qt::PlainText);
  label->setWordWrap(true);  // in a window that is too narrow for it
  return label;
}

}  // namespace

SparePane::SparePane(const Desk& desk, QWidget* parent) : Pane(QStringLiteral("spare"), tr("Spare to air"), parent), m_desk(desk) {
  auto* scroll = new WideEnough(this);
  QWidget* body = scroll->addBody();
  auto* layout = new QVBoxLayout(body);
  layout->setContentsMargins(0, 0, 0, 2);
  layout->setSpacing(0);
  m_view = new SpareView(desk.selection, body);
  m_slots = new TextTableModel({{tr("Slot"), true}, {tr("Airs")}, {tr("Spare to air s"), true}, {tr("Outcome")}}, this);
  m_stack = new QStackedWidget(body);
  m_stack->addWidget(m_view);
  m_stack->addWidget(makeTable(m_slots, tr("Spare to air of the due slots"), m_stack));
  // The height that words and shares leave it; else the pane scrolls as soon as the table's wish does not fit.
  m_stack->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Ignored);
  m_stack->setMinimumHeight(m_view->minimumSizeHint().height());
  m_shares = new TextTableModel(
      {{tr("At least, s")}, {tr("50 %"), true}, {tr("95 %"), true}, {tr("99 %"), true}, {tr("least"), true}, {tr("missed"), true}},
      this);
  auto* shares = makeTable(m_shares, tr("Shares of the due slots that have at least so much to spare"), body);
  shares->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  for (const int known : {0, 4, 5})  // the shares have the rest: what they need takes more room than what they are
    shares->horizontalHeader()->setSectionResizeMode(known, QHeaderView::ResizeToContents);
  shares->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  shares->setSelectionMode(QAbstractItemView::NoSelection);
  shares->setFixedHeight(kSharesHeader + kShareRows * kShareHeight);
  m_foot = line(body);
  m_engineers = line(body);
  layout->addWidget(m_stack, 1);
  layout->addWidget(shares);
  layout->addWidget(m_foot);
  layout->addWidget(m_engineers);
  setWidget(scroll);
}

void SparePane::refresh() {
  const Bridge& bridge = m_desk.bridge;
  const bool learnt = m_book.refresh(bridge.session(), bridge.wallMs(Time{}));
  if (learnt) {
    m_all = m_book.since(bridge.midnightMs());
    m_last = m_book.last(kBars);
    m_today = summaryOf(m_all);
    m_lately = summaryOf(m_last);
    showTable();
    if (m_stack->currentIndex() == 1)
      showSlots();
  }
  std::vector<ForeseenSpare> making = inTheMaking();
  if (!learnt && making.empty() && m_making == 0)
    return;
  m_making = making.size();
  const Settings& settings = bridge.settings();
  m_view->show({.bars = m_last,
                .inTheMaking = std::move(making),
                .all = m_all,
                .target = settings.airAfter - settings.downstream - settings.generationTarget},
               m_today);
}

std::vector<ForeseenSpare> SparePane::inTheMaking() const {
  std::vector<ForeseenSpare> running;
  const Bridge& bridge = m_desk.bridge;
  const auto& all = bridge.session().allSlots();
  int seen = 0;
  for (auto slot = all.rbegin(); slot != all.rend() && seen < bridge.session().running(); ++slot) {
    seen += slot->state == SlotState::Running ? 1 : 0;
    if (const auto risk = riskOf(*slot, bridge.settings(), bridge.now()))
      running.push_back({.slot = slot->id, .spare = risk->spare, .likely = risk->likelySpare});
  }
  std::reverse(running.begin(), running.end());
  return running;
}

void SparePane::showTable() {
  const auto row = [&](const QString& name, const SpareSummary& summary) {
    return QStringList{name,
                       shareText(summary.half),
                       shareText(summary.most),
                       shareText(summary.nearlyAll),
                       summary.least ? signedSeconds(*summary.least) : tr("none"),
                       tr("%1 of %2").arg(summary.missed).arg(summary.due)};
  };
  const QString whole = m_desk.bridge.recording() != nullptr    ? tr("that day")
                        : m_desk.bridge.historyFile().isEmpty() ? tr("this session")
                                                                : tr("today");
  m_shares->setRows({row(whole, m_today), row(tr("last %1").arg(kBars), m_lately)});
  setNote(tr("last %1 due slots, then all of %2").arg(kBars).arg(whole));
  m_foot->setText(saysOf(m_today));
  const Settings& settings = m_desk.bridge.settings();
  const Duration between = settings.airAfter - settings.downstream - settings.generationTarget;
  m_engineers->setText(tr("To the generation target, %1: 50 % have at least %2, 95 % %3, 99 % %4.")
                           .arg(secondsText(settings.generationTarget, 0), toTarget(m_today.half, between),
                                toTarget(m_today.most, between), toTarget(m_today.nearlyAll, between)));
}

QString SparePane::saysOf(const SpareSummary& summary) const {
  if (const auto* spare = std::get_if<Duration>(&summary.most))
    return tr("95 % have at least %1 s, of all due slots; one without a video of its own counts as missed.")
        .arg(signedSeconds(*spare));
  if (const auto* needs = std::get_if<NeedsSamples>(&summary.most))
    return tr("What 95 % have at least needs %1 due slots, has %2.").arg(needs->needs).arg(needs->has);
  return tr("More than 5 % of the due slots were missed: 95 % have no spare at all.");
}

Exportables SparePane::exportables() {
  return {.picture = m_stack->parentWidget(), .rows = [this] {
            showSlots();
            return csvOf(*qobject_cast<QTableView*>(m_stack->widget(1)));
          }};
}

void SparePane::showSlots() {
  std::vector<QStringList> rows;
  for (auto slot = m_last.rbegin(); slot != m_last.rend(); ++slot)
    rows.push_back({QString::number(slot->slot.value),
                    QDateTime::fromMSecsSinceEpoch(slot->airsWallMs).toString(QStringLiteral("HH:mm:ss")),
                    slot->spare ? signedSeconds(*slot->spare) : tr("missed"), QString::fromUtf8(toString(slot->outcome).data())});
  m_slots->setRows(std::move(rows));
}

void SparePane::keyPressEvent(QKeyEvent* event) {
  if (event->key() != Qt::Key_T || event->modifiers() != Qt::NoModifier)
    return Pane::keyPressEvent(event);
  m_stack->setCurrentIndex(1 - m_stack->currentIndex());
  m_stack->currentWidget()->setFocus();
  showSlots();
}

}  // namespace vortex::ui
