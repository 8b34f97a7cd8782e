// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/capture/captures_pane.h"

#include "ui/capture/capture_desk.h"
#include "ui/capture/verdict_band.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/table.h"
#include "ui/widgets/theme.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMessageBox>
#include <QPainter>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace vortex::ui {
namespace {

constexpr int kVerdictSign = 13, kVerdictInset = 20;

// The word with its sign; a leak in the colour of an alarm.
class WordDelegate final : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const int word = index.data(CapturesModel::WordRole).toInt();
    QStyleOptionViewItem words = option;
    if (word != 0) {
      painter->fillRect(option.rect, option.state.testFlag(QStyle::State_Selected) ? tokens().selection : tokens().surface);
      const QRectF box(option.rect.left() + 4, option.rect.center().y() - kVerdictSign / 2, kVerdictSign, kVerdictSign);
      drawVerdict(*painter, box, static_cast<analysis::LeakWord>(word));
      words.rect.setLeft(words.rect.left() + kVerdictInset - 3);
    }
    QStyledItemDelegate::paint(painter, words, index);
  }

 protected:
  void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
    QStyledItemDelegate::initStyleOption(option, index);
    if (index.column() == CapturesModel::Count)
      option->font = numberFont(12);
    if (index.data(CapturesModel::WordRole).toInt() != static_cast<int>(analysis::LeakWord::Leak))
      return;
    option->font = wordFont(12, 600);
    option->palette.setColor(QPalette::Text, tokens().high);
    option->palette.setColor(QPalette::HighlightedText, tokens().high);
  }
};

}  // namespace

CapturesPane::CapturesPane(const Desk& desk, CaptureDesk& captures, QWidget* parent)
    : CapturePane(QStringLiteral("captures"), tr("Captures"), captures, parent), m_desk(desk) {
  setNote(tr("newest first"));
}

void CapturesPane::make() {
  auto* body = new QWidget(this);
  body->setObjectName(QStringLiteral("paneBody"));
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(0, 0, 0, 6);
  m_rows = new CapturesModel(this);
  m_table = makeTable(m_rows, tr("Captures"), body);
  m_table->setItemDelegate(new WordDelegate(m_table));
  setWidths(*m_table, {120, 48});
  m_table->horizontalHeader()->setStretchLastSection(true);
  column->addWidget(m_table, 1);
  auto* acts = new QHBoxLayout;
  acts->setContentsMargins(8, 0, 8, 0);
  auto* open = new QPushButton(body);
  Actions::bind(open, m_desk.actions.find(QStringLiteral("capture.open")), tr("Open…"));
  m_delete = new QPushButton(tr("Delete…"), body);
  m_delete->setToolTip(tr("Removes the chosen capture's file from the disk, after a question"));
  acts->addWidget(open);
  acts->addStretch(1);
  acts->addWidget(m_delete);
  column->addLayout(acts);
  body->setMinimumHeight(1);  // a very small screen cuts it short
  setWidget(body);
  connect(&m_captures, &CaptureDesk::listed, this, &CapturesPane::list);
  connect(&m_captures, &CaptureDesk::changed, this, &CapturesPane::mark);
  connect(&m_captures, &CaptureDesk::chosenChanged, this, &CapturesPane::mark);
  connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
    if (current.isValid())
      m_captures.choose(m_rows->at(current.row()).file);
  });
  connect(m_delete, &QPushButton::clicked, this, &CapturesPane::askToDelete);
  connect(&m_captures, &CaptureDesk::notRemoved, this, [this](const QString& file, const QString& why) {
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Not deleted"),
                                tr("%1 could not be deleted:\n%2").arg(QFileInfo(file).fileName(), why), QMessageBox::Close, this);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
  });
  list();
}

void CapturesPane::list() {
  {
    const QSignalBlocker quiet(m_table->selectionModel());  // rows that go are nobody's choice
    m_rows->setLines(m_captures.lines());
  }
  mark();
}

void CapturesPane::mark() {
  const int row = m_rows->rowOf(m_captures.chosen());
  const auto& shown = m_captures.shown();
  m_delete->setEnabled(row >= 0 && !(shown && shown->running));
  if (row >= 0 && m_table->currentIndex().row() != row)
    m_table->selectRow(row);
}

void CapturesPane::askToDelete() {
  const QString file = m_captures.chosen();
  if (file.isEmpty())
    return;
  const QString name = QFileInfo(file).fileName();
  auto* box = new QMessageBox(QMessageBox::Question, tr("Delete a capture"),
                              tr("Delete %1 from the disk? It cannot be had back.").arg(name), QMessageBox::Cancel, this);
  box->setAttribute(Qt::WA_DeleteOnClose);
  const QAbstractButton* yes = box->addButton(tr("Delete %1").arg(name), QMessageBox::DestructiveRole);
  connect(box, &QMessageBox::buttonClicked, this, [this, yes, file](const QAbstractButton* pressed) {
    if (pressed == yes)
      m_captures.remove(file);
  });
  box->open();
}

}  // namespace vortex::ui
