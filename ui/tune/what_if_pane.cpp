// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tune/what_if_pane.h"

#include "ui/bridge/bridge.h"
#include "ui/models/slot_words.h"
#include "ui/models/text_table_model.h"
#include "ui/models/what_if_words.h"
#include "ui/tune/outcome_bars.h"
#include "ui/tune/tuning.h"
#include "ui/tune/what_if_spares.h"
#include "ui/widgets/scroll_area.h"
#include "ui/widgets/table.h"
#include "ui/widgets/theme.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

namespace vortex::ui {
namespace {

constexpr int kAnswerRow = 22, kAnswerHead = 24, kLeastRows = 4;
constexpr int kBarsColumn = 4, kWideForBars = 400;  // pixels of the pane

QLabel* answerLine(QWidget* parent, const QFont& font) {
  auto* label = new QLabel(parent);
  label->setFont(font);
  label->setWordWrap(true);
  label->setContentsMargins(8, 0, 8, 0);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  return label;
}

// As high as its rows, which do not come and go: nothing below moves.
QTableView* lowTable(QAbstractItemModel* model, const QString& name, int rows, QWidget* parent) {
  QTableView* table = makeTable(model, name, parent);
  table->setSelectionMode(QAbstractItemView::NoSelection);
  table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
  table->setFixedHeight(kAnswerHead + rows * kAnswerRow);
  table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);  // it would lie on the last row
  return table;
}

}  // namespace

WhatIfPane::WhatIfPane(const Desk& desk, Tuning& tuning, QWidget* parent)
    : Pane(QStringLiteral("tune_what_if"), tr("What if"), parent), m_desk(desk), m_tuning(tuning) {
  connect(&m_tuning, &Tuning::draftChanged, this, &WhatIfPane::wantOfDraft);
  connect(&m_tuning, &Tuning::dragEnded, this, &WhatIfPane::wantOfDraft);
  connect(&m_tuning, &Tuning::evidenceChanged, this, &WhatIfPane::want);  // there are more slots, or others are meant
  m_beat.setInterval(kBeatMs);
  connect(&m_beat, &QTimer::timeout, this, &WhatIfPane::beat);
}

void WhatIfPane::make() {
  m_show = new QPushButton(tr("Show in Replay"), this);
  m_show->setToolTip(tr("Shows the slots of which something changes in the list of recorded ones"));
  m_show->setEnabled(false);
  addTool(m_show);
  connect(m_show, &QPushButton::clicked, this, [this] { emit slotsAsked(m_changed); });
  m_pages = new QStackedWidget(this);
  m_nothing = new QLabel(m_pages);
  m_nothing->setAlignment(Qt::AlignCenter);
  m_nothing->setWordWrap(true);
  m_nothing->setMargin(20);
  m_pages->addWidget(m_nothing);
  m_pages->addWidget(buildAnswer());
  setWidget(m_pages);
  fitColumns();
  showNothing(tr("Drag a timeout, or type one: what it would have done to the slots on record comes here."));
}

QWidget* WhatIfPane::buildAnswer() {
  auto* scroll = new ScrollArea(m_pages);
  QWidget* body = scroll->addBody();
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(0, 6, 0, 4);
  column->setSpacing(4);
  m_headline = answerLine(body, wordFont(15, 600));
  m_headline->setStyleSheet(QStringLiteral("font-weight: 600"));
  m_headline->setObjectName(QStringLiteral("whatIfHeadline"));
  m_net = answerLine(body, numberFont(12));
  m_proof = answerLine(body, wordFont(12));
  m_named = answerLine(body, wordFont(12));
  m_named->setTextFormat(Qt::RichText);
  m_limits = answerLine(body, wordFont(11));
  m_limits->setObjectName(QStringLiteral("caption"));
  m_outcomes = new TextTableModel(
      {{tr("Outcome")},
       {tr("before"), true},
       {tr("after"), true},
       {tr("change"), true},
       {tr("shares"), true, tr("Before in grey, after in blue: what succeeded of all slots, failures to their own scale")}},
      this);
  m_least = new TextTableModel(
      {{tr("Have at least, s")}, {tr("before"), true}, {tr("after"), true}, {tr("change"), true}, {tr("95 % interval"), true}},
      this);
  m_spares = new WhatIfSpares(body);
  column->addWidget(m_headline);
  column->addWidget(m_net);
  column->addWidget(m_proof);
  m_outcomeTable = lowTable(m_outcomes, tr("Outcomes before and after"), kOutcomeRows, body);
  for (const int number : {1, 2, 3})
    m_outcomeTable->horizontalHeader()->setSectionResizeMode(number, QHeaderView::ResizeToContents);
  m_bars = new OutcomeBars(*m_outcomeTable);
  m_outcomeTable->setItemDelegateForColumn(kBarsColumn, m_bars);
  column->addWidget(m_outcomeTable);
  column->addWidget(m_named);
  column->addWidget(m_spares, 1);
  m_leastTable = lowTable(m_least, tr("What slots have at least, before and after"), kLeastRows, body);
  column->addWidget(m_leastTable);
  column->addWidget(m_limits);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  return scroll;
}

void WhatIfPane::resizeEvent(QResizeEvent* event) {
  Pane::resizeEvent(event);
  if (isMade())
    fitColumns();
}

// The bars say in pixels what the numbers say: those are never cut off for them.
void WhatIfPane::fitColumns() {
  const bool bars = width() >= kWideForBars;
  const auto mode = bars ? QHeaderView::ResizeToContents : QHeaderView::Stretch;
  m_outcomeTable->setColumnHidden(kBarsColumn, !bars);
  m_outcomeTable->horizontalHeader()->setSectionResizeMode(0, mode);
  m_leastTable->horizontalHeader()->setSectionResizeMode(m_least->columnCount() - 1, mode);
}

void WhatIfPane::showNothing(const QString& why) {
  if (m_nothing->text() != why)
    m_nothing->setText(why);
  m_pages->setCurrentIndex(0);
  setNote({});
  m_changed.clear();
  m_show->setEnabled(false);
}

void WhatIfPane::wantOfDraft() {
  m_ofDraft = true;
  want();
}

void WhatIfPane::want() {
  m_stale = true;
  if (isVisible() && !m_beat.isActive()) {
    m_beat.start();
    beat();
  }
}

// A question waits for the answer to the one before, that of another draft within patience: a line that is dragged asks faster than
// slots can be counted.
void WhatIfPane::beat() {
  if (const auto told = m_worker.take())
    take(*told);
  if (m_stale && isVisible() && (!m_worker.busy() || (m_ofDraft && m_sinceAsked.elapsed() > kPatienceMs)))
    ask();
  if (!m_worker.busy())
    m_beat.stop();
  if (m_worker.busy() && m_pages->currentIndex() == 0)
    showNothing(tr("Reading the record: %1 slots").arg(groupedText(m_worker.loaded())));
}

void WhatIfPane::ask() {
  m_stale = m_ofDraft = false;
  m_sinceAsked.start();
  const QString& store = m_desk.bridge.live().historyFile;
  const auto pending = m_tuning.draft().pending();
  const TuningStretch& stretch = m_tuning.stretch();
  if (pending.empty() || store.isEmpty() || stretch.runs.empty()) {
    m_worker.forget();
    return showNothing(whyNothing());
  }
  WhatIfAsk question{.timeouts = {},
                     .runs = stretch.runs,
                     .from = stretch.from,
                     .to = stretch.to,
                     .quality = m_tuning.scope().quality,
                     .last = m_tuning.scope().last,
                     .follow = !m_tuning.dragging(),
                     .least = !m_tuning.dragging()};
  for (const PendingChange& one : pending)
    question.timeouts[one.change.stage] = one.change.became;
  if (m_tuning.dragging())
    question.last = std::min(m_tuning.scope().last, kWhileDragging);
  m_worker.open(store.toStdString());
  m_worker.ask(question);
}

QString WhatIfPane::whyNothing() const {
  const bool recorded = !m_desk.bridge.live().historyFile.isEmpty();
  if (!recorded && m_desk.bridge.running())
    return tr("This channel is not recorded: there are no slots to ask about.");
  if (!recorded || m_tuning.draft().pending().empty())
    return tr("Drag a timeout, or type one: what it would have done to the slots on record comes here.");
  return m_tuning.isRead() ? tr("Nothing is measured on: choose a time or a session that has slots.") : tr("Reading the history…");
}

void WhatIfPane::refresh() {
  if (m_stale)
    want();
}

void WhatIfPane::take(const WhatIfTold& told) {
  if (!told.answer)
    return showNothing(told.trouble.empty() ? tr("Nothing on record can be asked about.")
                                            : tr("The record cannot be asked: %1").arg(QString::fromStdString(told.trouble)));
  const analysis::WhatIfAnswer& answer = *told.answer;
  if (answer.slotCount == 0)
    return showNothing(tr("No decided slots on record yet: run some, and ask again."));
  const Settings& settings = m_desk.bridge.live().settings;
  setNote(tr("%1 slots, decided again by the scheduler in %2 ms").arg(answer.slotCount).arg(numberText(told.took_ms, 0)));
  m_headline->setText(headlineText(answer));
  m_net->setText(netText(answer));
  m_proof->setText(proofText(answer, settings.airAfter));
  m_bars->setBars(outcomeBars(answer));
  m_outcomes->setRows(outcomeRows(answer));
  const QString gained = gainedText(answer), lost = lostText(answer);
  m_named->setText((gained.isEmpty() ? QString() : tr("<b>Gained:</b> %1.").arg(gained.toHtmlEscaped())) +
                   (gained.isEmpty() || lost.isEmpty() ? QString() : QStringLiteral("<br>")) +
                   (lost.isEmpty() ? QString() : tr("<b>Lost:</b> %1.").arg(lost.toHtmlEscaped())));
  m_spares->show(answer.before.spare, answer.worst.spare, answer.slotCount,
                 settings.airAfter - settings.downstream - settings.generationTarget);
  m_least->setRows(leastRows(answer));
  QStringList limits = limitTexts(answer);
  if (told.leftOut > 0)
    limits << tr("%n run(s) cannot be lived through again and are left out", nullptr, told.leftOut);
  if (told.otherProfiles > 0)
    limits << tr("%n run(s) of another profile or device are left out", nullptr, told.otherProfiles);
  if (!told.trouble.empty())
    limits << tr("what was recorded last is not in it: %1").arg(QString::fromStdString(told.trouble));
  limits << tr("a rerun is a slot of its own, and never saves the one that it makes again");
  m_changed.clear();
  for (const analysis::SlotChange& change : answer.changes)
    m_changed.push_back(change.slot);
  std::sort(m_changed.begin(), m_changed.end());
  m_show->setEnabled(!m_changed.empty());
  m_limits->setText(limits.join(QStringLiteral("; ")) + QStringLiteral("."));
  m_pages->setCurrentIndex(1);
}

}  // namespace vortex::ui
