// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/wipe.h"

#include <algorithm>
#include <cmath>

namespace vortex::ui {

QRectF fitted(const QSizeF& picture, const QRectF& room) {
  if (picture.isEmpty() || room.isEmpty())
    return {};
  const QSizeF size = picture.scaled(room.size(), Qt::KeepAspectRatio);
  return {QPointF(room.left() + (room.width() - size.width()) / 2, room.top() + (room.height() - size.height()) / 2), size};
}

void WipeHandle::setShare(double share) { m_share = std::clamp(share, 0.0, 1.0); }

double WipeHandle::x(const QRectF& picture) const { return picture.left() + m_share * picture.width(); }

void WipeHandle::dragTo(double x, const QRectF& picture) {
  if (picture.width() > 0)
    setShare((x - picture.left()) / picture.width());
}

bool WipeHandle::isAt(double x, const QRectF& picture) const { return std::abs(x - this->x(picture)) <= kGrip; }

QRectF WipeHandle::firstPart(const QRectF& picture) const {
  return {picture.topLeft(), QSizeF(m_share * picture.width(), picture.height())};
}

QRectF WipeHandle::secondPart(const QRectF& picture) const { return {QPointF(x(picture), picture.top()), picture.bottomRight()}; }

}  // namespace vortex::ui
