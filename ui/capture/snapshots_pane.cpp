// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/capture/snapshots_pane.h"

#include "ui/capture/share_delegate.h"
#include "ui/models/compared_blocks_model.h"
#include "ui/models/slot_words.h"
#include "ui/models/text_table_model.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/scroll_area.h"
#include "ui/widgets/table.h"
#include "ui/widgets/theme.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace vortex::ui {
namespace {

constexpr int kNothingChosen = -1;
constexpr int kTotalsHeight = 22, kFrameRows = 4, kFrameRow = 22;

// The sums, each below its column.
class BlockTotals final : public QWidget {
 public:
  BlockTotals(const QTableView& table, const ComparedBlocksModel& model, QWidget* parent)
      : QWidget(parent), m_table(table), m_model(model) {
    setFixedHeight(kTotalsHeight);
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    painter.setPen(tokens().line2);
    painter.drawLine(0, 0, width(), 0);
    const QHeaderView& header = *m_table.horizontalHeader();
    for (int i = 0; i < ComparedBlocksModel::kColumns; ++i) {
      const auto column = static_cast<ComparedBlocksModel::Column>(i);
      const QRect cell(header.sectionViewportPosition(i) + 4, 1, header.sectionSize(i) - 8, height() - 1);
      painter.setFont(column == ComparedBlocksModel::Group ? wordFont(12) : numberFont(12));
      painter.setPen(column == ComparedBlocksModel::Group ? tokens().text2 : tokens().text);
      const bool left = column < ComparedBlocksModel::BlocksA;
      painter.drawText(left ? cell.adjusted(0, 0, 300, 0) : cell, (left ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter,
                       m_model.totals(column));
    }
  }

 private:
  const QTableView& m_table;
  const ComparedBlocksModel& m_model;
};

QString itemText(const ShelvedSnapshot& snapshot) {
  return QStringLiteral("%1, %2").arg(snapshot.title, bytesText({snapshot.totals.blockBytes}));
}

}  // namespace

SnapshotsPane::SnapshotsPane(const Desk& desk, SnapshotShelf& shelf, QWidget* parent)
    : Pane(QStringLiteral("snapshots"), tr("Snapshots compared"), parent), m_desk(desk), m_shelf(shelf) {
  connect(&m_shelf, &SnapshotShelf::added, this, &SnapshotsPane::added);
  connect(&m_shelf, &SnapshotShelf::refused, this, &SnapshotsPane::refused);
}

void SnapshotsPane::make() {
  auto* scroll = new ScrollArea(this);  // on a small screen
  QWidget* body = scroll->addBody();
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(0, 4, 0, 4);
  column->setSpacing(2);
  column->addWidget(buildChoices(body));
  column->addWidget(m_progress = buildProgress(body));
  m_stack = new QStackedWidget(body);
  m_stack->addWidget(buildEmpty(m_stack));
  m_stack->addWidget(buildTable(m_stack));
  column->addWidget(m_stack, 1);
  setWidget(scroll);
  for (QComboBox* box : {m_a, m_b})
    connect(box, &QComboBox::currentIndexChanged, this, &SnapshotsPane::ask);
  connect(&m_shelf, &SnapshotShelf::answered, this, &SnapshotsPane::take);
  connect(&m_shelf, &SnapshotShelf::stackRead, this, [this](const std::vector<snapshot::StackFrame>& frames) {
    std::vector<QStringList> rows;
    for (const snapshot::StackFrame& frame : frames)
      rows.push_back({QString::fromStdString(frame.file) + (frame.line > 0 ? QStringLiteral(":%1").arg(frame.line) : QString()),
                      QString::fromStdString(frame.name)});
    m_frames->setRows(std::move(rows));
  });
}

QWidget* SnapshotsPane::buildChoices(QWidget* parent) {
  auto* choices = new QWidget(parent);
  auto* row = new QHBoxLayout(choices);
  row->setContentsMargins(8, 0, 8, 2);
  row->setSpacing(6);
  const auto combo = [&](const QString& name, const QString& tip) {
    auto* box = new QComboBox(choices);
    box->setAccessibleName(name);
    box->setToolTip(tip);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(12);
    row->addWidget(box, 1);
    return box;
  };
  m_a = combo(tr("Snapshot A"), tr("The earlier one; with nothing, all of B is shown"));
  m_a->addItem(tr("A: nothing"), kNothingChosen);
  m_b = combo(tr("Snapshot B"), tr("The later one: what stands in it and not in A"));
  m_by = new QButtonGroup(this);
  const auto by = [&](const QString& text, const QString& says, snapshot::GroupBy group) {
    auto* button = new QPushButton(text, choices);
    button->setCheckable(true);
    button->setToolTip(says);
    button->setChecked(group == snapshot::GroupBy::Place);
    m_by->addButton(button, static_cast<int>(group));
    row->addWidget(button);
  };
  by(tr("Allocated at"), tr("A row a place: the innermost frame that is the program's own"), snapshot::GroupBy::Place);
  by(tr("Size"), tr("A row a size of blocks: tensors of one shape have one"), snapshot::GroupBy::Size);
  by(tr("Stage"), tr("A row a stage, as far as frames name one"), snapshot::GroupBy::Stage);
  connect(m_by, &QButtonGroup::idClicked, this, &SnapshotsPane::ask);
  m_filter = new QLineEdit(choices);
  m_filter->setPlaceholderText(tr("filter"));
  m_filter->setAccessibleName(tr("Only blocks with this text in one of their frames"));
  m_filter->setClearButtonEnabled(true);
  connect(m_filter, &QLineEdit::textChanged, this, &SnapshotsPane::ask);
  row->addWidget(m_filter, 1);
  m_onlyGrown = new QCheckBox(tr("only what grew"), choices);
  m_onlyGrown->setChecked(true);
  connect(m_onlyGrown, &QCheckBox::toggled, this, [this](bool only) {
    m_blocks->setOnlyGrown(only);
    showTotals();
  });
  row->addWidget(m_onlyGrown);
  auto* open = new QPushButton(choices);
  Actions::bind(open, m_desk.actions.find(QStringLiteral("snapshot.open")), tr("Open…"));
  row->addWidget(open);
  return choices;
}

QWidget* SnapshotsPane::buildProgress(QWidget* parent) {
  auto* progress = new QWidget(parent);
  auto* row = new QHBoxLayout(progress);
  row->setContentsMargins(8, 0, 8, 2);
  m_progressText = new QLabel(progress);
  m_progressBar = new QProgressBar(progress);
  m_progressBar->setRange(0, 1000);
  m_progressBar->setTextVisible(false);
  m_progressBar->setAccessibleName(tr("Reading a snapshot"));
  auto* stop = new QPushButton(tr("Do not open it"), progress);
  connect(stop, &QPushButton::clicked, &m_shelf, &SnapshotShelf::cancel);
  row->addWidget(m_progressText);
  row->addWidget(m_progressBar, 1);
  row->addWidget(stop);
  progress->hide();
  return progress;
}

QWidget* SnapshotsPane::buildEmpty(QWidget* parent) {
  auto* empty = new QWidget(parent);
  auto* column = new QVBoxLayout(empty);
  column->setContentsMargins(16, 8, 16, 8);
  m_trouble = new QLabel(
      tr("No snapshot is open. Any memory snapshot of PyTorch's can be: of torch.cuda.memory._dump_snapshot(), of this program's "
         "captures, of any size. Open two, and what stands in the later one and not in the earlier one is shown here."),
      empty);
  m_trouble->setWordWrap(true);
  auto* open = new QPushButton(empty);
  Actions::bind(open, m_desk.actions.find(QStringLiteral("snapshot.open")));
  auto* row = new QHBoxLayout;
  row->addWidget(open);
  row->addStretch(1);
  column->addWidget(m_trouble);
  column->addLayout(row);
  column->addStretch(1);
  return empty;
}

QWidget* SnapshotsPane::buildTable(QWidget* parent) {
  auto* body = new QWidget(parent);
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  m_blocks = new ComparedBlocksModel(this);
  m_blocks->setOnlyGrown(true);
  m_table = makeTable(m_blocks, tr("What stands in B and not in A"), body);
  m_table->setItemDelegate(new ShareDelegate({.stage = ComparedBlocksModel::Stage,
                                              .share = ComparedBlocksModel::Share,
                                              .growth = ComparedBlocksModel::BytesMore,
                                              .faint = ComparedBlocksModel::What},
                                             m_table));
  m_table->setSortingEnabled(true);
  m_table->sortByColumn(ComparedBlocksModel::BytesMore, Qt::DescendingOrder);
  m_table->setMinimumHeight(3 * kFrameRow);
  setWidths(*m_table, {400, 84, 170, 74, 74, 74, 66, 66, 74});
  m_table->horizontalHeader()->setStretchLastSection(true);
  m_table->horizontalHeader()->setMinimumSectionSize(40);
  m_totals = new BlockTotals(*m_table, *m_blocks, body);
  connect(m_table->horizontalHeader(), &QHeaderView::sectionResized, m_totals, qOverload<>(&QWidget::update));
  connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &SnapshotsPane::showStack);
  column->addWidget(m_table, 1);
  column->addWidget(m_totals);
  m_selected = new QLabel(body);
  m_selected->setContentsMargins(8, 4, 8, 2);
  m_selected->setTextFormat(Qt::RichText);
  column->addWidget(m_selected);
  m_frames = new TextTableModel({{tr("File")}, {tr("Function")}}, this);
  auto* frames = makeTable(m_frames, tr("Where the selected row's memory was allocated, the innermost frame first"), body);
  frames->horizontalHeader()->hide();
  frames->setFixedHeight(kFrameRows * kFrameRow);
  setWidths(*frames, {400});
  frames->horizontalHeader()->setStretchLastSection(true);
  frames->setFont(numberFont(12));
  column->addWidget(frames);
  return body;
}

void SnapshotsPane::refresh() {
  m_shelf.refresh();
  const auto progress = m_shelf.progress();
  m_progress->setVisible(progress.has_value());
  if (!progress)
    return;
  m_progressText->setText(tr("Reading %1: %2 blocks, %3 events")
                              .arg(progress->name, groupedText(static_cast<std::uint64_t>(progress->blocks)),
                                   groupedText(static_cast<std::uint64_t>(progress->events))));
  m_progressBar->setValue(static_cast<int>(1000 * progress->share));
}

// The last two that were opened are compared.
void SnapshotsPane::added(std::size_t which) {
  build();
  const auto index = static_cast<int>(which);
  {
    const QSignalBlocker quietA(m_a), quietB(m_b);
    if (m_b->findData(index) < 0) {
      m_a->addItem(tr("A: %1").arg(itemText(m_shelf.snapshots()[which])), index);
      m_b->addItem(tr("B: %1").arg(itemText(m_shelf.snapshots()[which])), index);
    }
    if (m_b->currentIndex() >= 0 && m_b->currentData().toInt() != index && m_b->count() > 1)
      m_a->setCurrentIndex(m_a->findData(m_b->currentData()));
    m_b->setCurrentIndex(m_b->findData(index));
  }
  m_stack->setCurrentIndex(1);
  ask();
}

void SnapshotsPane::refused(const QString& why) {
  build();
  if (m_shelf.snapshots().empty()) {
    m_trouble->setText(why);
    m_stack->setCurrentIndex(0);
  }
  emit said(why);
}

void SnapshotsPane::filter(const QString& text) {
  build();
  m_filter->setText(text);
}

void SnapshotsPane::ask() {
  if (m_b->currentIndex() < 0)
    return;
  SnapshotQuestion question{.a = {}, .b = static_cast<std::size_t>(m_b->currentData().toInt())};
  if (m_a->currentData().toInt() != kNothingChosen)
    question.a = static_cast<std::size_t>(m_a->currentData().toInt());
  question.by = static_cast<snapshot::GroupBy>(m_by->checkedId());
  question.filter = m_filter->text().toStdString();
  m_shelf.ask(question);
}

void SnapshotsPane::take(const SnapshotShelf::Answer& answer) {
  if (!answer.trouble.isEmpty()) {  // what stood there answers another question
    m_blocks->show({}, answer.question.by);
    m_frames->setRows({});
    showTotals();
    setNote({});
    m_selected->setText(answer.trouble.toHtmlEscaped());
    emit said(answer.trouble);
    return;
  }
  const std::string chosen = m_chosen;
  m_blocks->show(answer.comparison, answer.question.by);
  // A group by size has its size for a name; one by stage its stage.
  m_table->setColumnHidden(ComparedBlocksModel::What, answer.question.by == snapshot::GroupBy::Size);
  m_table->setColumnHidden(ComparedBlocksModel::Stage, answer.question.by == snapshot::GroupBy::Stage);
  if (m_blocks->rowCount() > 0)
    m_table->selectRow(m_blocks->rowOf(chosen).value_or(0));
  showTotals();
  showStack();
}

void SnapshotsPane::showTotals() {
  const snapshot::SnapshotComparison& all = m_blocks->comparison();
  setNote(m_b->currentIndex() < 0 ? QString() : tr("%1 grew, by %2 together").arg(all.grew).arg(bytesText({all.grown})));
  QStringList sums;  // as they are painted
  for (int i = 0; i < ComparedBlocksModel::kColumns; ++i)
    if (const QString sum = m_blocks->totals(static_cast<ComparedBlocksModel::Column>(i)); !sum.isEmpty())
      sums << (i == ComparedBlocksModel::Group
                   ? sum
                   : QStringLiteral("%1 %2").arg(m_blocks->headerData(i, Qt::Horizontal, Qt::DisplayRole).toString(), sum));
  m_totals->setAccessibleName(tr("Sums: %1").arg(sums.join(QStringLiteral(", "))));
  m_totals->update();
}

void SnapshotsPane::showStack() {
  const QModelIndex current = m_table->currentIndex();
  if (!current.isValid()) {
    m_frames->setRows({});
    m_selected->setText(m_blocks->rowCount() == 0 ? tr("Nothing that grew.") : QString());
    return;
  }
  const snapshot::ComparedGroup& group = m_blocks->at(current.row());
  m_chosen = group.key;
  m_selected->setText(
      tr("Selected: where its memory was allocated. <span style='color:%1'>The frames do not say who holds it now.</span>")
          .arg(tokens().text3.name()));
  const bool inB = group.stackB != 0;
  const QVariant which = inB ? m_b->currentData() : m_a->currentData();
  const std::uint32_t stack = inB ? group.stackB : group.stackA;
  if (stack == 0 || which.toInt() == kNothingChosen)
    m_frames->setRows({});
  else
    m_shelf.askStack(static_cast<std::size_t>(which.toInt()), stack);
}

Exportables SnapshotsPane::exportables() {
  return {.picture = widget(), .rows = [this] { return csvOf(*m_table); }};
}

}  // namespace vortex::ui
