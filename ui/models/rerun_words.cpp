// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/rerun_words.h"

#include "ui/models/slot_words.h"
#include "ui/models/translate.h"

#include <array>
#include <cmath>

namespace vortex::ui {

QString whyNoRerun(const RecordedLine& line) {
  if (line.state == SlotState::Queued || line.state == SlotState::Running)
    return tr("Slot %1 is still in the making").arg(line.slot.value);
  return {};
}

bool canBeRerun(const RecordedLine& line) { return whyNoRerun(line).isEmpty(); }

QString roughly(Duration duration) {
  const auto all = static_cast<qint64>(std::llround(inSeconds(duration)));
  if (all < 60)
    return tr("%1 s").arg(all);
  if (all < 3'600)
    return tr("%1 min %2 s").arg(all / 60).arg(all % 60);
  return tr("%1 h %2 min").arg(all / 3'600).arg(all % 3'600 / 60);
}

QString outcomesOf(const std::vector<const RecordedLine*>& chosen) {
  std::array<int, static_cast<std::size_t>(Outcome::Failed) + 1> counts{};
  int interrupted = 0;
  for (const RecordedLine* line : chosen)
    if (line->outcome)
      ++counts[static_cast<std::size_t>(*line->outcome)];
    else if (line->state == SlotState::Interrupted)
      ++interrupted;
  QStringList parts;
  for (std::size_t outcome = 1; outcome < counts.size(); ++outcome)
    if (counts[outcome] > 0) {
      const std::string_view word = toString(static_cast<Outcome>(outcome));
      parts
          << QStringLiteral("%1 %2").arg(counts[outcome]).arg(QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size())));
    }
  if (interrupted > 0)
    parts << tr("%1 interrupted").arg(interrupted);
  return parts.join(QStringLiteral(", "));
}

QString estimateText(const analysis::RerunEstimate& estimate, Duration every) {
  if (estimate.unknown == estimate.made)
    return {};
  const QString alone = tr("rerun takes about %1").arg(roughly(estimate.total));
  return estimate.made > 1 && every > Duration{}
             ? tr("%1, beside the channel %2").arg(alone, roughly(analysis::besideChannel(estimate, every)))
             : alone;
}

QString estimateBasis(const analysis::RerunEstimate& estimate) {
  QStringList parts;
  if (estimate.guessed > 0)
    parts << tr("%n of them by what others took", nullptr, estimate.guessed);
  if (estimate.unknown > 0)
    parts << tr("without %n of which nothing is known", nullptr, estimate.unknown);
  return parts.join(QStringLiteral(", "));
}

QString whyNoReset(const analysis::ResetAnswer& answer) {
  const QString stage = answer.stage ? stageName(*answer.stage) : QString();
  switch (answer.bar) {
  case analysis::ResetBar::None:
    return {};
  case analysis::ResetBar::FramesNotKept:
    return tr("a video's frames are not kept (849 MB a slot)");
  case analysis::ResetBar::NotMade:
    return tr("its %1 came to nothing").arg(stage);
  case analysis::ResetBar::FilesRemoved:
    return tr("its files were removed after their time");
  case analysis::ResetBar::NotKept:
    return tr("its %1 was recorded by a program that did not keep all of it").arg(stage);
  }
  return {};
}

QString whyOtherBackend(bool simulated) {
  return simulated ? tr("it was made by a simulated device; an engine with --profile simulated makes it again")
                   : tr("it was made on a real device, and this engine only pretends to have one");
}

QString resetText(Stage from) {
  switch (from) {
  case Stage::Audio:
    return tr("audio: run everything again");
  case Stage::Image:
    return tr("image: keep the sound");
  case Stage::Video:
    return tr("video: keep sound and picture");
  case Stage::Clip:
    return tr("clip: keep the video, check again");
  }
  return {};
}

}  // namespace vortex::ui
