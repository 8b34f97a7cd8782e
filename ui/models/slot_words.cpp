// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/slot_words.h"

#include "ui/models/translate.h"

#include <QLocale>
#include <algorithm>
#include <cmath>

namespace vortex::ui {
namespace {

constexpr double kTenths = 10;  // in a second

QString word(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }
const QChar kMinus(0x2212);

bool isZero(const QString& digits) {
  return std::none_of(digits.begin(), digits.end(), [](QChar c) { return c.isDigit() && c != QLatin1Char('0'); });
}

}  // namespace

QString numberText(double value, int decimals) {
  QString text = QString::number(std::abs(value), 'f', decimals);
  if (decimals > 0)
    text.replace(QLatin1Char('.'), QLocale().decimalPoint());
  return value < 0 && !isZero(text) ? kMinus + text : text;
}

QString briefNumberText(double value) { return QString::number(value, 'g', 4).replace(QLatin1Char('.'), QLocale().decimalPoint()); }

QString secondsText(Duration duration, int decimals) { return numberText(inSeconds(duration), decimals) + QStringLiteral(" s"); }

QString countdownText(Duration left) {
  if (left >= seconds(600))
    return numberText(std::floor(inSeconds(left) / 60), 0) + QStringLiteral(" min");
  return secondsText(std::max(left, Duration{}));
}

QString signedSeconds(Duration duration) {
  return (duration < Duration{} ? QString(kMinus) : QStringLiteral("+")) + numberText(std::abs(inSeconds(duration)), 1);
}

QString deltaText(double value, int decimals) {
  const QString text = numberText(value, decimals);
  return value > 0 && !isZero(text) ? QStringLiteral("+") + text : text;
}

bool isBelow(Duration spare, Duration bound) {
  return std::llround(inSeconds(spare) * kTenths) < std::llround(inSeconds(bound) * kTenths);
}

QString bytesText(Bytes bytes) {
  const auto count = static_cast<double>(bytes.count);
  if (count >= 1e9)
    return numberText(count * 1e-9, 2) + QStringLiteral(" GB");
  if (count >= 1e6)
    return numberText(count * 1e-6, 0) + QStringLiteral(" MB");
  return QString::number(bytes.count) + QStringLiteral(" B");
}

QString groupedText(std::uint64_t number) {
  QString text = QLocale(QLocale::English, QLocale::UnitedStates).toString(static_cast<qulonglong>(number));
  return text.replace(QLatin1Char(','), QChar(0x00A0));
}

QString fallbackText(const std::string& fallback) {
  if (fallback == "repeat_last")
    return tr("repeat of the last clip");
  if (fallback == "standby_file")
    return tr("standby clip");
  if (fallback == "nothing")
    return tr("nothing");
  return fallback.empty() ? tr("no video") : QString::fromStdString(fallback);
}

bool hasSpare(const Slot& slot) {
  return slot.spareToAir && !slot.missed &&
         (slot.verdict.outcome == Outcome::Succeeded || slot.verdict.outcome == Outcome::Late ||
          slot.verdict.outcome == Outcome::SelfCheckFailed);
}

QString conditionsText(const analysis::Conditions& conditions) {
  QString text = conditions.profile.empty() ? tr("an unknown profile") : word(conditions.profile);
  if (!conditions.backend.empty())
    text = tr("%1 on %2", "profile, device").arg(text, word(conditions.backend));
  if (!conditions.device.empty())
    text += QStringLiteral(" (%1)").arg(word(conditions.device));
  return conditions.quality ? tr("%1, quality %2", "profile and device, level").arg(text).arg(*conditions.quality) : text;
}

QString stageName(Stage stage) { return word(toString(stage)); }

QString stateText(const Slot& slot) {
  switch (slot.state) {
  case SlotState::Queued:
    return tr("queued");
  case SlotState::Running: {
    QString running;
    for (const Bar& bar : slot.bars)
      if (!bar.end)
        running += (running.isEmpty() ? QString() : QStringLiteral(", ")) + stageName(bar.attempt.stage);
    return running.isEmpty() ? tr("waits") : running;
  }
  case SlotState::Interrupted:
    return tr("interrupted");
  case SlotState::Decided: {
    QString text = word(toString(slot.verdict.outcome));
    if (slot.verdict.stage)
      text += QStringLiteral(", ") + stageName(*slot.verdict.stage);
    if (slot.verdict.reason == Reason::GaveWay)  // nobody canceled it
      text += tr(", for an air slot");
    return text;
  }
  }
  return {};
}

}  // namespace vortex::ui
