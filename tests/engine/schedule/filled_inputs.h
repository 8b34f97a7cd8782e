// SPDX-License-Identifier: GPL-3.0-or-later
//
// One input of each kind, every field with a value of its own (tests/engine/filler.h).
#pragma once

#include "engine/schedule/input_fields.h"
#include "tests/engine/filler.h"

#include <utility>
#include <vector>

namespace vortex::schedule::test {

class InputFiller : public vortex::test::Filler {
 public:
  using Filler::Filler;
  using Filler::operator();
  // Of settings only the profile's name: how they become text is not the codec's.
  void operator()(const char*, Settings& settings) { fill(settings.profile); }
  void operator()(const char* name, Estimates& estimates) {
    for (Quantiles& quantiles : estimates.remaining)
      fillQuantiles(quantiles);
    fillQuantiles(estimates.delivery);
    fill(estimates.restart);
    perStage(name, estimates.need);
  }

 private:
  void fillQuantiles(Quantiles& quantiles) {
    fill(quantiles.abort);
    fill(quantiles.median);
    fill(quantiles.warn);
    fill(quantiles.samples);
  }
};

template <typename In>
Input filled(std::int64_t first, bool optionals) {
  In in;
  InputFiller filler(first, optionals);
  input::fields(filler, in);
  return in;
}

template <std::size_t... I>
std::vector<Input> filledInputs(std::int64_t first, bool optionals, std::index_sequence<I...>) {
  return {filled<std::variant_alternative_t<I, Input::variant>>(first, optionals)...};
}
inline std::vector<Input> filledInputs(std::int64_t first = 1, bool optionals = true) {
  return filledInputs(first, optionals, std::make_index_sequence<std::variant_size_v<Input::variant>>{});
}

}  // namespace vortex::schedule::test
