// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/comparison_view.h"

#include "ui/compare/both_rows_view.h"
#include "ui/compare/compared_logs.h"
#include "ui/compare/compared_pair.h"
#include "ui/compare/compared_side.h"
#include "ui/compare/comparison_delegate.h"
#include "ui/compare/differences_view.h"
#include "ui/compare/media_comparison.h"
#include "ui/compare/verdict_banner.h"
#include "ui/models/comparison_table_model.h"
#include "ui/widgets/export.h"
#include "ui/widgets/table.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>

namespace vortex::ui {
namespace {

constexpr int kLeastBar = 48;  // pixels for the bars of the differences
constexpr int kTableRow = 22;

QLabel* captionOf(const QString& text, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  label->setStyleSheet(QStringLiteral("font-weight: 600"));
  return label;
}

}  // namespace

ComparisonView::ComparisonView(QWidget* parent) : ScrollArea(parent) {
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  QWidget* content = addBody();
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(10, 8, 10, 8);
  column->setSpacing(6);
  m_banner = new VerdictBanner(content);
  buildTable(content);
  m_bothRows = new BothRowsView(content);
  column->addWidget(m_banner);
  column->addWidget(m_table);
  column->addWidget(captionOf(tr("Both from slot start"), content));
  column->addWidget(m_bothRows);
  column->addWidget(buildPages(content), 1);
  setFocusProxy(m_table);
}

void ComparisonView::buildTable(QWidget* parent) {
  m_model = new ComparisonTableModel(this);
  m_table = makeTable(m_model, tr("Stages side by side"), parent);
  m_table->setItemDelegate(new ComparisonDelegate(*m_model, m_table));
  m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_table->horizontalHeader()->setSectionResizeMode(ComparisonTableModel::Bar, QHeaderView::Stretch);
  for (QWidget* watched : {static_cast<QWidget*>(m_table), m_table->viewport()})
    watched->installEventFilter(this);
}

QWidget* ComparisonView::buildPages(QWidget* parent) {
  auto* whole = new QWidget(parent);
  auto* column = new QVBoxLayout(whole);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(6);
  m_tabs = new QTabBar(whole);
  m_tabs->setAccessibleName(tr("Pages of the comparison"));
  m_tabs->setExpanding(false);
  m_tabs->addTab(tr("Picture and sound"));
  m_tabs->addTab(tr("What else differs"));
  m_tabs->addTab(tr("Log lines"));
  m_pages = new QStackedWidget(whole);
  m_media = new MediaComparison(m_pages);
  m_inputs = new DifferencesView(m_pages);
  m_logs = new ComparedLogs(m_pages);
  for (QWidget* each : {static_cast<QWidget*>(m_media), static_cast<QWidget*>(m_inputs), static_cast<QWidget*>(m_logs)})
    m_pages->addWidget(each);
  connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
  column->addWidget(m_tabs);
  column->addWidget(m_pages, 1);
  return whole;
}

void ComparisonView::show(const std::shared_ptr<const ComparedPair>& pair, const RecordedList& list) {
  m_pair = pair;
  const report::Comparison& of = pair->comparison;
  const SlotId first = of.first.line.slot, second = of.second.line.slot;
  m_first = list.nameOf(first);
  m_second = list.nameOf(second);
  const ComparisonFacts facts = factsOf(of, m_first, m_second);
  m_banner->show(headlineOf(facts));
  m_model->show(comparisonRows(of.stages, of.proof, totalsOf(*pair, of.first, pair->firstOnAir),
                               totalsOf(*pair, of.second, pair->secondOnAir)),
                m_first, m_second);
  m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + kTableRow * m_model->rowCount() + 2);
  fitColumns();
  m_bothRows->show(pair, {first, m_first}, {second, m_second});
  m_tabs->setTabText(Inputs,
                     facts.inputs.empty() ? tr("What else differs") : tr("What else differs (%1)").arg(facts.inputs.size()));
  m_inputs->show(facts, of.settings ? QString() : QString::fromStdString(of.settings.error()));
  m_media->show(comparedSide(of.first, list), comparedSide(of.second, list));
  m_media->showMeasured(measuredText(*pair));
  if (!pair->measured)  // the measured one has the same lines
    m_logs->show(pair->firstTold, m_first, pair->secondTold, m_second);
}

void ComparisonView::setMode(PictureMode mode) {
  m_media->setMode(mode);
  m_tabs->setCurrentIndex(Media);
}

void ComparisonView::fitColumns() {
  const int room = m_table->viewport()->width();
  for (int column = 0; column < ComparisonTableModel::kColumns; ++column)
    m_table->setColumnHidden(column, false);
  setWidths(*m_table, {124, 72, 76, 62, kLeastBar, 142, 116, 116});
  int words = 0, digests = 0;  // pixels; titles are longer in another language
  for (const int column : {ComparisonTableModel::Name, ComparisonTableModel::First, ComparisonTableModel::Second,
                           ComparisonTableModel::Delta, ComparisonTableModel::Output})
    words += m_table->columnWidth(column);
  for (const int column : {ComparisonTableModel::FirstDigest, ComparisonTableModel::SecondDigest})
    digests += m_table->columnWidth(column);
  const bool bars = room >= words + kLeastBar;
  for (const int column : {ComparisonTableModel::FirstDigest, ComparisonTableModel::SecondDigest})
    m_table->setColumnHidden(column, room < words + kLeastBar + digests);
  m_table->setColumnHidden(ComparisonTableModel::Bar, !bars);
  m_table->horizontalHeader()->setStretchLastSection(!bars);
}

// In the table, too, the player's keys play: it has no other use for them.
bool ComparisonView::eventFilter(QObject* watched, QEvent* event) {
  if (m_table == nullptr)  // the body is watched, too, and before it has one
    return ScrollArea::eventFilter(watched, event);
  if (watched == m_table->viewport() && event->type() == QEvent::Resize)
    fitColumns();
  if (watched == m_table && event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if ((key == Qt::Key_Space || key == Qt::Key_Comma || key == Qt::Key_Period) && m_media->handle(key))
      return true;
  }
  return ScrollArea::eventFilter(watched, event);
}

QByteArray ComparisonView::rows() const {
  QByteArray lines = csvLine(
      {tr("What"), m_first, m_second, tr("Δ"), tr("Output"), tr("SHA-256 %1").arg(m_first), tr("SHA-256 %1").arg(m_second)});
  for (int row = 0; row < m_model->rowCount(); ++row) {
    const ComparisonRow& at = m_model->at(row);
    const auto text = [&](int column) { return m_model->index(row, column).data().toString(); };
    lines += csvLine({text(ComparisonTableModel::Name), text(ComparisonTableModel::First), text(ComparisonTableModel::Second),
                      text(ComparisonTableModel::Delta), text(ComparisonTableModel::Output), at.firstDigest, at.secondDigest});
  }
  for (const InputDifference& input : factsOf(m_pair->comparison, m_first, m_second).inputs)
    lines += csvLine({kindText(input.kind) + QLatin1Char(' ') + input.name, input.first, input.second, {}, {}, {}, {}});
  return lines;
}

}  // namespace vortex::ui
