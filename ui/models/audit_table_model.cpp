// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/audit_table_model.h"

#include "ui/models/slot_words.h"
#include "ui/models/tuning_words.h"

#include <QDateTime>
#include <QLocale>
#include <array>
#include <utility>

namespace vortex::ui {
namespace {

constexpr std::int64_t kNsInMilli = 1'000'000;

QString whenText(std::int64_t wall) {
  const QDateTime when = QDateTime::fromMSecsSinceEpoch(wall / kNsInMilli);
  const QString time = when.toString(QStringLiteral("HH:mm:ss"));
  return when.date() == QDate::currentDate() ? time : QLocale().toString(when.date(), QStringLiteral("d MMM ")) + time;
}

}  // namespace

void AuditTableModel::setLines(std::vector<AuditLine> lines) {
  const auto kept = static_cast<int>(m_lines.size()), now = static_cast<int>(lines.size());
  // The newest stand in front, and pending ones before them: rows join and leave there.
  if (now > kept) {
    beginInsertRows({}, 0, now - kept - 1);
    m_lines = std::move(lines);
    endInsertRows();
  } else if (now < kept) {
    beginRemoveRows({}, 0, kept - now - 1);
    m_lines = std::move(lines);
    endRemoveRows();
  } else {
    m_lines = std::move(lines);
  }
  if (now > 0)
    emit dataChanged(index(0, 0), index(now - 1, kColumns - 1));
}

int AuditTableModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_lines.size()); }
int AuditTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

QString AuditTableModel::text(const AuditLine& line, int column) const {
  const bool pending = line.state == AuditLine::State::Pending;
  switch (column) {
  case When:
    return pending ? tr("not applied") : whenText(line.wall);
  case Who:
    return whoText(line.who);
  case What:
    return line.stage ? stageName(*line.stage) : QString::fromStdString(line.key);
  case From:
    return line.change ? timeoutText(line.change->was) : QString::fromStdString(line.was);
  case To:
    return line.change ? timeoutText(line.change->became) : QString::fromStdString(line.became);
  case Evidence:
    return evidenceText(line);
  case Attempts:
    return line.rate ? QString::number(line.rate->attempts) : line.of ? QString::number(*line.of) : QString();
  case Effect:
    return line.effect ? effectText(*line.effect) : QString();
  case State:
    switch (line.state) {
    case AuditLine::State::Pending:
      return tr("pending");
    case AuditLine::State::Running:
      return line.rearmed ? tr("running, re-armed") : tr("running");
    case AuditLine::State::Past:
      return line.change ? tr("superseded") : QString();
    }
  }
  return {};
}

QVariant AuditTableModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid())
    return {};
  const AuditLine& line = at(index.row());
  switch (role) {
  case Qt::DisplayRole:
    return text(line, index.column());
  case Qt::ToolTipRole:
    return index.column() == Who ? QString::fromStdString(line.who) : text(line, index.column());
  case Qt::TextAlignmentRole:
    return index.column() == From || index.column() == To || index.column() == Attempts
               ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
               : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
  case StateRole:
    return static_cast<int>(line.state);
  case StageRole:
    return line.stage ? QVariant(static_cast<int>(*line.stage)) : QVariant();
  default:
    return {};
  }
}

QVariant AuditTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section < 0 || section >= kColumns)
    return {};
  if (role == Qt::TextAlignmentRole)
    return section == From || section == To || section == Attempts ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
  if (role != Qt::DisplayRole)
    return {};
  const std::array<QString, kColumns> names{tr("When"),   tr("Who"),          tr("What"),
                                            tr("From s"), tr("To s"),         tr("Longer than, limit 95 %"),
                                            tr("n"),      tr("Effect since"), tr("State")};
  return names[static_cast<std::size_t>(section)];
}

}  // namespace vortex::ui
