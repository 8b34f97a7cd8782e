// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/compared_logs.h"

#include "ui/log/log_table_model.h"
#include "ui/models/slot_words.h"
#include "ui/widgets/table.h"
#include "ui/widgets/theme.h"

#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <cmath>

namespace vortex::ui {
namespace {

QString sinceStart(Time at) {
  const double s = inSeconds(at - Time{});
  return (s < 0 ? QString(QChar(0x2212)) : QStringLiteral("+")) + numberText(std::abs(s), 2);
}

}  // namespace

ComparedLogs::ComparedLogs(QWidget* parent) : QWidget(parent) {
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(10);
  grid->setVerticalSpacing(4);
  for (int at = 0; at < 2; ++at) {
    Side& side = m_sides[static_cast<std::size_t>(at)];
    side.name = new QLabel(this);
    side.name->setFont(numberFont(13, 600));
    side.table = makeTable(nullptr, {}, this);
    side.table->horizontalHeader()->setStretchLastSection(true);
    grid->addWidget(side.name, 0, at);
    grid->addWidget(side.table, 1, at);
    grid->setColumnStretch(at, 1);
  }
  grid->setRowStretch(1, 1);
}

ComparedLogs::~ComparedLogs() {
  for (Side& side : m_sides)
    side.table->setModel(nullptr);  // the model goes before the table
}

void ComparedLogs::fill(Side& side, const std::vector<Event>& told, const QString& name) {
  side.table->setModel(nullptr);
  side.lines.reset();
  side.log = std::make_unique<EventLog>();
  for (const Event& event : told)
    side.log->add(event);
  side.lines = std::make_unique<LogTableModel>(*side.log, sinceStart);
  side.lines->setFilter({.least = LogLevel::Debug, .text = {}, .slot = {}});
  side.lines->refresh();
  side.table->setModel(side.lines.get());
  side.table->setColumnHidden(LogTableModel::OfSlot, true);
  setWidths(*side.table, {62, 66});
  side.name->setText(name);
  side.table->setAccessibleName(tr("Log of slot %1").arg(name));
}

void ComparedLogs::show(const std::vector<Event>& first, const QString& firstName, const std::vector<Event>& second,
                        const QString& secondName) {
  fill(m_sides[0], first, firstName);
  fill(m_sides[1], second, secondName);
}

}  // namespace vortex::ui
