// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tune/scope_box.h"

#include "ui/models/slot_words.h"

#include <QDateTime>
#include <QLocale>
#include <QSignalBlocker>
#include <algorithm>
#include <set>

namespace vortex::ui {
namespace {

using Over = TuningScope::Over;

constexpr std::size_t kMostRuns = 50;  // the newest
constexpr int kLeastScope = 120;       // pixels
constexpr std::int64_t kNsInRunMs = 1'000'000;
constexpr int kProposedRange_s = 3'600;
constexpr char kAsksRange[] = "ask";

QVariant keyOf(Over over, const QString& name = {}) { return QStringLiteral("%1 %2").arg(static_cast<int>(over)).arg(name); }

QString textOf(const history::RunLine& run) {
  const QDateTime when = QDateTime::fromMSecsSinceEpoch(run.clock.wall / kNsInRunMs);
  QString text =
      QLocale().toString(when, QStringLiteral("d MMM HH:mm")) + QStringLiteral(", ") + QString::fromStdString(run.profile);
  if (!run.backend.empty() && run.backend != "torch")
    text += QStringLiteral(", ") + QString::fromStdString(run.backend);
  return text;
}

}  // namespace

ScopeBox::ScopeBox(const QString& accessibleName, Without without, QWidget* parent) : QComboBox(parent), m_without(without) {
  setAccessibleName(accessibleName);
  setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  setMinimumContentsLength(14);
  setMinimumWidth(kLeastScope);
  fill();
  m_current = currentData();
  connect(this, &QComboBox::currentIndexChanged, this, &ScopeBox::changed);
}

void ScopeBox::fill() {
  if (m_without == Without::May)
    addItem(tr("none"), QVariant());
  addItem(tr("live session"), keyOf(Over::Live));
  addItem(tr("today"), keyOf(Over::Today));
  addItem(tr("last 7 days"), keyOf(Over::Week));
  std::set<std::string> profiles;
  for (const history::RunLine& run : m_runs)
    if (!run.profile.empty())
      profiles.insert(run.profile);
  for (const std::string& profile : profiles)
    addItem(tr("all of profile %1").arg(QString::fromStdString(profile)), keyOf(Over::Profile, QString::fromStdString(profile)));
  if (m_range.isOne())
    addItem(rangeText(m_range), keyOf(Over::Between));
  if (!m_runs.empty())
    insertSeparator(count());
  for (std::size_t i = m_runs.size(); i-- > 0 && m_runs.size() - i <= kMostRuns;)
    addItem(textOf(m_runs[i]), keyOf(Over::Run, QString::fromStdString(m_runs[i].uuid)));
  insertSeparator(count());
  addItem(tr("time range…"), QString::fromLatin1(kAsksRange));
}

void ScopeBox::setRuns(const std::vector<history::RunLine>& runs) {
  const QSignalBlocker quiet(this);
  m_runs = runs;
  clear();
  fill();
  setCurrentIndex(m_current.isValid() ? std::max(findData(m_current), 0) : 0);
}

void ScopeBox::changed() {
  if (currentData().toString() == QLatin1String(kAsksRange)) {
    QMetaObject::invokeMethod(this, &ScopeBox::askRange, Qt::QueuedConnection);  // once the list is closed
    return;
  }
  m_current = currentData();
  emit chosenChanged();
}

void ScopeBox::askRange() {
  const QDateTime now = QDateTime::currentDateTime();
  const auto range =
      askTimeRange(this, m_range.isOne() ? m_range : WallRange{.from = now.addSecs(-kProposedRange_s), .until = now});
  if (range)
    return chooseRange(*range);
  const QSignalBlocker quiet(this);
  setCurrentIndex(m_current.isValid() ? std::max(findData(m_current), 0) : 0);
}

void ScopeBox::chooseRange(const WallRange& range) {
  {
    const QSignalBlocker quiet(this);
    m_range = range;
    clear();
    fill();
    setCurrentIndex(findData(keyOf(Over::Between)));
  }
  changed();
}

std::optional<TuningScope> ScopeBox::chosen() const {
  const QString key = m_current.toString();
  if (key.isEmpty())
    return std::nullopt;
  TuningScope scope{.over = static_cast<Over>(key.section(QLatin1Char(' '), 0, 0).toInt()),
                    .name = key.section(QLatin1Char(' '), 1).toStdString(),
                    .quality = {}};
  if (scope.over == Over::Between) {
    scope.from = m_range.from.toMSecsSinceEpoch() * kNsInRunMs;
    scope.until = m_range.until.toMSecsSinceEpoch() * kNsInRunMs;
  }
  return scope;
}

}  // namespace vortex::ui
