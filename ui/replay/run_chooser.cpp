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

RunChooser::RunChooser(const RecordedRuns& runs, const QString& file, QWidget* parent, Wants wants)
    : QDialog(parent), m_wants(wants) {
  const bool two = wants == Wants::Two;
  setWindowTitle(two ? tr("Compare sessions") : tr("Open recording"));
  resize(860, 380);
  fill(runs);
  const QString name = QFileInfo(file).fileName();
  auto* says = new QLabel(
      two ? tr("%1 holds these runs, each from one start of a program to its end. Choose two, with Ctrl and the arrows or the "
               "mouse: "
               "the older one is the first.")
                .arg(name)
          : tr("%1 holds several runs, each from one start of a program to its end. Which one is to be shown?").arg(name),
      this);
  says->setWordWrap(true);
  says->setTextFormat(Qt::PlainText);
  auto* buttons = new QDialogButtonBox(this);
  buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
  m_accept = buttons->addButton(two ? tr("Compare the two") : tr("Show the run"), QDialogButtonBox::AcceptRole);
  m_accept->setDefault(true);
  auto* column = new QVBoxLayout(this);
  column->addWidget(says);
  column->addWidget(m_table, 1);
  column->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(m_table, &QTableView::activated, this, [this] {
    if (mayAccept())
      accept();
  });
  connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RunChooser::allow);
  allow();
  m_table->setFocus();
}

void RunChooser::fill(const RecordedRuns& runs) {
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
  if (m_wants == Wants::One)
    return;
  m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
  m_table->selectionModel()->select(model->index(1, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
}

bool RunChooser::mayAccept() const { return m_table->selectionModel()->selectedRows().size() == (m_wants == Wants::Two ? 2 : 1); }

void RunChooser::allow() {
  m_accept->setEnabled(mayAccept());
  m_accept->setToolTip(m_wants == Wants::Two && !mayAccept() ? tr("Choose two runs") : QString());
}

std::size_t RunChooser::chosen() const { return static_cast<std::size_t>(std::max(m_table->currentIndex().row(), 0)); }

std::pair<std::size_t, std::size_t> RunChooser::chosenTwo() const {
  const QModelIndexList rows = m_table->selectionModel()->selectedRows();
  const auto one = static_cast<std::size_t>(rows.value(0).row()), other = static_cast<std::size_t>(rows.value(1).row());
  return {std::min(one, other), std::max(one, other)};
}

}  // namespace vortex::ui
