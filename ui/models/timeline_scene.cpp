// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/timeline_scene.h"

#include <algorithm>
#include <iterator>

namespace vortex::ui {
namespace {

constexpr double kPixel = 1;  // what is painted stands on whole pixels, up to one beside where it lies

std::size_t layerOf(const Shape& shape) {
  switch (shape.kind) {
  case ShapeKind::Phase:
    return 0;
  case ShapeKind::Target:
  case ShapeKind::Flag:
  case ShapeKind::Air:
  case ShapeKind::NoReturn:
    return 1;
  case ShapeKind::Wait:
  case ShapeKind::TimeoutMark:
  case ShapeKind::Predicted:
  case ShapeKind::BackOff:
    return 2;
  case ShapeKind::Bar:
  case ShapeKind::Held:
  case ShapeKind::SlotBar:
  case ShapeKind::Column:
    return shape.abnormal ? 4 : 3;
  case ShapeKind::Tail:
  case ShapeKind::TailBudget:
    return 5;
  case ShapeKind::StageMark:  // in a bar that outlasts it, too
  case ShapeKind::Outcome:
    return 6;
  case ShapeKind::Label:
  case ShapeKind::Callout:
  case ShapeKind::LaneState:
    return 7;
  }
  return 7;
}

}  // namespace

void SceneBuilder::add(Shape shape, double left, double right, double top, double height, double least) {
  right = std::max(right, left + least);
  if (right < 0 || left > m_width)
    return;
  const double x = std::max(left, -1.0);
  shape.rect = QRectF(x, top, std::min(right, m_width + 1) - x, height);
  std::vector<Shape>& layer = m_layers[layerOf(shape)];
  layer.push_back(std::move(shape));
}

void SceneBuilder::moveInto(Scene& scene) {
  scene.ground = m_layers[0].size();
  for (std::vector<Shape>& layer : m_layers)
    std::move(layer.begin(), layer.end(), std::back_inserter(scene.shapes));
}

const Shape* hit(const Scene& scene, QPointF point, double tolerance) {
  const Shape* behind = nullptr;
  for (auto shape = scene.shapes.rbegin(); shape != scene.shapes.rend(); ++shape) {
    const double wider = std::max(tolerance - shape->rect.width() / 2, kPixel);
    if (!shape->rect.adjusted(-wider, 0, wider, 0).contains(point))
      continue;
    if (shape->kind != ShapeKind::Phase)
      return &*shape;
    behind = behind == nullptr ? &*shape : behind;
  }
  return behind;
}

const Row* rowAt(const Scene& scene, double y) {
  for (const Row& row : scene.rows)
    if (y >= row.top && y < row.top + row.height)
      return &row;
  return nullptr;
}

}  // namespace vortex::ui
