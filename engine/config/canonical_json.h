// SPDX-License-Identifier: GPL-3.0-or-later
//
// One text for one value, whatever file it came from: RFC 8785 (sorted keys, no spaces, ECMAScript's shortest numbers), with one
// departure: whole numbers below 2^64 keep all their digits, since seeds have them, where the RFC would round at 2^53. Proofs hash
// this text (contract 7).
#pragma once

#include "engine/config/document.h"

#include <string>

namespace vortex::config {

// `node` holds no BadNumber. Of duplicate keys the last is written.
std::string canonicalJson(const Node& node);

// As ECMAScript's Number::toString: 1, 0.5, 1e+21, 1e-7. `number` is finite.
std::string shortestNumber(double number);

}  // namespace vortex::config
