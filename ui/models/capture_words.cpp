// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/capture_words.h"

#include "ui/models/leak_words.h"
#include "ui/models/slot_words.h"
#include "ui/models/translate.h"

#include <algorithm>

namespace vortex::ui {
namespace {

QString fileName(const std::string& file) { return QString::fromStdString(file.substr(file.rfind('/') + 1)).toHtmlEscaped(); }

QString inTheEnd(const CaptureState& state) {
  if (!state.ended())
    return {};
  const event::CaptureEnded& ended = *state.ended();
  if (ended.why == CaptureEnd::NotBegun)
    return tr("<b>It could not begin:</b> %1").arg(QString::fromStdString(ended.trouble).toHtmlEscaped());
  QString text = tr("<b>Ended</b> after %n slot(s)", nullptr, ended.done);
  if (!state.filed())
    return text + tr(", its file is being closed");
  text += tr(": %1, %2").arg(fileName(state.filed()->file), bytesText(state.filed()->bytes));
  for (const std::string& trouble : {ended.trouble, state.filed()->trouble})
    if (!trouble.empty())
      text += QStringLiteral(". ") + QString::fromStdString(trouble).toHtmlEscaped();
  return text;
}

analysis::LeakWord wordOf(CaptureWord word) {
  switch (word) {
  case CaptureWord::Leak:
    return analysis::LeakWord::Leak;
  case CaptureWord::NoLeak:
    return analysis::LeakWord::NoLeak;
  case CaptureWord::Inconclusive:
    return analysis::LeakWord::Inconclusive;
  }
  return analysis::LeakWord::Inconclusive;
}

}  // namespace

QString captureProgressText(const CaptureState& state, Time now, const std::optional<Feed::ShortGap>& shortGap) {
  if (!state.runs())
    return inTheEnd(state);
  const int done = state.progress() ? state.progress()->done : 0, judged = state.progress() ? state.progress()->judged : 0;
  const int wanted = state.started()->spec.slotCount;
  QString text = wanted > 0 ? tr("<b>Running</b> %1 of %2 slots, %3 judged").arg(done).arg(wanted).arg(judged)
                            : tr("<b>Running</b> %1 slots, %2 judged").arg(done).arg(judged);
  if (shortGap)
    return text + tr(". No gap of the channel is long enough for its slots: needs %1, has %2. Stop it, and tick exclusive")
                      .arg(secondsText(shortGap->needs, 0), secondsText(shortGap->has, 0));
  if (const auto left = state.left(now))
    text += tr(", about %1 left").arg(*left < seconds(600) ? secondsText(*left, 0) : countdownText(*left));
  return text;
}

QString earlyVerdictText(const CaptureState& state) {
  if (!state.started() || !state.verdict())
    return {};
  const event::CaptureVerdict& verdict = *state.verdict();
  const QString word = QStringLiteral("<b>%1</b>").arg(leakWord(wordOf(verdict.word)));
  if (verdict.certainFrom.value_or(0) > 0)
    return tr("%1, from judged slot %2 on").arg(word).arg(*verdict.certainFrom);
  return verdict.needs ? tr("%1: about %n more slot(s) would decide", nullptr, *verdict.needs).arg(word) : word;
}

std::optional<double> captureShare(const CaptureState& state, Time now) {
  if (!state.runs())
    return std::nullopt;
  const CaptureSpec& spec = state.started()->spec;
  const int done = state.progress() ? state.progress()->done : 0;
  if (spec.slotCount > 0)
    return std::clamp(static_cast<double>(done) / spec.slotCount, 0., 1.);
  if (spec.lasts <= Duration{})
    return std::nullopt;
  const Duration left = state.left(now).value_or(spec.lasts);
  return std::clamp(1 - inSeconds(left) / inSeconds(spec.lasts), 0., 1.);
}

}  // namespace vortex::ui
