// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/queue_model.h"

#include "ui/models/slot_words.h"

#include <QMimeData>
#include <algorithm>
#include <array>
#include <utility>

namespace vortex::ui {
namespace {

const QString kKeyType = QStringLiteral("application/x-vortex-queue-key");

}  // namespace

QueueModel::QueueModel(const Channel& channel, Duration airAfter, std::function<QString(Time)> clock, QObject* parent)
    : QAbstractTableModel(parent), m_channel(channel), m_airAfter(airAfter), m_clock(std::move(clock)) {}

QueueModel::Line QueueModel::lineOf(const Waiting& entry) const {
  Line line{.key = entry.key,
            .label = QString::fromStdString(entry.recipe.label.empty() ? entry.recipe.recipeId : entry.recipe.label),
            .from = {},
            .state = {},
            .held = entry.held,
            .offAir = entry.offAir,
            .mayBeOffAir = entry.rerunOf.has_value(),
            .airs = {}};
  if (entry.recipe.source) {
    const std::string& name = entry.recipe.source->name;
    line.from = QStringLiteral("%1:%2").arg(QString::fromStdString(name.substr(name.rfind('/') + 1))).arg(entry.recipe.sourceLine);
  }
  if (entry.rerunOf)
    line.state = (entry.offAir ? tr("%1 again, off air") : tr("%1 again")).arg(entry.rerunOf->value);
  if (entry.ofCapture)
    line.state = tr("of the capture, off air");
  if (entry.from)
    line.state += tr(", from %1 on").arg(stageName(*entry.from));
  if (entry.held)
    line.state = line.state.isEmpty() ? tr("held") : tr("%1, held").arg(line.state);
  if (!entry.trouble.empty())
    line.state += QStringLiteral(": ") + QString::fromStdString(entry.trouble);
  return line;
}

void QueueModel::refresh() {
  if (m_revision == m_channel.revision() && m_next == m_channel.next())
    return;
  m_revision = m_channel.revision();
  m_next = m_channel.next();
  std::vector<Line> lines;
  lines.reserve(m_channel.waiting().size());
  std::optional<Time> airs = m_next ? std::optional(*m_next + m_airAfter) : std::nullopt;
  for (const Waiting& entry : m_channel.waiting()) {
    lines.push_back(lineOf(entry));
    if (!airs || !waitsForAir(entry))
      continue;
    lines.back().airs = airs;
    *airs += m_channel.every();
  }
  // Persistent indexes follow their keys: selection and the current row stay with what they are on. Views make more of them when
  // they hear of the change.
  emit layoutAboutToBeChanged();
  const QModelIndexList before = persistentIndexList();
  std::vector<std::uint64_t> keys;
  for (const QModelIndex& index : before)
    keys.push_back(keyAt(index.row()));
  m_lines = std::move(lines);
  QModelIndexList after;
  for (qsizetype i = 0; i < before.size(); ++i) {
    const int row = rowOf(keys[static_cast<std::size_t>(i)]);
    after << (row < 0 ? QModelIndex() : createIndex(row, before[i].column()));
  }
  changePersistentIndexList(before, after);
  emit layoutChanged();
}

bool QueueModel::hasOffAir() const {
  return std::any_of(m_lines.begin(), m_lines.end(), [](const Line& line) { return line.offAir && !line.held; });
}

int QueueModel::rowOf(std::uint64_t key) const {
  const auto line = std::find_if(m_lines.begin(), m_lines.end(), [&](const Line& one) { return one.key == key; });
  return line == m_lines.end() ? -1 : static_cast<int>(line - m_lines.begin());
}

std::uint64_t QueueModel::keyAt(int row) const {
  return row >= 0 && row < static_cast<int>(m_lines.size()) ? m_lines[static_cast<std::size_t>(row)].key : 0;
}

int QueueModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_lines.size()); }
int QueueModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

QVariant QueueModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
    return {};
  const Line& line = m_lines[static_cast<std::size_t>(index.row())];
  if (role == KeyRole)
    return QVariant::fromValue<quint64>(line.key);
  if (role == HeldRole)
    return line.held;
  if (role == OffAirRole)
    return line.offAir;
  if (role == MayBeOffAirRole)
    return line.mayBeOffAir;
  if (role != Qt::DisplayRole)
    return {};
  switch (index.column()) {
  case Airs:
    return line.airs ? m_clock(*line.airs) : QStringLiteral("–");
  case Label:
    return line.label;
  case From:
    return line.from;
  case State:
    return line.state;
  default:
    return {};
  }
}

QVariant QueueModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
    return {};
  static const std::array<const char*, kColumns> kNames{QT_TR_NOOP("Airs"), QT_TR_NOOP("Recipe"), QT_TR_NOOP("From"),
                                                        QT_TR_NOOP("State")};
  return tr(kNames[static_cast<std::size_t>(section)]);
}

Qt::ItemFlags QueueModel::flags(const QModelIndex& index) const {
  return QAbstractTableModel::flags(index) | (index.isValid() ? Qt::ItemIsDragEnabled : Qt::ItemIsDropEnabled);
}

QStringList QueueModel::mimeTypes() const { return {kKeyType}; }

QMimeData* QueueModel::mimeData(const QModelIndexList& indexes) const {
  auto* data = new QMimeData;
  if (!indexes.isEmpty())
    data->setData(kKeyType, QByteArray::number(static_cast<qulonglong>(keyAt(indexes.front().row()))));
  return data;
}

bool QueueModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int, const QModelIndex& parent) {
  const std::uint64_t key = data->data(kKeyType).toULongLong();
  const int from = rowOf(key);
  if (action != Qt::MoveAction || from < 0)
    return false;
  // Dropped on a row, between two, or below the last.
  int to = parent.isValid() ? parent.row() : row < 0 ? rowCount() : row;
  if (!parent.isValid() && to > from)
    --to;  // its own place is free then
  emit moveAsked(key, std::min(to, rowCount() - 1));
  return false;  // the channel has moved it: the view must not take rows out
}

}  // namespace vortex::ui
