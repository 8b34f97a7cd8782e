// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operate/risk_pane.h"

#include "ui/bridge/bridge.h"
#include "ui/models/risk_words.h"
#include "ui/models/selection.h"
#include "ui/models/slot_words.h"
#include "ui/models/text_table_model.h"
#include "ui/operate/risk_card.h"
#include "ui/widgets/scroll_area.h"
#include "ui/widgets/table.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

namespace vortex::ui {
namespace {

constexpr std::size_t kLines = 4, kLookAhead = 32, kMostOffers = 3;
constexpr int kOffersHeight = 30;

}  // namespace

RiskPane::RiskPane(const Desk& desk, QWidget* parent) : Pane(QStringLiteral("risk"), tr("At risk"), parent), m_desk(desk) {
  auto* scroll = new ScrollArea(this);  // in a very small window
  QWidget* body = scroll->addBody();
  auto* layout = new QVBoxLayout(body);
  layout->setContentsMargins(8, 6, 8, 4);
  layout->setSpacing(4);
  m_calm = new QLabel(body);
  m_calm->setTextFormat(Qt::RichText);
  m_calm->setMinimumWidth(1);  // it is cut short before the card is
  m_card = new RiskCard(desk.selection, body);
  // As high as one row of buttons, whether any is there or not: nothing moves when one comes.
  m_offers = new QWidget(body);
  m_offers->setFixedHeight(kOffersHeight);
  auto* row = new QHBoxLayout(m_offers);
  row->setContentsMargins(0, 0, 0, 0);
  for (std::size_t i = 0; i < kMostOffers; ++i) {
    auto* button = new QPushButton(m_offers);
    button->hide();
    row->addWidget(button);
    m_buttons.push_back({.button = button, .rescue = {}});
    connect(button, &QPushButton::clicked, this, [this, i] {
      if (m_buttons[i].rescue)
        carryOut(*m_buttons[i].rescue);
    });
  }
  row->addStretch(1);
  m_next = new TextTableModel({{tr("Slot")}, {tr("What is left of it")}, {tr("Spare s"), true}}, this);
  auto* table = makeTable(m_next, tr("The slots after it, with their spare to air"), body);
  table->horizontalHeader()->hide();
  table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
  table->setColumnWidth(0, std::max(56, table->fontMetrics().horizontalAdvance(riskName({})) + 20));
  table->setColumnWidth(2, 64);
  table->setMinimumHeight(44);
  layout->addWidget(m_calm);
  layout->addWidget(m_card);
  layout->addWidget(m_offers);
  layout->addWidget(table, 1);
  setWidget(scroll);
}

bool RiskPane::isClose(const RiskLine& line) const {
  return isBelow(line.spare, m_desk.bridge.settings().atRiskBelow) || line.late.has_value();
}

bool RiskPane::isAtRisk(const RiskLine& line) const { return isClose(line) && !(line.slot && m_letRun.contains(*line.slot)); }

void RiskPane::refresh() {
  const Bridge& bridge = m_desk.bridge;
  const Time now = bridge.now();
  setNote(tr("spare to air below %1 s, least first").arg(signedSeconds(bridge.settings().atRiskBelow)));
  std::vector<RiskLine> lines = riskLines(bridge.session(), bridge.channel(), bridge.settings(), now, kLookAhead);
  // What the operator has left to run stands back, but is never hidden.
  std::stable_partition(lines.begin(), lines.end(), [&](const RiskLine& line) { return isAtRisk(line); });
  const auto atRisk = std::count_if(lines.begin(), lines.end(), [&](const RiskLine& line) { return isAtRisk(line); });
  if (lines.empty())
    m_calm->setText(tr("No slot is in the making. The one that is closest to its limit comes here."));
  else if (atRisk == 0)
    m_calm->setText(tr("<b>No slot is at risk.</b> Closest to its limit:"));
  else
    m_calm->setText(atRisk == 1 ? tr("<b>One slot is at risk:</b>")
                                : tr("<b>%1 slots are at risk</b>, least spare first:").arg(atRisk));
  showCard(lines, now);
  lines.resize(std::min(lines.size(), kLines));
  std::vector<QStringList> rows;
  for (std::size_t i = 1; i < lines.size(); ++i)
    rows.push_back({riskName(lines[i]), toComeText(lines[i], now), signedSeconds(lines[i].spare)});
  m_next->setRows(std::move(rows));
}

void RiskPane::showCard(const std::vector<RiskLine>& lines, Time now) {
  m_card->setVisible(!lines.empty());
  if (lines.empty()) {
    m_shown.reset();
    offer({}, {});
    return;
  }
  const RiskLine& line = lines.front();
  m_shown = line.slot;
  const Bridge& bridge = m_desk.bridge;
  const Slot* slot = line.slot ? bridge.session().find(*line.slot) : nullptr;
  std::vector<Rescue> rescues;
  const bool atRisk = isAtRisk(line);
  if (slot != nullptr && isClose(line)) {
    // The next one as it would start if this one took as long as it may.
    std::optional<RiskLine> next;
    for (const RiskLine& other : lines)
      if (!other.started && (!next || other.startsAt < next->startsAt))
        next = other;
    rescues = rescuesOf(*slot, line, next, bridge.settings(), bridge.session().qualityLevel(), now);
    if (!atRisk)
      std::erase_if(rescues, [](const Rescue& rescue) { return std::holds_alternative<LetRun>(rescue); });
  }
  const RiskTone tone = !atRisk ? RiskTone::Calm : line.spare < Duration{} ? RiskTone::Missing : RiskTone::Thin;
  m_card->show(line, now, tone,
               {.name = riskName(line),
                .doing = slot != nullptr ? stateText(*slot) : tr("starts in %1").arg(secondsText(line.startsAt - now)),
                .sum = riskSumText(line, now),
                .note = noteOf(line, !rescues.empty())});
  offer(rescues, line);
}

QString RiskPane::noteOf(const RiskLine& line, bool helps) const {
  if (line.slot && m_letRun.contains(*line.slot))
    return tr("Left to run, by you.");
  if (line.spare < Duration{} && line.likelySpare < Duration{} && !helps)
    return tr("Nothing fits any more. Viewers get: %1.")
        .arg(fallbackText(std::string(toString(m_desk.bridge.settings().fallback))));
  if (line.late)
    return tr("%1 is past its target of %2 and times out in %3; no retry is left.")
        .arg(stageName(line.late->stage), secondsText(line.late->target), secondsText(line.late->timesOutIn));
  if (line.noReturn)
    return tr("No return at %1: given up if nothing ends until then (P%2).")
        .arg(m_desk.bridge.clockText(*line.noReturn))
        .arg(numberText(m_desk.bridge.settings().abortQuantile * 100, 0));
  return {};
}

void RiskPane::offer(const std::vector<Rescue>& rescues, const RiskLine& line) {
  for (std::size_t i = 0; i < m_buttons.size(); ++i) {
    Offer& offered = m_buttons[i];
    const bool any = i < rescues.size();
    offered.rescue = any ? std::optional(rescues[i]) : std::nullopt;
    if (any) {
      RescueText text = rescueText(rescues[i], line);
      const bool live = m_desk.bridge.recording() == nullptr;
      if (!live)
        text.brings = tr("%1. It was on offer then: a recording is shown").arg(text.brings);
      if (offered.button->isEnabled() != live)
        offered.button->setEnabled(live);
      if (offered.button->text() != text.label) {
        offered.button->setText(text.label);
        offered.button->setAccessibleName(text.label);
      }
      if (offered.button->toolTip() != text.brings) {
        offered.button->setToolTip(text.brings);
        offered.button->setAccessibleDescription(text.brings);
      }
    }
    if (offered.button->isHidden() == any)
      offered.button->setVisible(any);
  }
}

void RiskPane::carryOut(const Rescue& rescue) {
  Bridge& bridge = m_desk.bridge;
  if (const auto* raise = std::get_if<RaiseTimeout>(&rescue)) {
    Settings settings = bridge.settings();
    settings.stages[raise->stage].timeout = raise->to;
    bridge.tune(std::move(settings), true);
  } else if (const auto* lower = std::get_if<LowerQuality>(&rescue)) {
    bridge.setQuality(lower->level, "an operator, for a slot at risk");
  } else if (std::holds_alternative<CancelForNext>(rescue)) {
    if (m_shown)
      emit cancelAsked(*m_shown);
  } else if (m_shown) {
    m_letRun.insert(*m_shown);
  }
}

}  // namespace vortex::ui
