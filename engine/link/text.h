// SPDX-License-Identifier: Apache-2.0
//
// Texts on the link are UTF-8: they end up in JSON, on screens and in files that refuse anything else.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vortex::link {

// Well-formed as RFC 3629 has it: no overlong forms, no surrogates, nothing above U+10FFFF.
bool isUtf8(std::string_view bytes);

// What a program said, as text: '?' for every byte that is no UTF-8, cut to `cap` bytes between two characters.
std::string asText(std::string_view bytes, std::size_t cap);

}  // namespace vortex::link
