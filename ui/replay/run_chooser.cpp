// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/run_chooser.h"

#include "ui/models/text_table_model.h"
#include "ui/widgets/table.h"

#include <QDateTime>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

namespace vortex::ui {

RunChooser::RunChooser(const RecordedRuns& runs, const QString& file, QWidget* parent) : QDialog(parent) {
  setWindowTitle(tr("Open recording"));
  resize(860, 380);
  auto* model = new TextTableModel(
      {{tr("Run"), true}, {tr("Started")}, {tr("Program")}, {tr("Profile")}, {tr("Slots"), true}, {tr("How they ended")}}, this);
  std::vector<QStringList> rows;
  for (const RecordedRunLine& line : runs.lines) {
    const QString started = QDateTime::fromMSecsSinceEpoch(line.startedMs).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    rows.push_back({QString::number(line.number), started, QStringLiteral("%1 %2").arg(line.program, line.version).trimmed(),
                    line.profile, QString::number(line.slotCount),
                    line.ended ? line.outcomes : tr("%1; the run has no end yet").arg(line.outcomes)});
  }
  model->setRows(std::move(rows));
  m_table = makeTable(model, tr("Runs of the recording"), this);
  setWidths(*m_table, {50, 150, 200, 90, 60});
  m_table->horizontalHeader()->setStretchLastSection(true);
  m_table->selectRow(0);
  auto* says = new QLabel(tr("%1 holds several runs, each from one start of a program to its end. Which one is to be shown?")
                              .arg(QFileInfo(file).fileName()),
                          this);
  says->setWordWrap(true);
  says->setTextFormat(Qt::PlainText);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
  auto* show = buttons->addButton(tr("Show the run"), QDialogButtonBox::AcceptRole);
  show->setDefault(true);
  auto* column = new QVBoxLayout(this);
  column->addWidget(says);
  column->addWidget(m_table, 1);
  column->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(m_table, &QTableView::activated, this, &QDialog::accept);
  m_table->setFocus();
}

std::size_t RunChooser::chosen() const { return static_cast<std::size_t>(std::max(m_table->currentIndex().row(), 0)); }

}  // namespace vortex::ui
