// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/differences_view.h"

#include "ui/models/text_table_model.h"
#include "ui/widgets/table.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>
#include <utility>

namespace vortex::ui {

DifferencesView::DifferencesView(QWidget* parent) : QWidget(parent) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  m_says = new QLabel(this);
  m_says->setObjectName(QStringLiteral("caption"));
  m_says->setWordWrap(true);
  m_table = makeTable(nullptr, tr("What differs of what they were made from"), this);
  m_table->horizontalHeader()->setStretchLastSection(true);
  column->addWidget(m_says);
  column->addWidget(m_table, 1);
}

void DifferencesView::show(const ComparisonFacts& facts, const QString& settingsTrouble) {
  std::vector<QStringList> rows;
  for (const InputDifference& input : facts.inputs)
    rows.push_back({kindText(input.kind), input.name, input.first, input.second});
  auto* model = new TextTableModel({{tr("Of")}, {tr("What")}, {facts.first}, {facts.second}}, m_table);
  model->setRows(std::move(rows));
  QAbstractItemModel* before = m_table->model();
  m_table->setModel(model);
  delete before;
  setWidths(*m_table, {70, 230, 260, 200});
  QStringList says;
  if (facts.inputs.empty())
    says << tr("Nothing that is recorded of what went in differs.");
  if (!settingsTrouble.isEmpty())
    says << tr("Settings are not compared: %1.").arg(settingsTrouble);
  m_says->setText(says.join(QLatin1Char(' ')));
  m_says->setVisible(!says.isEmpty());
  m_table->setVisible(!facts.inputs.empty());
}

}  // namespace vortex::ui
