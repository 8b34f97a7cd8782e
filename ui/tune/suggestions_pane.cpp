// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tune/suggestions_pane.h"

#include "engine/analysis/timeout_row.h"
#include "ui/bridge/bridge.h"
#include "ui/models/advice_words.h"
#include "ui/models/slot_words.h"
#include "ui/models/text_table_model.h"
#include "ui/models/tuning_words.h"
#include "ui/tune/stage_cell.h"
#include "ui/tune/timeout_box.h"
#include "ui/tune/tuning.h"
#include "ui/widgets/rich_line.h"
#include "ui/widgets/scroll_area.h"
#include "ui/widgets/table.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableView>
#include <QVBoxLayout>
#include <utility>

namespace vortex::ui {
namespace {

constexpr int kAdviceRow = 22, kAdviceHead = 24, kRateBox = 82, kCountColumn = 5, kWhyColumn = 6;
constexpr int kRoomForCounts = 420;  // below, the reasons have their room: the curves say how many, too
constexpr double kLeastRate_percent = 0.1, kMostRate_percent = 20;

QLabel* sentence(QWidget* parent) {
  auto* label = new QLabel(parent);
  label->setContentsMargins(8, 2, 8, 0);
  label->setWordWrap(true);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  return label;
}

Advices advicesOf(const Session& session) {
  Advices advices;
  for (const Stage stage : kStages)
    advices[stage] = session.advice(stage);
  return advices;
}

// The other stages stay as they are drafted.
PerStage<Duration> withProposals(PerStage<Duration> timeouts, const Advices& advices) {
  for (const Stage stage : kStages)
    if (const auto& advice = advices[stage])
      timeouts[stage] = advice->proposed.value_or(timeouts[stage]);
  return timeouts;
}

void say(QLabel& label, const QString& text) {
  if (label.text() != text)
    label.setText(text);
}

}  // namespace

SuggestionsPane::SuggestionsPane(const Desk& desk, Tuning& tuning, QWidget* parent)
    : Pane(QStringLiteral("tune_suggestions"), tr("Suggestions"), parent), m_desk(desk), m_tuning(tuning) {
  setNote(tr("ask for a rate, not for seconds"));
}

void SuggestionsPane::make() {
  auto* scroll = new ScrollArea(this);
  QWidget* body = scroll->addBody();
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(0, 4, 0, 4);
  column->setSpacing(2);
  column->addWidget(buildRate(body));
  m_rows = new TextTableModel({{tr("Stage")},
                               {tr("Now"), true, tr("The timeout that is in force")},
                               {tr("Advice"), true, tr("The timeout that is suggested")},
                               {tr("≤"), true, tr("The share of attempts that take longer is at most this (95 %)")},
                               {tr("P95×1.5"), true, tr("What the plain rule would set; it locks itself in")},
                               {tr("n"), true, tr("Attempts that this rests on")},
                               {tr("Why")}},
                              this);
  QTableView* const table = m_table = makeTable(m_rows, tr("Suggested timeouts"), body);
  table->setItemDelegateForColumn(0, new StageCell(table));
  table->horizontalHeader()->setSectionResizeMode(kWhyColumn, QHeaderView::Stretch);
  table->setMinimumHeight(kAdviceHead + 2 * kAdviceRow);
  column->addWidget(table, 1);
  m_row = sentence(body);
  m_next = sentence(body);
  m_next->setObjectName(QStringLiteral("caption"));
  column->addWidget(m_row);
  column->addWidget(m_next);
  m_auto = new QCheckBox(tr("Let auto change timeouts while on air"), body);
  m_auto->setToolTip(tr("The engine sets what it advises, each change recorded with its evidence; what runs is never re-armed"));
  m_take = new QPushButton(tr("Draft these"), body);
  m_take->setToolTip(tr("Drafts every suggested timeout; the engine has them with Apply"));
  auto* acts = new QHBoxLayout;
  acts->setContentsMargins(8, 2, 8, 0);
  acts->addWidget(m_auto, 1);
  acts->addWidget(m_take);
  column->addLayout(acts);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setWidget(scroll);
  connect(m_auto, &QCheckBox::toggled, this, [this](bool on) { m_tuning.setMode(on ? TuningMode::Auto : TuningMode::Suggest); });
  connect(m_take, &QPushButton::clicked, this, &SuggestionsPane::takeAll);
  connect(&m_tuning, &Tuning::refused, this, &SuggestionsPane::showAgain);
  connect(m_rate, &TimeoutBox::settled, this, &SuggestionsPane::showAgain);
  fitColumns();
}

QWidget* SuggestionsPane::buildRate(QWidget* parent) {
  auto* rate = new QWidget(parent);
  auto* row = new QHBoxLayout(rate);
  row->setContentsMargins(8, 0, 8, 0);
  m_rate = new TimeoutBox(tr("Share of attempts that may be cut, in percent"), QStringLiteral("%"), TimeoutBox::Steps::Own, rate);
  m_rate->setDecimals(1);
  m_rate->setRange(kLeastRate_percent, kMostRate_percent);
  m_rate->setSingleStep(0.5);
  m_rate->setFixedWidth(kRateBox);
  m_claim = new RichLine(rate);
  m_claim->setObjectName(QStringLiteral("caption"));
  row->addWidget(new QLabel(tr("Longer than: at most"), rate));
  row->addWidget(m_rate);
  row->addWidget(m_claim, 1);
  connect(m_rate, &TimeoutBox::valueChanged, this, &SuggestionsPane::setRate);
  return rate;
}

void SuggestionsPane::setRate(double percent) { m_tuning.setRate(percent / 100); }

// What was chosen or typed may have been refused.
void SuggestionsPane::showAgain() {
  std::get<0>(m_shown) = UINT64_MAX;
  refresh();
}

void SuggestionsPane::refresh() {
  const View& live = m_desk.bridge.live();
  const auto mark =
      std::tuple(live.session.revision(), m_tuning.draft().revision(), live.settings.tuning.rate, live.settings.tuning.mode);
  if (std::exchange(m_shown, mark) == mark)
    return;
  const TuningSettings& tuning = live.settings.tuning;
  const Advices advices = advicesOf(live.session);
  m_rate->showValue(tuning.rate * 100);
  say(*m_claim, claimText(tuning.rate));
  m_claim->setToolTip(m_claim->text());
  std::vector<QStringList> rows;
  QStringList whys;
  Settings suggested = live.settings;
  for (const Stage stage : kStages)
    if (const auto& advice = advices[stage]) {
      rows.push_back(adviceRow(*advice));
      whys << whyOf(*advice).sentence;
      suggested.stages[stage].timeout = advice->proposed.value_or(advice->timeout);
    }
  m_rows->setSentences(kWhyColumn, whys);
  m_rows->setRows(std::move(rows));
  for (int column = 0; column < kWhyColumn; ++column)  // a header does not look at what changes in its rows
    m_table->resizeColumnToContents(column);
  m_take->setEnabled(withProposals(m_tuning.draft().drafted(), advices) != m_tuning.draft().drafted());
  PerStage<Duration> running;
  for (const Stage stage : kStages)
    running[stage] = live.settings.stages[stage].timeout;
  const Duration room = analysis::roomOf(live.settings), sum = analysis::rowOf(live.settings, running);
  say(*m_row,
      tr("In a row: <b>%1</b> of %2; running: <b>%3</b>").arg(inARowText(suggested), secondsText(room), timeoutText(sum)) +
          (sum > room ? QStringLiteral("<br>") + tr("Running does not fit: the point of no return cuts before the timeouts do.")
                      : QString()));
  say(*m_next, advices[Stage::Image] ? nextText(advices, tuning) : tr("The engine advises once its device is ready."));
  const QSignalBlocker quiet(m_auto);
  m_auto->setChecked(tuning.mode == TuningMode::Auto);
}

void SuggestionsPane::resizeEvent(QResizeEvent* event) {
  Pane::resizeEvent(event);
  if (isMade())
    fitColumns();
}

void SuggestionsPane::fitColumns() { m_table->setColumnHidden(kCountColumn, width() < kRoomForCounts); }

void SuggestionsPane::takeAll() {
  m_tuning.set(withProposals(m_tuning.draft().drafted(), advicesOf(m_desk.bridge.live().session)));
}

}  // namespace vortex::ui
