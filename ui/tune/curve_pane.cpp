// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tune/curve_pane.h"

#include "ui/bridge/bridge.h"
#include "ui/models/slot_words.h"
#include "ui/models/text_table_model.h"
#include "ui/models/tuning_words.h"
#include "ui/tune/curve_view.h"
#include "ui/tune/timeout_box.h"
#include "ui/tune/tuning.h"
#include "ui/widgets/glyphs.h"
#include "ui/widgets/rich_line.h"
#include "ui/widgets/table.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace vortex::ui {
namespace {

constexpr int kStageSignSide = 14, kBoxWidth = 88;
constexpr double kRateStep = 0.001;
constexpr Duration kShortTimeout = seconds(2);

class StageSign final : public QWidget {
 public:
  StageSign(Stage stage, QWidget* parent) : QWidget(parent), m_sign(stage) { setFixedSize(kStageSignSide, kStageSignSide); }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    drawStage(painter, rect(), m_sign);
  }

 private:
  Stage m_sign;
};

void colour(QLabel& label, const QColor& text) {
  QPalette palette = label.palette();
  if (palette.color(QPalette::WindowText) == text)
    return;
  palette.setColor(QPalette::WindowText, text);
  label.setPalette(palette);
}

}  // namespace

QString CurvePane::idOf(Stage stage) { return QStringLiteral("tune_") + stageName(stage); }

CurvePane::CurvePane(const Desk& desk, Tuning& tuning, Stage stage, QWidget* parent)
    : Pane(idOf(stage), tr("Timeout of %1").arg(stageName(stage)), parent), m_desk(desk), m_tuning(tuning), m_stage(stage) {
  setHeading(stageName(stage));
}

void CurvePane::make() {
  addBeforeTitle(new StageSign(m_stage, this));
  m_state = new QLabel(this);
  addTool(m_state);
  auto* body = new QWidget(this);
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(0, 4, 0, 2);
  column->setSpacing(2);
  m_says = new RichLine(body);
  m_view = new CurveView(m_stage, body);
  m_rows = new TextTableModel({{tr("Time s"), true},
                               {tr("At risk"), true},
                               {tr("Finished"), true},
                               {tr("Longer %"), true},
                               {tr("Lower %"), true},
                               {tr("Upper %"), true}},
                              this);
  m_stack = new QStackedWidget(body);
  m_stack->addWidget(m_view);
  auto* table = makeTable(m_rows, tr("Curve of %1 as a table").arg(stageName(m_stage)), m_stack);
  table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  m_stack->addWidget(table);
  column->addWidget(buildBoxes(body));
  auto* says = new QHBoxLayout;
  says->setContentsMargins(8, 0, 8, 0);
  says->addWidget(m_says);
  column->addLayout(says);
  column->addWidget(m_stack, 1);
  setWidget(body);
  connect(m_view, &CurveView::dragBegan, this, [this] { m_tuning.setDragging(true); });
  connect(m_view, &CurveView::dragEnded, this, [this] { m_tuning.setDragging(false); });
  connect(m_view, &CurveView::dragged, this, [this](Duration timeout) { m_tuning.set(m_stage, timeout, m_view); });
  connect(&m_tuning, &Tuning::evidenceChanged, this, &CurvePane::showAll);
  connect(&m_tuning, &Tuning::shapeChanged, this, &CurvePane::showDraft);
  connect(&m_tuning, &Tuning::draftChanged, this, [this] {
    m_refused.clear();
    showDraft();
  });
  showAll();
}

QWidget* CurvePane::buildBoxes(QWidget* parent) {
  auto* boxes = new QWidget(parent);
  auto* row = new QHBoxLayout(boxes);
  row->setContentsMargins(8, 0, 8, 0);
  row->setSpacing(6);
  m_seconds =
      new TimeoutBox(tr("Timeout of %1 in seconds").arg(stageName(m_stage)), QStringLiteral("s"), TimeoutBox::Steps::Own, boxes);
  m_rate = new TimeoutBox(tr("Share of %1 that takes longer, in percent").arg(stageName(m_stage)), QStringLiteral("%"),
                          TimeoutBox::Steps::Asked, boxes);
  m_rate->setToolTip(tr("The share that takes longer than the timeout. Type the share that may be cut, and the timeout follows."));
  m_interval = new RichLine(boxes);
  for (TimeoutBox* box : {m_seconds, m_rate})
    box->setFixedWidth(kBoxWidth);
  row->addWidget(new QLabel(tr("Timeout"), boxes));
  row->addWidget(m_seconds);
  row->addSpacing(6);
  row->addWidget(new QLabel(tr("Longer than"), boxes));
  row->addWidget(m_rate);
  row->addWidget(m_interval, 1);
  connect(m_seconds, &TimeoutBox::valueChanged, this, [this](double s) { m_tuning.set(m_stage, seconds(s), m_seconds); });
  connect(m_rate, &TimeoutBox::valueChanged, this, [this](double percent) { takeRate(percent / 100); });
  connect(m_rate, &TimeoutBox::stepAsked, this, [this](int steps) {
    takeRate(rateBeside(m_tuning.evidence().stages[m_stage], m_tuning.rate(m_stage).longer, steps * kRateStep));
  });
  for (TimeoutBox* box : {m_seconds, m_rate})
    connect(box, &TimeoutBox::settled, this, &CurvePane::showDraft);
  return boxes;
}

void CurvePane::takeRate(double rate) {
  const StageEvidence& evidence = m_tuning.evidence().stages[m_stage];
  const auto timeout = timeoutFor(evidence, rate, m_desk.bridge.live().settings.stages[m_stage]);
  if (timeout) {
    m_tuning.set(m_stage, *timeout, m_rate);
    showDraft();  // the share that it really has, where the timeout stayed as it was
    return;
  }
  m_refused = evidence.observations.empty()
                  ? nothing()
                  : tr("<b>%1 % is not identifiable</b>: the record ends at %2 %, with attempts that were cut at %3")
                        .arg(percentText(rate), percentText(leastRate(evidence)), watchedText(evidence.longest));
  showDraft();
}

QString CurvePane::nothing() const {
  if (!m_tuning.trouble().isEmpty())
    return tr("The history cannot be read: %1").arg(m_tuning.trouble());
  if (m_desk.bridge.running() && m_desk.bridge.live().historyFile.isEmpty())
    return tr("This channel is not recorded (it was started without a history): there are no attempts to measure on.");
  if (!m_tuning.isRead())
    return tr("Reading the history…");
  return tr("No attempts yet: run slots, or measure over a session that has some.");
}

void CurvePane::showAll() {
  showNote();
  if (m_stack->currentIndex() == 1)
    fillTable();
  showDraft();
}

void CurvePane::showNote() {
  const TuningEvidence& all = m_tuning.evidence();
  const StageEvidence& evidence = all.stages[m_stage];
  QString note = tr("n = %1, %2 censored, try 1").arg(evidence.count()).arg(evidence.times.cut);
  if (evidence.times.leftOut > 0)
    note += tr(", %1 left out").arg(evidence.times.leftOut);
  for (const auto& [conditions, count] : all.conditions)
    note += all.conditions.size() == 1 ? QStringLiteral(", ") + conditionsText(conditions)
                                       : tr(", %1 of %2").arg(count).arg(conditionsText(conditions));
  if (all.devices > 1)
    note += tr(", by %n models and devices", nullptr, all.devices);
  if (!m_tuning.trouble().isEmpty())
    note = tr("not read anew (%1): ").arg(m_tuning.trouble()) + note;
  setNote(note);
}

void CurvePane::showDraft() {
  const StageSettings& running = m_desk.bridge.live().settings.stages[m_stage];
  const TuningEvidence& all = m_tuning.evidence();
  const Duration draft = m_tuning.draft().drafted()[m_stage], horizon = m_tuning.horizons().of[m_stage];
  const RateAt rate = m_tuning.rate(m_stage);
  m_view->show({.evidence = &all.stages[m_stage],
                .baseline = m_tuning.baseline() ? &m_tuning.baseline()->stages[m_stage] : nullptr,
                .running = running,
                .draft = draft,
                .horizon = horizon,
                .horizonIs = m_tuning.horizons().byTargets() ? HorizonIs::ByTargets : HorizonIs::Seen,
                .shape = m_tuning.shape(),
                .nothing = nothing()});
  m_seconds->show({.value = inSeconds(draft),
                   .least = inSeconds(running.minTimeout),
                   .most = inSeconds(running.maxTimeout),
                   .step = draft < kShortTimeout ? 0.01 : 0.1,
                   .decimals = 3});
  m_seconds->setToolTip(tr("%1 to %2 s").arg(timeoutText(running.minTimeout), timeoutText(running.maxTimeout)));
  m_rate->show({.value = rate.longer * 100,
                .decimals = rate.longer > 0 && rate.longer < 0.001 ? 2 : 1,
                .prefix = rate.known == RateAt::Known::Beyond ? QChar(0x2264) + QStringLiteral(" ") : QString()});
  m_rate->setEnabled(rate.known != RateAt::Known::Nothing);
  const QString interval = intervalText(rate);
  m_interval->setText(interval.isEmpty() ? QString() : tr("%1 (95 % interval)").arg(interval));
  m_interval->setToolTip(m_interval->text());
  const QString says = !m_refused.isEmpty()                   ? m_refused
                       : rate.known == RateAt::Known::Nothing ? nothing()
                                                              : spuriousText(rate, horizon);
  m_says->setText(says);
  m_says->setToolTip(
      tr("%1<br>A timeout is spurious where it cuts an attempt that would still have finished in time. H = %2 is the "
         "longest wait that could still meet the deadline: the last useful finish less what goes before, what follows and the "
         "delivery, %3.")
          .arg(says, secondsText(horizon),
               m_tuning.horizons().byTargets() ? tr("by their targets until 59 whole slots are on record")
                                               : tr("at the P95 of %n slot(s)", nullptr, m_tuning.horizons().wholeSlots)));
  const bool changed = m_tuning.draft().isChanged(m_stage);
  m_state->setText(changed ? tr("changed, running with %1 s").arg(timeoutText(running.timeout)) : tr("unchanged"));
  colour(*m_state, changed ? tokens().accent : tokens().text3);
}

void CurvePane::fillTable() {
  std::vector<QStringList> rows;
  const auto percent = [](double share) { return numberText(share * 100, 2); };
  for (const analysis::SurvivalCurve::Step& step : m_tuning.evidence().stages[m_stage].curve.steps())
    rows.push_back({numberText(inSeconds(step.time), 3), QString::number(step.atRisk), QString::number(step.finished),
                    percent(step.share.survival), percent(step.share.lower), percent(step.share.upper)});
  m_rows->setRows(std::move(rows));
}

Exportables CurvePane::exportables() {
  return {.picture = widget(), .rows = [this] {
            fillTable();
            return csvOf(*m_rows);
          }};
}

void CurvePane::changeEvent(QEvent* event) {
  Pane::changeEvent(event);
  if (event->type() == QEvent::PaletteChange && isMade())
    showDraft();  // whose colours are the theme's
}

void CurvePane::keyPressEvent(QKeyEvent* event) {
  if (event->key() != Qt::Key_T || event->modifiers() != Qt::NoModifier)
    return Pane::keyPressEvent(event);
  m_stack->setCurrentIndex(1 - m_stack->currentIndex());
  m_stack->currentWidget()->setFocus();
  if (m_stack->currentIndex() == 1)
    fillTable();
}

}  // namespace vortex::ui
