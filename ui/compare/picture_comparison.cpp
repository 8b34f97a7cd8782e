// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/picture_comparison.h"

#include "ui/models/slot_words.h"
#include "ui/widgets/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

namespace vortex::ui {
namespace {

constexpr int kBetweenPictures = 8, kHighest = 460;  // pixels

void writeWords(QPainter& painter, const QRectF& room, const QString& words) {
  painter.fillRect(room, tokens().sunken);
  painter.setFont(wordFont(11));
  painter.setPen(tokens().text3);
  painter.drawText(room.adjusted(8, 4, -8, -4), Qt::AlignCenter | Qt::TextWordWrap, words);
}

}  // namespace

PictureComparison::PictureComparison(QWidget* parent) : QWidget(parent) {
  setAccessibleName(tr("Both pictures"));
  setFocusPolicy(Qt::StrongFocus);
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
  describe();
}

int PictureComparison::heightForWidth(int width) const { return std::clamp((width - kBetweenPictures) / 2, 40, kHighest); }

void PictureComparison::show(const Side& first, const Side& second) {
  const auto same = [](const Side& a, const Side& b) {
    return a.picture.cacheKey() == b.picture.cacheKey() && a.words == b.words && a.name == b.name && a.frame == b.frame;
  };
  if (same(first, m_sides[0]) && same(second, m_sides[1]))
    return;
  m_sides = {first, second};
  m_deltaKnown = false;
  describe();
  update();
}

void PictureComparison::setMode(PictureMode mode) {
  if (mode == m_mode)
    return;
  m_mode = mode;
  setCursor(mode == PictureMode::Wipe ? Qt::SplitHCursor : Qt::ArrowCursor);
  describe();
  update();
}

void PictureComparison::describe() {
  QString text;
  switch (m_mode) {
  case PictureMode::SideBySide:
    text = tr("Side by side");
    break;
  case PictureMode::Wipe:
    text = tr("Wipe at %1 %; the arrow keys move it").arg(numberText(m_handle.share() * 100, 0));
    break;
  case PictureMode::Difference:
    text = tr("Difference");
    break;
  }
  if (accessibleDescription() != text)
    setAccessibleDescription(text);
  setToolTip(m_mode == PictureMode::Wipe ? text : QString());
}

QRectF PictureComparison::room(int side) const {
  const double wide = (width() - kBetweenPictures) / 2.0;
  return {side * (wide + kBetweenPictures), 0, wide, static_cast<double>(height())};
}

QRectF PictureComparison::single() const {
  const QImage& picture = m_sides[m_sides[0].picture.isNull() ? 1 : 0].picture;
  return fitted(picture.size(), rect());
}

void PictureComparison::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  const bool both = !m_sides[0].picture.isNull() && !m_sides[1].picture.isNull();
  if (m_mode == PictureMode::SideBySide || !both)
    beside(painter);
  else if (m_mode == PictureMode::Wipe)
    wiped(painter);
  else
    difference(painter);
  if (hasFocus()) {
    painter.setPen(tokens().accent);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
  }
}

void PictureComparison::beside(QPainter& painter) {
  for (int side = 0; side < 2; ++side) {
    const Side& of = m_sides[static_cast<std::size_t>(side)];
    if (of.picture.isNull())
      writeWords(painter, room(side), of.words);
    else
      painter.drawImage(fitted(of.picture.size(), room(side)), of.picture);
  }
}

// The second is stretched to the place of the first, where their sizes differ.
void PictureComparison::wiped(QPainter& painter) {
  const Tokens& t = tokens();
  const QRectF place = single();
  painter.drawImage(place, m_sides[0].picture);
  if (const QRectF second = m_handle.secondPart(place); !second.isEmpty()) {
    painter.save();
    painter.setClipRect(second);
    painter.drawImage(place, m_sides[1].picture);
    painter.restore();
  }
  const double x = std::clamp(m_handle.x(place), place.left() + 1, place.right() - 1);
  painter.setPen(QPen(t.ink, 3));
  painter.drawLine(QPointF(x, place.top()), QPointF(x, place.bottom()));
  painter.setPen(QPen(t.accent, 1));
  painter.drawLine(QPointF(x, place.top()), QPointF(x, place.bottom()));
  painter.setBrush(t.raised);
  painter.drawRect(QRectF(x - 4, place.center().y() - 12, 8, 24));
  names(painter, place, m_sides[0].name, m_sides[1].name);
}

void PictureComparison::difference(QPainter& painter) {
  if (!m_deltaKnown) {
    m_delta = pictureDelta(m_sides[0].picture, m_sides[1].picture);
    m_deltaKnown = true;
  }
  if (m_delta.picture.isNull())
    return writeWords(painter, rect(), tr("The pictures are of different sizes"));
  const QRectF place = single();
  painter.drawImage(place, m_delta.picture);
  names(painter, place, tr("Drawn %1 times\nas strong").arg(PictureDelta::kGain),
        m_delta.largest == 0 ? tr("No pixel\ndiffers") : tr("Largest\n%1 of 255").arg(m_delta.largest));
}

// In the room that the one picture leaves at its sides.
void PictureComparison::names(QPainter& painter, const QRectF& picture, const QString& left, const QString& right) const {
  painter.setPen(tokens().text2);
  painter.setFont(wordFont(11));
  const QRectF before(0, 4, picture.left() - 8, height() - 8.0),
      after(picture.right() + 8, 4, width() - picture.right() - 8, height() - 8.0);
  painter.drawText(before, Qt::AlignRight | Qt::AlignTop | Qt::TextWordWrap, left);
  painter.drawText(after, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, right);
}

void PictureComparison::mousePressEvent(QMouseEvent* event) { mouseMoveEvent(event); }

void PictureComparison::mouseMoveEvent(QMouseEvent* event) {
  if (m_mode != PictureMode::Wipe || !(event->buttons() & Qt::LeftButton))
    return QWidget::mouseMoveEvent(event);
  m_handle.dragTo(event->position().x(), single());
  describe();
  update();
}

void PictureComparison::keyPressEvent(QKeyEvent* event) {
  const bool left = event->key() == Qt::Key_Left, right = event->key() == Qt::Key_Right;
  if (m_mode != PictureMode::Wipe || (!left && !right))
    return QWidget::keyPressEvent(event);
  const double step = event->modifiers() & Qt::ShiftModifier ? WipeHandle::kWideStep : WipeHandle::kStep;
  m_handle.moveBy(left ? -step : step);
  describe();
  update();
}

}  // namespace vortex::ui
