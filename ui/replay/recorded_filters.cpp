// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/recorded_filters.h"

#include "ui/models/slot_words.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalBlocker>
#include <QToolButton>
#include <utility>

namespace vortex::ui {
namespace {

using Show = RecordedFilter::Show;
using Since = RecordedFilter::Since;

const QString kKeptFilters = QStringLiteral("replay/filters");
constexpr int kMostKept = 50;
constexpr int kLeastBox = 56;
constexpr int kSpacing = 6;
constexpr int kLeastText = 18;           // signs that the search shows beside everything else in one row
constexpr int kLeastHigh = 480;          // of a window that has room for a second row
constexpr int kOutcomes = 100;           // from here on an item of the first box is an outcome
constexpr double kSpares[] = {0, 2, 5};  // seconds

QComboBox* box(const QString& name, QWidget* parent) {
  auto* made = new QComboBox(parent);
  made->setAccessibleName(name);
  made->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  made->setMinimumWidth(kLeastBox);  // else that of its longest words
  return made;
}

void choose(QComboBox& box, const QVariant& data) { box.setCurrentIndex(std::max(box.findData(data), 0)); }

}  // namespace

RecordedFilters::RecordedFilters(QWidget* parent)
    : QWidget(parent), m_first(new QHBoxLayout), m_second(new QHBoxLayout), m_text(new QLineEdit(this)),
      m_show(box(tr("Outcome"), this)), m_stage(box(tr("Stage"), this)), m_since(box(tr("Time"), this)),
      m_spare(box(tr("Spare to air"), this)), m_clear(new QPushButton(tr("Clear"), this)), m_only(new QPushButton(this)),
      m_saved(new QToolButton(this)), m_menu(new QMenu(this)) {
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(8, 4, 8, 4);
  rows->setSpacing(4);
  for (QHBoxLayout* row : {m_first, m_second}) {
    row->setSpacing(kSpacing);
    rows->addLayout(row);
  }
  m_text->setPlaceholderText(tr("recipe, error, number  /"));
  m_text->setClearButtonEnabled(true);
  m_text->setAccessibleName(tr("Search the recorded slots"));
  m_text->setMinimumWidth(92);
  fillOutcomes();
  m_stage->setToolTip(tr("Where a slot ended"));
  m_stage->addItem(tr("Any stage"), 0);
  for (const Stage stage : kStages)
    m_stage->addItem(stageName(stage), static_cast<int>(stage));
  const std::pair<Since, QString> sinces[] = {{Since::Ever, tr("Any time")},
                                              {Since::Hour, tr("Last hour")},
                                              {Since::Day, tr("Last 24 hours")},
                                              {Since::Week, tr("Last 7 days")},
                                              {Since::Month, tr("Last 30 days")}};
  for (const auto& [since, text] : sinces)
    m_since->addItem(text, static_cast<int>(since));
  m_spare->setToolTip(tr("How much was to spare before air; only slots that finished have a spare"));
  m_spare->addItem(tr("Any spare"), QVariant());
  for (const double below : kSpares)
    m_spare->addItem(tr("Spare below %1 s").arg(briefNumberText(below)), below);
  m_saved->setText(tr("Saved"));
  m_saved->setToolTip(tr("Filters that were kept under a name  (Ctrl+/)"));
  m_saved->setPopupMode(QToolButton::InstantPopup);
  m_saved->setMenu(m_menu);
  m_clear->setToolTip(tr("Shows all recorded slots"));
  m_only->setToolTip(tr("Slots whose outcome a what-if changes; a click shows the others again"));
  m_only->setCheckable(true);
  m_only->hide();
  m_first->addWidget(m_text, 1);
  for (QWidget* one : std::initializer_list<QWidget*>{m_only, m_show, m_stage, m_since, m_spare, m_saved, m_clear})
    m_first->addWidget(one);
  connect(m_menu, &QMenu::aboutToShow, this, &RecordedFilters::fillSaved);
  connect(m_text, &QLineEdit::textChanged, this, &RecordedFilters::told);
  for (QComboBox* one : {m_show, m_stage, m_since, m_spare})
    connect(one, &QComboBox::currentIndexChanged, this, &RecordedFilters::told);
  connect(m_only, &QPushButton::clicked, this, [this] {
    m_chosen.clear();
    told();
  });
  connect(m_clear, &QPushButton::clicked, this, &RecordedFilters::clear);
  told();
}

void RecordedFilters::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  arrange();
}

void RecordedFilters::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
    arrange();
}

// Tab goes through the controls in the same order either way.
void RecordedFilters::arrange() {
  const std::initializer_list<QWidget*> boxes{m_show, m_stage, m_since, m_spare};
  int needed = layout()->contentsMargins().left() + layout()->contentsMargins().right();
  needed += m_text->fontMetrics().averageCharWidth() * kLeastText;
  for (const QWidget* one : {static_cast<QWidget*>(m_saved), static_cast<QWidget*>(m_clear)})
    needed += one->sizeHint().width() + kSpacing;
  for (const QWidget* one : boxes)
    needed += one->sizeHint().width() + kSpacing;
  if (!m_only->isHidden())
    needed += m_only->sizeHint().width() + kSpacing;
  const bool twoRows = width() < needed && window()->height() >= kLeastHigh;
  if (twoRows == std::exchange(m_twoRows, twoRows))
    return;
  int at = m_first->indexOf(m_only) + 1;
  for (QWidget* one : boxes)
    if (twoRows)
      m_second->addWidget(one);
    else
      m_first->insertWidget(at++, one);
}

void RecordedFilters::fillOutcomes() {
  const std::pair<Show, QString> shows[] = {{Show::All, tr("Any outcome")},         {Show::Unsuccessful, tr("Not succeeded")},
                                            {Show::Open, tr("Not addressed yet")},  {Show::Missed, tr("Missed air")},
                                            {Show::Interrupted, tr("Interrupted")}, {Show::Reruns, tr("Reruns")}};
  for (const auto& [show, text] : shows)
    m_show->addItem(text, static_cast<int>(show));
  m_show->setItemData(2, tr("Left no clip, no rerun has made it good, and nobody has addressed it by hand"), Qt::ToolTipRole);
  m_show->insertSeparator(m_show->count());
  for (int outcome = static_cast<int>(Outcome::Succeeded); outcome <= static_cast<int>(Outcome::Failed); ++outcome) {
    const std::string_view word = toString(static_cast<Outcome>(outcome));
    m_show->addItem(QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size())), kOutcomes + outcome);
  }
}

RecordedFilter RecordedFilters::filter() const {
  RecordedFilter filter;
  const int show = m_show->currentData().toInt(), stage = m_stage->currentData().toInt();
  if (show > kOutcomes)
    filter.outcome = static_cast<Outcome>(show - kOutcomes);
  else
    filter.show = static_cast<Show>(show);
  if (stage > 0)
    filter.stage = static_cast<Stage>(stage);
  filter.since = static_cast<Since>(m_since->currentData().toInt());
  if (const QVariant below = m_spare->currentData(); below.isValid())
    filter.spareBelow = seconds(below.toDouble());
  filter.only = m_chosen;
  filter.text = m_text->text().trimmed();
  return filter;
}

void RecordedFilters::setFilter(const RecordedFilter& filter) {
  {
    const QSignalBlocker one(m_text), two(m_show), three(m_stage), four(m_since), five(m_spare);
    m_text->setText(filter.text);
    m_chosen = filter.only;
    choose(*m_show, filter.outcome ? kOutcomes + static_cast<int>(*filter.outcome) : static_cast<int>(filter.show));
    choose(*m_stage, filter.stage ? static_cast<int>(*filter.stage) : 0);
    choose(*m_since, static_cast<int>(filter.since));
    choose(*m_spare, filter.spareBelow ? QVariant(inSeconds(*filter.spareBelow)) : QVariant());
  }
  told();
}

void RecordedFilters::told() {
  m_only->setText(tr("only %n of a what-if", nullptr, static_cast<int>(m_chosen.size())));
  m_only->setChecked(!m_chosen.empty());
  m_only->setVisible(!m_chosen.empty());
  arrange();
  m_clear->setEnabled(filter() != RecordedFilter{});
  emit changed();
}

void RecordedFilters::clear() {
  setFilter({});
  m_text->setFocus(Qt::OtherFocusReason);
}

void RecordedFilters::showSaved() { m_saved->showMenu(); }

void RecordedFilters::fillSaved() {
  m_menu->clear();
  const QVariantMap kept = QSettings().value(kKeptFilters).toMap();
  for (auto one = kept.begin(); one != kept.end(); ++one)
    connect(m_menu->addAction(one.key()), &QAction::triggered, this,
            [this, line = one.value().toString()] { setFilter(filterOf(line)); });
  if (!kept.isEmpty())
    m_menu->addSeparator();
  QAction* keep = m_menu->addAction(tr("Save this filter…"));
  keep->setEnabled(filter() != RecordedFilter{} && kept.size() < kMostKept);
  connect(keep, &QAction::triggered, this, &RecordedFilters::save);
  if (kept.isEmpty())
    return;
  QMenu* forget = m_menu->addMenu(tr("Remove"));
  for (const QString& name : kept.keys())
    connect(forget->addAction(name), &QAction::triggered, this, [name] {
      QVariantMap left = QSettings().value(kKeptFilters).toMap();
      left.remove(name);
      QSettings().setValue(kKeptFilters, left);
    });
}

void RecordedFilters::save() {
  bool named = false;
  const QString name =
      QInputDialog::getText(this, tr("Save this filter"), tr("Its name"), QLineEdit::Normal, m_show->currentText(), &named)
          .trimmed();
  if (!named || name.isEmpty())
    return;
  QVariantMap kept = QSettings().value(kKeptFilters).toMap();
  kept.insert(name, filterLine(filter()));
  QSettings().setValue(kKeptFilters, kept);
}

}  // namespace vortex::ui
