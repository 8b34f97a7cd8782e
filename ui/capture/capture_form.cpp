// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/capture/capture_form.h"

#include "ui/bridge/bridge.h"
#include "ui/bridge/is_ready.h"
#include "ui/bridge/live_capture.h"
#include "ui/capture/capture_desk.h"
#include "ui/models/capture_words.h"
#include "ui/models/leak_words.h"
#include "ui/models/slot_words.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/number_box.h"
#include "ui/widgets/scroll_area.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QVBoxLayout>
#include <algorithm>
#include <limits>
#include <utility>

namespace vortex::ui {
namespace {

constexpr int kFirstLength = 20, kFirstWarmUp = 2, kMostLength = 1'000'000, kMostWarmUp = 1'000, kMostEvery = 10'000;
constexpr int kLongestLabel = 200, kLongestNotes = 2'000, kProgressSteps = 1'000, kNarrowBox = 60;
constexpr double kMostGrief = 90;  // percent of slots that come to grief on purpose, as the headless program allows

enum class FedFrom : int { Sample = 1, File, Channel };

template <typename Box, typename Number>
Box* counter(Number low, Number high, Number value, const QString& name, QWidget* parent) {
  auto* box = new Box(parent);
  box->setRange(low, high);
  box->setValue(value);
  box->setAccessibleName(name);
  box->setFont(numberFont(12));
  return box;
}

// As wide as the form, however long its words are.
void fill(QComboBox& box) {
  box.setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  box.setMinimumContentsLength(8);
  box.setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QDoubleSpinBox* shareBox(const QString& name, const QString& tip, QWidget* parent) {
  auto* box = counter<NumberBox>(0., kMostGrief, 0., name, parent);
  box->setDecimals(0);
  box->setSingleStep(5);
  box->setSuffix(QStringLiteral(" %"));
  box->setToolTip(tip);
  return box;
}

}  // namespace

CaptureForm::CaptureForm(const Desk& desk, CaptureDesk& captures, QString folder, QString sample, QWidget* parent)
    : Pane(QStringLiteral("capture"), tr("Capture"), parent), m_desk(desk), m_captures(captures), m_folder(std::move(folder)),
      m_sample(std::move(sample)) {}

void CaptureForm::make() {
  auto* body = new QWidget(this);
  body->setObjectName(QStringLiteral("paneBody"));
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(10, 8, 10, 8);
  column->setSpacing(6);
  auto* scroll = new ScrollArea(body);  // on a small screen; how it goes and the buttons always stay in sight
  scroll->add(buildFields(scroll->viewport()));
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  column->addWidget(scroll, 1);
  column->addWidget(buildProgress(body));
  body->setMinimumHeight(1);  // a very small screen cuts it short
  setWidget(body);
  connect(m_start, &QPushButton::clicked, this, &CaptureForm::prepare);
  showWorkload();
  showState();
}

CaptureForm::~CaptureForm() {
  m_preparing = {};  // waits for it
}

QWidget* CaptureForm::buildFields(QWidget* parent) {
  auto* fields = new QWidget(parent);
  auto* form = new QFormLayout(fields);
  form->setContentsMargins(0, 0, 0, 0);
  form->setVerticalSpacing(5);
  form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
  m_label = new QLineEdit(fields);
  m_label->setPlaceholderText(tr("nightly"));
  m_label->setMaxLength(kLongestLabel);
  form->addRow(tr("Label"), m_label);
  form->addRow(tr("Length"), buildLength(fields));
  m_warmUp = counter<QSpinBox>(0, kMostWarmUp, kFirstWarmUp, tr("Warm-up: the first slots, which are not judged"), fields);
  m_warmUp->setSuffix(tr(" slots, not judged"));
  form->addRow(tr("Warm-up"), m_warmUp);
  buildWorkload(*form, fields);
  buildSnapshots(*form, fields);
  buildBaseline(*form, fields);
  m_exclusive = new QCheckBox(tr("exclusive: hold intake"), fields);
  m_exclusive->setToolTip(tr("Nothing but the capture's own slots is made until it ends; the channel's air times pass meanwhile"));
  connect(m_exclusive, &QCheckBox::toggled, this, &CaptureForm::showWorkload);
  form->addRow(tr("Intake"), m_exclusive);
  m_notes = new QLineEdit(fields);
  m_notes->setMaxLength(kLongestNotes);
  form->addRow(tr("Notes"), m_notes);
  return fields;
}

QWidget* CaptureForm::buildLength(QWidget* parent) {
  auto* length = new QWidget(parent);
  auto* row = new QHBoxLayout(length);
  row->setContentsMargins(0, 0, 0, 0);
  m_length = counter<QSpinBox>(1, kMostLength, kFirstLength, tr("Length of the capture"), length);
  m_bySlots = new QRadioButton(tr("slots"), length);
  m_byMinutes = new QRadioButton(tr("minutes"), length);
  m_bySlots->setChecked(true);
  row->setSpacing(6);
  m_length->setMinimumWidth(kNarrowBox);
  row->addWidget(m_length, 1);
  row->addWidget(m_bySlots);
  row->addWidget(m_byMinutes);
  return length;
}

void CaptureForm::buildWorkload(QFormLayout& form, QWidget* parent) {
  m_workload = new QComboBox(parent);
  m_workload->setAccessibleName(tr("Workload"));
  m_workload->addItem(tr("sample recipe, one by one"), static_cast<int>(FedFrom::Sample));
  m_workload->addItem(tr("a recipe file…"), static_cast<int>(FedFrom::File));
  m_workload->addItem(tr("what the channel makes"), static_cast<int>(FedFrom::Channel));
  fill(*m_workload);
  m_workload->setToolTip(tr("Slots of its own are made off the air, in the gaps of the channel, which misses nothing for them"));
  connect(m_workload, &QComboBox::activated, this, [this] {
    if (m_workload->currentData().toInt() == static_cast<int>(FedFrom::File))
      chooseRecipes();
    showWorkload();
  });
  form.addRow(tr("Workload"), m_workload);
  m_cancels = shareBox(tr("Share of the slots that are cancelled on purpose"),
                       tr("So many of its own slots are cancelled at a drawn instant: leaks live in the error paths"), parent);
  form.addRow(tr("Cancel"), m_cancels);
  m_timeouts = shareBox(tr("Share of the slots that run into a timeout on purpose"),
                        tr("So many of its own slots have a drawn stage time out: leaks live in the error paths"), parent);
  form.addRow(tr("Time out"), m_timeouts);
  // Together they leave some that may finish.
  connect(m_cancels, &QDoubleSpinBox::valueChanged, this, [this](double value) { m_timeouts->setMaximum(kMostGrief - value); });
  connect(m_timeouts, &QDoubleSpinBox::valueChanged, this, [this](double value) { m_cancels->setMaximum(kMostGrief - value); });
  m_seed = counter<QSpinBox>(0, std::numeric_limits<int>::max(), 1, tr("Seed"), parent);
  m_seed->setToolTip(
      tr("Decides which slots are cancelled or time out, and what is drawn in each: the same seed, the same capture"));
  form.addRow(tr("Seed"), m_seed);
}

void CaptureForm::buildSnapshots(QFormLayout& form, QWidget* parent) {
  m_snapshots = new QComboBox(parent);
  m_snapshots->setAccessibleName(tr("Snapshots of memory"));
  m_snapshots->addItem(tr("first and last judged"), static_cast<int>(SnapshotPlan::FirstLast));
  m_snapshots->addItem(tr("every …"), static_cast<int>(SnapshotPlan::Every));
  m_snapshots->addItem(tr("none"), static_cast<int>(SnapshotPlan::None));
  m_every = counter<QSpinBox>(1, kMostEvery, 5, tr("A snapshot every so many slots"), parent);
  m_every->setSuffix(tr(" slots"));
  m_every->hide();
  connect(m_snapshots, &QComboBox::currentIndexChanged, this,
          [this] { m_every->setVisible(m_snapshots->currentData().toInt() == static_cast<int>(SnapshotPlan::Every)); });
  auto* both = new QWidget(parent);
  auto* row = new QHBoxLayout(both);
  row->setContentsMargins(0, 0, 0, 0);
  fill(*m_snapshots);
  m_every->setMinimumWidth(kNarrowBox);
  row->addWidget(m_snapshots, 1);
  row->addWidget(m_every);
  form.addRow(tr("Snapshots"), both);
}

void CaptureForm::buildBaseline(QFormLayout& form, QWidget* parent) {
  m_baseline = new QComboBox(parent);
  m_baseline->setAccessibleName(tr("Baseline"));
  m_baseline->setToolTip(tr("A capture that is known to be good: drawn beside the one that is shown, and compared with it"));
  fill(*m_baseline);
  connect(m_baseline, &QComboBox::activated, this, [this] { m_captures.holdAgainst(m_baseline->currentData().toString()); });
  connect(&m_captures, &CaptureDesk::listed, this, &CaptureForm::listBaselines);
  listBaselines();
  form.addRow(tr("Baseline"), m_baseline);
}

// What stays keeps its place: the list may be open, and another slot is no reason to move it.
void CaptureForm::listBaselines() {
  std::vector<std::pair<QString, const CaptureLine*>> wanted{{QString(), nullptr}};
  for (const CaptureLine& line : m_captures.lines())
    if (line.word)
      wanted.emplace_back(line.file, &line);
  const auto isWanted = [&](const QString& file) {
    return std::any_of(wanted.begin(), wanted.end(), [&](const auto& one) { return one.first == file; });
  };
  int row = 0;
  for (const auto& [file, line] : wanted) {
    while (row < m_baseline->count() && !isWanted(m_baseline->itemData(row).toString()))
      m_baseline->removeItem(row);
    if (row == m_baseline->count() || m_baseline->itemData(row).toString() != file)
      m_baseline->insertItem(row, QString(), file);
    showBaseline(row++, line);
  }
  while (m_baseline->count() > row)
    m_baseline->removeItem(row);
  m_baseline->setCurrentIndex(std::max(m_baseline->findData(m_captures.baselineFile()), 0));
}

// What leaks is not known to be good: as `baseline save` has it.
void CaptureForm::showBaseline(int row, const CaptureLine* line) {
  const bool leaks = line != nullptr && line->word == analysis::LeakWord::Leak;
  const QString text = line == nullptr ? tr("none") : tr("%1, %n slot(s)", nullptr, line->count).arg(line->label);
  if (const QString full = leaks ? QStringLiteral("%1: %2").arg(text, leakWord(*line->word)) : text;
      m_baseline->itemText(row) != full)
    m_baseline->setItemText(row, full);
  m_baseline->setItemData(row, leaks ? tr("It is a leak, and a baseline is what is known to be good") : QString(), Qt::ToolTipRole);
  if (auto* item = static_cast<QStandardItemModel*>(m_baseline->model())->item(row); item->isEnabled() == leaks)
    item->setEnabled(!leaks);
}

QWidget* CaptureForm::buildProgress(QWidget* parent) {
  auto* progress = new QWidget(parent);
  auto* column = new QVBoxLayout(progress);
  column->setContentsMargins(0, 4, 0, 0);
  column->setSpacing(6);
  const auto line = [&](int lines) {
    auto* label = new QLabel(progress);
    label->setTextFormat(Qt::RichText);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    label->setMinimumHeight(lines * label->fontMetrics().lineSpacing());  // nothing moves when it says more
    column->addWidget(label);
    return label;
  };
  m_state = line(3);
  m_progress = new QProgressBar(progress);
  m_progress->setRange(0, kProgressSteps);
  m_progress->setTextVisible(false);
  m_progress->setFixedHeight(8);
  m_progress->setAccessibleName(tr("Progress of the capture"));
  column->addWidget(m_progress);
  m_verdict = line(1);
  auto* acts = new QHBoxLayout;
  auto* stop = new QPushButton(progress);
  QAction* const ends = m_desk.actions.find(QStringLiteral("capture.stop"));
  Actions::bind(stop, ends, tr("Stop early"));
  connect(ends, &QAction::triggered, this, [this] {
    m_ending = m_desk.bridge.capture().state().runs();
    showState();
  });
  m_start = new QPushButton(tr("Start capture"), progress);
  acts->addWidget(stop, 1);
  acts->addWidget(m_start, 1);
  column->addLayout(acts);
  m_says = new QLabel(progress);
  m_says->setObjectName(QStringLiteral("caption"));
  m_says->setWordWrap(true);
  column->addWidget(m_says);
  return progress;
}

bool CaptureForm::feedsItself() const { return m_workload->currentData().toInt() != static_cast<int>(FedFrom::Channel); }

QString CaptureForm::recipeFile() const {
  switch (static_cast<FedFrom>(m_workload->currentData().toInt())) {
  case FedFrom::Sample:
    return m_sample;
  case FedFrom::File:
    return m_recipes;
  case FedFrom::Channel:
    break;
  }
  return {};
}

void CaptureForm::chooseRecipes() {
  const QString file = QFileDialog::getOpenFileName(this, tr("Recipes of the capture"), QFileInfo(m_sample).path(),
                                                    tr("Recipes (*.json *.jsonl *.ndjson *.yaml *.yml)"));
  const int row = m_workload->findData(static_cast<int>(FedFrom::File));
  if (!file.isEmpty()) {
    m_recipes = file;
    m_workload->setItemText(row, tr("%1, one by one").arg(QFileInfo(file).fileName()));
  } else if (m_recipes.isEmpty()) {
    m_workload->setCurrentIndex(m_workload->findData(static_cast<int>(FedFrom::Sample)));
  }
}

// What the channel makes is not cancelled on purpose.
void CaptureForm::showWorkload() {
  const bool feeds = feedsItself();
  m_cancels->setEnabled(feeds);
  m_timeouts->setEnabled(feeds);
  m_seed->setEnabled(feeds);
  m_exclusive->setEnabled(feeds);
  m_says->setText(feeds && m_exclusive->isChecked()
                      ? tr("While it runs, the channel makes nothing: at its air times viewers get the fallback.")
                      : tr("The channel goes on while a capture runs: its slots are captured, too."));
}

CaptureRequest CaptureForm::request() const {
  const QString label = m_label->text().isEmpty() ? m_label->placeholderText() : m_label->text();
  CaptureRequest request;
  request.file = captureFileFor(m_folder, label).toStdString();
  CaptureSpec& spec = request.spec;
  spec.label = label.toStdString();
  spec.notes = m_notes->text().toStdString();
  if (m_bySlots->isChecked())
    spec.slotCount = m_length->value();
  else
    spec.lasts = seconds(60.0 * m_length->value());
  spec.warmUp = m_warmUp->value();
  // Not in the window's language: it is read elsewhere.
  spec.workload = "what the channel makes";
  if (feedsItself()) {
    spec.workload = QFileInfo(recipeFile()).fileName().toStdString() + "; one by one, off the air";
    spec.cancelShare = m_cancels->value() / 100;
    spec.timeoutShare = m_timeouts->value() / 100;
    spec.exclusive = m_exclusive->isChecked();
    spec.seed = static_cast<std::uint64_t>(m_seed->value());
  }
  spec.snapshots = static_cast<SnapshotPlan>(m_snapshots->currentData().toInt());
  spec.snapshotEvery = spec.snapshots == SnapshotPlan::Every ? m_every->value() : 0;
  return request;
}

void CaptureForm::prepare() {
  m_preparing =
      std::async(std::launch::async, [folder = m_folder, recipes = recipeFile()] { return prepareCapture(folder, recipes); });
  showState();
}

void CaptureForm::start(CapturePreparation prepared) {
  m_refused = prepared.trouble;
  if (!m_refused.isEmpty())
    return;
  CaptureRequest wanted = request();
  m_captures.expect(QString::fromStdString(wanted.file.string()));
  if (const auto why = m_desk.bridge.startCapture(std::move(wanted), std::move(prepared.recipes)))
    m_refused = QString::fromStdString(*why);
  else
    m_asked = m_desk.bridge.capture().state().revision();
}

void CaptureForm::refresh() {
  if (isReady(m_preparing))
    start(m_preparing.get());
  showState();
}

void CaptureForm::showState() {
  const CaptureState& state = m_desk.bridge.capture().state();
  const Time now = m_desk.bridge.liveNow();
  if (m_asked != state.revision())
    m_asked.reset();
  if (state.runs())
    m_refused.clear();
  m_start->setEnabled(!state.isOpen() && !m_preparing.valid() && !m_asked && m_desk.bridge.running());
  const QString tip = state.isOpen() || m_asked ? tr("A capture runs already")
                      : m_desk.bridge.running() ? tr("From now on everything that is told is in the capture's file, too")
                                                : tr("No engine runs yet");
  if (m_start->toolTip() != tip)
    m_start->setToolTip(tip);
  m_ending = m_ending && state.runs();
  QString text = m_refused.isEmpty() ? captureProgressText(state, now, m_desk.bridge.shortGap())
                                     : tr("<b>It cannot begin:</b> %1").arg(m_refused.toHtmlEscaped());
  if (m_ending)
    text += tr(". <b>It ends</b> behind the slot in the making and its snapshot");
  if (m_state->text() != text)
    m_state->setText(text);
  if (const QString verdict = earlyVerdictText(state); m_verdict->text() != verdict)
    m_verdict->setText(verdict);
  const auto share = captureShare(state, now);
  m_progress->setValue(static_cast<int>(kProgressSteps * share.value_or(0)));
  m_progress->setEnabled(share.has_value());
}

}  // namespace vortex::ui
