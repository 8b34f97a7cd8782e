// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/sessions_view.h"

#include "ui/compare/differences_view.h"
#include "ui/compare/verdict_banner.h"
#include "ui/models/slot_words.h"
#include "ui/models/text_table_model.h"
#include "ui/widgets/export.h"
#include "ui/widgets/table.h"

#include <QDateTime>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>
#include <utility>

namespace vortex::ui {
namespace {

// "Run 3: 2026-11-29 07:12:33, vortex-control-room 0.9, profile cpu, 41 slots"
QString sessionText(const QString& name, const RecordedRunLine& run) {
  return SessionsView::tr("%1: %2, %3, profile %4, %n slot(s)", nullptr, run.slotCount)
      .arg(name, QDateTime::fromMSecsSinceEpoch(run.startedMs).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")),
           QStringLiteral("%1 %2").arg(run.program, run.version).trimmed(), run.profile);
}

}  // namespace

SessionsView::SessionsView(QWidget* parent) : ScrollArea(parent) {
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  QWidget* content = addBody();
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(10, 8, 10, 8);
  column->setSpacing(6);
  m_banner = new VerdictBanner(content);
  column->addWidget(m_banner);
  for (QLabel** label : {&m_first, &m_second}) {
    *label = new QLabel(content);
    (*label)->setObjectName(QStringLiteral("caption"));
    (*label)->setTextFormat(Qt::PlainText);
    (*label)->setWordWrap(true);
    (*label)->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    column->addWidget(*label);
  }
  m_table = makeTable(nullptr, tr("Sessions side by side"), content);
  m_table->horizontalHeader()->setStretchLastSection(true);
  column->addWidget(m_table, 3);
  auto* caption = new QLabel(tr("Settings that differ, when their first slots began"), content);
  caption->setStyleSheet(QStringLiteral("font-weight: 600"));
  column->addWidget(caption);
  m_settings = new DifferencesView(content);
  column->addWidget(m_settings, 1);
  setFocusProxy(m_table);
}

void SessionsView::show(const std::shared_ptr<const ComparedSessions>& both) {
  m_both = both;
  const SessionNames names = namesOf(*both);
  m_banner->show(headlineOf(both->sessions.comparison, names));
  m_first->setText(sessionText(names.first, both->first));
  m_second->setText(sessionText(names.second, both->second));
  std::vector<QStringList> rows;
  for (const analysis::SessionRow& row : analysis::rowsOf(both->sessions.comparison))
    rows.push_back(cellsOf(row));
  auto* model = new TextTableModel(
      {{tr("What")}, {names.first, true}, {names.second, true}, {tr("Ratio"), true}, {tr("90 % interval"), true}, {tr("In words")}},
      m_table);
  model->setRows(std::move(rows));
  QAbstractItemModel* before = m_table->model();
  m_table->setModel(model);
  delete before;
  setWidths(*m_table, {220, 112, 112, 64, 118});
  const tl::expected<std::vector<event::SettingChange>, std::string>& settings = both->sessions.settings;
  m_settings->show(settingsOf(*both), settings ? QString() : QString::fromStdString(settings.error()));
}

QByteArray SessionsView::rows() const {
  const SessionNames names = namesOf(*m_both);
  QByteArray lines = csvLine({tr("What"), names.first, names.second, tr("Ratio"), tr("90 % interval"), tr("In words")});
  for (const analysis::SessionRow& row : analysis::rowsOf(m_both->sessions.comparison)) {
    QStringList cells = cellsOf(row);
    cells.front() = cells.front().trimmed();
    if (row.what == analysis::SessionRow::What::StageTime)  // a line stands for itself there
      cells.front() = QStringLiteral("%1: %2").arg(stageName(row.stage), cells.front());
    lines += csvLine(cells);
  }
  for (const InputDifference& input : settingsOf(*m_both).inputs)
    lines += csvLine({kindText(input.kind) + QLatin1Char(' ') + input.name, input.first, input.second, {}, {}, {}});
  return lines;
}

}  // namespace vortex::ui
