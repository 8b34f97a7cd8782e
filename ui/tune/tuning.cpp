// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tune/tuning.h"

#include "engine/config/config_reader.h"
#include "ui/bridge/bridge.h"
#include "ui/tune/tuning_source.h"

#include <pwd.h>
#include <unistd.h>

#include <QDateTime>
#include <algorithm>
#include <utility>

namespace vortex::ui {
namespace {

constexpr std::int64_t kNsInOneMs = 1'000'000;

// Who sits here, as the system knows them.
std::string operatorName() {
  const passwd* user = getpwuid(geteuid());
  return user != nullptr && user->pw_name != nullptr && *user->pw_name != '\0' ? user->pw_name : "operator";
}

std::int64_t wallNow() { return QDateTime::currentMSecsSinceEpoch() * kNsInOneMs; }

}  // namespace

PerStage<Duration> timeoutsOf(const Settings& settings) {
  PerStage<Duration> timeouts;
  for (const Stage stage : kStages)
    timeouts[stage] = settings.stages[stage].timeout;
  return timeouts;
}

Tuning::Tuning(const Desk& desk, QObject* parent)
    : QObject(parent), m_desk(desk), m_operator(operatorName()), m_source(new TuningSource(desk.bridge, this)),
      m_draft(timeoutsOf(desk.bridge.live().settings)) {
  connect(m_source, &TuningSource::answered, this, &Tuning::take);
  measure();
}

void Tuning::refresh() {
  const std::uint64_t before = m_draft.revision();
  m_draft.runsWith(timeoutsOf(m_desk.bridge.live().settings));
  if (m_draft.revision() != before) {
    m_recorded = recordedLines(m_tuned, m_draft.running(), m_sample);
    emit draftChanged();
  }
  m_source->refresh(m_sample);
}

bool Tuning::isRead() const { return m_source->read(); }

TuningNow Tuning::now() const {
  const View& live = m_desk.bridge.live();
  TuningNow now{.run = {},
                .profile = live.settings.profile,
                .backend = std::string(toString(live.simulated ? BackendKind::Simulated : BackendKind::Torch)),
                .midnight = QDate::currentDate().startOfDay().toMSecsSinceEpoch() * kNsInOneMs,
                .now = wallNow()};
  for (const history::RunLine& run : m_runs)
    if (run.origin == "engine" && !run.endedWall)
      now.run = run.uuid;
  return now;
}

void Tuning::take() {
  bool whole = false;
  TuningAnswer answer = m_source->take(whole);
  m_trouble = QString::fromStdString(answer.trouble);
  if (!answer.trouble.empty()) {
    emit evidenceChanged();
    return;
  }
  const bool others = answer.runs.size() != m_runs.size();
  m_runs = std::move(answer.runs);
  m_tuned = std::move(answer.tuned);
  if (others)
    emit runsChanged();
  if (whole)
    m_sample.assign(std::move(answer.sampled));
  else
    m_sample.merge(std::move(answer.sampled), answer.allFrom);
  measure();
}

void Tuning::measure() {
  const TuningNow when = now();
  const Settings& settings = m_desk.bridge.live().settings;
  m_evidence = m_sample.evidence(m_scope, when);
  m_stretch = m_sample.stretch(m_scope, when);
  m_baseline = m_baselineScope ? std::optional(m_sample.evidence(*m_baselineScope, when)) : std::nullopt;
  m_horizons = analysis::horizonsOf(settings, m_evidence.took);
  m_recorded = recordedLines(m_tuned, m_draft.running(), m_sample);
  emit evidenceChanged();
}

void Tuning::setScope(const TuningScope& scope) {
  if (scope == m_scope)
    return;
  m_scope = scope;
  m_source->want(scope);
  measure();
}

void Tuning::setBaseline(const std::optional<TuningScope>& scope) {
  if (scope == m_baselineScope)
    return;
  m_baselineScope = scope;
  if (scope)
    m_source->want(*scope);
  measure();
}

RateAt Tuning::rate(Stage stage) const { return rateAt(m_evidence.stages[stage], m_draft.drafted()[stage], m_horizons.of[stage]); }

void Tuning::restore(KeptDraft kept) {
  if (!kept.profile.empty() && kept.profile != m_desk.bridge.live().settings.profile)
    kept.pending = {};  // another profile's timeouts are none of this one's
  m_draft.restore(std::move(kept.steps), kept.place, kept.pending);
  emit draftChanged();
}

void Tuning::set(Stage stage, Duration timeout, const void* control) {
  const StageSettings& its = m_desk.bridge.live().settings.stages[stage];
  const bool goesOn = control == m_control && m_sinceAct.isValid() && m_sinceAct.elapsed() < kOneActMs;
  if (!goesOn && !m_dragging)
    ++m_act;
  m_control = control;
  m_sinceAct.start();
  const std::uint64_t before = m_draft.revision();
  m_draft.set(stage, std::clamp(timeout, its.minTimeout, its.maxTimeout), m_operator, wallNow(), m_act);
  if (m_draft.revision() != before)
    emit draftChanged();
}

void Tuning::set(const PerStage<Duration>& timeouts) {
  m_draft.set(timeouts, m_operator, wallNow());
  emit draftChanged();
}

void Tuning::undo() {
  m_draft.undo();
  emit draftChanged();
}

void Tuning::redo() {
  m_draft.redo();
  emit draftChanged();
}

std::vector<AuditLine> Tuning::audit() const {
  std::vector<AuditLine> lines = pendingLines(m_draft, m_evidence, m_horizons.of);
  lines.insert(lines.end(), m_recorded.begin(), m_recorded.end());
  return lines;
}

Settings Tuning::drafted() const {
  Settings settings = m_desk.bridge.live().settings;
  for (const Stage stage : kStages)
    settings.stages[stage].timeout = m_draft.drafted()[stage];
  return settings;
}

QString Tuning::runWith(Settings settings, bool rearm) {
  const auto complaints = config::validate(settings);
  for (const config::Complaint& complaint : complaints)
    if (config::hasErrors({complaint}))
      return QString::fromStdString(complaint.message);
  m_desk.bridge.tune(std::move(settings), rearm);
  return {};
}

QString Tuning::apply(bool rearm) {
  QString why = runWith(drafted(), rearm);
  if (why.isEmpty())
    refresh();
  return why;
}

void Tuning::tuneBy(const TuningSettings& tuning) {
  Settings settings = m_desk.bridge.live().settings;
  if (std::exchange(settings.tuning, tuning) == tuning)
    return;
  if (const QString why = runWith(std::move(settings), false); !why.isEmpty())
    emit refused(why);
}

void Tuning::setMode(TuningMode mode) {
  TuningSettings tuning = m_desk.bridge.live().settings.tuning;
  tuning.mode = mode;
  tuneBy(tuning);
}

void Tuning::setRate(double rate) {
  TuningSettings tuning = m_desk.bridge.live().settings.tuning;
  tuning.rate = rate;
  tuneBy(tuning);
}

void Tuning::setShape(CurveShape shape) {
  if (std::exchange(m_shape, shape) != shape)
    emit shapeChanged();
}

void Tuning::setDragging(bool dragging) {
  if (std::exchange(m_dragging, dragging) == dragging)
    return;
  ++m_act;
  if (!dragging)
    emit dragEnded();
}

}  // namespace vortex::ui
