// SPDX-License-Identifier: GPL-3.0-or-later
//
// The clip check on clips of profile fast, made and judged in this process: what matches passes and is no outlier, what is wrong
// with a clip fails it, also where the prompt says nothing about the person.
#include "engine/slot/settings.h"
#include "engine/torch/models/check/clip_check.h"
#include "engine/torch/reference_models.h"
#include "engine/torch/rehearsal.h"
#include "engine/torch/torch_device.h"
#include "engine/torch/torch_process.h"
#include "tests/bench/check/corruptions.h"
#include "tests/bench/check/random_job.h"
#include "tests/sample.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/from_blob.h>
#include <c10/core/InferenceMode.h>

#include <QtTest>
#include <cmath>
#include <map>

using namespace vortex;
using namespace vortex::torch;
using namespace vortex::bench;

namespace {

bool passes(const ClipScores& s) { return s.b >= CheckSettings{}.minB && s.l >= CheckSettings{}.minL; }

QString text(const ClipScores& s) { return QString("B %1, L %2").arg(s.b).arg(s.l); }

}  // namespace

class TestClipCheck : public QObject {
  Q_OBJECT
  TorchProcess m_process;
  Encoders m_encoders{c10::kCPU};
  std::map<std::string, PromptMeaning> m_meanings;
  Job m_job = randomJob(0);
  DecodedClip m_clip, m_other;

  DecodedClip made(TorchDevice& device, const Job& job) {
    Rehearsal slot(job);
    for (const Stage stage : {Stage::Audio, Stage::Image, Stage::Video})
      if (const auto result = slot.run(device, stage); result.end != backend::LaneResult::End::Finished)
        throw std::runtime_error(result.message);
    const std::int64_t side = job.quality.side;
    return {.prompt = job.prompt,
            .frames = at::from_blob(slot.output(Stage::Video, 0).data(), {job.frames(), 3, side, side}, at::kByte).clone(),
            .sound = at::from_blob(slot.output(Stage::Audio, 0).data(), {job.samples()}, at::kFloat).clone()};
  }

  ClipScores judge(const DecodedClip& clip, const std::string& prompt) {
    auto found = m_meanings.find(prompt);
    if (found == m_meanings.end())
      found = m_meanings.emplace(prompt, m_encoders.understand(prompt, m_job.quality.textDraws, [](int) {})).first;
    return scoreClip(m_encoders, found->second, clip.sound, clip.frames, at::empty({kEmbedding}, at::kFloat), [] {});
  }

 private slots:
  void initTestCase() {
    const c10::InferenceMode inference;
    StageModels models = makeReferenceModels();
    models.audio->load(c10::kCPU), models.image->load(c10::kCPU), models.video->load(c10::kCPU);
    TorchDevice device(m_process, std::move(models), {.version = "", .threads = 1});
    m_job.duration = seconds(3);
    m_job.script = "The harbour reports that nothing was lost, and that somebody has found it again.";
    m_job.prompt = "a woman with long blond hair, wearing a red suit, in a studio";
    m_clip = made(device, m_job);
    Job other = m_job;
    other.seed = 77;
    other.script = "Good evening. Seven ducks have crossed the main road at noon.";
    other.prompt = "an old man with white hair and a full beard, wearing a blue sweater, in a forest";
    m_other = made(device, other);
  }

  void aClipIsJudgedByItsPromptAndByOneThatSaysNothing_data() {
    QTest::addColumn<QString>("prompt");
    QTest::newRow("its own") << QString::fromStdString(m_clip.prompt);
    if (!test::kSanitized)  // it takes the same way
      QTest::newRow("a prompt that says nothing") << "a presenter talks";
  }
  void aClipIsJudgedByItsPromptAndByOneThatSaysNothing() {
    QFETCH(QString, prompt);
    const c10::InferenceMode inference;
    for (const Corruption& corruption : corruptions()) {
      const ClipScores scores = judge(corruption.apply(m_clip, m_other), prompt.toStdString());
      const QString what = QString::fromStdString(corruption.name) + ": " + text(scores);
      if (corruption.expected == Expected::Passes)
        QVERIFY2(passes(scores), qPrintable(what));
      if (corruption.expected == Expected::Fails)
        QVERIFY2(!passes(scores), qPrintable(what));
      if (corruption.name == "none")
        QVERIFY2(std::abs(scores.b - scores.l) <= CheckSettings{}.outlierGap, qPrintable(what));
    }
  }

  void anotherPromptsClipFails() {
    const c10::InferenceMode inference;
    QVERIFY2(passes(judge(m_other, m_other.prompt)), qPrintable(text(judge(m_other, m_other.prompt))));
    QVERIFY(!passes(judge(m_clip, m_other.prompt)));
    QVERIFY(!passes(judge(m_other, m_clip.prompt)));
  }

  void lipsInStepAreOneAndLipsApartNone() {
    std::vector<float> loud(96), late(96), still(96, 0.5f);
    for (int i = 0; i < 96; ++i)
      loud[static_cast<std::size_t>(i)] = std::sin(static_cast<float>(i)) > 0 ? 1.0f : 0.0f;
    std::rotate_copy(loud.begin(), loud.begin() + 3, loud.end(), late.begin());
    const std::vector<int> keys{0, 24, 48, 72, 95};
    QCOMPARE(lipScore(loud, loud, keys), 1.0);
    QCOMPARE(lipScore(late, loud, keys), 0.0);
    QCOMPARE(lipScore(still, loud, keys), 0.0);
  }
};

QTEST_APPLESS_MAIN(TestClipCheck)
#include "test_clip_check.moc"
