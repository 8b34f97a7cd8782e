// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a worker thread was asked for, looked at once a frame without waiting.
#pragma once

#include <chrono>
#include <future>

namespace vortex::ui {

// False for a future that nothing was asked of.
template <typename T>
bool isReady(const std::future<T>& future) {
  return future.valid() && future.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

}  // namespace vortex::ui
