// SPDX-License-Identifier: GPL-3.0-or-later
//
// Contract 3: what a stage makes and cannot go on air is refused, and what can is not. Random slots on profile fast, all stages, in
// the real device with the reference models: none may be refused; the same outputs, spoilt, must all be. VORTEX_FULL=1: 10,000
// outputs of stages; VORTEX_FIRST=n and VORTEX_SLOTS=m: slots n to n + m - 1, so that the whole can be run in parts.
#include "engine/torch/output_check.h"
#include "engine/torch/reference_models.h"
#include "engine/torch/rehearsal.h"
#include "engine/torch/torch_device.h"
#include "engine/torch/torch_process.h"
#include "tests/bench/check/random_job.h"
#include "tests/sample.h"

#include <QtTest>
#include <algorithm>
#include <cstring>
#include <limits>
#include <map>
#include <random>

using namespace vortex;
using namespace vortex::torch;
using backend::ArtifactInfo;
using backend::ArtifactKind;
using backend::DType;

namespace {

int setting(const char* name, int otherwise) {
  return qEnvironmentVariableIsSet(name) ? qEnvironmentVariableIntValue(name) : otherwise;
}

std::optional<std::string> check(const ArtifactInfo& info, std::vector<std::byte>& bytes) {
  const std::vector<backend::OutputBuffer> outputs{{info, bytes}};
  return whatIsWrong(outputs);
}

float* floats(std::vector<std::byte>& bytes) { return reinterpret_cast<float*>(bytes.data()); }

// Each way in which an output of this kind can be unfit, done to a good one.
std::map<std::string, std::vector<std::byte>> spoilt(const ArtifactInfo& info, const std::vector<std::byte>& good,
                                                     std::mt19937& random) {
  std::map<std::string, std::vector<std::byte>> all;
  const auto add = [&](const std::string& name) -> std::vector<std::byte>& { return all[name] = good; };
  if (info.dtype == DType::F32) {
    const auto somewhere = [&] { return random() % static_cast<std::size_t>(info.elements()); };
    floats(add("one NaN"))[somewhere()] = std::numeric_limits<float>::quiet_NaN();
    floats(add("one Inf"))[somewhere()] = std::numeric_limits<float>::infinity();
    floats(add("one -Inf"))[somewhere()] = -std::numeric_limits<float>::infinity();
    std::fill_n(floats(add("NaN")), info.elements(), std::numeric_limits<float>::quiet_NaN());
  }
  if (info.kind == ArtifactKind::Marks)  // a mouth may stay shut
    return all;
  auto& zero = add("zero");
  std::fill(zero.begin(), zero.end(), std::byte{0});
  if (info.kind == ArtifactKind::Picture)
    std::fill_n(floats(add("one colour")), info.elements(), 0.5f);
  if (info.kind == ArtifactKind::Sound)
    std::fill_n(floats(add("one bit of noise")), info.elements(), 1.0f / 32'768);
  if (info.kind == ArtifactKind::Frames) {
    const std::size_t frame = good.size() / static_cast<std::size_t>(info.shape[0]);
    const std::size_t at = random() % static_cast<std::size_t>(info.shape[0]) * frame;
    std::memset(add("one black frame").data() + at, 0, frame);
    std::memset(add("one frame of one colour").data() + at, 128, frame);
    std::memset(add("one white frame").data() + at, 255, frame);
  }
  return all;
}

}  // namespace

class TestOutputAlarms : public QObject {
  Q_OBJECT

 private slots:
  void goodOutputsRaiseNoAlarmAndSpoiltOnesDo() {
    // 2,500 slots of four stages
    const int first = setting("VORTEX_FIRST", 0);
    // One under sanitizers: whether there are alarms is the release build's to say.
    const int count = setting("VORTEX_SLOTS", test::kSanitized && !test::isWhole() ? 1 : test::times(2'500, 8));
    const TorchProcess process;
    TorchDevice device(process, makeReferenceModels(), {.version = "", .threads = 1});
    device.load([](const std::string&, int, int) {});
    int outputs = 0, bad = 0;
    for (int i = first; i < first + count; ++i) {
      Rehearsal slot(bench::randomJob(static_cast<std::uint64_t>(i)));
      std::mt19937 random(static_cast<unsigned>(i));
      for (const Stage stage : kStages) {
        const backend::LaneResult result = slot.run(device, stage);
        const QString what = QString("slot %1, %2: %3").arg(i).arg(toString(stage).data(), result.message.c_str());
        QVERIFY2(result.end == backend::LaneResult::End::Finished, qPrintable(what));
        ++outputs;
        const auto infos = backend::outputsOf(stage, slot.job());
        for (std::size_t part = 0; part < infos.size(); ++part)
          for (auto& [how, bytes] : spoilt(infos[part], slot.output(stage, part), random)) {
            QVERIFY2(check(infos[part], bytes), qPrintable(what + "not refused: " + how.c_str()));
            ++bad;
          }
      }
    }
    qInfo("slots %d to %d: %d good outputs, no alarm; %d spoilt ones, all refused", first, first + count - 1, outputs, bad);
  }
};

QTEST_APPLESS_MAIN(TestOutputAlarms)
#include "test_output_alarms.moc"
