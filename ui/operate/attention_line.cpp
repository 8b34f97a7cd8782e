// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operate/attention_line.h"

#include "ui/bridge/bridge.h"
#include "ui/models/alarm_order.h"
#include "ui/models/alarm_words.h"
#include "ui/models/outage_words.h"
#include "ui/models/outlook.h"
#include "ui/models/selection.h"
#include "ui/models/slot_words.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/glyphs.h"
#include "ui/widgets/rich_line.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <algorithm>

namespace vortex::ui {
namespace {

constexpr int kLineHeight = 30, kLineGlyph = 14;

// Which clocks run on while the intake is paused.
QString pauseText(const View& live) {
  const auto coming = nextOnAir(live.session, *live.channel, live.settings, live.now);
  for (const NextOnAir& next : coming)
    if (next.airing == Airing::Queued)
      return QCoreApplication::translate(
                 "AttentionLine", "<b>Intake is paused.</b> What runs goes on, and so do air times: at %1 viewers get the fallback "
                                  "unless it is opened in time.")
          .arg(live.clockText(next.at));
  return QCoreApplication::translate("AttentionLine",
                                     "<b>Intake is paused.</b> What runs goes on; recipes that wait have no air time yet.");
}

}  // namespace

AttentionLine::AttentionLine(const Desk& desk, QWidget* parent) : QWidget(parent), m_desk(desk), m_bridge(desk.bridge) {
  setObjectName(QStringLiteral("attention"));
  setFixedHeight(kLineHeight);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(34, 0, 10, 0);
  m_text = new RichLine(this);  // a long sentence does not widen the window
  m_count = new QLabel(this);
  layout->addWidget(m_text, 1);
  layout->addWidget(m_count);
  m_act = new QPushButton(this);
  m_show = new QPushButton(this);
  m_acknowledge = new QPushButton(this);
  m_dismiss = new QPushButton(tr("Dismiss"), this);
  for (QPushButton* button : {m_act, m_show, m_acknowledge, m_dismiss}) {
    button->hide();
    layout->addWidget(button);
  }
  // The alarm of the line, whichever is selected in the list.
  m_show->setText(tr("Show"));
  m_show->setToolTip(tr("Selects this alarm and the slot that raised it, and brings its time into view"));
  m_acknowledge->setText(tr("Acknowledge  F9"));
  m_acknowledge->setToolTip(tr("Says that you know of this alarm"));
  m_show->setAccessibleName(tr("Show the cause of this alarm"));
  m_acknowledge->setAccessibleName(tr("Acknowledge this alarm"));
  connect(m_show, &QPushButton::clicked, this, [this] {
    m_desk.selection.selectAlarm(m_alarm);
    m_desk.actions.find(QStringLiteral("alarms.show"))->trigger();
  });
  connect(m_acknowledge, &QPushButton::clicked, this, [this] { m_bridge.acknowledge(m_alarm); });
  connect(m_dismiss, &QPushButton::clicked, this, [this] { setNotice({}, nullptr); });
  connect(m_act, &QPushButton::clicked, this, [this] {
    if (m_remedy != nullptr)
      return m_remedy->trigger();
    if (m_action != nullptr)
      m_action->trigger();
    setNotice({}, nullptr);
  });
  refresh();
}

const View& AttentionLine::live() const { return m_bridge.live(); }

void AttentionLine::setNotice(const QString& notice, QAction* action, std::optional<AlarmPriority> sign) {
  m_notice = notice;
  m_action = action;
  m_sign = sign;
  refresh();
  update();
}

void AttentionLine::setNarrow(bool narrow) { m_count->setVisible(!narrow); }

void AttentionLine::refresh() {
  const Tokens& t = tokens();
  const Session& session = live().session;
  const AlarmLine* worst = worstAlarm(session);
  m_alarm = worst != nullptr ? worst->alarm.alarm : std::string();
  const bool acts = m_bridge.recording() == nullptr;  // what it would show is not there
  m_acknowledge->setVisible(acts && worst != nullptr && worst->alarm.state == AlarmState::Unacknowledged);
  m_show->setVisible(acts && worst != nullptr);
  const bool noticed = worst == nullptr && !m_notice.isEmpty();
  m_dismiss->setVisible(noticed);
  m_remedy = worst != nullptr ? m_desk.actions.find(remedyOf(m_alarm)) : nullptr;
  const QAction* act = noticed ? m_action : m_remedy;
  m_act->setVisible(act != nullptr && act->isEnabled());
  const QString verb = act != nullptr ? act->text().remove(QLatin1Char('&')) : QString();
  if (act != nullptr && m_act->text() != verb) {
    m_act->setText(verb);
    m_act->setAccessibleName(plainText(act));
    m_act->setToolTip(act->toolTip());
  }
  const bool silent = live().silentFor.has_value();
  Said said = silent ? saySilence() : worst != nullptr ? sayAlarm(*worst) : sayCalm();
  if (!acts) {
    said.text = tr("Live: %1").arg(said.text);
    said.words = tr("Live: %1").arg(said.words);
  }
  if (m_text->text() != said.text) {
    m_text->setText(said.text);
    m_text->setToolTip(said.detail.isEmpty() ? said.text : QStringLiteral("%1<br><br>%2").arg(said.text, said.detail));
  }
  if (m_book.refresh(session, live().wallMs(Time{}))) {  // as the pane of the spare to air counts them
    const auto due = m_book.since(live().midnightMs());
    m_due = static_cast<int>(due.size());
    m_missed = static_cast<int>(std::count_if(due.begin(), due.end(), [](const DueSlot& slot) { return slot.missed(); }));
  }
  const QString count = m_due > 0 ? tr("missed %1 of %n due", nullptr, m_due).arg(m_missed)
                                  : tr("%n alarm(s)", nullptr, static_cast<int>(session.alarms().size()));
  if (m_count->text() != count)
    m_count->setText(count);
  const QColor colour = silent ? t.high : worst != nullptr ? t.alarm(worst->alarm.priority) : t.text;
  const auto dye = [](QLabel* label, const QColor& with) {
    const QString sheet = QStringLiteral("color: %1").arg(with.name());
    if (label->styleSheet() != sheet)  // setting one polishes the label anew
      label->setStyleSheet(sheet);
  };
  dye(m_text, colour);
  dye(m_count, t.text2);
  if (accessibleName() != said.words)
    setAccessibleName(said.words);
  const Sign sign{.alarm = m_alarm,
                  .state = worst != nullptr ? worst->alarm.state : AlarmState{},
                  .priority = worst != nullptr ? worst->alarm.priority : AlarmPriority{},
                  .noticed = noticed};
  if (sign != m_painted) {
    m_painted = sign;
    update();
  }
}

AttentionLine::Said AttentionLine::sayAlarm(const AlarmLine& line) const {
  const QString bold = QStringLiteral("<b>%1.</b> %2.");
  if (isOfDevice(line.alarm.alarm)) {
    if (auto outage = sayOutage())
      return *std::move(outage);
    // The alarm stands a little longer than its cause.
    const Device& device = live().session.device();
    if (device.condition == DeviceCondition::Ready && device.loss) {
      const QString what = tr("The device is back after %1").arg(secondsText(device.restart)),
                    why = tr("It was lost: %1").arg(lossText(*device.loss));
      return {.text = bold.arg(what, why.toHtmlEscaped()), .words = QStringLiteral("%1. %2.").arg(what, why), .detail = {}};
    }
  }
  const QString what = alarmText(line.alarm), helps = alarmAction(line.alarm);
  return {.text = bold.arg(what.toHtmlEscaped(), helps.toHtmlEscaped()),
          .words = QStringLiteral("%1. %2.").arg(what, helps),
          .detail = {}};
}

AttentionLine::Said AttentionLine::saySilence() const {
  const QString what = tr("The engine does not answer"),
                rest = tr("What is shown is of %1 and may no longer be so; what was told before is recorded")
                           .arg(live().clockText(live().now));
  const QString since = tr("%1 for %2 s").arg(what).arg(live().silentFor->count() / 1'000);
  return {
      .text = QStringLiteral("<b>%1.</b> %2.").arg(since, rest), .words = QStringLiteral("%1. %2.").arg(what, rest), .detail = {}};
}

std::optional<AttentionLine::Said> AttentionLine::sayOutage() const {
  const Session& session = live().session;
  const auto outage = outageOf(session, *live().channel, live().settings, live().now);
  if (!outage)
    return std::nullopt;
  const OutageText text = outageText(*outage, session, live().settings, live().now);
  const QString rest = QStringLiteral("%1, %2. %3").arg(text.doing, text.cost, text.safe);
  return Said{.text = QStringLiteral("<b>%1.</b> %2.").arg(text.what.toHtmlEscaped(), rest.toHtmlEscaped()),
              .words = QStringLiteral("%1. %2, %3. %4.").arg(text.what, text.plan, text.cost, text.safe),
              .detail = text.detail.toHtmlEscaped()};
}

AttentionLine::Said AttentionLine::sayCalm() const {
  if (auto outage = sayOutage())  // one that was asked for raises no alarm
    return *std::move(outage);
  const Session& session = live().session;
  QString text;
  if (!m_notice.isEmpty())
    text = m_notice;
  else if (session.device().condition == DeviceCondition::Starting)
    text = tr("<b>Device starting.</b> Models are loaded and warmed up; slots start when it is ready.");
  else if (!session.intakeOpen())
    text = pauseText(live());
  else if (live().channel->exclusive())
    text =
        tr("<b>An exclusive capture runs.</b> The channel makes nothing until it ends: at its air times viewers get the fallback.");
  else if (session.decided() + session.running() == 0)
    text = tr("<b>Ready for the first slot.</b> Models are loaded and warm; device ready in %1.")
               .arg(secondsText(session.device().restart));
  else
    text = tr("<b>Nothing needs you.</b>");
  return {.text = text, .words = QString(text).remove(QStringLiteral("<b>")).remove(QStringLiteral("</b>")), .detail = {}};
}

void AttentionLine::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Tokens& t = tokens();
  const auto found = live().session.alarms().find(m_alarm);
  const bool alarmed = found != live().session.alarms().end();
  const QRectF glyph(10, (kLineHeight - kLineGlyph) / 2.0, kLineGlyph, kLineGlyph);
  if (!alarmed) {
    painter.fillRect(rect(), t.window);
    if (m_sign && !m_notice.isEmpty())
      drawAlarm(painter, glyph, *m_sign, AlarmState::Acknowledged);  // an outline: it is no alarm of the channel
    else
      drawOutcome(painter, glyph, Outcome::Succeeded);
    return;
  }
  const event::AlarmChanged& alarm = found->second.alarm;
  const bool open = alarm.state == AlarmState::Unacknowledged;
  painter.fillRect(rect(), open ? t.alarmBand(alarm.priority) : t.window);
  if (open) {
    painter.setPen(t.alarm(alarm.priority));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
  }
  drawAlarm(painter, glyph, alarm.priority, alarm.state);
}

}  // namespace vortex::ui
