// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/verdict_banner.h"

#include "ui/compare/match_sign.h"
#include "ui/widgets/theme.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace vortex::ui {
namespace {

constexpr int kBannerInset = 38;  // left of the words
constexpr double kSignSide = 16;

}  // namespace

VerdictBanner::VerdictBanner(QWidget* parent) : QWidget(parent) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(kBannerInset, 6, 10, 6);
  column->setSpacing(2);
  for (QLabel** label : {&m_first, &m_second}) {
    *label = new QLabel(this);
    (*label)->setWordWrap(true);
    (*label)->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    column->addWidget(*label);
  }
  m_first->setTextFormat(Qt::RichText);
  m_second->setTextFormat(Qt::PlainText);
  m_second->setObjectName(QStringLiteral("caption"));
  m_second->setFont(wordFont(11));
}

void VerdictBanner::show(const Headline& headline) {
  m_headline = headline;
  m_first->setText(QStringLiteral("<b>%1</b> %2").arg(headline.title.toHtmlEscaped(), headline.text.toHtmlEscaped()));
  m_second->setText(headline.second);
  m_second->setVisible(!headline.second.isEmpty());
  setAccessibleName(headline.title);
  setAccessibleDescription(headline.text + QLatin1Char(' ') + headline.second);
  update();
}

void VerdictBanner::paintEvent(QPaintEvent*) {
  const Tokens& t = tokens();
  const bool differs = m_headline.tone == VerdictTone::Differs;
  QPainter painter(this);
  painter.fillRect(rect(), differs ? t.mediumBand : t.raised);
  painter.setPen(differs ? t.medium : t.line2);
  painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
  const QRectF sign(12, (height() - kSignSide) / 2, kSignSide, kSignSide);
  switch (m_headline.tone) {
  case VerdictTone::Same:
    return drawMatch(painter, sign, MatchSign::Same);
  case VerdictTone::Differs:
    return drawMatch(painter, sign, MatchSign::DiffersFirst);
  case VerdictTone::Unknown:
    return drawMatch(painter, sign, MatchSign::Unknown);
  }
}

}  // namespace vortex::ui
