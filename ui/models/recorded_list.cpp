// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/recorded_list.h"

#include "ui/models/slot_words.h"
#include "ui/models/translate.h"

#include <algorithm>
#include <utility>

namespace vortex::ui {
namespace {

QString textOfWord(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }
bool isOlder(const RecordedLine& a, const RecordedLine& b) { return a.slot < b.slot; }

}  // namespace

bool isUnsuccessful(const RecordedLine& line) {
  return line.state == SlotState::Interrupted || (line.outcome && *line.outcome != Outcome::Succeeded);
}

bool leftNoClip(const RecordedLine& line) { return isUnsuccessful(line) && line.outcome != Outcome::Late; }

bool isOpenFailure(const RecordedLine& line) {
  return leftNoClip(line) && line.chain.nth < 2 && !line.chain.addressedBy && line.byHand.empty();
}

QString chainName(const RecordedLine& line) {
  return line.chain.nth < 2 ? QString::number(line.slot.value)
                            : QStringLiteral("%1·%2").arg(line.chain.root.value).arg(line.chain.nth);
}

QString outcomeText(const RecordedLine& line) {
  switch (line.state) {
  case SlotState::Queued:
    return tr("queued");
  case SlotState::Running:
    return tr("in the making");
  case SlotState::Interrupted:
    return tr("interrupted");
  case SlotState::Decided:
    break;
  }
  if (!line.outcome)
    return tr("unknown outcome");
  const QString text = textOfWord(toString(*line.outcome));
  return line.reason == Reason::None ? text : text + QStringLiteral(": ") + textOfWord(toString(line.reason));
}

std::string searchWords(const RecordedLine& line) {
  QString words = QString::number(line.slot.value) + QLatin1Char('\n') + QString::fromStdString(line.recipe) + QLatin1Char('\n') +
                  QString::fromStdString(line.label) + QLatin1Char('\n') + outcomeText(line) + QLatin1Char('\n') +
                  QString::fromStdString(line.message) + QLatin1Char('\n') + QString::fromStdString(line.byHand);
  if (line.stage)
    words += QLatin1Char('\n') + stageName(*line.stage);
  return words.toLower().toStdString();
}

void RecordedList::assign(std::vector<RecordedLine> lines) {
  m_lines.clear();
  m_openFrom = {};
  merge(std::move(lines));
}

void RecordedList::merge(std::vector<RecordedLine> lines) {
  std::stable_sort(lines.begin(), lines.end(), isOlder);
  for (RecordedLine& line : lines)
    if (const auto place = placeOf(line.slot))
      m_lines[*place] = std::move(line);
    else if (m_lines.empty() || m_lines.back().slot < line.slot)
      m_lines.push_back(std::move(line));
    else  // rare: one that an import brought
      m_lines.insert(std::upper_bound(m_lines.begin(), m_lines.end(), line, isOlder), std::move(line));
  if (!lines.empty())
    settle();
}

void RecordedList::settle() {
  m_openFrom = {m_lines.empty() ? 0 : m_lines.back().slot.value + 1};
  std::vector<RerunLink> links;
  links.reserve(m_lines.size());
  for (const RecordedLine& line : m_lines) {
    links.push_back({.slot = line.slot, .rerunOf = line.rerunOf, .succeeded = line.outcome == Outcome::Succeeded});
    if (line.state == SlotState::Queued || line.state == SlotState::Running)
      m_openFrom = std::min(m_openFrom, line.slot);
  }
  const auto places = analysis::rerunChains(links);
  for (std::size_t i = 0; i < m_lines.size(); ++i)
    m_lines[i].chain = places[i];
  for (const auto& [slot, said] : m_byHand)
    sayByHand(slot, said);
}

void RecordedList::address(ByHand byHand) {
  if (m_byHand == byHand)
    return;
  for (const auto& [slot, said] : m_byHand)
    if (!byHand.contains(slot))
      sayByHand(slot, {});
  m_byHand = std::move(byHand);
  for (const auto& [slot, said] : m_byHand)
    sayByHand(slot, said);
}

void RecordedList::sayByHand(SlotId slot, const std::string& said) {
  const auto place = placeOf(slot);
  if (!place || m_lines[*place].byHand == said)
    return;
  m_lines[*place].byHand = said;
  m_lines[*place].words = searchWords(m_lines[*place]);
}

std::optional<std::size_t> RecordedList::placeOf(SlotId slot) const {
  const auto line =
      std::lower_bound(m_lines.begin(), m_lines.end(), slot, [](const RecordedLine& one, SlotId id) { return one.slot < id; });
  return line != m_lines.end() && line->slot == slot ? std::optional(static_cast<std::size_t>(line - m_lines.begin()))
                                                     : std::nullopt;
}

const RecordedLine* RecordedList::find(SlotId slot) const {
  const auto place = placeOf(slot);
  return place ? &m_lines[*place] : nullptr;
}

QString RecordedList::nameOf(SlotId slot) const {
  const RecordedLine* line = find(slot);
  return line != nullptr ? chainName(*line) : QString::number(slot.value);
}

}  // namespace vortex::ui
