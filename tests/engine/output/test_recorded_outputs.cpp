// SPDX-License-Identifier: GPL-3.0-or-later
//
// A reset takes exactly what was recorded (contract 7): bit by bit, or not at all.
#include "engine/output/digest.h"
#include "engine/output/recorded_outputs.h"
#include "tests/engine/output/made_slot.h"

#include <QFile>
#include <QTemporaryDir>
#include <algorithm>
#include <functional>

using namespace vortex;
using namespace vortex::output;

namespace {

constexpr int kCount = 24, kSide = 64;
const StageSet kBeforeVideo = StageSet::before(Stage::Video);

// As a GPU computes it: k times the reciprocal of 255.
std::vector<float> pictureOfAGpu() {
  std::vector<float> values = made::picture(kSide);
  for (float& value : values)
    value = std::round(value * 255.0f) * (1.0f / 255.0f);
  return values;
}

}  // namespace

class TestRecordedOutputs : public QObject {
  Q_OBJECT
  QTemporaryDir m_out;

  Delivered recorded(DeliveryJob job = made::wholeSlot(7, kCount, kSide)) {
    auto result = deliver(std::move(job), {.out = m_out.path().toStdString(), .clip = {}}, std::atomic<bool>{false});
    return std::get<Delivered>(result);
  }
  static std::vector<float> valuesOf(const std::vector<backend::Artifact>& read, backend::ArtifactKind kind) {
    const auto found = std::find_if(read.begin(), read.end(), [&](const auto& artifact) { return artifact.info.kind == kind; });
    if (found == read.end())
      return {};
    std::vector<float> values(static_cast<std::size_t>(found->info.elements()));
    std::memcpy(values.data(), found->lease->bytes().data(), values.size() * sizeof(float));
    return values;
  }
  static void replace(const std::filesystem::path& file, const std::function<void(QByteArray&)>& change) {
    QFile content(QString::fromStdString(file.string()));
    QVERIFY(content.open(QIODevice::ReadWrite));
    QByteArray bytes = content.readAll();
    change(bytes);
    content.resize(0);
    content.seek(0);
    QCOMPARE(content.write(bytes), bytes.size());
  }

 private slots:
  void soundMarksAndPictureComeBackBitByBit() {
    const Delivered slot = recorded();
    const auto read = readOutputs(slot.made.folder, slot.made.outputs, kBeforeVideo);
    QVERIFY2(read, read ? "" : read.error().c_str());
    QCOMPARE(read->size(), std::size_t{3});
    QVERIFY(valuesOf(*read, backend::ArtifactKind::Sound) == made::sound(kCount));
    QVERIFY(valuesOf(*read, backend::ArtifactKind::Picture) == made::picture(kSide));
    QCOMPARE(valuesOf(*read, backend::ArtifactKind::Marks), std::vector<float>(2 * 200, 0.5f));
    const auto audio = readOutputs(slot.made.folder, slot.made.outputs, StageSet::before(Stage::Image));
    QCOMPARE(audio->size(), std::size_t{2});
  }

  void aPictureThatAGpuMadeComesBackBitByBitToo() {
    auto job = made::wholeSlot(7, kCount, kSide);
    job.artifacts[2] = made::artifact(job.artifacts[2].info, pictureOfAGpu());
    QVERIFY(pictureOfAGpu() != made::picture(kSide));
    const Delivered slot = recorded(std::move(job));
    const auto read = readOutputs(slot.made.folder, slot.made.outputs, kBeforeVideo);
    QVERIFY2(read, read ? "" : read.error().c_str());
    QVERIFY(valuesOf(*read, backend::ArtifactKind::Picture) == pictureOfAGpu());
  }

  void aFileThatIsNotTheRecordedOneIsRefused_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("sound") << "audio.wav";
    QTest::newRow("marks") << "marks.npy";
  }
  void aFileThatIsNotTheRecordedOneIsRefused() {
    QFETCH(QString, name);
    const Delivered slot = recorded();
    const std::filesystem::path file = slot.made.folder / name.toStdString();
    replace(file, [](QByteArray& bytes) { bytes[bytes.size() - 2] = static_cast<char>(bytes[bytes.size() - 2] ^ 1); });
    auto read = readOutputs(slot.made.folder, slot.made.outputs, kBeforeVideo);
    QVERIFY(!read);
    QVERIFY2(read.error().ends_with(name.toStdString() + ": is not what was recorded: its digest is another"),
             read.error().c_str());
    replace(file, [](QByteArray& bytes) { bytes.truncate(20); });
    QVERIFY(!readOutputs(slot.made.folder, slot.made.outputs, kBeforeVideo));
    QVERIFY(QFile::remove(QString::fromStdString(file.string())));
    QVERIFY(!readOutputs(slot.made.folder, slot.made.outputs, kBeforeVideo));
  }

  void anotherPictureOrNoneIsRefused() {
    const Delivered slot = recorded(),
                    other = recorded([] {
                      auto job = made::wholeSlot(8, kCount, kSide);
                      job.artifacts[2] = made::artifact(job.artifacts[2].info, std::vector<float>(3 * kSide * kSide, 0.0f));
                      return job;
                    }());
    std::filesystem::copy_file(other.made.folder / "actor.png", slot.made.folder / "actor.png",
                               std::filesystem::copy_options::overwrite_existing);
    auto read = readOutputs(slot.made.folder, slot.made.outputs, kBeforeVideo);
    QVERIFY(!read);
    QVERIFY2(read.error().ends_with("actor.png: is not what was recorded: its digest is another"), read.error().c_str());
    replace(slot.made.folder / "actor.png", [](QByteArray& bytes) { bytes = "#EXTM3U"; });
    QVERIFY(!readOutputs(slot.made.folder, slot.made.outputs, kBeforeVideo));
  }

  void whatWasNotKeptOrNotMadeIsNamed() {
    const Delivered slot = recorded();
    auto outputs = slot.made.outputs;
    const auto marks = std::find_if(outputs.begin(), outputs.end(), [](const auto& made) { return made.kind == "marks"; });
    marks->file.clear();
    QCOMPARE(readOutputs(slot.made.folder, outputs, kBeforeVideo).error(), std::string("no file was kept of its marks"));
    outputs.erase(marks);
    QCOMPARE(readOutputs(slot.made.folder, outputs, kBeforeVideo).error(), std::string("it came to no marks"));
  }

  // A history may be anybody's.
  void aRecordThatNamesOtherFilesOrImpossibleShapesIsRefused() {
    const Delivered slot = recorded();
    const auto with = [&](const std::function<void(event::OutputMade&)>& change) {
      auto outputs = slot.made.outputs;
      change(*std::find_if(outputs.begin(), outputs.end(), [](const auto& made) { return made.kind == "sound"; }));
      const auto read = readOutputs(slot.made.folder, outputs, kBeforeVideo);
      return read ? QString() : QString::fromStdString(read.error());
    };
    QVERIFY(with([](auto& made) { made.file = "../../etc/passwd"; }).contains("which is no file of a slot"));
    QVERIFY(with([](auto& made) { made.file = "/etc/passwd"; }).contains("which is no file of a slot"));
    for (const char* shape : {"", "0", "-1", "x", "1x", "99999999999999999999", "1000000x1000000x1000000", "1x1x1x1x1"})
      QVERIFY2(with([&](auto& made) { made.shape = shape; }).contains("does not know"), shape);
    QVERIFY(with([](auto& made) { made.dtype = "f64"; }).contains("does not know"));
  }
};

QTEST_GUILESS_MAIN(TestRecordedOutputs)
#include "test_recorded_outputs.moc"
