// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operate/media_parts.h"

#include "ui/models/slot_words.h"
#include "ui/widgets/glyphs.h"
#include "ui/widgets/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace vortex::ui {
namespace {

constexpr double kCaption = 18;

// The words of a part that has no value, in its place.
void writeTrouble(QPainter& painter, const QRectF& room, const QString& words) {
  painter.setFont(wordFont(11));
  painter.setPen(tokens().text3);
  painter.drawText(room.adjusted(6, 2, -6, -2), Qt::AlignCenter | Qt::TextWordWrap, words);
}

void writeCaption(QPainter& painter, double width, const QString& left, const QString& right) {
  painter.setFont(wordFont(12));
  painter.setPen(tokens().text2);
  painter.drawText(QRectF(0, 0, width, kCaption), Qt::AlignLeft | Qt::AlignVCenter, left);
  painter.setFont(wordFont(11));
  painter.setPen(tokens().text3);
  painter.drawText(QRectF(0, 0, width, kCaption), Qt::AlignRight | Qt::AlignVCenter, right);
}

}  // namespace

FrameView::FrameView(QWidget* parent) : QWidget(parent) {
  setAccessibleName(tr("Picture"));
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

void FrameView::show(const QImage& picture, const QString& words) {
  if (picture.cacheKey() == m_picture.cacheKey() && words == m_words)
    return;
  m_picture = picture;
  m_words = words;
  update();
}

void FrameView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), tokens().sunken);
  if (m_picture.isNull())
    return writeTrouble(painter, rect(), m_words);
  const QSizeF size = QSizeF(m_picture.size()).scaled(this->size(), Qt::KeepAspectRatio);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  painter.drawImage(QRectF(QPointF((width() - size.width()) / 2, (height() - size.height()) / 2), size), m_picture);
}

WaveformView::WaveformView(QWidget* parent) : QWidget(parent) {
  setAccessibleName(tr("Sound"));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void WaveformView::show(const Part<SoundFacts>& sound) {
  m_sound = sound;
  setCursor(sound.value ? Qt::PointingHandCursor : Qt::ArrowCursor);
  setToolTip(sound.value ? tr("Drawn, not played: no sound device is used. Click to seek") : QString());
  update();
}

void WaveformView::showPosition(double share) {
  if (share == m_position)
    return;
  m_position = share;
  update();
}

void WaveformView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Tokens& t = tokens();
  const SoundFacts* sound = m_sound.value ? &*m_sound.value : nullptr;
  writeCaption(painter, width(), tr("Sound"),
               sound == nullptr ? QString()
                                : tr("%1 kHz %2, %3 s")
                                      .arg(briefNumberText(sound->rate / 1000.0))
                                      .arg(sound->channels == 1 ? tr("mono") : tr("%1 channels").arg(sound->channels))
                                      .arg(numberText(sound->seconds, 1)));
  const QRectF room(0, kCaption + 2, width(), height() - kCaption - 2);
  painter.fillRect(room, t.sunken);
  if (sound == nullptr)
    return writeTrouble(painter, room, m_sound.read ? tr("No sound: %1").arg(m_sound.trouble) : tr("Reading the sound…"));
  const std::vector<Peak> peaks = fewerPeaks(sound->peaks, width());
  painter.setPen(t.bar[Stage::Audio]);
  const double middle = room.center().y(), half = room.height() / 2 - 2;
  for (std::size_t x = 0; x < peaks.size(); ++x) {
    const double at = static_cast<double>(x) + 0.5;
    const double up = std::clamp(static_cast<double>(peaks[x].high), -1.0, 1.0),
                 down = std::clamp(static_cast<double>(peaks[x].low), -1.0, 1.0);
    painter.drawLine(QPointF(at, middle - up * half), QPointF(at, middle - down * half + 0.5));
  }
  if (m_position >= 0) {
    painter.setPen(t.text);
    const double x = std::floor(m_position * (width() - 1)) + 0.5;
    painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()));
  }
}

void WaveformView::mousePressEvent(QMouseEvent* event) { mouseMoveEvent(event); }

void WaveformView::mouseMoveEvent(QMouseEvent* event) {
  if (m_sound.value && (event->buttons() & Qt::LeftButton))
    emit sought(std::clamp(event->position().x() / std::max(width() - 1, 1), 0.0, 1.0));
}

ScoreView::ScoreView(QWidget* parent, Shape shape) : QWidget(parent), m_shape(shape) {
  setAccessibleName(tr("Clip check"));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ScoreView::show(const Part<SlotResult>& result) {
  m_result = result;
  if (result.value && result.value->scores) {
    const Scores& scores = *result.value->scores;
    setAccessibleDescription(tr("B %1 of %2, L %3 of %4, %5")
                                 .arg(numberText(scores.b, 2))
                                 .arg(numberText(scores.leastB, 2))
                                 .arg(numberText(scores.l, 2))
                                 .arg(numberText(scores.leastL, 2))
                                 .arg(scores.passed ? tr("passed") : tr("did not pass")));
  } else {
    setAccessibleDescription(tr("none"));
  }
  update();
}

void ScoreView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const QRectF room(0, kCaption, width(), height() - kCaption);
  if (!m_result.value || !m_result.value->scores) {
    writeCaption(painter, width(), tr("Clip check"), {});
    return writeTrouble(painter, room,
                        !m_result.read    ? tr("Reading result.json…")
                        : !m_result.value ? tr("No scores: %1").arg(m_result.trouble)
                                          : tr("The slot did not come to a clip check"));
  }
  const Scores& scores = *m_result.value->scores;
  const QString gap = scores.outlier ? tr("outlier (over %1)").arg(numberText(scores.outlierGap, 2)) : tr("no outlier");
  const bool wide = m_shape == Shape::Wide;
  writeCaption(painter, width(), tr("Clip check"),
               wide             ? tr("5 keyframes, |B−L| %1, %2").arg(numberText(std::abs(scores.b - scores.l), 2), gap)
               : scores.outlier ? gap
                                : QString());
  const auto line = wide ? &ScoreView::row : &ScoreView::narrowRow;
  const double apart = wide ? 20 : 32;
  (this->*line)(painter, kCaption, tr("B"), scores.b, scores.leastB);
  (this->*line)(painter, kCaption + apart, tr("L"), scores.l, scores.leastL);
  (this->*line)(painter, kCaption + 2 * apart,
                tr("%1 B + %2 L").arg(briefNumberText(scores.weightB), briefNumberText(scores.weightL)), scores.ensemble, {});
}

void ScoreView::bar(QPainter& painter, const QRectF& room, double score, std::optional<double> least) const {
  const Tokens& t = tokens();
  painter.fillRect(room, t.sunken);
  drawStageBar(painter, QRectF(room.left(), room.top(), room.width() * std::clamp(score, 0.0, 1.0), room.height()), Stage::Clip);
  painter.setPen(t.line);
  painter.drawRect(room.adjusted(0.5, 0.5, -0.5, -0.5));
  if (!least)
    return;
  painter.setPen(t.text);
  const double x = room.left() + room.width() * std::clamp(*least, 0.0, 1.0);
  painter.drawLine(QPointF(x, room.top() - 3), QPointF(x, room.bottom() + 3));
}

void ScoreView::row(QPainter& painter, double top, const QString& name, double score, std::optional<double> least) const {
  const Tokens& t = tokens();
  constexpr double kName = 84, kScore = 46, kLeast = 52, kHeight = 20;
  const bool fails = least && score < *least;
  painter.setFont(wordFont(12));
  painter.setPen(t.text2);
  painter.drawText(QRectF(0, top, kName, kHeight), Qt::AlignLeft | Qt::AlignVCenter, name);
  const QRectF room(kName, top + 5, std::max(20.0, width() - kName - kScore - kLeast), 10);
  bar(painter, room, score, least);
  painter.setFont(numberFont(12, fails ? 700 : 400));
  painter.setPen(fails ? t.medium : t.text);
  painter.drawText(QRectF(room.right(), top, kScore, kHeight), Qt::AlignRight | Qt::AlignVCenter, numberText(score, 2));
  if (least) {
    painter.setFont(numberFont(11));
    painter.setPen(fails ? t.medium : t.text3);
    painter.drawText(QRectF(room.right() + kScore, top, kLeast, kHeight), Qt::AlignRight | Qt::AlignVCenter,
                     (fails ? QStringLiteral("< ") : QStringLiteral("≥ ")) + numberText(*least, 2));
  }
}

void ScoreView::narrowRow(QPainter& painter, double top, const QString& name, double score, std::optional<double> least) const {
  const Tokens& t = tokens();
  constexpr double kWords = 18, kScore = 40;
  const bool fails = least && score < *least;
  const QRectF words(0, top, width(), kWords);
  painter.setFont(wordFont(12));
  painter.setPen(t.text2);
  painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter, name);
  painter.setFont(numberFont(12, fails ? 700 : 400));
  painter.setPen(fails ? t.medium : t.text);
  painter.drawText(words, Qt::AlignRight | Qt::AlignVCenter, numberText(score, 2));
  if (least) {
    painter.setFont(wordFont(11));
    painter.setPen(fails ? t.medium : t.text3);
    painter.drawText(words.adjusted(0, 0, -kScore, 0), Qt::AlignRight | Qt::AlignVCenter,
                     tr("needs %1").arg(numberText(*least, 2)));
  }
  bar(painter, QRectF(0, top + kWords, width(), 8), score, least);
}

KeyFrameView::KeyFrameView(QWidget* parent) : QWidget(parent) {
  setAccessibleName(tr("Key frames"));
  setFocusPolicy(Qt::StrongFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void KeyFrameView::show(const std::vector<KeyFrame>& frames) {
  m_frames = frames;
  m_chosen = 0;
  update();
}

void KeyFrameView::showCurrent(int frame) {
  if (frame == m_current)
    return;
  m_current = frame;
  update();
}

QRectF KeyFrameView::place(std::size_t index) const {
  constexpr double kGap = 4, kMost = 5;
  const double side = std::min((width() - (kMost - 1) * kGap) / kMost, height() - 16.0);
  return {static_cast<double>(index) * (side + kGap), 0, side, side};
}

void KeyFrameView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Tokens& t = tokens();
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  painter.setFont(numberFont(10));
  for (std::size_t i = 0; i < m_frames.size(); ++i) {
    const QRectF box = place(i);
    painter.drawImage(box, m_frames[i].picture);
    const bool current = m_frames[i].frame == m_current;
    painter.setPen(QPen(current || (hasFocus() && i == m_chosen) ? t.accent : t.line, 1));
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
    painter.setPen(current ? t.text : t.text3);
    painter.drawText(QRectF(box.left(), box.bottom() + 1, box.width(), 14), Qt::AlignCenter, QString::number(m_frames[i].frame));
  }
}

void KeyFrameView::mousePressEvent(QMouseEvent* event) {
  for (std::size_t i = 0; i < m_frames.size(); ++i)
    if (place(i).contains(event->position())) {
      m_chosen = i;
      emit sought(m_frames[i].frame);
    }
}

void KeyFrameView::keyPressEvent(QKeyEvent* event) {
  const bool left = event->key() == Qt::Key_Left, right = event->key() == Qt::Key_Right;
  if (left && m_chosen > 0)
    --m_chosen;
  else if (right && m_chosen + 1 < m_frames.size())
    ++m_chosen;
  else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_chosen < m_frames.size())
    emit sought(m_frames[m_chosen].frame);
  else if (!left && !right)
    return QWidget::keyPressEvent(event);
  update();
}

}  // namespace vortex::ui
