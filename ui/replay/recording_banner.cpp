// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/recording_banner.h"

#include "ui/bridge/bridge.h"
#include "ui/models/alarm_order.h"
#include "ui/models/alarm_words.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/rich_line.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QDateTime>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>
#include <algorithm>

namespace vortex::ui {
namespace {

constexpr int kBannerHeight = 60, kStepsPerSecond = 10;  // of the slider
constexpr int kPages = 20;

int stepOf(Duration since) { return static_cast<int>(inSeconds(since) * kStepsPerSecond); }

// "1:02:05", or with tenths where there is no hour: "02:05.3".
QString playedText(Duration length) {
  const auto tenths = static_cast<qint64>(inSeconds(length) * 10);
  const qint64 hours = tenths / 36'000, minutes = tenths / 600 % 60;
  const QLatin1Char zero('0');
  const QString rest = QStringLiteral("%1:%2").arg(minutes, 2, 10, zero).arg(tenths / 10 % 60, 2, 10, zero);
  return hours > 0 ? QStringLiteral("%1:%2").arg(hours).arg(rest) : QStringLiteral("%1.%2").arg(rest).arg(tenths % 10);
}

// The word, framed and between two bars of a tape: a shape and a word, no colour that means an alarm.
class RecordingSign final : public QWidget {
 public:
  explicit RecordingSign(QWidget* parent) : QWidget(parent) {
    setFixedSize(QFontMetrics(wordFont(12, 700)).horizontalAdvance(word()) + 44, 22);
    setAccessibleName(word());
  }
  static QString word() { return RecordingBanner::tr("RECORDING"); }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    const Tokens& t = tokens();
    painter.fillRect(rect(), t.accent);
    painter.setPen(t.surface);
    for (const int left : {6, 10, width() - 12, width() - 8})
      painter.fillRect(left, 5, 2, height() - 10, t.surface);
    painter.setFont(wordFont(12, 700));
    painter.drawText(rect(), Qt::AlignCenter, word());
  }
};

}  // namespace

RecordingBanner::RecordingBanner(const Desk& desk, QWidget* parent) : QWidget(parent), m_desk(desk) {
  setObjectName(QStringLiteral("recordingBanner"));
  setAccessibleName(tr("Recording"));
  setFixedHeight(kBannerHeight);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(10, 4, 10, 4);
  column->setSpacing(2);
  auto* facts = new QHBoxLayout;
  auto* controls = new QHBoxLayout;
  for (QHBoxLayout* row : {facts, controls}) {
    row->setSpacing(8);
    column->addLayout(row);
  }
  buildFacts(*facts);
  buildControls(*controls);
  hide();
}

void RecordingBanner::buildFacts(QHBoxLayout& row) {
  m_what = new RichLine(this);  // a long path does not widen the window
  m_alarm = new RichLine(this);
  m_alarm->hide();
  auto* back = new QPushButton(this);
  Actions::bind(back, m_desk.actions.find(QStringLiteral("recording.back")), tr("Back to live  Esc"));
  row.addWidget(new RecordingSign(this));
  row.addWidget(m_what, 3);
  row.addWidget(m_alarm, 2);
  row.addWidget(back);
}

void RecordingBanner::buildControls(QHBoxLayout& row) {
  const auto button = [&](const char* id, const QString& label) {
    auto* made = new QPushButton(this);
    Actions::bind(made, m_desk.actions.find(QString::fromLatin1(id)), label);
    row.addWidget(made);
    return made;
  };
  QPushButton* play = button("recording.play", {});
  play->setMinimumWidth(
      std::max(play->fontMetrics().horizontalAdvance(tr("Pause")), play->fontMetrics().horizontalAdvance(tr("Play"))) + 24);
  m_speed = new QComboBox(this);
  m_speed->setAccessibleName(tr("Speed"));
  m_speed->setToolTip(tr("Recorded seconds in a second"));
  for (const int speed : Playback::kSpeeds)
    m_speed->addItem(tr("%1×").arg(speed), speed);
  connect(m_speed, &QComboBox::activated, this, [this] {
    if (Playback* recording = m_desk.bridge.recording())
      recording->setSpeed(m_speed->currentData().toInt());
  });
  row.addWidget(m_speed);
  button("recording.previous", tr("Previous event"));
  button("recording.next", tr("Next event"));
  m_slider = new QSlider(Qt::Horizontal, this);
  m_slider->setAccessibleName(tr("Time in the recording"));
  m_slider->setToolTip(tr("Drag to a time; arrows step by a second, Home and End go to its ends, Space plays"));
  m_slider->setFocusPolicy(Qt::StrongFocus);
  m_slider->setSingleStep(kStepsPerSecond);
  connect(m_slider, &QSlider::valueChanged, this, [this](int step) {
    if (Playback* recording = m_desk.bridge.recording())
      recording->seek(step >= m_slider->maximum() ? recording->end()
                                                  : recording->begin() + seconds(static_cast<double>(step) / kStepsPerSecond));
  });
  row.addWidget(m_slider, 1);
  m_time = new QLabel(this);
  m_time->setFont(numberFont(12));
  m_time->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  row.addWidget(m_time);
}

void RecordingBanner::takeFocus() { m_slider->setFocus(Qt::OtherFocusReason); }

void RecordingBanner::refresh() {
  const Playback* recording = m_desk.bridge.recording();
  if (isHidden() == (recording != nullptr))
    setVisible(recording != nullptr);
  if (recording == nullptr) {
    m_shown = nullptr;
    return;
  }
  if (m_shown != recording)
    showFacts(*recording);
  showTime(*recording);
  showLive();
}

void RecordingBanner::showFacts(const Playback& recording) {
  m_shown = &recording;
  const RecordingFacts& facts = recording.facts();
  const Bridge& bridge = m_desk.bridge;
  const QDateTime began = QDateTime::fromMSecsSinceEpoch(bridge.wallMs(recording.begin()));
  QStringList says{QFileInfo(facts.file).fileName()};
  if (!facts.run.isEmpty())
    says << facts.run;
  says << tr("%1, %2 long")
              .arg(began.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")), playedText(recording.end() - recording.begin()));
  says << QStringLiteral("%1 %2").arg(facts.program, facts.version).trimmed();
  if (facts.simulated)
    says << tr("SIMULATED");
  if (!facts.trouble.isEmpty())
    says << tr("not whole: %1").arg(facts.trouble);
  const QString text = says.join(QStringLiteral("  ·  "));
  m_what->setText(text.toHtmlEscaped());
  m_what->setToolTip(QStringLiteral("%1\n%2").arg(facts.file, text));
  setAccessibleDescription(text);
  {
    const QSignalBlocker quiet(m_slider);
    m_slider->setRange(0, std::max(stepOf(recording.end() - recording.begin()), 1));
    m_slider->setPageStep(std::max(m_slider->maximum() / kPages, kStepsPerSecond));
  }
  // As wide as its widest text: nothing moves while time passes.
  m_time->setFixedWidth(
      m_time->fontMetrics().horizontalAdvance(tr("%1   %2 of %3")
                                                  .arg(QStringLiteral("00:00:00"), playedText(recording.end() - recording.begin()),
                                                       playedText(recording.end() - recording.begin()))) +
      4);
}

void RecordingBanner::showTime(const Playback& recording) {
  const Duration since = recording.at() - recording.begin();
  const int step = recording.at() == recording.end() ? m_slider->maximum() : stepOf(since);
  if (!m_slider->isSliderDown() && m_slider->value() != step) {
    const QSignalBlocker quiet(m_slider);
    m_slider->setValue(step);
  }
  const QString text =
      tr("%1   %2 of %3")
          .arg(m_desk.bridge.clockText(recording.at()), playedText(since), playedText(recording.end() - recording.begin()));
  if (m_time->text() != text)
    m_time->setText(text);
  if (const int speed = m_speed->findData(recording.speed()); speed != m_speed->currentIndex())
    m_speed->setCurrentIndex(speed);
}

// Of the channel that goes on meanwhile, what cannot wait until one goes back to it.
void RecordingBanner::showLive() {
  const AlarmLine* worst = worstAlarm(m_desk.bridge.live().session);
  const bool high = worst != nullptr && worst->alarm.priority == AlarmPriority::High;
  const QString text = high ? tr("▲ H  Live now: %1").arg(alarmText(worst->alarm)) : QString();
  if (const QString shown = text.toHtmlEscaped(); m_alarm->text() != shown) {
    m_alarm->setText(shown);
    m_alarm->setToolTip(text);
  }
  const QString sheet = QStringLiteral("color: %1; font-weight: 600").arg(tokens().high.name());  // of the theme that holds
  if (m_alarm->styleSheet() != sheet)
    m_alarm->setStyleSheet(sheet);
  if (m_alarm->isHidden() == high)
    m_alarm->setVisible(high);
}

void RecordingBanner::keyPressEvent(QKeyEvent* event) {
  Playback* recording = m_desk.bridge.recording();
  if (recording == nullptr || event->modifiers() != Qt::NoModifier)
    return QWidget::keyPressEvent(event);
  const auto act = [&](const char* id) { m_desk.actions.find(QString::fromLatin1(id))->trigger(); };
  switch (event->key()) {
  case Qt::Key_Escape:
    return act("recording.back");
  case Qt::Key_Space:
    return act("recording.play");
  case Qt::Key_Comma:
    return act("recording.previous");
  case Qt::Key_Period:
    return act("recording.next");
  default:
    QWidget::keyPressEvent(event);
  }
}

void RecordingBanner::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Tokens& t = tokens();
  painter.fillRect(rect(), t.raised);
  painter.fillRect(0, 0, width(), 2, t.accent);
  painter.fillRect(0, height() - 2, width(), 2, t.accent);
}

}  // namespace vortex::ui
