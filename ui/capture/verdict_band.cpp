// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/capture/verdict_band.h"

#include "ui/widgets/glyphs.h"
#include "ui/widgets/theme.h"

#include <QPainter>

namespace vortex::ui {
namespace {

constexpr int kBandHeight = 56, kWordSign = 22, kBandInset = 12;

}  // namespace

void drawVerdict(QPainter& painter, const QRectF& box, analysis::LeakWord word) {
  painter.save();
  switch (word) {
  case analysis::LeakWord::Leak:
    drawAlarm(painter, box, AlarmPriority::High, AlarmState::Unacknowledged);
    break;
  case analysis::LeakWord::NoLeak:
    drawOutcome(painter, box, Outcome::Succeeded);
    break;
  case analysis::LeakWord::Inconclusive:
    painter.setPen(tokens().text2);
    painter.setFont(wordFont(static_cast<int>(box.height()), 700));
    painter.drawText(box, Qt::AlignCenter, QStringLiteral("?"));
    break;
  }
  painter.restore();
}

VerdictBand::VerdictBand(QWidget* parent) : QWidget(parent) {
  setFixedHeight(kBandHeight);
  setFocusPolicy(Qt::TabFocus);
}

void VerdictBand::show(analysis::LeakWord word, const LeakHeadline& headline) {
  m_word = word;
  m_headline = headline;
  setAccessibleName(QStringLiteral("%1. %2. %3 %4").arg(headline.word, headline.says, headline.number, headline.unit));
  setToolTip(QStringLiteral("%1\n%2").arg(headline.says, headline.interval));
  update();
}

// Above: the word, and at the right the slope. Below: what it says, and the slope's interval, which gives way first.
void VerdictBand::paintEvent(QPaintEvent*) {
  const Tokens& t = tokens();
  const bool isLeak = m_word == analysis::LeakWord::Leak;
  QPainter painter(this);
  painter.fillRect(rect(), isLeak ? t.highBand : t.raised);
  painter.fillRect(QRect(0, 0, 3, height()), isLeak ? t.high : t.line2);
  painter.setRenderHint(QPainter::Antialiasing);
  drawVerdict(painter, QRectF(kBandInset, (height() - kWordSign) / 2., kWordSign, kWordSign), m_word);
  const QRect words = rect().adjusted(kBandInset + kWordSign + 10, 6, -kBandInset, -7);
  painter.setPen(t.text);
  painter.setFont(wordFont(19, 600));
  painter.drawText(words, Qt::AlignLeft | Qt::AlignTop, m_headline.word);
  if (!m_headline.number.isEmpty()) {
    painter.setFont(wordFont(12));
    const int unit = painter.fontMetrics().horizontalAdvance(m_headline.unit);
    painter.setPen(t.text2);
    painter.drawText(words.adjusted(0, 7, 0, 0), Qt::AlignRight | Qt::AlignTop, m_headline.unit);
    painter.setFont(numberFont(19, 600));
    painter.setPen(t.text);
    painter.drawText(words.adjusted(0, 0, -unit - 6, 0), Qt::AlignRight | Qt::AlignTop, m_headline.number);
  }
  painter.setFont(wordFont(11));
  painter.setPen(t.text2);
  const int says = painter.fontMetrics().horizontalAdvance(m_headline.says) + 12;
  painter.drawText(words, Qt::AlignLeft | Qt::AlignBottom,
                   painter.fontMetrics().elidedText(m_headline.says, Qt::ElideRight, words.width()));
  if (words.width() > says)
    painter.drawText(words, Qt::AlignRight | Qt::AlignBottom,
                     painter.fontMetrics().elidedText(m_headline.interval, Qt::ElideRight, words.width() - says));
  if (hasFocus()) {
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(t.accent);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
  }
}

}  // namespace vortex::ui
