// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/check/random_job.h"

#include "engine/slot/seed.h"
#include "tests/bench/check/random_prompt.h"

#include <array>
#include <span>
#include <string_view>

namespace vortex::bench {
namespace {

constexpr std::array<std::string_view, 12> kSentences{
    "Good evening.",
    "The harbour reports that nothing was lost, and that somebody has found it again.",
    "A book was returned on time, and the librarian has been informed.",
    "In the last minute of extra time, the goalkeeper left his goal!",
    "A robot was elected to the town council last night.",
    "Prices rose 3.5 %, fell, and stood still to be photographed.",
    "Nobody knows who painted the bridge blue; everybody has an opinion.",
    "Dr. Miller says: \"The moon is still there.\"",
    "And now the sports - there were some.",
    "Why did the train arrive early?",
    "BREAKING: SEVEN DUCKS CROSSED THE ROAD",
    "Thank you, and good night."};
constexpr std::array<std::string_view, 12> kShortOrHalting{"Hm.",
                                                           "No.",
                                                           "Shh.",
                                                           "A",
                                                           "I",
                                                           "Psst!",
                                                           "Mm",
                                                           "7",
                                                           "Well... ... ... ... yes.",
                                                           ". . . . . . . . . . Hello",
                                                           "S",
                                                           "Oh - - - - - - - - - no."};
constexpr std::array<std::string_view, 8> kDarkOrWhite{
    "at night, black suit, dark background",
    "a black man with black hair, black hat, sunglasses, wearing a black coat, in space, noir",
    "a man in a black turtleneck, black background, night, noir",
    "an old man with white hair, white beard, wearing a white suit, in the snow, bright light",
    "a pale woman with white hair, wearing a white lab coat, white background, bright light",
    "a robot in a white hoodie, white studio, bright light",
    "fog",
    "a grey man in a grey suit, grey background, storm"};
constexpr std::array<std::string_view, 4> kVoices{"anchor_m", "anchor_f", "woman", "somebody"};
constexpr std::array<Emotion, 8> kEmotions{Emotion::Neutral, Emotion::Excited, Emotion::Sad,       Emotion::Angry,
                                           Emotion::Manic,   Emotion::Calm,    Emotion::Sarcastic, Emotion::Fearful};
constexpr std::array<Expression, 4> kExpressions{Expression::Neutral, Expression::Excited, Expression::Manic, Expression::Calm};

class Draw {
 public:
  explicit Draw(std::uint64_t seed) : m_state(seed) {}
  std::uint64_t next() { return m_state = mix64(m_state); }
  double share() { return static_cast<double>(next() >> 11) * 0x1p-53; }
  template <typename T, std::size_t N>
  const T& of(const std::array<T, N>& values) {
    return values[next() % N];
  }

 private:
  std::uint64_t m_state;
};

std::string randomScript(Draw& draw) {
  std::string script;
  for (std::uint64_t left = 1 + draw.next() % 4; left > 0; --left)
    script += std::string(draw.of(kSentences)) + (left > 1 ? " " : "");
  return script;
}

}  // namespace

Job randomJob(std::uint64_t seed) {
  Draw draw(mix64(seed) ^ 0x6a6f62);
  const bool hard = seed % 4 == 3;
  Job job;
  job.seed = draw.next();
  job.duration = seconds(0.5 + 3 * draw.share());
  job.script = hard ? std::string(draw.of(kShortOrHalting)) : randomScript(draw);
  job.voiceId = draw.of(kVoices);
  job.speed = 0.8 + 0.4 * draw.share();
  job.emotion = hard && draw.share() < 0.5 ? (draw.share() < 0.5 ? Emotion::Sad : Emotion::Calm) : draw.of(kEmotions);
  job.prompt = hard ? std::string(draw.of(kDarkOrWhite)) : randomPrompt(draw.next());
  for (std::uint64_t left = draw.next() % 4; left > 0; --left)
    job.expressions.push_back(draw.of(kExpressions));
  job.quality = {.side = 128,
                 .maxFrames = 72,
                 .passes = {1, 1, 1, 1},
                 .supersample = 1,
                 .sampling = Sampling::Bilinear,
                 .framesPerCall = 4,
                 .textDraws = 10};
  return job;
}

}  // namespace vortex::bench
