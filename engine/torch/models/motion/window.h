// SPDX-License-Identifier: Apache-2.0
//
// The part of the picture in which anything can move, in pixels; tensors of the motion model are as large as it.
#pragma once

namespace vortex::torch {

struct Window {
  int side = 0;           // of the whole picture
  int left = 0, top = 0;  // of the window in it
  int width = 0, height = 0;
};

}  // namespace vortex::torch
