// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operate/channel_strip.h"

#include "ui/bridge/bridge.h"
#include "ui/models/closed_stages.h"
#include "ui/models/outage_words.h"
#include "ui/models/outlook.h"
#include "ui/models/slot_words.h"
#include "ui/models/tuning_words.h"
#include "ui/widgets/glyphs.h"
#include "ui/widgets/theme.h"

#include <QDateTime>
#include <QEvent>
#include <QPainter>
#include <algorithm>

namespace vortex::ui {
namespace {

constexpr int kDue = 150, kLiveSign = 40, kNext = 352, kQueue = 110, kInset = 14;
constexpr int kLeastMaking = 260, kLeastEngine = 156, kTightRest = 400;

void text(QPainter& painter, double x, double baseline, const QString& words, const QFont& font, const QColor& colour) {
  painter.setFont(font);
  painter.setPen(colour);
  painter.drawText(QPointF(x, baseline), words);
}

void divider(QPainter& painter, int x) {
  painter.setPen(tokens().line);
  painter.drawLine(x, 10, x, painter.device()->height() - 10);
}

// Beside a caption: whose value it is, while a recording is shown below.
void sign(QPainter& painter, const QRectF& box, const QString& word, const QColor& colour) {
  painter.setPen(colour);
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(box);
  painter.setFont(wordFont(10, 600));
  painter.drawText(box, Qt::AlignCenter, word);
}

QString clock(qint64 wallMs) { return QDateTime::fromMSecsSinceEpoch(wallMs).toString(QStringLiteral("HH:mm:ss")); }

}  // namespace

ChannelStrip::ChannelStrip(const Bridge& bridge, QWidget* parent) : QWidget(parent), m_bridge(bridge) {
  setFixedHeight(kHeight);
  setAccessibleName(tr("Channel"));
}

const View& ChannelStrip::live() const { return m_bridge.live(); }

void ChannelStrip::setCompact(bool compact) {
  m_compact = compact;
  setFixedHeight(compact ? kCompactHeight : kHeight);
  update();
}

void ChannelStrip::setNarrow(bool narrow) {
  m_narrow = narrow;
  updateGeometry();
  update();
}

// Nothing where a figure of it counts with time.
std::optional<ChannelStrip::Still> ChannelStrip::still() const {
  const View& live = this->live();
  if (inTheMaking(live.session) != nullptr || live.silentFor || live.session.device().condition != DeviceCondition::Ready ||
      !closedStages(live.session, live.now, Duration{}).empty() ||
      !nextOnAir(live.session, *live.channel, live.settings, live.now).empty())
    return {};
  const Slot* airs = onAir(live.session, live.now);
  return Still{.told = live.session.mark(),
               .waiting = live.channel->revision(),
               .held = live.channel->held(),
               .exclusive = live.channel->exclusive(),
               .recording = m_bridge.recording() != nullptr,
               .onAir = airs != nullptr ? airs->id : SlotId{}};
}

void ChannelStrip::refresh() {
  const auto now = still();
  if (now && now == m_painted)
    return;
  m_painted = now;
  update();
}

// What the strip has no room for.
bool ChannelStrip::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip)
    setToolTip(m_narrow ? QStringLiteral("%1\n%2").arg(dueAndQueue(), engineDetail()) : m_compact ? engineDetail() : QString());
  return QWidget::event(event);
}

QString ChannelStrip::dueAndQueue() const {
  const Session& session = live().session;
  const Slot* slot = onAir(session, live().now);
  return tr("due on air: %1, queue: %2")
      .arg(slot != nullptr ? QString::number(slot->id.value) : tr("none"))
      .arg(live().channel->waiting().size() + static_cast<std::size_t>(session.queued()));
}

void ChannelStrip::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), tokens().surface);
  if (m_narrow) {
    const int making = width() - kNext - kLeastEngine;
    this->making(painter, kInset, making - 2 * kInset);
    divider(painter, making);
    next(painter, making + kInset);
    divider(painter, making + kNext);
    return engine(painter, making + kNext + kInset, kLeastEngine - 2 * kInset);
  }
  const int rest = width() - kDue - kNext - kQueue;
  const int makingWidth = rest < kTightRest ? std::max(rest - kLeastEngine, 190) : std::clamp(rest * 6 / 10, kLeastMaking, 460);
  int left = 0;
  due(painter, left + kInset);
  divider(painter, left += kDue);
  making(painter, left + kInset, makingWidth - 2 * kInset);
  divider(painter, left += makingWidth);
  next(painter, left + kInset);
  divider(painter, left += kNext);
  queue(painter, left + kInset);
  divider(painter, left += kQueue);
  engine(painter, left + kInset, width() - left - 2 * kInset);
}

void ChannelStrip::due(QPainter& painter, int left) const {
  const Tokens& t = tokens();
  const Slot* slot = onAir(live().session, live().now);
  const bool recorded = m_bridge.recording() != nullptr;
  const int beside = recorded ? kLiveSign + 6 : 0;
  if (recorded)
    sign(painter, QRectF(left, lines().caption - 12, kLiveSign, 16), tr("LIVE"), t.text2);
  text(painter, left + beside, lines().caption,
       QFontMetrics(wordFont(12)).elidedText(tr("Due on air"), Qt::ElideRight, kDue - kInset - beside), wordFont(12), t.text2);
  text(painter, left, lines().value, slot != nullptr ? QString::number(slot->id.value) : tr("none"), numberFont(28, 500),
       slot == nullptr ? t.text3
       : slot->missed  ? t.high
                       : t.text);
  text(painter, left, lines().note, slot != nullptr ? QString::fromStdString(slot->label) : tr("no slot has aired"), wordFont(11),
       t.text3);
}

void ChannelStrip::making(QPainter& painter, int left, int width) const {
  const Tokens& t = tokens();
  const Slot* slot = inTheMaking(live().session);
  const QRectF bar(left, lines().caption + 8, width, m_compact ? 18 : 22);
  if (slot == nullptr) {
    const QString words = live().session.decided() == 0 ? tr("The clock starts with the first slot") : tr("Nothing in the making");
    text(painter, left, lines().caption, QFontMetrics(wordFont(12)).elidedText(words, Qt::ElideRight, width), wordFont(12),
         t.text2);
  } else {
    text(painter, left, lines().caption, tr("Making %1").arg(slot->id.value), wordFont(12, 600), t.text);
    const double named =
        std::max(painter.fontMetrics().horizontalAdvance(tr("Making %1").arg(slot->id.value)) + 10, m_compact ? 0 : 90);
    double room = width - named;
    painter.setPen(t.text2);
    if (slot->startedAt && slot->airAt) {
      QString passed = secondsText(live().now - *slot->startedAt);  // of one off the air it is all there is to say
      if (!isOffAir(*slot))
        passed = tr("%1 of %2")
                     .arg(numberText(inSeconds(live().now - *slot->startedAt), 1), secondsText(*slot->airAt - *slot->startedAt));
      painter.setFont(numberFont(12));
      if (painter.fontMetrics().horizontalAdvance(passed) > room)
        passed = secondsText(live().now - *slot->startedAt, 0);
      painter.drawText(QRectF(left, lines().caption - 14, width, 18), Qt::AlignRight | Qt::AlignVCenter, passed);
      room -= painter.fontMetrics().horizontalAdvance(passed) + 10;
    }
    painter.setFont(wordFont(12));
    painter.drawText(QRectF(left + named, lines().caption - 14, room, 18), Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(stateText(*slot), Qt::ElideRight, static_cast<int>(room)));
  }
  phases(painter, bar, slot);
}

void ChannelStrip::phases(QPainter& painter, const QRectF& bar, const Slot* slot) const {
  const Tokens& t = tokens();
  const Settings& settings = live().settings;
  const Duration air = settings.airAfter, last = air - settings.downstream, target = settings.generationTarget;
  const auto x = [&](Duration at) { return bar.left() + bar.width() * inSeconds(at) / inSeconds(air); };
  const std::array edges{Duration{}, std::min(target, last), last, air - seconds(5), air};
  const QStringList names{tr("Generation"), tr("Cons."), tr("Propagation"), tr("Buffer")};
  painter.setFont(wordFont(11));
  for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
    if (edges[i + 1] <= edges[i])
      continue;
    const QRectF part(x(edges[i]), bar.top(), x(edges[i + 1]) - x(edges[i]), bar.height());
    painter.fillRect(part, t.phase[i]);
    painter.setPen(t.line2);
    painter.drawRect(part.adjusted(0.5, 0.5, -0.5, -0.5));
    painter.setPen(t.text2);
    const QString& name = names[static_cast<qsizetype>(i)];
    const double wide = painter.fontMetrics().horizontalAdvance(name);
    if (wide + 8 <= part.width())
      painter.drawText(part.adjusted(std::min(6.0, (part.width() - wide) / 2), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, name);
  }
  painter.setPen(QPen(t.text2, 1, Qt::DashLine));
  painter.drawLine(QPointF(x(target), bar.top()), QPointF(x(target), bar.bottom() + 4));
  painter.fillRect(QRectF(x(last) - 1, bar.top() - 4, 2, bar.height() + 8), t.text);
  painter.setFont(numberFont(10));
  painter.setPen(t.text3);
  const double line = bar.bottom() + 16;
  const QString zero = QStringLiteral("0");
  painter.drawText(QPointF(bar.left(), line), zero);
  const auto wide = [&](const QString& words) { return painter.fontMetrics().horizontalAdvance(words); };
  const double targetEnd = std::min(x(target) + 22, x(last) - 3);
  // The numbers alone where their words would run into each other.
  QString aim = tr("target %1").arg(timeoutText(target, 0)), onAir = tr("air %1 s").arg(timeoutText(air, 0));
  if (targetEnd - wide(aim) < bar.left() + wide(zero) + 4)
    aim = timeoutText(target, 0);
  if (bar.right() - wide(onAir) < targetEnd + 4)
    onAir = timeoutWithUnit(air, 0);
  painter.drawText(QRectF(bar.left(), bar.bottom() + 5, targetEnd - bar.left(), 14), Qt::AlignRight, aim);
  painter.drawText(QRectF(bar.left(), bar.bottom() + 5, bar.width(), 14), Qt::AlignRight, onAir);
  // As many of its words as there is room for, up to those of the air time.
  const double room = bar.right() - wide(onAir) - 8 - x(last);
  for (const QString& words : {tr("%1 last useful finish"), tr("%1 last"), QStringLiteral("%1")})
    if (const QString useful = words.arg(timeoutText(last, 0)); wide(useful) <= room) {
      painter.drawText(QPointF(x(last) + 3, line), useful);
      break;
    }
  if (slot == nullptr || !slot->startedAt || isOffAir(*slot))
    return;
  const double at = std::clamp(x(live().now - *slot->startedAt), bar.left(), bar.right());
  painter.setBrush(t.text);
  painter.setPen(Qt::NoPen);
  painter.drawPolygon(QPolygonF{{at - 4, bar.top() - 5}, {at + 4, bar.top() - 5}, {at, bar.top() + 1}});
  painter.fillRect(QRectF(at - 0.5, bar.top(), 1, bar.height()), t.text);
}

void ChannelStrip::next(QPainter& painter, int left) const {
  const Tokens& t = tokens();
  const auto coming = nextOnAir(live().session, *live().channel, live().settings, live().now);
  text(painter, left, lines().caption, coming.empty() ? tr("Next on air") : tr("Next on air in"), wordFont(12), t.text2);
  if (coming.empty()) {
    text(painter, left, lines().value, tr("none"), numberFont(28, 500), t.text3);
    text(painter, left, lines().note, tr("no slot is due"), wordFont(11), t.text3);
    return;
  }
  const bool bad = coming.front().airing == Airing::Fallback;
  text(painter, left, lines().value, countdownText(coming.front().at - live().now), numberFont(26, 500), bad ? t.high : t.text);
  text(painter, left, lines().note, bad ? tr("no video") : tr("at %1").arg(clock(live().wallMs(coming.front().at))), wordFont(11),
       bad ? t.high : t.text3);
  double line = 22;
  for (const NextOnAir& entry : coming) {
    if (line > height() - 10)
      break;
    const bool fallback = entry.airing == Airing::Fallback;
    const QColor colour = fallback ? t.high : t.text2;
    text(painter, left + 118, line, clock(live().wallMs(entry.at)), numberFont(11), colour);
    text(painter, left + 182, line, entry.slot ? QString::number(entry.slot->value) : QStringLiteral("–"), numberFont(11, 600),
         fallback ? t.high : t.text);
    QString what;
    switch (entry.airing) {
    case Airing::Ready:
      what = tr("ready");
      break;
    case Airing::InTheMaking:
      what = tr("in the making");
      break;
    case Airing::Queued:
      what = tr("queued");
      break;
    case Airing::Fallback:
      what = fallbackText(entry.fallback);
      break;
    }
    if (entry.spare)
      what += QStringLiteral("  ") + signedSeconds(*entry.spare) + QStringLiteral(" s");
    text(painter, left + 214, line, QFontMetrics(wordFont(11)).elidedText(what, Qt::ElideRight, kNext - 214 - 2 * kInset),
         wordFont(11), colour);
    line += 18;
  }
}

void ChannelStrip::queue(QPainter& painter, int left) const {
  const Tokens& t = tokens();
  const Session& session = live().session;
  const std::size_t waiting = live().channel->waiting().size() + static_cast<std::size_t>(session.queued());
  text(painter, left, lines().caption, tr("Queue"), wordFont(12), t.text2);
  text(painter, left, lines().value, QString::number(waiting), numberFont(28, 500), waiting > 0 ? t.text : t.text3);
  const bool exclusive = live().channel->exclusive(), isOpen = session.intakeOpen() && !exclusive;
  text(painter, left, lines().note,
       isOpen      ? tr("making %1 of %2").arg(session.running()).arg(live().settings.maxSlotsInFlight)
       : exclusive ? tr("exclusive capture")
                   : tr("intake paused"),
       wordFont(11), isOpen ? t.text3 : t.medium);
}

void ChannelStrip::engine(QPainter& painter, int left, int width) const {
  const Tokens& t = tokens();
  const State state = engineState();
  text(painter, left, lines().caption, tr("Engine"), wordFont(12), t.text2);
  if (live().simulated)
    sign(painter, QRectF(left + 52, lines().caption - 12, 84, 16), tr("SIMULATED"), t.medium);
  const auto fit = [&](const QString& words, const QFont& font) {
    return QFontMetrics(font).elidedText(words, Qt::ElideRight, width);
  };
  const QColor colour = state.tone == Tone::Bad ? t.high : state.tone == Tone::Working ? t.text2 : t.text;
  const bool isShort = !state.brief.isEmpty() && QFontMetrics(wordFont(14, 600)).horizontalAdvance(state.text) > width;
  text(painter, left, 42, fit(isShort ? state.brief : state.text, wordFont(14, 600)), wordFont(14, 600), colour);
  if (m_compact)
    return;
  const QStringList detail = engineDetail().split(QLatin1Char('\n'));
  text(painter, left, 57, fit(detail.value(0), wordFont(11)), wordFont(11), t.text3);
  text(painter, left, 71, fit(detail.value(1), wordFont(11)), wordFont(11), t.text3);
}

ChannelStrip::State ChannelStrip::engineState() const {
  const Session& session = live().session;
  const Device& device = session.device();
  if (const auto& silent = live().silentFor)
    return {tr("No answer for %1 s").arg(silent->count() / 1'000), Tone::Bad};
  if (const auto outage = outageOf(session, *live().channel, live().settings, live().now))
    return {outageState(*outage, live().now), Tone::Bad};
  if (device.condition != DeviceCondition::Ready)
    return {device.of > 0 ? tr("%1, %2 of %3").arg(QString::fromStdString(device.what)).arg(device.done).arg(device.of)
                          : tr("Device starting"),
            Tone::Working};
  const QString closed = closedText(closedStages(session, live().now));
  QString text = session.running() > 0 ? tr("Running") : closed.isEmpty() ? tr("Ready, idle") : tr("Ready");
  if (!closed.isEmpty())
    return {text + QStringLiteral(", ") + closed, Tone::Bad, closed.front().toUpper() + closed.mid(1)};
  if (session.qualityLevel() > 0)
    text += tr(", quality Q%1").arg(session.qualityLevel());
  return {text, Tone::Plain};
}

// Two lines: the process, and what it is built on; while it does not work, what happened and what that costs.
QString ChannelStrip::engineDetail() const {
  const Session& session = live().session;
  const Device& device = session.device();
  if (const auto outage = outageOf(session, *live().channel, live().settings, live().now)) {
    const OutageText words = outageText(*outage, session, live().settings, live().now);
    const QString step = device.condition == DeviceCondition::Starting && device.of > 0
                             ? tr("%1, %2 of %3; ").arg(QString::fromStdString(device.what)).arg(device.done).arg(device.of)
                             : QString();
    return words.what + QLatin1Char('\n') + step + words.cost;
  }
  if (live().simulated)
    return tr("no device process, nothing airs");
  const bool up = device.condition == DeviceCondition::Ready || device.condition == DeviceCondition::Quarantined;
  return (up ? tr("device process vortex-device, pid %1").arg(device.pid) : QString::fromStdString(device.what)) +
         QLatin1Char('\n') + QString::fromStdString(device.build);
}

}  // namespace vortex::ui
