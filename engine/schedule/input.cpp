// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/schedule/input.h"

namespace vortex::schedule {

Input::Input() = default;
Input::Input(const Input&) = default;
Input::Input(Input&&) noexcept = default;
Input& Input::operator=(const Input&) = default;
Input& Input::operator=(Input&&) noexcept = default;
Input::~Input() = default;

}  // namespace vortex::schedule
