// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/plausible.h"

#include "engine/schedule/input_fields.h"

#include <type_traits>

namespace vortex::analysis {
namespace {

constexpr Duration kLongest = std::chrono::hours(24 * 365 * 25);
constexpr Bytes kMost{std::int64_t{1} << 56};

bool within(Duration duration) { return duration >= -kLongest && duration <= kLongest; }
bool within(Bytes bytes) { return bytes <= kMost && bytes >= Bytes{-kMost.count}; }

// An archive (slot/event_fields.h) that looks at every time and every number of bytes.
class Bounds {
 public:
  template <typename T>
  using Ref = const T&;

  template <typename T>
  void operator()(const char* name, const T& value) {
    if constexpr (std::is_same_v<T, Duration> || std::is_same_v<T, Bytes>)
      ok = ok && within(value);
    else if constexpr (std::is_same_v<T, std::optional<Time>>)
      ok = ok && (!value || within(value->time_since_epoch()));
    else if constexpr (std::is_same_v<T, std::optional<Bytes>>)
      ok = ok && (!value || within(*value));
    else if constexpr (std::is_same_v<T, schedule::Estimates>)
      look(name, value);
    // Numbers, words and texts are any; settings were read by their keys' ranges.
  }
  template <typename T>
  void perStage(const char*, const PerStage<T>& values) {
    for (const T& value : values.values)
      ok = ok && within(value);
  }

  bool ok = true;

 private:
  void look(const char* name, const schedule::Estimates& estimates) {
    for (const schedule::Quantiles& quantiles : estimates.remaining)
      look(quantiles);
    look(estimates.delivery);
    ok = ok && within(estimates.restart);
    perStage(name, estimates.need);
  }
  void look(const schedule::Quantiles& quantiles) {
    for (Duration duration : {quantiles.abort, quantiles.median, quantiles.warn})
      ok = ok && within(duration);
  }
};

}  // namespace

bool isPlausible(Time at) { return at >= Time{} && at <= Time{kLongest}; }

bool isPlausible(const schedule::Input& input) {
  Bounds bounds;
  std::visit([&](const auto& in) { schedule::input::fields(bounds, in); }, input);
  return bounds.ok;
}

}  // namespace vortex::analysis
