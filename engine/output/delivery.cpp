// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/output/delivery.h"

#include "engine/output/npy.h"
#include "engine/output/output_error.h"
#include "engine/output/png_writer.h"
#include "engine/output/result_json.h"
#include "engine/output/slot_folder.h"
#include "engine/output/wav_writer.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

namespace vortex::output {
namespace {

using backend::Artifact;
using backend::ArtifactKind;

template <typename T>
std::span<const T> valuesOf(const Artifact& artifact) {
  const auto bytes = artifact.lease->bytes();
  const auto wanted = static_cast<std::size_t>(artifact.info.bytes().count);
  if (bytes.size() < wanted)
    throw OutputError(std::string(toString(artifact.info.kind)) + " of " + shapeText(artifact.info) + " has " +
                      std::to_string(wanted) + " bytes, its buffer only " + std::to_string(bytes.size()));
  return {reinterpret_cast<const T*>(bytes.data()), wanted / sizeof(T)};
}

// The file that gives the output back bit by bit; "" where none does.
const char* losslessFile(ArtifactKind kind) {
  switch (kind) {
  case ArtifactKind::Sound:
    return "audio.wav";
  case ArtifactKind::Picture:
    return "actor.png";
  case ArtifactKind::Marks:
    return "marks.npy";
  case ArtifactKind::Frames:
  case ArtifactKind::Embedding:
    return "";
  }
  return "";
}

class Delivery {
 public:
  Delivery(DeliveryJob job, const DeliverySettings& settings, const std::atomic<bool>& abandon)
      : m_job(std::move(job)), m_settings(settings), m_abandon(abandon) {}

  DeliveryResult run() {
    try {
      m_folder.emplace(m_settings.out, m_job.record.slot.value);
      writeAll();
      return Delivered{
          .slot = m_job.record.slot, .encode = sinceStart(), .clip = m_delivery.files.contains("clip.mp4"), .made = onDisk()};
    } catch (const std::exception& error) {
      m_job.artifacts.clear();
      leaveReason(error.what());
      return DeliveryFailed{.slot = m_job.record.slot, .message = error.what(), .made = onDisk()};
    }
  }

 private:
  Duration sinceStart() const { return std::chrono::steady_clock::now() - m_start; }

  OnDisk onDisk() const {
    OnDisk made;
    for (const auto& [name, bytes] : m_delivery.files)
      made.bytes += Bytes{bytes};
    if (m_folder && !m_delivery.files.empty())
      made.folder = m_folder->path();
    for (const OutputDigest& output : m_delivery.outputs) {
      const char* const file = losslessFile(output.info.kind);
      made.outputs.push_back({.kind = std::string(toString(output.info.kind)),
                              .dtype = std::string(toString(output.info.dtype)),
                              .shape = shapeText(output.info),
                              .sha256 = hexOf(output.digest),
                              .bytes = output.info.bytes(),
                              .file = m_delivery.files.contains(file) ? file : ""});
    }
    return made;
  }

  // Takes the artifact of this kind out of the job; the lease ends with what is returned.
  std::optional<Artifact> take(ArtifactKind kind) {
    const auto found = std::find_if(m_job.artifacts.begin(), m_job.artifacts.end(),
                                    [kind](const Artifact& a) { return a.info.kind == kind && a.lease != nullptr; });
    if (found == m_job.artifacts.end())
      return std::nullopt;
    Artifact artifact = std::move(*found);
    m_job.artifacts.erase(found);
    return artifact;
  }

  void addDigest(const Artifact& artifact) {
    m_delivery.outputs.push_back({artifact.info, digestOf(artifact.info, std::as_bytes(valuesOf<std::byte>(artifact)))});
  }

  template <typename Writer>
  void writeFile(const char* name, Writer&& write) {
    PendingFile file(*m_folder, name);
    write(file);
    file.keep();
    m_delivery.files[name] = static_cast<std::int64_t>(std::filesystem::file_size(m_folder->path() / name));
  }

  void writeAll() {
    std::optional<Artifact> sound = take(ArtifactKind::Sound);
    if (sound) {
      addDigest(*sound);
      writeFile("audio.wav", [&](PendingFile& file) { writeWav(file, valuesOf<float>(*sound)); });
    }
    if (const auto marks = take(ArtifactKind::Marks)) {
      addDigest(*marks);
      writeFile("marks.npy", [&](PendingFile& file) {
        file.write(npyHeader(marks->info));
        file.write(std::as_bytes(valuesOf<float>(*marks)));
      });
    }
    if (const auto embedding = take(ArtifactKind::Embedding))
      addDigest(*embedding);
    if (const auto picture = take(ArtifactKind::Picture)) {
      addDigest(*picture);
      writeFile("actor.png", [&](PendingFile& file) {
        writePng(file, valuesOf<float>(*picture), static_cast<int>(picture->info.shape[3]),
                 static_cast<int>(picture->info.shape[2]));
      });
    }
    if (auto frames = take(ArtifactKind::Frames)) {
      if (!sound)
        throw OutputError("the slot has frames but no sound");
      writeFrames(std::move(*frames), std::exchange(sound, std::nullopt).value());
    }
    writeFile("proof.txt", [&](PendingFile& file) {
      file.write(proofText(canonicalRecipeOf(m_job.record), m_job.record.seed, m_delivery.outputs));
    });
    m_delivery.message = whyNoDelivery();
    m_delivery.delivered = m_delivery.message.empty();
    m_delivery.encode = sinceStart();
    writeFile("result.json", [&](PendingFile& file) { file.write(resultJson(m_job.record, m_delivery)); });
  }

  // Why this is no delivery, although all that the slot left is on the disk; "" where it is one. As the scheduler asks for clips.
  std::string whyNoDelivery() const {
    const bool made = m_delivery.files.contains("clip.mp4");
    const Outcome outcome = m_job.record.verdict.outcome;
    switch (outcome) {
    case Outcome::Succeeded:
    case Outcome::Late:
    case Outcome::SelfCheckFailed:
      return made ? "" : kNothingForAClip;
    case Outcome::TimedOut:
    case Outcome::DeadlineUnreachable:
    case Outcome::Canceled:
    case Outcome::Shed:
    case Outcome::Failed:
      break;
    }
    return (made ? "its clip is no delivery: the slot " : "no clip: the slot ") + std::string(toString(outcome));
  }

  // Hashes and encodes in one pass over the frames.
  void writeFrames(Artifact frames, Artifact sound) {
    const backend::ArtifactInfo info = frames.info;
    FrameDigests digests;
    const ClipSource source{.frames = valuesOf<std::uint8_t>(frames),
                            .count = static_cast<int>(info.shape[0]),
                            .width = static_cast<int>(info.shape[3]),
                            .height = static_cast<int>(info.shape[2]),
                            .sound = valuesOf<float>(sound)};
    const ClipHooks hooks{.onFrame =
                              [&](int, std::span<const std::uint8_t> frame) {
                                if (m_abandon.load(std::memory_order_relaxed))
                                  throw OutputError(kAbandoned);
                                digests.add(std::as_bytes(frame));
                              },
                          .onSourceRead =
                              [&] {
                                frames.lease.reset();
                                sound.lease.reset();
                              }};
    writeFile("clip.mp4", [&](PendingFile& file) {
      try {
        const ClipReport report = writeClip(file.path(), source, m_settings.clip, hooks);
        m_delivery.videoCodec = report.videoCodec;
        m_delivery.audioCodec = report.audioCodec;
      } catch (const OutputError& error) {
        if (m_abandon)
          throw;
        throw OutputError((m_folder->path() / "clip.mp4").string() + ": " + error.what());
      }
    });
    m_delivery.outputs.push_back({info, digests.total()});
    writeFile("frames.sha256", [&](PendingFile& file) { file.write(digests.sidecar()); });
  }

  // What is left of a failed delivery: its reason, where that can still be written.
  void leaveReason(const std::string& message) noexcept {
    if (!m_folder)
      return;
    m_folder->removeFiles();
    try {
      m_delivery.delivered = false;
      m_delivery.message = message;
      m_delivery.encode = sinceStart();
      m_delivery.videoCodec.clear();
      m_delivery.audioCodec.clear();
      m_delivery.files.clear();
      writeFile("result.json", [&](PendingFile& file) { file.write(resultJson(m_job.record, m_delivery)); });
    } catch (const std::exception&) {
      // The same disk has refused the clip; the reason goes out with the event in any case.
      m_folder->removeFiles();
      m_folder->removeIfEmpty();
      m_delivery.files.clear();
    }
  }

  const std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
  DeliveryJob m_job;
  const DeliverySettings& m_settings;
  const std::atomic<bool>& m_abandon;
  std::optional<SlotFolder> m_folder;
  DeliveryRecord m_delivery;
};

}  // namespace

DeliveryResult deliver(DeliveryJob job, const DeliverySettings& settings, const std::atomic<bool>& abandon) {
  return Delivery(std::move(job), settings, abandon).run();
}

}  // namespace vortex::output
