// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/compared_json.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace vortex::report {
namespace {

using Json = nlohmann::ordered_json;

double toAThousandth(double value) { return std::round(value * 1000) / 1000; }

Json comparedSideJson(const std::optional<analysis::Estimate>& estimate, double scale) {
  if (!estimate)
    return {};
  const auto side = [&](const std::optional<double>& value) { return value ? Json(toAThousandth(*value * scale)) : Json(); };
  return {{"value", toAThousandth(estimate->value * scale)}, {"lower", side(estimate->lower)}, {"upper", side(estimate->upper)}};
}

}  // namespace

Json jsonOf(const analysis::Compared& compared, double scale) {
  constexpr const char* kWords[] = {"same", "more", "less", "too_few", "not_identifiable"};
  Json json{{"word", kWords[static_cast<std::size_t>(compared.word) - 1]},
            {"first", comparedSideJson(compared.first, scale)},
            {"second", comparedSideJson(compared.second, scale)},
            {"ratio", nullptr},
            {"needs", compared.needs > 0 ? Json(compared.needs) : Json()}};
  if (compared.ratio)
    json["ratio"] = {{"value", compared.ratio->value}, {"lower", compared.ratio->lower}, {"upper", compared.ratio->upper}};
  if (compared.atLeast)
    json["ratio"] = {{"value", compared.atLeast->value}, {"lower", compared.atLeast->lower}, {"upper", nullptr}};
  return json;
}

}  // namespace vortex::report
