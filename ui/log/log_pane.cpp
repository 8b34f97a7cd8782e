// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/log/log_pane.h"

#include "ui/bridge/bridge.h"
#include "ui/log/log_table_model.h"
#include "ui/models/selection.h"
#include "ui/widgets/table.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace vortex::ui {

LogPane::LogPane(const Desk& desk, QWidget* parent) : Pane(QStringLiteral("log"), tr("Log"), parent), m_desk(desk) {
  m_model = new LogTableModel(
      desk.bridge.log(), [&bridge = desk.bridge](Time time) { return bridge.clockText(time); }, this);
  auto* body = new QWidget(this);
  m_table = makeTable(m_model, tr("Log"), body);
  m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
  m_table->horizontalHeader()->setStretchLastSection(true);
  setWidths(*m_table, {76, 84, 64});
  m_table->installEventFilter(this);
  auto* layout = new QVBoxLayout(body);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(buildTools());
  layout->addWidget(m_table, 1);
  setWidget(body);
  connect(m_table, &QTableView::doubleClicked, this, [this](const QModelIndex& index) { selectSlotOf(index.row()); });
  connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, &LogPane::scrolled);
  connect(&m_desk.selection, &Selection::changed, this, &LogPane::applyFilter);
  follow(true);
}

QWidget* LogPane::buildTools() {
  auto* tools = new QWidget(this);
  auto* row = new QHBoxLayout(tools);
  row->setContentsMargins(8, 4, 8, 4);
  row->setSpacing(6);
  m_text = new QLineEdit(tools);
  m_text->setPlaceholderText(tr("text in a line"));
  m_text->setClearButtonEnabled(true);
  m_text->setAccessibleName(tr("Text that a line holds"));
  m_text->setMaximumWidth(240);
  m_level = new QComboBox(tools);
  m_level->setAccessibleName(tr("Least level shown"));
  m_level->setMinimumWidth(56);  // else that of its longest words
  m_level->addItem(tr("Everything"), static_cast<int>(LogLevel::Debug));
  m_level->addItem(tr("Without details"), static_cast<int>(LogLevel::Info));
  m_level->addItem(tr("Warnings and errors"), static_cast<int>(LogLevel::Warning));
  m_level->addItem(tr("Errors"), static_cast<int>(LogLevel::Error));
  m_level->setCurrentIndex(1);
  m_selectedOnly = new QCheckBox(tr("Selected slot only"), tools);
  m_follow = new QPushButton(tools);
  m_follow->setCheckable(true);
  auto* copyLines = new QPushButton(tr("Copy"), tools);
  copyLines->setToolTip(tr("Copies the chosen lines, or all that are shown (Ctrl+C)"));
  row->addWidget(m_text, 1);
  row->addWidget(m_level);
  row->addWidget(m_selectedOnly);
  row->addStretch(0);
  row->addWidget(copyLines);
  row->addWidget(m_follow);
  connect(m_text, &QLineEdit::textChanged, this, &LogPane::applyFilter);
  connect(m_level, &QComboBox::currentIndexChanged, this, &LogPane::applyFilter);
  connect(m_selectedOnly, &QCheckBox::toggled, this, &LogPane::applyFilter);
  connect(m_follow, &QPushButton::clicked, this, [this] { follow(true); });
  connect(copyLines, &QPushButton::clicked, this, &LogPane::copy);
  return tools;
}

void LogPane::applyFilter() {
  const auto& selected = m_desk.selection.slot();
  LogFilter filter{.least = static_cast<LogLevel>(m_level->currentData().toInt()), .text = m_text->text(), .slot = {}};
  if (m_selectedOnly->isChecked())
    filter.slot = selected.value_or(SlotId{});  // 0 is nobody's number
  if (filter == m_model->filter())
    return;
  const QScopedValueRollback own(m_scrolling, true);
  m_model->setFilter(filter);
  follow(true);
}

void LogPane::refresh() {
  const QScopedValueRollback own(m_scrolling, true);
  if (std::exchange(m_story, m_desk.bridge.log().story()) != m_desk.bridge.log().story()) {
    m_model->refresh();
    follow(true);
    return sayCounts();
  }
  const int before = m_model->rowCount();
  const int gone = m_model->refresh();
  const int came = m_model->rowCount() - before + gone;
  if (came == 0 && gone == 0) {
    sayCounts();
    return;
  }
  if (m_following) {
    m_table->scrollToBottom();
  } else {
    m_missed += came;
    // What is being read stays where it is while older lines go.
    QScrollBar* bar = m_table->verticalScrollBar();
    bar->setValue(bar->value() - gone * m_table->verticalHeader()->defaultSectionSize());
    follow(false);
  }
  sayCounts();
}

void LogPane::follow(bool on) {
  m_following = on;
  if (on) {
    m_missed = 0;
    const QScopedValueRollback own(m_scrolling, true);
    m_table->scrollToBottom();
  }
  const QString live = m_desk.bridge.recording() != nullptr ? tr("Following") : tr("Following live");
  const QString text = on ? live : m_missed == 0 ? tr("Paused") : tr("Paused, %1 newer").arg(m_missed);
  if (m_follow->text() != text)
    m_follow->setText(text);
  m_follow->setChecked(on);
}

void LogPane::scrolled() {
  if (m_scrolling)
    return;
  const QScrollBar* bar = m_table->verticalScrollBar();
  if (m_following != (bar->value() >= bar->maximum()))
    follow(!m_following);
}

void LogPane::sayCounts() {
  const EventLog& log = m_desk.bridge.log();
  const QLocale locale;
  const auto kept = static_cast<qulonglong>(log.end() - log.first());
  QString note = tr("%1 of %2 lines").arg(locale.toString(m_model->rowCount()), locale.toString(kept));
  if (log.first() > 0)
    note +=
        tr("; %1 older ones let go, %2 are kept")
            .arg(locale.toString(static_cast<qulonglong>(log.first())), locale.toString(static_cast<qulonglong>(EventLog::kMost)));
  setNote(note);
}

void LogPane::copy() const {
  QList<int> rows;
  for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
    rows << index.row();
  std::sort(rows.begin(), rows.end());
  QStringList lines;
  if (rows.isEmpty())
    for (int row = 0; row < m_model->rowCount(); ++row)
      lines << m_model->lineText(row);
  for (const int row : rows)
    lines << m_model->lineText(row);
  QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

void LogPane::selectSlotOf(int row) {
  if (const auto slot = m_model->slotAt(row))
    m_desk.selection.select(slot);
}

bool LogPane::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_table && event->type() == QEvent::KeyPress) {
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->matches(QKeySequence::Copy)) {
      copy();
      return true;
    }
    if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && m_table->currentIndex().isValid()) {
      selectSlotOf(m_table->currentIndex().row());
      return true;
    }
  }
  return Pane::eventFilter(watched, event);
}

}  // namespace vortex::ui
