// SPDX-License-Identifier: GPL-3.0-or-later
//
// A slot's outputs made by arithmetic, and the FFmpeg programs that judge what was written of them.
#pragma once

#include "engine/backend/artifact.h"
#include "engine/output/delivery.h"

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTest>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <memory>
#include <utility>
#include <vector>

namespace vortex::made {

class MemoryLease : public backend::Lease {
 public:
  template <typename T>
  explicit MemoryLease(const std::vector<T>& values) : m_bytes(values.size() * sizeof(T)) {
    std::memcpy(m_bytes.data(), values.data(), m_bytes.size());
  }
  std::span<const std::byte> bytes() const override { return m_bytes; }

 private:
  std::vector<std::byte> m_bytes;
};

// Soft shapes that move, so that a frame that is missing, doubled or shifted shows in PSNR: [count, 3, side, side].
inline std::vector<std::uint8_t> frames(int count, int side) {
  std::vector<std::uint8_t> bytes;
  bytes.reserve(static_cast<std::size_t>(count) * 3 * static_cast<std::size_t>(side * side));
  for (int i = 0; i < count; ++i)
    for (int c = 0; c < 3; ++c)
      for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
          bytes.push_back(static_cast<std::uint8_t>(
              std::lround(128 + 60 * std::sin(0.07 * x + 0.21 * i + 2.0 * c) + 50 * std::sin(0.05 * y - 0.13 * i + c))));
  return bytes;
}

// Bursts of noise on the 16-bit grid: broad-band, so that its correlation with itself peaks at one sample. [count · 1000]
inline std::vector<float> sound(int count) {
  std::vector<float> samples(static_cast<std::size_t>(count) * 1000);
  std::uint32_t state = 12345;
  float smooth = 0;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    state = state * 1664525u + 1013904223u;
    const float noise = static_cast<float>(static_cast<std::int32_t>(state) >> 16) / 32768.0f;
    smooth += 0.3f * (noise - smooth);
    const float burst = 0.5f + 0.5f * std::sin(0.002f * static_cast<float>(i));
    samples[i] = std::round(0.6f * burst * smooth * 32768.0f) / 32768.0f + 0.0f;  // no -0, which 16 bits do not have
  }
  return samples;
}

inline std::vector<float> picture(int side) {
  std::vector<float> values;
  for (int k = 0; k < 3 * side * side; ++k)
    values.push_back(static_cast<float>((k * 7919) % 256) / 255.0f);
  return values;
}

template <typename T>
backend::Artifact artifact(backend::ArtifactInfo info, const std::vector<T>& values) {
  return {.info = info, .lease = std::make_shared<MemoryLease>(values)};
}

inline backend::ArtifactInfo infoOf(backend::ArtifactKind kind, int count, std::int64_t side) {
  Job job{.duration = seconds(count / 24.0)};
  job.quality.side = static_cast<int>(side);
  for (Stage stage : kStages)
    for (const backend::ArtifactInfo& info : backend::outputsOf(stage, job))
      if (info.kind == kind)
        return info;
  return {};
}

inline SlotRecord record(std::uint64_t slot) {
  Recipe recipe;
  recipe.recipeId = "r-1";
  recipe.label = "noon";
  recipe.canonicalJson = R"({"seed":7})";
  SlotRecord record;
  record.slot = {slot};
  record.recipe = std::make_shared<const Recipe>(recipe);
  record.seed = 7;
  return record;
}

inline output::DeliveryJob wholeSlot(std::uint64_t slot, int count, int side) {
  using enum backend::ArtifactKind;
  const auto marks = infoOf(Marks, count, side);
  return {.record = record(slot),
          .artifacts = {artifact(infoOf(Sound, count, side), sound(count)),
                        artifact(marks, std::vector<float>(static_cast<std::size_t>(marks.elements()), 0.5f)),
                        artifact(infoOf(Picture, count, side), picture(side)),
                        artifact(infoOf(Frames, count, side), frames(count, side)),
                        artifact(infoOf(Embedding, count, side), std::vector<float>(512, 0.044f))}};
}

// Standard output of a program; fails the test where it does not end well.
inline QByteArray outputOf(const QString& program, const QStringList& arguments) {
  QProcess process;
  process.start(program, arguments, QIODevice::ReadOnly);
  if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
    QTest::qFail(qPrintable(QStringLiteral("%1 %2: %3 %4")
                                .arg(program, arguments.join(u' '), process.errorString(),
                                     QString::fromUtf8(process.readAllStandardError()))),
                 __FILE__, __LINE__);
    return {};
  }
  return process.readAllStandardOutput();
}

inline QByteArray decodedRgb(const QString& file) {
  return outputOf(QStringLiteral("ffmpeg"),
                  {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-i"), file, QStringLiteral("-vf"),
                   QStringLiteral("scale=out_range=full"), QStringLiteral("-pix_fmt"), QStringLiteral("rgb24"),
                   QStringLiteral("-vsync"), QStringLiteral("passthrough"), QStringLiteral("-f"), QStringLiteral("rawvideo"),
                   QStringLiteral("-")});
}

inline std::vector<float> decodedSound(const QString& file) {
  const QByteArray bytes =
      outputOf(QStringLiteral("ffmpeg"),
               {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-i"), file, QStringLiteral("-vn"),
                QStringLiteral("-ac"), QStringLiteral("1"), QStringLiteral("-f"), QStringLiteral("f32le"), QStringLiteral("-")});
  std::vector<float> samples(static_cast<std::size_t>(bytes.size()) / sizeof(float));
  std::memcpy(samples.data(), bytes.constData(), samples.size() * sizeof(float));
  return samples;
}

}  // namespace vortex::made
