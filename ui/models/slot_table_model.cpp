// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/slot_table_model.h"

#include "ui/models/slot_words.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace vortex::ui {
namespace {

QString triesText(const Slot& slot) {
  int most = 1;
  for (const Bar& bar : slot.bars)
    most = std::max(most, bar.attempt.n);
  return most > 1 && slot.state == SlotState::Decided ? SlotTableModel::tr(", %1 tries").arg(most) : QString();
}

}  // namespace

SlotTableModel::SlotTableModel(const Session& session, std::function<QString(Time)> clock, Foresee foresee, QObject* parent)
    : QAbstractTableModel(parent), m_session(session), m_clock(std::move(clock)), m_foresee(std::move(foresee)) {}

void SlotTableModel::refresh() {
  const std::deque<Slot>& all = m_session.allSlots();
  if (m_story != m_session.story()) {
    beginResetModel();
    m_story = m_session.story();
    m_rows.clear();
    for (const Slot& slot : all)
      m_rows.push_back(slot.id);
    endResetModel();
    return;
  }
  // The oldest that the session let go.
  std::size_t gone = 0;
  while (gone < m_rows.size() && (all.empty() || m_rows[gone] < all.front().id))
    ++gone;
  if (gone > 0) {
    const int rows = rowCount();
    beginRemoveRows({}, rows - static_cast<int>(gone), rows - 1);
    m_rows.erase(m_rows.begin(), m_rows.begin() + static_cast<std::ptrdiff_t>(gone));
    endRemoveRows();
  }
  auto fresh = all.begin();
  if (!m_rows.empty())
    fresh = std::upper_bound(all.begin(), all.end(), m_rows.back(), [](SlotId id, const Slot& slot) { return id < slot.id; });
  if (fresh != all.end()) {
    beginInsertRows({}, 0, static_cast<int>(all.end() - fresh) - 1);
    for (; fresh != all.end(); ++fresh)
      m_rows.push_back(fresh->id);
    endInsertRows();
  }
  if (!m_rows.empty())
    emit dataChanged(index(0, 0), index(std::min(rowCount(), 200) - 1, kColumns - 1));
}

// What runs is among the newest.
void SlotTableModel::tellTime() {
  int running = m_session.running();
  for (int row = 0; row < rowCount() && running > 0; ++row) {
    if (const Slot* slot = at(row); slot == nullptr || slot->state != SlotState::Running)
      continue;
    --running;
    emit dataChanged(index(row, Spare), index(row, Spare));
  }
}

SlotId SlotTableModel::slotAt(int row) const { return m_rows[m_rows.size() - 1 - static_cast<std::size_t>(row)]; }

int SlotTableModel::rowOf(SlotId slot) const {
  const auto found = std::lower_bound(m_rows.begin(), m_rows.end(), slot);
  return found != m_rows.end() && *found == slot ? static_cast<int>(m_rows.end() - found) - 1 : -1;
}

const Slot* SlotTableModel::at(int row) const { return m_session.find(slotAt(row)); }

int SlotTableModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_rows.size()); }
int SlotTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

// Real, or of a slot in the making what is foreseen.
std::optional<Duration> SlotTableModel::spareOf(const Slot& slot) const {
  if (isOffAir(slot))
    return std::nullopt;
  if (hasSpare(slot))
    return slot.spareToAir;
  const auto foreseen = m_foresee(slot);
  return foreseen ? std::optional(foreseen->spare) : std::nullopt;
}

QString SlotTableModel::text(const Slot& slot, int column) const {
  switch (column) {
  case Number:
    return QString::number(slot.id.value);
  case Airs:
    return isOffAir(slot) ? tr("off air") : slot.airAt ? m_clock(*slot.airAt) : QStringLiteral("–");
  case Label:
    return QString::fromStdString(slot.label);
  case State:
    return stateText(slot) + triesText(slot);
  case Total:
    return slot.elapsed ? numberText(inSeconds(*slot.elapsed), 1) : QString();
  case Spare:
    if (slot.missed)
      return tr("missed");
    if (const auto spare = spareOf(slot))
      return signedSeconds(*spare) + (hasSpare(slot) ? QString() : tr(" P%1").arg(std::lround(slot.forecast->quantile * 100)));
    return {};
  case Used:
    return slot.peak > Bytes{} ? bytesText(slot.peak) : QString();
  default:
    return {};
  }
}

SlotTone SlotTableModel::tone(const Slot& slot, int column) const {
  const bool decided = slot.state == SlotState::Decided;
  switch (column) {
  case State:
    if (!decided)
      return slot.state == SlotState::Running ? SlotTone::Plain : SlotTone::Quiet;
    switch (slot.verdict.outcome) {
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
  case Spare: {
    const auto spare = spareOf(slot);
    if (slot.missed || (spare && *spare < Duration{}))
      return SlotTone::Bad;
    if (spare && isBelow(*spare, kThinSpare))
      return SlotTone::Thin;
    return hasSpare(slot) ? SlotTone::Plain : SlotTone::Quiet;
  }
  case Airs:
    return slot.airAt ? SlotTone::Plain : SlotTone::Quiet;
  default:
    return SlotTone::Plain;
  }
}

QVariant SlotTableModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount())
    return {};
  const Slot* slot = at(index.row());
  if (slot == nullptr)
    return {};
  switch (role) {
  case Qt::DisplayRole:
    return text(*slot, index.column());
  case Qt::TextAlignmentRole:
    return index.column() >= Total ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
  case ToneRole:
    return static_cast<int>(tone(*slot, index.column()));
  case SlotRole:
    return QVariant::fromValue<qulonglong>(slot->id.value);
  case Qt::ToolTipRole:
    return QString::fromStdString(slot->verdict.message);
  default:
    return {};
  }
}

QVariant SlotTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal)
    return {};
  if (role == Qt::TextAlignmentRole)
    return section >= Total ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
  if (role != Qt::DisplayRole)
    return {};
  static const std::array<const char*, kColumns> names{QT_TR_NOOP("Slot"),  QT_TR_NOOP("Airs"),    QT_TR_NOOP("Recipe"),
                                                       QT_TR_NOOP("State"), QT_TR_NOOP("Total s"), QT_TR_NOOP("Spare to air s"),
                                                       QT_TR_NOOP("Used")};
  return tr(names[static_cast<std::size_t>(section)]);
}

}  // namespace vortex::ui
