// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/sound_file.h"

#include "engine/media/media_input.h"
#include "engine/output/output_error.h"

#include <string>

namespace vortex::media {

using ffmpeg::check;
using output::kLongestSoundSeconds;
using output::OutputError;
using output::Sound;

Sound readSound(const std::filesystem::path& file) {
  MediaInput input(file, MediaInput::Kind::Sound, {"wav", "mov"});
  Sound sound{.rate = input.codec().sample_rate, .channels = input.codec().ch_layout.nb_channels, .samples = {}};
  if (sound.rate < 1000 || sound.rate > 384'000 || sound.channels < 1)
    throw OutputError("a sound of " + std::to_string(sound.rate) + " samples a second");
  const auto most = static_cast<std::size_t>(kLongestSoundSeconds * sound.rate);
  SwrContext* made = nullptr;
  AVChannelLayout mono = AV_CHANNEL_LAYOUT_MONO, given = input.codec().ch_layout;  // borrowed
  check(swr_alloc_set_opts2(&made, &mono, AV_SAMPLE_FMT_FLT, sound.rate, &given, input.codec().sample_fmt, sound.rate, 0, nullptr),
        "converting the sound");
  const ffmpeg::Resampler toMono(made);
  check(swr_init(toMono.get()), "converting the sound");
  while (input.next()) {
    const AVFrame& frame = input.frame();
    const std::size_t had = sound.samples.size();
    if (had + static_cast<std::size_t>(frame.nb_samples) > most)
      throw OutputError("is longer than " + std::to_string(static_cast<int>(kLongestSoundSeconds)) + " s");
    sound.samples.resize(had + static_cast<std::size_t>(frame.nb_samples));
    auto* to = reinterpret_cast<std::uint8_t*>(sound.samples.data() + had);
    const int got = check(
        swr_convert(toMono.get(), &to, frame.nb_samples, const_cast<const std::uint8_t**>(frame.extended_data), frame.nb_samples),
        "converting the sound");
    sound.samples.resize(had + static_cast<std::size_t>(got));
  }
  if (sound.samples.empty())
    throw OutputError("has no sound in it");
  return sound;
}

}  // namespace vortex::media
