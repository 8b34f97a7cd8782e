// SPDX-License-Identifier: GPL-3.0-or-later
//
// One event of each kind, every field with a value of its own, without naming a single field: what is added to an event is in here.
#pragma once

#include "engine/slot/event_fields.h"
#include "tests/engine/filler.h"

#include <utility>
#include <vector>

namespace vortex::history::test {

template <typename E>
EventBody filled(std::int64_t first, bool optionals) {
  E body;
  vortex::test::Filler filler(first, optionals);
  event::fields(filler, body);
  return body;
}

template <std::size_t... I>
std::vector<EventBody> filledEvents(std::int64_t first, bool optionals, std::index_sequence<I...>) {
  return {filled<std::variant_alternative_t<I, EventBody::variant>>(first, optionals)...};
}
inline std::vector<EventBody> filledEvents(std::int64_t first = 1, bool optionals = true) {
  return filledEvents(first, optionals, std::make_index_sequence<std::variant_size_v<EventBody::variant>>{});
}

}  // namespace vortex::history::test
