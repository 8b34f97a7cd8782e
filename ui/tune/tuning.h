// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the panes of Tune share: the attempts that are measured on, what they say, and the timeouts as they are drafted. Panes show
// it and change it through here; nothing of the engine changes before apply().
#pragma once

#include "engine/history/run_line.h"
#include "ui/bridge/desk.h"
#include "ui/models/curve_layout.h"
#include "ui/models/stage_rate.h"
#include "ui/models/tuning_audit.h"
#include "ui/models/tuning_draft.h"
#include "ui/models/tuning_file.h"
#include "ui/models/tuning_sample.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <optional>
#include <string>
#include <vector>

namespace vortex::ui {

class TuningSource;

PerStage<Duration> timeoutsOf(const Settings& settings);

class Tuning : public QObject {
  Q_OBJECT

 public:
  // Changes of one control that follow each other within this are one step of undo.
  static constexpr int kOneActMs = 1'000;

  Tuning(const Desk& desk, QObject* parent);

  void refresh();  // once a frame while something of it can be seen

  // What is measured on.
  const TuningScope& scope() const { return m_scope; }
  void setScope(const TuningScope& scope);
  const std::optional<TuningScope>& baselineScope() const { return m_baselineScope; }
  void setBaseline(const std::optional<TuningScope>& scope);
  const TuningEvidence& evidence() const { return m_evidence; }
  const std::optional<TuningEvidence>& baseline() const { return m_baseline; }
  const std::vector<history::RunLine>& runs() const { return m_runs; }  // of the store, the oldest first
  bool isRead() const;                                                  // the store, once
  QString trouble() const { return m_trouble; }                         // why nothing could be read; "" it could
  const TuningStretch& stretch() const { return m_stretch; }            // of the slots that are measured on
  std::vector<std::string> devices() const { return m_sample.devices(); }
  const analysis::Horizons& horizons() const { return m_horizons; }  // of the engine's settings
  RateAt rate(Stage stage) const;                                    // at the drafted timeout

  // The draft.
  const TuningDraft& draft() const { return m_draft; }
  void restore(KeptDraft kept);                                  // of an earlier start
  void set(Stage stage, Duration timeout, const void* control);  // as far as it is allowed; control: what was used, of one act
  void set(const PerStage<Duration>& timeouts);
  void undo();
  void redo();
  // The engine runs with what is drafted; attempts that run keep their timeouts unless rearm. Why not, "" when it does.
  QString apply(bool rearm);
  // The engine's own tuning: at once, recorded as a change of settings; or refused(). rate: of false timeouts that it aims below.
  void setMode(TuningMode mode);
  void setRate(double rate);
  // What is drafted, then what the store has of all runs, the newest first.
  std::vector<AuditLine> audit() const;
  Settings drafted() const;  // the engine's settings with the draft

  CurveShape shape() const { return m_shape; }
  void setShape(CurveShape shape);
  void setDragging(bool dragging);  // a line is being moved: what is dear waits for its end
  bool dragging() const { return m_dragging; }

 signals:
  void evidenceChanged();
  void draftChanged();
  void shapeChanged();
  void runsChanged();
  void dragEnded();
  void refused(const QString& why);  // a mode or a rate; what held before holds

 private:
  void take();
  void measure();
  QString runWith(Settings settings, bool rearm);
  void tuneBy(const TuningSettings& tuning);
  TuningNow now() const;

  Desk m_desk;
  const std::string m_operator;  // who drafts
  TuningSource* m_source = nullptr;
  TuningSample m_sample;
  TuningScope m_scope;
  std::optional<TuningScope> m_baselineScope;
  TuningEvidence m_evidence;
  std::optional<TuningEvidence> m_baseline;
  TuningStretch m_stretch;
  std::vector<history::RunLine> m_runs;
  analysis::Horizons m_horizons;
  std::vector<TunedSetting> m_tuned;  // the newest first
  std::vector<AuditLine> m_recorded;  // of these
  QString m_trouble;
  TuningDraft m_draft;
  CurveShape m_shape = CurveShape::LongerThan;
  bool m_dragging = false;
  const void* m_control = nullptr;  // that was used last, of the act m_act
  QElapsedTimer m_sinceAct;
  std::uint64_t m_act = 0;
};

}  // namespace vortex::ui
