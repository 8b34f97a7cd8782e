// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/models/voice/synthesis.h"

#include "engine/slot/job.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/TensorOperators.h>
#include <ATen/ops/addcmul.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/fft_irfft.h>
#include <ATen/ops/fft_rfft.h>
#include <ATen/ops/from_blob.h>
#include <ATen/ops/hann_window.h>
#include <ATen/ops/randn.h>
#include <ATen/ops/view_as_complex.h>
#include <ATen/ops/view_as_real.h>
#include <ATen/ops/zeros.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <numbers>
#include <numeric>

namespace vortex::torch {
namespace {

constexpr int kWindow = 4 * kHop;
constexpr int kTransform = 9 * kHop;  // zeros behind the window leave the resonances 25 ms to ring out
constexpr int kBins = kTransform / 2 + 1;
constexpr int kSpan = kTransform / kHop;     // hops that one frame's sound reaches over
constexpr int kBehind = kWindow / kHop - 1;  // hops of source before a frame's last one
// Frames of a block. kSamplesAtOnce * kBins stays under the 32768 elements from which LibTorch splits an operator over threads:
// where it splits, the last few elements of each part are rounded otherwise (complex products, exp2), and the bits would depend on
// the number of threads.
constexpr int kSamplesAtOnce = 60;
static_assert(kSamplesAtOnce * kBins < 32768);
constexpr int kBlocksAStep = 4;  // a step is reported after 1.2 s of sound
constexpr int kTable = 2048;
constexpr std::array<double, 4> kTablePitchHz{90, 140, 220, 340};
constexpr double kTableBandHz = 10'800, kTiltFromHz = 1000;
constexpr double kTableUse = .85;      // a table's usual pitch, of its highest: where its tilt is right
constexpr double kNoiseFloor = .04;    // of a frication's bell, beside it
constexpr double kVowelRms = 1.0;      // of the unscaled sound of a stressed vowel: what 0 dB of a noise means
constexpr double kBreathClosed = .35;  // breath that passes while the folds touch
constexpr double kLoudnessPower = -.32, kLoudnessFloor = .03, kEnvelopeSeconds = .080, kSpeechShare = .10;

// One row a frame of the block, the columns of the block's parameters as the device wants them: [rows, 1] each, f32.
class Columns {
 public:
  Columns(std::size_t rows, std::size_t columns) : m_rows(rows), m_values(rows * columns) {}
  void set(std::size_t row, std::size_t column, double value) { m_values[column * m_rows + row] = static_cast<float>(value); }
  at::Tensor on(c10::Device device) {
    const auto rows = static_cast<std::int64_t>(m_rows);
    return at::from_blob(m_values.data(), {static_cast<std::int64_t>(m_values.size()) / rows, rows, 1}, at::kFloat)
        .to(device, false, true);
  }

 private:
  std::size_t m_rows;
  std::vector<float> m_values;
};

enum SourceColumn : std::size_t {
  Phase,
  Pitch,
  PitchChange,
  Voicing,
  VoicingChange,
  Breath,
  BreathChange,
  NoiseLevel,
  NoiseLevelChange,
  TableRow,
  SourceColumns
};
enum FilterColumn : std::size_t { Gain, NoiseOctave, NoiseSharpness, ZeroB, ZeroC, Poles, FilterColumns = Poles + 2 * kResonances };

// Integral of sin(k t) e^(-jwt) over 0 .. length.
std::complex<double> sineSpectrum(double k, double length, double w) {
  if (std::abs(k - w) < 1e-6)
    w += 1e-6;  // a removable pole
  const std::complex<double> edge =
      std::polar(1.0, -w * length) * std::complex<double>(k * std::cos(k * length), w * std::sin(k * length));
  return (k - edge) / (k * k - w * w);
}

// The derivative of the glottal flow over one cycle: rises to the largest opening at tp, falls to the closure at the open quotient,
// where it breaks off: that edge is what the mouth rings with. Four copies of RMS 1 from its Fourier series, each without the
// harmonics that would fold at its pitch, tilted as the manner says.
at::Tensor sourceTables(c10::Device device, const Manner& manner) {
  constexpr std::size_t kHarmonics = kTable / 2 + 1;
  const double tp = manner.openQuotient * 2.6 / 3.6, tn = manner.openQuotient / 3.6;
  const double rise = std::numbers::pi / tp, fall = std::numbers::pi / 2 / tn;
  Columns series(2 * kHarmonics, kTablePitchHz.size());
  for (std::size_t row = 0; row < kTablePitchHz.size(); ++row)
    for (std::size_t h = 1; static_cast<double>(h) * kTablePitchHz[row] <= kTableBandHz; ++h) {
      const double w = 2 * std::numbers::pi * static_cast<double>(h);
      const double octaves = std::max(0.0, std::log2(static_cast<double>(h) * kTablePitchHz[row] * kTableUse / kTiltFromHz));
      const std::complex<double> c =
          (.5 * rise * sineSpectrum(rise, tp, w) - fall * std::polar(1.0, -w * tp) * sineSpectrum(fall, tn, w)) *
          std::pow(10, -manner.tiltDbPerOctave / 20 * octaves);
      series.set(2 * h, row, c.real());
      series.set(2 * h + 1, row, c.imag());
    }
  const at::Tensor spectrum = at::view_as_complex(series.on(device).view({-1, kHarmonics, 2}));
  at::Tensor copies = at::fft_irfft(spectrum, kTable);
  copies.div_(copies.square().mean(1, true).sqrt_());
  return at::cat({copies, copies.narrow(1, 0, 1)}, 1).view(-1);  // rows of 2049: the last sample leads into the next cycle
}

// value + change * i/120 over the samples of each hop: [hops, 120].
at::Tensor ramped(const SynthesisTables& tables, const at::Tensor& columns, std::size_t value) {
  return at::addcmul(columns[static_cast<std::int64_t>(value)], columns[static_cast<std::int64_t>(value) + 1], tables.ramp);
}

struct Source {
  at::Tensor mouth, noise;  // [hops, 120]: what goes through the resonances, what does not
};

class Synthesizer {
 public:
  Synthesizer(const SynthesisTables& tables, const std::vector<VoiceFrame>& frames, const Manner& manner, std::uint64_t seed)
      : m_tables(tables), m_frames(frames), m_manner(manner), m_generator(at::detail::createCPUGenerator(seed)),
        m_cycle(sourceTables(tables.device, manner)) {}

  // Writes the unscaled sound of hops first .. first + count, which follow those of the last call. A frame's sound begins kBehind
  // hops before its last one, so that the sound leaves that many hops late: out holds kBehind hops more in front.
  void block(int first, int count, const at::Tensor& out) {
    Source now = source(first, count);
    const at::Tensor mouth = at::cat({behind(m_behind.mouth), now.mouth}), noise = at::cat({behind(m_behind.noise), now.noise});
    m_behind = {mouth.narrow(0, count, kBehind).clone(), noise.narrow(0, count, kBehind).clone()};
    const at::Tensor sound = filtered(first, count, spectrumOf(mouth, count), spectrumOf(noise, count));
    const std::int64_t rows = std::min<std::int64_t>(count + kSpan - 1, out.size(0) - first);
    for (int j = 0; j < kSpan; ++j) {
      const std::int64_t fit = std::min<std::int64_t>(count, rows - j);
      if (fit > 0)
        out.narrow(0, first + j, fit).add_(sound.narrow(1, j * kHop, kHop).narrow(0, 0, fit));
    }
  }

 private:
  const VoiceFrame& frame(int i) const {
    return m_frames[static_cast<std::size_t>(std::clamp(i, 0, static_cast<int>(m_frames.size()) - 1))];
  }

  at::Tensor behind(const at::Tensor& kept) const {
    return kept.defined() ? kept : at::zeros({kBehind, kHop}, at::TensorOptions(m_tables.device).dtype(at::kFloat));
  }

  at::Tensor noise(int count) {
    return at::randn({count, kHop}, m_generator, at::TensorOptions().dtype(at::kFloat)).to(m_tables.device);
  }

  Source source(int first, int count) {
    Columns host(static_cast<std::size_t>(count), SourceColumns);
    for (int i = 0; i < count; ++i) {
      const VoiceFrame &f = frame(first + i), &next = frame(first + i + 1);
      const auto row = static_cast<std::size_t>(i);
      host.set(row, Phase, f.phase);
      host.set(row, Pitch, f.pitchHz / kTrackRate);  // cycles a hop
      host.set(row, PitchChange, (next.pitchHz - f.pitchHz) / kTrackRate);
      host.set(row, Voicing, f.voicing);
      host.set(row, VoicingChange, next.voicing - f.voicing);
      host.set(row, Breath, f.aspiration);
      host.set(row, BreathChange, next.aspiration - f.aspiration);
      host.set(row, NoiseLevel, f.noise * kVowelRms);
      host.set(row, NoiseLevelChange, (next.noise - f.noise) * kVowelRms);
      std::size_t table = 0;
      while (table + 1 < kTablePitchHz.size() && f.pitchHz > kTablePitchHz[table])
        ++table;
      host.set(row, TableRow, static_cast<double>(table) * (kTable + 1));
    }
    const at::Tensor c = host.on(m_tables.device);
    // The pitch is linear within a hop: the phase is its integral.
    at::Tensor phase = at::addcmul(c[Phase], c[Pitch], m_tables.ramp).addcmul_(c[PitchChange], m_tables.halfSquare);
    phase = phase.sub_(phase.floor());
    const at::Tensor voicing = ramped(m_tables, c, Voicing);
    const at::Tensor place = phase * kTable, left = place.floor().clamp_max_(kTable - 1);
    const at::Tensor index = (left + c[TableRow]).to(at::kLong);
    const at::Tensor a = m_cycle.take(index), b = m_cycle.take(index.add_(1));
    const at::Tensor pulses = at::addcmul(a, place - left, b - a);
    // Breath flows while the folds are open; where nothing vibrates they are open all the time.
    const at::Tensor closed =
        phase.gt(m_manner.openQuotient).to(at::kFloat).mul_(voicing.clamp_max(.2).mul_(5 * (1 - kBreathClosed)));
    const at::Tensor breath = noise(count).mul_(ramped(m_tables, c, Breath)).mul_(closed.neg_().add_(1));
    return {at::addcmul(breath, pulses, voicing), noise(count).mul_(ramped(m_tables, c, NoiseLevel))};
  }

  at::Tensor spectrumOf(const at::Tensor& hops, int count) const {
    const at::Tensor frames = hops.view(-1).unfold(0, kWindow, kHop).narrow(0, 0, count);
    return at::fft_rfft(frames * m_tables.window, kTransform);
  }

  // 1 - b z⁻¹ - c z⁻² on every bin: [frames, bins] complex.
  at::Tensor polynomial(const at::Tensor& b, const at::Tensor& c) const {
    return at::view_as_complex(
        at::addcmul(m_tables.one, b, m_tables.minusZ1).addcmul_(c, m_tables.minusZ2).view({b.size(0), kBins, 2}));
  }

  at::Tensor filtered(int first, int count, at::Tensor mouth, const at::Tensor& noise) const {
    Columns host(static_cast<std::size_t>(count), FilterColumns);
    for (int i = 0; i < count; ++i) {
      const VoiceFrame& f = frame(first + i + 1 - kWindow / kHop / 2);  // the instant in the middle of the window
      const auto row = static_cast<std::size_t>(i);
      host.set(row, Gain, f.gain);
      host.set(row, NoiseOctave, f.noiseOctave);
      host.set(row, NoiseSharpness, -.5 * std::numbers::log2e / (f.noiseWidth * f.noiseWidth));  // exp(x) = exp2(x log2 e)
      host.set(row, ZeroB, f.zero.b);
      host.set(row, ZeroC, f.zero.c);
      for (std::size_t k = 0; k < kResonances; ++k) {
        host.set(row, Poles + 2 * k, f.poles[k].b);
        host.set(row, Poles + 2 * k + 1, f.poles[k].c);
      }
    }
    const at::Tensor c = host.on(m_tables.device);
    at::Tensor poles = polynomial(c[Poles], c[Poles + 1]);
    for (std::size_t k = 1; k < kResonances; ++k)
      poles.mul_(polynomial(c[static_cast<std::int64_t>(Poles + 2 * k)], c[static_cast<std::int64_t>(Poles + 2 * k + 1)]));
    mouth.mul_(polynomial(c[ZeroB], c[ZeroC])).mul_(c[Gain]).div_(poles);
    at::Tensor bell = (m_tables.octave - c[NoiseOctave]).square_().mul_(c[NoiseSharpness]).exp2_().add_(kNoiseFloor);
    bell.div_(bell.square().mean(1, true).sqrt_());  // white noise of RMS 1 comes out with RMS 1
    at::view_as_real(mouth).addcmul_(at::view_as_real(noise), bell.unsqueeze(2));
    return at::fft_irfft(mouth, kTransform);
  }

  const SynthesisTables& m_tables;
  const std::vector<VoiceFrame>& m_frames;
  const Manner& m_manner;
  at::Generator m_generator;
  at::Tensor m_cycle;  // [4 * 2049]
  Source m_behind;
};

// A gain per hop that evens soft and loud out a little and brings speech to the wanted RMS.
std::vector<double> loudnessGains(const std::vector<double>& power, const Manner& manner) {
  const int count = static_cast<int>(power.size()), reach = static_cast<int>(kEnvelopeSeconds * kTrackRate / 2);
  std::vector<double> envelope(power.size()), gains(power.size()), weights;
  for (int k = -reach; k <= reach; ++k)
    weights.push_back(.5 + .5 * std::cos(std::numbers::pi * k / (reach + 1)));
  const double whole = std::accumulate(weights.begin(), weights.end(), 0.0);
  for (int i = 0; i < count; ++i) {
    double sum = 0;
    for (int k = std::max(-reach, -i); k <= std::min(reach, count - 1 - i); ++k)
      sum += weights[static_cast<std::size_t>(k + reach)] * power[static_cast<std::size_t>(i + k)];
    envelope[static_cast<std::size_t>(i)] = std::sqrt(sum / whole);
  }
  std::vector<double> sorted = envelope;
  std::sort(sorted.begin(), sorted.end());
  const double peak = std::max(sorted[sorted.size() * 97 / 100], 1e-9);
  double sum = 0, speech = 0;
  for (std::size_t i = 0; i < gains.size(); ++i) {
    gains[i] = std::pow(envelope[i] / peak + kLoudnessFloor, kLoudnessPower);
    if (envelope[i] > kSpeechShare * peak) {
      sum += power[i] * gains[i] * gains[i];
      ++speech;
    }
  }
  const double scale = .085 * (.6 + .4 * manner.energy) / std::max(std::sqrt(sum / std::max(speech, 1.0)), 1e-9);
  for (double& g : gains)
    g *= scale;
  return gains;
}

}  // namespace

SynthesisTables::SynthesisTables(c10::Device where) : device(where) {
  const auto real = at::TensorOptions(device).dtype(at::kFloat);
  window = at::hann_window(kWindow, real).mul_(.5);
  Columns tables(kBins, 5);
  Columns spectra(2 * kBins, 3);
  for (std::size_t i = 0; i < kBins; ++i) {
    const double w = 2 * std::numbers::pi * static_cast<double>(i) / kTransform;
    spectra.set(2 * i, 0, 1);
    spectra.set(2 * i, 1, -std::cos(w));
    spectra.set(2 * i + 1, 1, std::sin(w));
    spectra.set(2 * i, 2, -std::cos(2 * w));
    spectra.set(2 * i + 1, 2, std::sin(2 * w));
    tables.set(i, 0, std::log2(std::max(.5, static_cast<double>(i)) * kSampleRate / kTransform));
  }
  const at::Tensor z = spectra.on(device).squeeze(2);
  one = z[0];
  minusZ1 = z[1];
  minusZ2 = z[2];
  octave = tables.on(device).squeeze(2)[0];
  ramp = at::arange(kHop, real).div_(kHop);
  halfSquare = ramp.square().mul_(.5);
}

at::Tensor synthesize(const SynthesisTables& tables, const std::vector<VoiceFrame>& frames, const Manner& manner,
                      std::uint64_t seed, const std::function<void(int, int)>& onStep) {
  const int hops = static_cast<int>(frames.size()), blocks = (hops + kSamplesAtOnce - 1) / kSamplesAtOnce;
  const int steps = (blocks + kBlocksAStep - 1) / kBlocksAStep + 1;
  // The sound leaves kBehind hops late (Synthesizer::block).
  const at::Tensor raw = at::zeros({hops + kBehind, kHop}, at::TensorOptions(tables.device).dtype(at::kFloat));
  Synthesizer synthesizer(tables, frames, manner, seed);
  std::vector<double> power;
  for (int b = 0; b < blocks; ++b) {
    synthesizer.block(b * kSamplesAtOnce, std::min(kSamplesAtOnce, hops - b * kSamplesAtOnce), raw);
    if ((b + 1) % kBlocksAStep == 0 || b + 1 == blocks)
      onStep(b / kBlocksAStep + 1, steps);
  }
  // Second pass: loudness, limit, grid.
  const at::Tensor sound = raw.narrow(0, kBehind, hops);
  for (int b = 0; b < blocks; ++b) {
    const at::Tensor p =
        sound.narrow(0, b * kSamplesAtOnce, std::min(kSamplesAtOnce, hops - b * kSamplesAtOnce)).square().mean(1).cpu();
    const float* values = p.const_data_ptr<float>();
    power.insert(power.end(), values, values + p.numel());
  }
  const std::vector<double> gains = loudnessGains(power, manner);
  for (int b = 0; b < blocks; ++b) {
    const int first = b * kSamplesAtOnce, count = std::min(kSamplesAtOnce, hops - first);
    Columns host(static_cast<std::size_t>(count), 2);
    for (int i = 0; i < count; ++i) {
      const auto at = static_cast<std::size_t>(first + i);
      host.set(static_cast<std::size_t>(i), 0, gains[at]);
      host.set(static_cast<std::size_t>(i), 1, gains[std::min(at + 1, gains.size() - 1)] - gains[at]);
    }
    const at::Tensor c = host.on(tables.device);
    sound.narrow(0, first, count).mul_(ramped(tables, c, 0)).tanh_().mul_(32767).round_().div_(32768).add_(0);  // no -0
  }
  onStep(steps, steps);
  return sound.reshape({-1});
}

}  // namespace vortex::torch
