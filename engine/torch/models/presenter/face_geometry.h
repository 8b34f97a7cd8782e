// SPDX-License-Identifier: Apache-2.0
//
// The measures of a face, and where a point of it lies in the picture. Pure; no LibTorch.
//
// Head units: origin between the eyes, x to the right of the picture, y down; a head is about 0.55 wide. Body units: the same
// scale, origin in the picture's middle. Picture coordinates: -1..1 over the side, y down; the camera stands at (0, 0.035) of body
// space and magnifies 1.15 times. Pixel coordinates: pixel i's centre is at i (0-based), so that picture coordinate -1 is pixel
// -0.5.
#pragma once

#include "engine/torch/models/presenter/vocabulary.h"

namespace vortex::torch {

struct Point {
  double x = 0, y = 0;
  friend bool operator==(const Point&, const Point&) = default;
};

inline constexpr double kZoom = 1.15;
inline constexpr double kCameraY = 0.035;
inline constexpr double kHeadY = -0.19;      // the head's origin in body space
inline constexpr double kBodyRaise = 0.055;  // outlines of the body are given this much too low

constexpr Point pictureOfHead(Point head) { return {kZoom * head.x, kZoom * (head.y + kHeadY - kCameraY)}; }
constexpr Point headOfPicture(Point picture) { return {picture.x / kZoom, picture.y / kZoom - kHeadY + kCameraY}; }
constexpr Point pictureOfBody(Point body) { return {kZoom * body.x, kZoom * (body.y - kBodyRaise - kCameraY)}; }
constexpr double pixelOfPicture(double picture, int side) { return (picture + 1) / 2 * side - 0.5; }
constexpr Point pixelOfHead(Point head, int side) {
  const Point p = pictureOfHead(head);
  return {pixelOfPicture(p.x, side), pixelOfPicture(p.y, side)};
}
// Pixels that one head or body unit spans.
constexpr double pixelsPerUnit(int side) { return kZoom * side / 2; }

// What a mood does to a face.
struct MoodShape {
  double smile, innerBrow, browRaise, lids;
};
MoodShape shapeOf(Mood mood);

struct FaceGeometry {
  double fw;           // half width of the face at the cheek bones
  double jaw, chin;    // breadth of the jaw 0..1; y of the chin
  double ex, ey;       // centre of an eye at (±ex, ey)
  double er, eh;       // half width and half height of an open eye; eh holds the mood's lids
  double iris;         // radius
  double by;           // y of the brows before the mood raises them
  double browWidth;    // half thickness
  double nw, ny;       // half width and y of the nose's base
  double my, mw, lip;  // the mouth's y, half width, and height of a lip
  double up;           // how far the corners of the mouth are raised
  MoodShape mood;
};
FaceGeometry faceOf(const Look& look);

// Where the lip line runs when the mouth is closed: y of it at x, |x| <= mw (the spline of the drawn line, to about 0.002).
double lipLineY(const FaceGeometry& face, double x);

}  // namespace vortex::torch
