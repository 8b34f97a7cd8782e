// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the painter and the image stage's model promise, at small sides.
#include "engine/slot/seed.h"
#include "engine/torch/models/presenter/painter.h"
#include "engine/torch/models/presenter/reference_painter.h"
#include "tests/sample.h"

#include <ATen/Parallel.h>
#include <ATen/TensorOperators.h>
#include <ATen/ops/zeros.h>
#include <c10/core/InferenceMode.h>

#include <QtTest>
#include <cmath>
#include <string>
#include <vector>

using namespace vortex;
using namespace vortex::torch;

namespace {

const c10::Device kCpu(c10::DeviceType::CPU);

Job jobFor(const std::string& prompt, std::uint64_t seed, int side, std::array<int, 4> passes) {
  Job job;
  job.prompt = prompt;
  job.seed = seed;
  job.quality.side = side;
  job.quality.passes = passes;
  job.quality.supersample = 1;
  return job;
}

at::Tensor paint(const Job& job, const std::function<void(int, int)>& onStep = {}) {
  const auto model = makeReferencePainter();
  model->load(kCpu);
  const at::Tensor picture = at::zeros({1, 3, job.quality.side, job.quality.side});
  model->paint({job, stageSeed(job.seed, Stage::Image), kCpu, onStep, [] { return false; }}, picture);
  return picture;
}

double meanSquare(const at::Tensor& a, const at::Tensor& b) { return (a - b).square().mean().item<double>(); }
double psnr(const at::Tensor& a, const at::Tensor& b) { return -10 * std::log10(std::max(meanSquare(a, b), 1e-12)); }

// A prompt of words from every slot, by number.
std::string promptOf(std::uint64_t n) {
  const std::vector<std::vector<std::string>> choices = {
      {"woman", "man", "old woman", "old man", "girl", "boy", "alien", "robot", "king", "captain"},
      {"short hair", "a quiff", "long blond hair", "a pink bob", "curly ginger hair", "an afro", "a bun", "bald", "spiky hair",
       "a ponytail", "wavy hair"},
      {"beard", "goatee", "moustache", "stubble", "freckles", "earrings", "round glasses", "square glasses", "sunglasses",
       "monocle"},
      {"hat", "cap", "beanie", "crown", "top hat", "sailor hat", "chef hat", "helmet", "headphones", "hatless"},
      {"navy suit", "turtleneck", "orange sweater", "hoodie", "blouse", "shirt", "coat", "raincoat", "lab coat"},
      {"red tie", "bow tie", "yellow scarf", "pearls", "tieless"},
      {"studio", "newsroom", "city", "harbour", "forest", "sunset", "space", "weather", "storm", "snow", "stadium", "library",
       "bank"},
      {"warm light", "cold light", "neon", "noir", "bright light", "teal background"},
      {"happy", "serious", "angry", "sad", "surprised", "manic", "calm"}};
  std::string prompt;
  for (std::size_t i = 0; i < choices.size(); ++i)
    prompt += choices[i][drawOf(n, "slot " + std::to_string(i), choices[i].size())] + ", ";
  return prompt;
}

}  // namespace

class TestPresenterPainter : public QObject {
  Q_OBJECT

 private slots:
  void everyPromptGivesAPictureOnTheGrid();
  void onePromptAndSeedGiveTheSameBitsOnAnyNumberOfThreads();
  void twoPromptsAndTwoSeedsGiveTwoPictures();
  void everyPassIsReportedOnce();
  void aStopInTheMiddleLeavesThroughTheModel();
  void morePassesComeCloserToTheTruth();
  void fewerStepsLeaveNoise();
  void theMaskIsOneOnTheFaceAndNothingInTheCorner();
  void theSetIsThePictureWhereNobodyStands();
  void closedEyesDifferOnlyAboutTheEyes();
  void aSmallPictureIsTheLargeOneSeenFromAfar();
};

void TestPresenterPainter::everyPromptGivesAPictureOnTheGrid() {
  const c10::InferenceMode guard;
  const std::uint64_t count = static_cast<std::uint64_t>(test::times(2000, 40));
  for (std::uint64_t n = 0; n < count; ++n) {
    const std::string prompt = promptOf(n);
    const at::Tensor picture = paint(jobFor(prompt, n, 64, {0, 0, 0, 1}));
    const double sum = picture.mean().item<double>();
    QVERIFY2(std::isfinite(sum), prompt.c_str());
    QVERIFY2(sum > .04 && sum < .97, prompt.c_str());
    QVERIFY2((picture * 255 - (picture * 255).round()).abs().max().item<double>() < 1e-3, prompt.c_str());
    QVERIFY2(picture.min().item<double>() >= 0 && picture.max().item<double>() <= 1, prompt.c_str());
    QVERIFY2((picture - picture.mean()).square().mean().item<double>() > .002, prompt.c_str());
  }
}

void TestPresenterPainter::onePromptAndSeedGiveTheSameBitsOnAnyNumberOfThreads() {
  const c10::InferenceMode guard;
  const Job job = jobFor("a woman with curly ginger hair and freckles, library", 3, 96, {1, 1, 1, 2});
  const int before = at::get_num_threads();
  at::set_num_threads(1);
  const at::Tensor one = paint(job);
  at::set_num_threads(3);
  const at::Tensor three = paint(job);
  at::set_num_threads(before);
  QVERIFY(one.equal(three));
  QVERIFY(one.equal(paint(job)));
}

void TestPresenterPainter::twoPromptsAndTwoSeedsGiveTwoPictures() {
  const c10::InferenceMode guard;
  const at::Tensor woman = paint(jobFor("a woman in a red suit", 1, 64, {0, 0, 0, 1}));
  QVERIFY(meanSquare(woman, paint(jobFor("a bald man in a green hoodie", 1, 64, {0, 0, 0, 1}))) > .005);
  QVERIFY(meanSquare(woman, paint(jobFor("a woman in a red suit", 2, 64, {0, 0, 0, 1}))) > .001);
}

void TestPresenterPainter::everyPassIsReportedOnce() {
  const c10::InferenceMode guard;
  std::vector<int> heard;
  paint(jobFor("a man", 1, 64, {1, 2, 3, 4}), [&](int step, int steps) {
    QCOMPARE(steps, 10);
    heard.push_back(step);
  });
  QCOMPARE(heard, (std::vector<int>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}));
}

void TestPresenterPainter::aStopInTheMiddleLeavesThroughTheModel() {
  const c10::InferenceMode guard;
  const Job job = jobFor("a man with a beard", 1, 64, {1, 1, 1, 4});
  for (int at = 1; at <= 7; ++at)
    QVERIFY_EXCEPTION_THROWN(paint(job,
                                   [at](int step, int) {
                                     if (step == at)
                                       throw StopRequested();
                                   }),
                             StopRequested);
  QVERIFY(paint(job).equal(paint(job)));
}

void TestPresenterPainter::morePassesComeCloserToTheTruth() {
  if (test::kSanitized)
    QSKIP("of pictures, not of memory: the release build says it");
  const c10::InferenceMode guard;
  const std::string prompt = "a woman with long blond hair in a navy suit, newsroom";
  const at::Tensor truth = paint(jobFor(prompt, 5, 96, {0, 0, 0, 192}));
  const double one = psnr(paint(jobFor(prompt, 5, 96, {0, 0, 0, 1})), truth);
  const double six = psnr(paint(jobFor(prompt, 5, 96, {0, 0, 0, 6})), truth);
  const double twelve = psnr(paint(jobFor(prompt, 5, 96, {0, 0, 0, 12})), truth);
  qInfo("PSNR against 192 passes: 1 pass %.1f dB, 6 passes %.1f dB, 12 passes %.1f dB", one, six, twelve);
  QVERIFY(six > one + 3);
  QVERIFY(twelve > six + 3);
}

void TestPresenterPainter::fewerStepsLeaveNoise() {
  if (test::kSanitized)
    QSKIP("of pictures, not of memory: the release build says it");
  const c10::InferenceMode guard;
  const std::string prompt = "a man in a grey suit, studio";
  const at::Tensor whole = paint(jobFor(prompt, 5, 96, {1, 1, 1, 1}));
  double last = 0;
  // The picture that one, two, three of the four steps leave.
  for (const int steps : {1, 2, 3}) {
    std::array<int, 4> passes{};
    for (int i = 0; i < steps; ++i)
      passes[static_cast<std::size_t>(i)] = 1;
    const double reached = psnr(paint(jobFor(prompt, 5, 96, passes)), whole);
    qInfo("%d of 4 steps: %.1f dB", steps, reached);
    QVERIFY(reached > last + 2);
    last = reached;
  }
  QVERIFY(last < 40);
}

void TestPresenterPainter::theMaskIsOneOnTheFaceAndNothingInTheCorner() {
  const c10::InferenceMode guard;
  const Painter painter(lookOf("a woman with an afro", 4), kCpu);
  DrawOptions options;
  options.side = 96;
  const at::Tensor mask = painter.mask(options);
  QCOMPARE(mask.sizes().vec(), (std::vector<std::int64_t>{96, 96}));
  QVERIFY(mask.min().item<float>() >= 0 && mask.max().item<float>() <= 1);
  QCOMPARE(mask[40][48].item<float>(), 1.F);
  QCOMPARE(mask[2][2].item<float>(), 0.F);
  const double share = mask.mean().item<double>();
  QVERIFY2(share > .25 && share < .7, qPrintable(QString::number(share)));
}

void TestPresenterPainter::theSetIsThePictureWhereNobodyStands() {
  const c10::InferenceMode guard;
  const Painter painter(lookOf("a man with short hair, forest", 4), kCpu);
  DrawOptions options;
  options.side = 128;
  const at::Tensor difference = (painter.picture(options) - painter.set(options)).abs();
  QVERIFY(difference.narrow(1, 0, 40).narrow(2, 0, 20).max().item<double>() < .01);
  QVERIFY(difference.narrow(1, 40, 20).narrow(2, 54, 20).max().item<double>() > .1);
}

void TestPresenterPainter::closedEyesDifferOnlyAboutTheEyes() {
  const c10::InferenceMode guard;
  const Painter painter(lookOf("a woman with a bun, hatless, studio", 4), kCpu);
  DrawOptions options;
  options.side = 256;
  const at::Tensor picture = painter.picture(options);
  const std::array<Patch, 2> patches = painter.closedEyes(options);
  for (const Patch& p : patches) {
    const std::int64_t h = p.cover.size(0), w = p.cover.size(1);
    QVERIFY(p.x >= 0 && p.y >= 0 && p.x + w <= 256 && p.y + h <= 256 && w < 64 && h < 64);
    QVERIFY(p.cover.min().item<float>() >= 0 && p.cover.max().item<float>() == 1.F);
    QVERIFY(p.cover[0].max().item<float>() < .35F && p.cover[h - 1].max().item<float>() < .35F);
    const at::Tensor open = picture.narrow(1, p.y, h).narrow(2, p.x, w);
    const at::Tensor change = ((p.colour - open).abs() * p.cover).amax(0);
    QVERIFY2(change.max().item<float>() > .2F, "the lids did not close");
    QVERIFY2(change[0].max().item<float>() < .03F && change[h - 1].max().item<float>() < .03F, "the patch's edge shows");
  }
  const double eye = pixelOfHead({-painter.face().ex, painter.face().ey}, 256).x;
  QVERIFY(patches[0].x < eye && eye < patches[0].x + static_cast<double>(patches[0].cover.size(1)));
}

void TestPresenterPainter::aSmallPictureIsTheLargeOneSeenFromAfar() {
  const c10::InferenceMode guard;
  const Painter painter(lookOf("a man with a hat in a yellow raincoat, storm", 9), kCpu);
  DrawOptions large, small;
  large.side = 192;
  small.side = 96;
  small.gridMax = 48;
  const at::Tensor shrunk = painter.picture(large).view({3, 96, 2, 96, 2}).mean({2, 4});
  QVERIFY(psnr(painter.picture(small), shrunk) > 26);
}

QTEST_APPLESS_MAIN(TestPresenterPainter)
#include "test_presenter_painter.moc"
