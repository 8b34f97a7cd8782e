// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/recorded_table_model.h"

#include "ui/models/slot_words.h"

#include <QDateTime>
#include <QLocale>
#include <algorithm>
#include <array>
#include <functional>
#include <utility>

namespace vortex::ui {
namespace {

constexpr std::int64_t kNsInAMs = 1'000'000;
constexpr qint64 kDaysOfAWeek = 6;  // further back, a weekday's name says too little

QDateTime wallTime(std::int64_t wall) { return QDateTime::fromMSecsSinceEpoch(wall / kNsInAMs); }

}  // namespace

// Selected rows and the current one stay with their slots.
template <typename Change>
void RecordedTableModel::replace(const Change& change) {
  emit layoutAboutToBeChanged();
  const QModelIndexList before = persistentIndexList();
  std::vector<SlotId> were;
  for (const QModelIndex& index : before)
    were.push_back(at(index.row()).slot);
  change();
  m_shown = passing(m_list.lines(), RecordedMatcher(m_filter, m_now));
  QModelIndexList after;
  for (qsizetype i = 0; i < before.size(); ++i) {
    const int row = rowOf(were[static_cast<std::size_t>(i)]);
    after << (row < 0 ? QModelIndex() : createIndex(row, before[i].column()));
  }
  changePersistentIndexList(before, after);
  emit layoutChanged();
}

void RecordedTableModel::assign(std::vector<RecordedLine> lines, std::int64_t now) {
  beginResetModel();
  m_now = now;
  m_list.assign(std::move(lines));
  m_shown = passing(m_list.lines(), RecordedMatcher(m_filter, m_now));
  endResetModel();
}

void RecordedTableModel::merge(std::vector<RecordedLine> lines, std::int64_t now) {
  replace([&] {
    m_now = now;
    m_list.merge(std::move(lines));
  });
}

void RecordedTableModel::setFilter(const RecordedFilter& filter, std::int64_t now) {
  replace([&] {
    m_now = now;
    m_filter = filter;
  });
}

void RecordedTableModel::address(ByHand byHand, std::int64_t now) {
  replace([&] {
    m_now = now;
    m_list.address(std::move(byHand));
  });
}

int RecordedTableModel::rowOf(SlotId slot) const {
  const auto place = m_list.placeOf(slot);
  const auto found = place ? std::lower_bound(m_shown.begin(), m_shown.end(), *place, std::greater<>()) : m_shown.end();
  return found != m_shown.end() && *found == *place ? static_cast<int>(found - m_shown.begin()) : -1;
}

int RecordedTableModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}
int RecordedTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

// "14:29:45" of today, "Tue 21:52" of the week, "12 Nov 20:23" of the year.
QString RecordedTableModel::startedText(const RecordedLine& line) const {
  const QDateTime started = wallTime(line.wall);
  const qint64 days = started.daysTo(wallTime(m_now));
  if (days == 0)
    return started.toString(QStringLiteral("HH:mm:ss"));
  return QLocale().toString(started, days > 0 && days <= kDaysOfAWeek                         ? QStringLiteral("ddd HH:mm")
                                     : started.date().year() == wallTime(m_now).date().year() ? QStringLiteral("d MMM HH:mm")
                                                                                              : QStringLiteral("d MMM yyyy"));
}

QString RecordedTableModel::text(const RecordedLine& line, int column) const {
  switch (column) {
  case Number:
    return chainName(line);
  case Started:
    return startedText(line);
  case Recipe:
    return QString::fromStdString(line.recipe.empty() ? line.label : line.recipe);
  case Ended:
    return outcomeText(line);
  case Where:
    return line.stage ? stageName(*line.stage) : QString();
  case Total:
    return line.elapsed ? numberText(inSeconds(*line.elapsed), 1) : QString();
  case Spare:
    return line.missed ? tr("missed") : line.spareToAir ? signedSeconds(*line.spareToAir) : QString();
  case Addressed:
    return line.chain.addressedBy                     ? m_list.nameOf(*line.chain.addressedBy)
           : leftNoClip(line) && !line.byHand.empty() ? tr("by hand: %1").arg(QString::fromStdString(line.byHand))
                                                      : QString();
  default:
    return {};
  }
}

QString RecordedTableModel::tip(const RecordedLine& line, int column) const {
  if (column == Number && line.chain.nth > 1)
    return tr("Slot %1, made from %2").arg(line.slot.value).arg(m_list.nameOf(line.rerunOf.value_or(line.slot)));
  if (column == Addressed)
    return text(line, column);
  if (column == Started)
    return QLocale().toString(wallTime(line.wall), QLocale::LongFormat);
  return QString::fromStdString(line.message);
}

SlotTone RecordedTableModel::tone(const RecordedLine& line, int column) {
  switch (column) {
  case Ended:
    if (!line.outcome)
      return line.state == SlotState::Running ? SlotTone::Plain : SlotTone::Quiet;
    switch (*line.outcome) {
    case Outcome::Succeeded:
      return SlotTone::Plain;
    case Outcome::TimedOut:
    case Outcome::Failed:
      return SlotTone::Bad;
    case Outcome::Late:
    case Outcome::SelfCheckFailed:
    case Outcome::DeadlineUnreachable:
      return SlotTone::Thin;
    case Outcome::Canceled:
    case Outcome::Shed:
      return SlotTone::Quiet;
    }
    return SlotTone::Plain;
  case Spare:
    return line.missed || (line.spareToAir && *line.spareToAir < Duration{}) ? SlotTone::Thin : SlotTone::Plain;
  case Started:
  case Where:
  case Addressed:
    return SlotTone::Quiet;
  default:
    return SlotTone::Plain;
  }
}

QVariant RecordedTableModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount())
    return {};
  const RecordedLine& line = at(index.row());
  switch (role) {
  case Qt::DisplayRole:
    return text(line, index.column());
  case Qt::TextAlignmentRole:
    return QVariant((index.column() == Total || index.column() == Spare ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  case Qt::ToolTipRole:
    return tip(line, index.column());
  case SlotRole:
    return QVariant::fromValue<qulonglong>(line.slot.value);
  case ToneRole:
    return static_cast<int>(tone(line, index.column()));
  default:
    return {};
  }
}

QVariant RecordedTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal)
    return {};
  if (role == Qt::TextAlignmentRole)
    return QVariant((section == Total || section == Spare ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  if (role != Qt::DisplayRole)
    return {};
  static const std::array<const char*, kColumns> kNames{QT_TR_NOOP("Slot"),    QT_TR_NOOP("Started"),     QT_TR_NOOP("Recipe"),
                                                        QT_TR_NOOP("Outcome"), QT_TR_NOOP("Stage"),       QT_TR_NOOP("Total s"),
                                                        QT_TR_NOOP("Spare s"), QT_TR_NOOP("Addressed by")};
  return tr(kNames[static_cast<std::size_t>(section)]);
}

}  // namespace vortex::ui
