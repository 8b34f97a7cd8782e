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
  fill({});
  connect(this, &QComboBox::currentIndexChanged, this, &ScopeBox::chosenChanged);
}

void ScopeBox::fill(const std::vector<history::RunLine>& runs) {
  if (m_without == Without::May)
    addItem(tr("none"), QVariant());
  addItem(tr("live session"), keyOf(Over::Live));
  addItem(tr("today"), keyOf(Over::Today));
  addItem(tr("last 7 days"), keyOf(Over::Week));
  std::set<std::string> profiles;
  for (const history::RunLine& run : runs)
    if (!run.profile.empty())
      profiles.insert(run.profile);
  for (const std::string& profile : profiles)
    addItem(tr("all of profile %1").arg(QString::fromStdString(profile)), keyOf(Over::Profile, QString::fromStdString(profile)));
  if (!runs.empty())
    insertSeparator(count());
  for (std::size_t i = runs.size(); i-- > 0 && runs.size() - i <= kMostRuns;)
    addItem(textOf(runs[i]), keyOf(Over::Run, QString::fromStdString(runs[i].uuid)));
}

void ScopeBox::setRuns(const std::vector<history::RunLine>& runs) {
  const QSignalBlocker quiet(this);
  const QVariant before = currentData();
  clear();
  fill(runs);
  setCurrentIndex(before.isValid() ? std::max(findData(before), 0) : 0);
}

std::optional<TuningScope> ScopeBox::chosen() const {
  const QString key = currentData().toString();
  if (key.isEmpty())
    return std::nullopt;
  return TuningScope{.over = static_cast<Over>(key.section(QLatin1Char(' '), 0, 0).toInt()),
                     .name = key.section(QLatin1Char(' '), 1).toStdString(),
                     .quality = {}};
}

}  // namespace vortex::ui
