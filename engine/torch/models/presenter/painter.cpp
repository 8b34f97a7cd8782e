// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/models/presenter/painter.h"

#include "engine/torch/models/presenter/finish.h"
#include "engine/torch/models/presenter/image_ops.h"
#include "engine/torch/models/presenter/parts.h"
#include "engine/torch/models/presenter/render.h"
#include "engine/torch/models/presenter/set.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace vortex::torch {
namespace {

constexpr double kKeySpread = .18;                         // how far the key light moves about between passes
constexpr double kShadowWidth = .045, kShadowDepth = .38;  // the person's on the set: σ as a share of half the side
constexpr double kBloomReach = .055;                       // of the side: what a finished pixel can see

// Pass k's place in -1..1: the R2 low-discrepancy sequence (Roberts 2018), entered where the mean of the first 1, 2, 3, 4, 6, 8,
// 12, 16 and 24 places comes ever closer to that of all, so that more passes are always better light.
constexpr int kFirst = 62;
Point offsetOf(int k) {
  const auto fraction = [](double v) { return v - std::floor(v); };
  return {2 * fraction(.5 + .7548776662 * (kFirst + k)) - 1, 2 * fraction(.5 + .5698402910 * (kFirst + k)) - 1};
}

RenderOptions renderOptions(const DrawOptions& o, const PixelBox& window, bool coverageOnly) {
  return {o.side * o.supersample, window, o.gridMax, o.detail, o.softness, coverageOnly};
}

PixelBox whole(const DrawOptions& o) { return {0, 0, o.side * o.supersample, o.side * o.supersample}; }

at::Tensor meanPass(const Rendering& rendering, const Lights& lights, int passes, const std::function<void(int)>& onPass) {
  at::Tensor sum;
  for (int k = 0; k < passes; ++k) {
    const Point offset = offsetOf(k);
    const at::Tensor pass = rendering.pass(withKeyMoved(lights, kKeySpread * offset.x, kKeySpread * offset.y));
    sum = sum.defined() ? sum.add_(pass) : pass;
    if (onPass)
      onPass(k + 1);
  }
  return sum.div_(passes);
}

}  // namespace

class Painter::Impl {
 public:
  Impl(const Look& who, c10::Device where) : look(who), face(faceOf(who)), lights(lightsOf(who)), device(where) {}

  // The set with the person's soft shadow, linear.
  at::Tensor shadedSet(const at::Tensor& coverage, int side) const {
    const at::Tensor shadow = blurred(coverage, kShadowWidth * side / 2).mul_(-kShadowDepth).add_(1);
    return setOf(look, side, device) * shadow;
  }

  at::Tensor coverage(const DrawOptions& o) const {
    return averaged(Rendering(personOf(look, Eyelids::Open), lights, renderOptions(o, whole(o), true), device).coverage(),
                    o.supersample);
  }

  Patch closedEye(const DrawOptions& o, double side) const;

  Look look;
  FaceGeometry face;
  Lights lights;
  c10::Device device;
};

Patch Painter::Impl::closedEye(const DrawOptions& o, double side) const {
  const double er = face.er, eh = face.eh, rim = .012;
  const Raster raster{kHeadFrame, o.side};
  // What differs between open and closed: from the crease over the lid down to the lower lid, from corner to the end of the lashes.
  const double left = side * face.ex - 1.42 * er, right = side * face.ex + 1.42 * er, top = face.ey - 1.36 * eh - .010,
               bottom = face.ey + .92 * eh + .008;
  const auto pixel = [](double v) { return static_cast<int>(std::lround(v)); };
  const int x0 = pixel(raster.pixelX(left - rim)), x1 = pixel(raster.pixelX(right + rim)) + 1;
  const int y0 = pixel(raster.pixelY(top - rim)), y1 = pixel(raster.pixelY(bottom + rim)) + 1;
  const PixelBox patch = intersection({x0, y0, x1 - x0, y1 - y0}, {0, 0, o.side, o.side});
  const int reach = static_cast<int>(std::ceil(kBloomReach * o.side));
  const PixelBox seen =
      intersection({patch.x - reach, patch.y - reach, patch.w + 2 * reach, patch.h + 2 * reach}, {0, 0, o.side, o.side});
  const int n = o.supersample;
  const Rendering rendering(personOf(look, Eyelids::Closed), lights,
                            renderOptions(o, {seen.x * n, seen.y * n, seen.w * n, seen.h * n}, false), device);
  const at::Tensor image = finished(averaged(meanPass(rendering, lights, o.passes, {}), n), look.seed, {o.side, seen.x, seen.y});
  Patch result;
  result.x = patch.x;
  result.y = patch.y;
  result.colour = image.narrow(1, patch.y - seen.y, patch.h).narrow(2, patch.x - seen.x, patch.w).contiguous();
  const at::Tensor x = positionsX(raster, patch.x, patch.w, patch.w, device).view({1, -1});
  const at::Tensor y = positionsY(raster, patch.y, patch.h, patch.h, device).view({-1, 1});
  result.cover = (smoothstep(x, left - rim, left) * smoothstep(x, right + rim, right)) *
                 (smoothstep(y, top - rim, top) * smoothstep(y, bottom + rim, bottom));
  return result;
}

Painter::Painter(const Look& look, c10::Device device) : m_impl(std::make_unique<Impl>(look, device)) {}
Painter::~Painter() = default;
Painter::Painter(Painter&&) noexcept = default;
Painter& Painter::operator=(Painter&&) noexcept = default;

at::Tensor Painter::picture(const DrawOptions& o, const std::function<void(int)>& onPass) const {
  at::Tensor person, coverage;
  {
    const Rendering rendering(personOf(m_impl->look, Eyelids::Open), m_impl->lights, renderOptions(o, whole(o), false),
                              m_impl->device);
    person = averaged(meanPass(rendering, m_impl->lights, o.passes, onPass), o.supersample);
    coverage = averaged(rendering.coverage(), o.supersample);
  }
  const at::Tensor set = m_impl->shadedSet(coverage, o.side);
  return finished(person.addcmul_(set, coverage.neg().add_(1).unsqueeze(0)), m_impl->look.seed, {o.side, 0, 0});
}

at::Tensor Painter::mask(const DrawOptions& o) const { return m_impl->coverage(o); }

at::Tensor Painter::set(const DrawOptions& o) const {
  return finished(m_impl->shadedSet(m_impl->coverage(o), o.side), m_impl->look.seed, {o.side, 0, 0});
}

std::array<Patch, 2> Painter::closedEyes(const DrawOptions& o) const { return {m_impl->closedEye(o, -1), m_impl->closedEye(o, 1)}; }

const Look& Painter::look() const { return m_impl->look; }
const FaceGeometry& Painter::face() const { return m_impl->face; }

}  // namespace vortex::torch
