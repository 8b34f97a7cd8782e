// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/capture/verdict_pane.h"

#include "ui/capture/capture_desk.h"
#include "ui/capture/verdict_band.h"
#include "ui/models/text_table_model.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/table.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace vortex::ui {
namespace {

// Who made it, on what, from what.
QString sourceText(const Captured& captured) {
  QStringList says;
  for (const QString& one : {captured.device, captured.workload, captured.notes})
    if (!one.isEmpty())
      says << one;
  return says.join(QStringLiteral(" · "));
}

}  // namespace

VerdictPane::VerdictPane(const Desk& desk, CaptureDesk& captures, QWidget* parent)
    : CapturePane(QStringLiteral("verdict"), tr("Verdict"), captures, parent), m_desk(desk) {}

void VerdictPane::make() {
  m_stack = new QStackedWidget(this);
  m_none = new QLabel(m_stack);
  m_none->setAlignment(Qt::AlignCenter);
  m_none->setWordWrap(true);
  m_none->setMargin(12);
  m_stack->addWidget(m_none);
  auto* body = new QWidget(m_stack);
  body->setObjectName(QStringLiteral("paneBody"));
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(0, 0, 0, 6);
  column->setSpacing(4);
  m_band = new VerdictBand(body);
  m_band->setObjectName(QStringLiteral("verdictBand"));
  m_facts = new TextTableModel({{tr("What")}, {tr("Method")}, {tr("Says"), true}}, this);
  auto* table = makeTable(m_facts, tr("What the verdict rests on"), body);
  table->horizontalHeader()->hide();
  table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
  table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
  table->horizontalHeader()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
  m_source = new QLabel(body);
  m_source->setObjectName(QStringLiteral("caption"));
  m_source->setTextFormat(Qt::PlainText);
  m_source->setWordWrap(true);
  m_source->setContentsMargins(8, 0, 8, 0);
  auto* save = new QPushButton(body);
  Actions::bind(save, m_desk.actions.find(QStringLiteral("capture.report")), tr("Save report…"));
  auto* acts = new QHBoxLayout;
  acts->setContentsMargins(8, 0, 8, 0);
  acts->addWidget(save);
  acts->addStretch(1);
  column->addWidget(m_band);
  column->addWidget(table, 1);
  column->addWidget(m_source);
  column->addLayout(acts);
  m_stack->addWidget(body);
  m_stack->setMinimumHeight(1);  // a very small screen cuts it short
  setWidget(m_stack);
  connect(&m_captures, &CaptureDesk::changed, this, &VerdictPane::showCapture);
  connect(&m_captures, &CaptureDesk::chosenChanged, this, &VerdictPane::showCapture);
  showCapture();
}

void VerdictPane::showCapture() {
  const auto& shown = m_captures.shown();
  setNote(shown ? shown->label : QString());
  m_stack->setCurrentIndex(shown ? 1 : 0);
  if (!shown) {
    const QString name = QFileInfo(m_captures.chosen()).fileName().toHtmlEscaped();
    m_none->setText(m_captures.isReading() ? tr("%1 is read and judged…").arg(name)
                    : m_captures.trouble().isEmpty()
                        ? tr("No capture is shown: start one, or open one.")
                        : tr("<b>%1 cannot be shown.</b><br>%2").arg(name, m_captures.trouble().toHtmlEscaped()));
    return;
  }
  m_band->show(shown->verdict.word, headlineOf(*shown));
  std::vector<QStringList> rows;
  for (const LeakFact& fact : leakFacts(*shown, m_captures.baseline()))
    rows.push_back({fact.name, fact.method, fact.value});
  m_facts->setRows(std::move(rows));
  m_source->setText(sourceText(*shown));
}

}  // namespace vortex::ui
