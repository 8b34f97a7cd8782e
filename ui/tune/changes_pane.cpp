// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tune/changes_pane.h"

#include "ui/models/audit_table_model.h"
#include "ui/models/slot_words.h"
#include "ui/models/tuning_words.h"
#include "ui/tune/stage_cell.h"
#include "ui/tune/tuning.h"
#include "ui/widgets/exporter.h"
#include "ui/widgets/table.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace vortex::ui {
namespace {

// What is drafted in blue, what holds in the text's colour, what is past in a caption's; a stage with its sign.
class AuditDelegate final : public StageCell {
 public:
  using StageCell::StageCell;

 protected:
  void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
    StageCell::initStyleOption(option, index);
    const Tokens& t = tokens();
    QColor text = t.text3;
    switch (static_cast<AuditLine::State>(index.data(AuditTableModel::StateRole).toInt())) {
    case AuditLine::State::Pending:
      text = index.column() == AuditTableModel::When || index.column() == AuditTableModel::State ? t.accent : t.text;
      break;
    case AuditLine::State::Running:
      text = t.text;
      break;
    case AuditLine::State::Past:
      break;
    }
    option->palette.setColor(QPalette::Text, text);
    if (option->state.testFlag(QStyle::State_Selected) && text == t.accent)
      option->palette.setColor(QPalette::HighlightedText, text);
    const int column = index.column();
    const bool number = column == AuditTableModel::When || column == AuditTableModel::From || column == AuditTableModel::To ||
                        column == AuditTableModel::Evidence || column == AuditTableModel::Attempts;
    option->font = number ? numberFont(11) : wordFont(12);
  }
  std::optional<Stage> stageOf(const QModelIndex& index) const override {
    const QVariant stage = index.column() == AuditTableModel::What ? index.data(AuditTableModel::StageRole) : QVariant();
    return stage.isValid() ? std::optional(static_cast<Stage>(stage.toInt())) : std::nullopt;
  }
};

}  // namespace

ChangesPane::ChangesPane(const Desk& desk, Tuning& tuning, QWidget* parent)
    : Pane(QStringLiteral("tune_changes"), tr("Changes"), parent), m_desk(desk), m_tuning(tuning) {}

void ChangesPane::make() {
  auto* body = new QWidget(this);
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  m_model = new AuditTableModel(this);
  m_table = makeTable(m_model, tr("Changes of settings"), body);
  m_table->setItemDelegate(new AuditDelegate(m_table));
  setWidths(*m_table, {112, 92, 84, 60, 60, 170, 54, 190});
  m_table->horizontalHeader()->setStretchLastSection(true);
  column->addWidget(m_table, 1);
  auto* below = new QWidget(body);
  auto* row = new QHBoxLayout(below);
  row->setContentsMargins(8, 4, 8, 4);
  m_undo = new QPushButton(tr("Undo this change"), below);
  auto* save = new QPushButton(tr("Export CSV"), below);
  auto* says = new QLabel(tr("A running attempt keeps its timeout unless Apply re-arms it."), below);
  says->setObjectName(QStringLiteral("caption"));
  says->setMinimumWidth(0);
  says->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  row->addWidget(m_undo);
  row->addWidget(save);
  row->addSpacing(12);
  row->addWidget(says, 1);
  column->addWidget(below);
  body->setFocusProxy(m_table);
  setWidget(body);
  connect(save, &QPushButton::clicked, this, [this] { exportPane(*this, ExportFormat::Csv); });
  connect(m_undo, &QPushButton::clicked, this, &ChangesPane::undoChosen);
  connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ChangesPane::allowUndo);
  connect(&m_tuning, &Tuning::draftChanged, this, &ChangesPane::fill);
  connect(&m_tuning, &Tuning::evidenceChanged, this, &ChangesPane::fill);
  fill();
}

void ChangesPane::fill() {
  m_model->setLines(m_tuning.audit());
  const int pending = static_cast<int>(m_tuning.draft().pending().size());
  const int all = m_model->rowCount();
  setNote(all == 0 ? tr("none yet; every change is recorded") : tr("%1 recorded, %2 drafted").arg(all - pending).arg(pending));
  allowUndo();
}

void ChangesPane::allowUndo() {
  const QModelIndex current = m_table->currentIndex();
  const bool chosen = current.isValid() && current.row() < m_model->rowCount();
  const auto& change = chosen ? m_model->at(current.row()).change : std::optional<TimeoutChange>();
  const bool differs = change && m_tuning.draft().drafted()[change->stage] != change->was;
  m_undo->setEnabled(differs);
  m_undo->setToolTip(differs   ? tr("Drafts %1 with %2 s again").arg(stageName(change->stage), timeoutText(change->was))
                     : !chosen ? tr("Select a change first")
                     : change  ? tr("That is what is drafted")
                               : tr("Not a timeout: the settings have it (Ctrl+,)"));
}

void ChangesPane::undoChosen() {
  const QModelIndex current = m_table->currentIndex();
  if (!current.isValid())
    return;
  if (const auto change = m_model->at(current.row()).change)
    m_tuning.set(change->stage, change->was, m_undo);
}

}  // namespace vortex::ui
