// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/capture/blame_pane.h"

#include "ui/capture/capture_desk.h"
#include "ui/capture/share_delegate.h"
#include "ui/models/blame_model.h"
#include "ui/models/leak_words.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/table.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>
#include <optional>

namespace vortex::ui {

BlamePane::BlamePane(const Desk& desk, CaptureDesk& captures, QWidget* parent)
    : CapturePane(QStringLiteral("blame"), tr("Blame by stage"), captures, parent), m_desk(desk) {
  setNote(tr("allocated in its scope, not released"));
}

void BlamePane::make() {
  auto* body = new QWidget(this);
  body->setObjectName(QStringLiteral("paneBody"));
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(0, 0, 0, 6);
  column->setSpacing(4);
  m_rows = new BlameModel(this);
  m_table = makeTable(m_rows, tr("What each stage holds"), body);
  m_table->setItemDelegate(new ShareDelegate(
      {.stage = BlameModel::StageName, .share = BlameModel::Share, .growth = -1, .faint = BlameModel::PerSlot}, m_table));
  setWidths(*m_table, {84, 76, 70, 70});
  m_table->horizontalHeader()->setStretchLastSection(true);
  const auto line = [&](int lines) {
    auto* label = new QLabel(body);
    label->setContentsMargins(8, 0, 8, 0);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    label->setMinimumHeight(lines * label->fontMetrics().lineSpacing());  // nothing moves when it says more
    return label;
  };
  m_row = line(2);
  m_row->setObjectName(QStringLiteral("caption"));
  m_sum = line(2);
  m_blocks = new QPushButton(tr("Show blocks in snapshots"), body);
  auto* acts = new QHBoxLayout;
  acts->setContentsMargins(8, 0, 8, 0);
  acts->addWidget(m_blocks);
  auto* save = new QPushButton(body);
  Actions::bind(save, m_desk.actions.find(QStringLiteral("capture.snapshots")), tr("Save snapshots…"));
  acts->addWidget(save);
  acts->addStretch(1);
  column->addWidget(m_table, 1);
  column->addWidget(m_row);
  column->addWidget(m_sum);
  column->addLayout(acts);
  body->setMinimumHeight(1);  // a very small screen cuts it short
  setWidget(body);
  connect(m_blocks, &QPushButton::clicked, this, [this] {
    const QModelIndex current = m_table->currentIndex();
    emit stageChosen(current.isValid() ? current.data(BlameModel::StageRole).toString() : QString());
  });
  connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &BlamePane::showRow);
  connect(&m_captures, &CaptureDesk::changed, this, &BlamePane::showCapture);
  showCapture();
}

void BlamePane::showCapture() {
  const auto& shown = m_captures.shown();
  // The row that was chosen stays so, wherever it is now; of another capture the first is what one looks for.
  const QString file = shown ? shown->file : QString();
  const QModelIndex current = m_table->currentIndex();
  const bool keeps = current.isValid() && file == m_file;
  const std::optional<analysis::BlameRow> chosen = keeps ? std::optional(m_rows->at(current.row())) : std::nullopt;
  const int scrolled = m_table->verticalScrollBar()->value();
  m_file = file;
  m_rows->show(shown.value_or(Captured{}));
  m_sum->setText(shown ? blameSum(*shown) : tr("What each stage holds comes here: start a capture, or open one."));
  const bool hasSnapshots = shown && !shown->snapshots.isEmpty();
  m_blocks->setEnabled(hasSnapshots);
  m_blocks->setToolTip(hasSnapshots ? tr("Compares the capture's first snapshot with its last, filtered by the selected stage")
                       : shown && shown->running ? tr("Its snapshots are there when it has ended")
                                                 : tr("The capture holds no snapshot"));
  const int row = chosen ? std::max(m_rows->rowOf(*chosen), 0) : 0;
  if (m_rows->rowCount() > 0 && m_table->currentIndex().row() != row)
    m_table->selectRow(row);
  if (keeps)
    m_table->verticalScrollBar()->setValue(scrolled);
  showRow();
}

void BlamePane::showRow() {
  const QModelIndex current = m_table->currentIndex();
  m_row->setText(current.isValid() ? blameText(m_rows->at(current.row())) : QString());
}

}  // namespace vortex::ui
