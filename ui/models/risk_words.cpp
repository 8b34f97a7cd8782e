// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/risk_words.h"

#include "ui/models/slot_words.h"
#include "ui/models/translate.h"

#include <QCoreApplication>

namespace vortex::ui {
namespace {

QString bareSeconds(Duration duration) {
  QString text = secondsText(duration);
  text.chop(2);  // the unit
  return text;
}

QString basis(const RiskLine& line) {
  return line.samples > 0 ? tr("P%1 of %2").arg(numberText(line.quantile * 100, 0)).arg(line.samples) : tr("targets");
}

QString nameOf(const RiskLine& line) { return line.slot ? QString::number(line.slot->value) : tr("the next slot"); }

struct Teller {
  const RiskLine& line;

  RescueText operator()(const LetRun& rescue) const {
    return {.label = tr("Let %1 run").arg(nameOf(line)),
            .brings =
                tr("Half of such slots make it with %1 s or more; nothing is changed").arg(signedSeconds(rescue.likelySpare))};
  }
  RescueText operator()(const RaiseTimeout& rescue) const {
    return {.label = tr("Raise %1 timeout to %2").arg(stageName(rescue.stage), secondsText(rescue.to)),
            .brings = tr("From %1, also for the attempts to come. If this one takes all of it, %2 still has %3 s to spare")
                          .arg(secondsText(rescue.from), nameOf(line), signedSeconds(rescue.spareAtLeast))};
  }
  RescueText operator()(const CancelForNext& rescue) const {
    return {.label = tr("Cancel %1…").arg(nameOf(line)),
            .brings = tr("Then %1 starts in time and has %2 s to spare instead of %3")
                          .arg(nameOf(rescue.next), signedSeconds(rescue.spare), signedSeconds(rescue.next.spare))};
  }
  RescueText operator()(const LowerQuality& rescue) const {
    return {.label = tr("Quality Q%1 from the next slot on").arg(rescue.level),
            .brings = tr("About %1 s to spare for %2 instead of %3, by pixels, frames and passes; what runs stays as it is")
                          .arg(signedSeconds(rescue.aboutSpare), nameOf(rescue.next), signedSeconds(rescue.next.spare))};
  }

  Q_DECLARE_TR_FUNCTIONS(vortex::ui::Teller)
};

}  // namespace

QString riskName(const RiskLine& line) { return line.slot ? QString::number(line.slot->value) : tr("queued"); }

QString riskSumText(const RiskLine& line, Time now) {
  Duration finishing{}, work{};
  for (const WorkPart& part : line.parts)
    (part.kind == WorkKind::GpuFinishing ? finishing : work) += part.length;
  const Time from = line.started ? now : line.startsAt;
  QString text = tr("%1 to last useful finish").arg(bareSeconds(line.lastUsefulFinish - from));
  const QString minus = QStringLiteral(" ") + QChar(0x2212) + QLatin1Char(' ');
  if (finishing > Duration{})
    text += minus + tr("%1 GPU finishing").arg(bareSeconds(finishing));
  text += minus + tr("%1 work left (%2)").arg(bareSeconds(work), basis(line));
  return text + tr(" = %1 s   P50 %2").arg(signedSeconds(line.spare), signedSeconds(line.likelySpare));
}

QString toComeText(const RiskLine& line, Time now) {
  if (line.started)
    return tr("in the making; %1 s of work left (%2), P50 %3")
        .arg(bareSeconds(line.work), basis(line), signedSeconds(line.likelySpare));
  QString text = tr("starts in %1").arg(secondsText(line.startsAt - now));
  if (line.wait > milliseconds(50))
    text += tr(", %1 of it waiting for the one before").arg(secondsText(line.wait));
  return text + tr("; %1 s of work (%2), P50 %3").arg(bareSeconds(line.work), basis(line), signedSeconds(line.likelySpare));
}

RescueText rescueText(const Rescue& rescue, const RiskLine& line) { return std::visit(Teller{line}, rescue); }

}  // namespace vortex::ui
