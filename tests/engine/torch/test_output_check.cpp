// SPDX-License-Identifier: Apache-2.0
//
// Contract 3: NaN, Inf, black or silent output of a stage is never handed on.
#include "engine/torch/output_check.h"

#include <QtTest>
#include <cmath>
#include <cstring>
#include <limits>

using namespace vortex;
using namespace vortex::backend;
using vortex::torch::whatIsWrong;

namespace {

struct Output {
  explicit Output(ArtifactInfo made) : info(made), bytes(static_cast<std::size_t>(made.bytes().count)) {}
  float* floats() { return reinterpret_cast<float*>(bytes.data()); }
  std::optional<std::string> check() {
    const std::vector<OutputBuffer> outputs{{info, bytes}};
    return whatIsWrong(outputs);
  }
  bool complainsOf(const char* words) {
    const auto wrong = check();
    return wrong && wrong->find(words) != std::string::npos;
  }
  ArtifactInfo info;
  std::vector<std::byte> bytes;
};

Output goodSound() {
  Output sound({.kind = ArtifactKind::Sound, .dtype = DType::F32, .rank = 1, .shape = {24'000, 1, 1, 1}});
  for (int i = 0; i < 12'000; ++i)  // half of it speaks, half is silence
    sound.floats()[i] = 0.1f * std::sin(static_cast<float>(i) * 0.05f);
  return sound;
}

Output goodPicture() {
  Output picture({.kind = ArtifactKind::Picture, .dtype = DType::F32, .rank = 4, .shape = {1, 3, 16, 16}});
  for (int i = 0; i < 3 * 256; ++i)
    picture.floats()[i] = static_cast<float>(i % 200) / 255;
  return picture;
}

Output goodFrames() {
  Output frames({.kind = ArtifactKind::Frames, .dtype = DType::U8, .rank = 4, .shape = {6, 3, 64, 64}});
  for (std::size_t i = 0; i < frames.bytes.size(); ++i)
    frames.bytes[i] = static_cast<std::byte>(i % 61);
  return frames;
}

Output goodEmbedding() {
  Output embedding({.kind = ArtifactKind::Embedding, .dtype = DType::F32, .rank = 1, .shape = {512, 1, 1, 1}});
  embedding.floats()[3] = 0.6f;
  embedding.floats()[9] = -0.8f;
  return embedding;
}

}  // namespace

class TestOutputCheck : public QObject {
  Q_OBJECT

 private slots:
  void goodOutputsPass() {
    QVERIFY(!goodSound().check());
    QVERIFY(!goodPicture().check());
    QVERIFY(!goodFrames().check());
    QVERIFY(!goodEmbedding().check());
  }

  void oneNanOrInfInASoundIsNamed() {
    Output sound = goodSound();
    sound.floats()[17'000] = std::numeric_limits<float>::quiet_NaN();
    QVERIFY(sound.complainsOf("sound: value 17000 of 24000 is nan"));
    sound = goodSound();
    sound.floats()[0] = -std::numeric_limits<float>::infinity();
    QVERIFY(sound.complainsOf("sound: value 0 of 24000 is -inf"));
  }

  void aSilentSoundIsRefused() {
    Output sound = goodSound();
    std::memset(sound.bytes.data(), 0, sound.bytes.size());
    QVERIFY(sound.complainsOf("silent"));
    sound.floats()[5] = 1.0f / 32'768;  // one bit of noise is no speech
    QVERIFY(sound.complainsOf("silent"));
  }

  void aPictureMustBeFiniteInRangeAndShowSomething() {
    Output picture = goodPicture();
    picture.floats()[100] = std::numeric_limits<float>::quiet_NaN();
    QVERIFY(picture.complainsOf("picture: value 100 of 768 is nan"));
    picture = goodPicture();
    picture.floats()[0] = 1.5f;
    QVERIFY(picture.complainsOf("0 to 1 is allowed"));
    picture = goodPicture();
    std::fill_n(picture.floats(), 768, 0.0f);
    QVERIFY(picture.complainsOf("black"));
    std::fill_n(picture.floats(), 768, 0.5f);
    QVERIFY(picture.complainsOf("flat"));
  }

  void oneBlackOrFlatFrameIsNamed() {
    Output frames = goodFrames();
    std::memset(frames.bytes.data() + 4 * 3 * 64 * 64, 0, 3 * 64 * 64);
    QVERIFY(frames.complainsOf("frame 4 of 6: black"));
    frames = goodFrames();
    std::memset(frames.bytes.data() + 5 * 3 * 64 * 64, 90, 3 * 64 * 64);
    QVERIFY(frames.complainsOf("frame 5 of 6: flat"));
  }

  void anEmbeddingHasNormOne() {
    Output embedding = goodEmbedding();
    embedding.floats()[3] = 0.7f;
    QVERIFY(embedding.complainsOf("norm"));
    embedding.floats()[3] = std::numeric_limits<float>::quiet_NaN();
    QVERIFY(embedding.complainsOf("nan"));
  }
};

QTEST_APPLESS_MAIN(TestOutputCheck)
#include "test_output_check.moc"
