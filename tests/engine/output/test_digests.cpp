// SPDX-License-Identifier: GPL-3.0-or-later
//
// Digests and the proof, against values that coreutils computed.
#include "engine/output/digest.h"
#include "engine/output/output_error.h"
#include "engine/output/proof.h"

#include <QTest>
#include <bit>
#include <cstring>
#include <vector>

using namespace vortex;
using namespace vortex::output;
using backend::ArtifactInfo;
using backend::ArtifactKind;
using backend::DType;

namespace {

std::span<const std::byte> bytesOf(std::string_view text) { return std::as_bytes(std::span(text)); }
QByteArray hex(const Digest& digest) { return QByteArray::fromStdString(hexOf(digest)); }

}  // namespace

class TestDigests : public QObject {
  Q_OBJECT

 private slots:
  // printf abc | sha256sum
  void sha256IsTheStandardsOwn() {
    QCOMPARE(hex(Sha256().add("abc").finish()), QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    Sha256 again;
    again.add("ab").add("c");
    QCOMPARE(hex(again.finish()), QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    QCOMPARE(hex(again.finish()), QByteArray("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
  }

  // printf 'vortex-artifact-1 f32 2\n\x00\x00\x00\x00\x00\x00\x80\x3f' | sha256sum
  void anArtifactsDigestIsOverItsTypeShapeAndBytes() {
    const std::vector<float> values{0.0f, 1.0f};
    const ArtifactInfo info{.kind = ArtifactKind::Embedding, .dtype = DType::F32, .rank = 1, .shape = {2, 1, 1, 1}};
    QCOMPARE(hex(digestOf(info, std::as_bytes(std::span(values)))),
             QByteArray("5262cd84b2f15e9af6cdb6b27c913d57233f7a88641caa4a962b1939f6d29bbe"));
    ArtifactInfo other = info;
    other.rank = 2;
    QVERIFY(digestOf(other, std::as_bytes(std::span(values))) != digestOf(info, std::as_bytes(std::span(values))));
  }

  void tooFewBytesAreRefused() {
    const ArtifactInfo info{.kind = ArtifactKind::Sound, .dtype = DType::F32, .rank = 1, .shape = {3, 1, 1, 1}};
    try {
      digestOf(info, bytesOf("12345678"));
      QFAIL("it was hashed");
    } catch (const OutputError& error) {
      QCOMPARE(QByteArray(error.what()), QByteArray("sound of 3 has 12 bytes, not 8"));
    }
  }

  // (printf aaa | sha256sum; printf bbb | sha256sum) | cut -c1-64 | xxd -r -p | sha256sum
  void aVideosDigestIsOverItsFramesDigests() {
    FrameDigests digests;
    digests.add(bytesOf("aaa"));
    digests.add(bytesOf("bbb"));
    QCOMPARE(digests.count(), std::size_t{2});
    QCOMPARE(hex(digests.total()), QByteArray("6a0b1d67884e58786e97bc51544cbba4cc3e1279d8ff46da2fa32bcdb44a053e"));
    QCOMPARE(QByteArray::fromStdString(digests.sidecar()),
             QByteArray("9834876dcfb05cb167a5c24953eba58c4ac89b1adf57f28f2f9d09af107ee8f0  frame 000000\n"
                        "3e744b9dc39389baf0c5a0660589b8402f3dbb49b89b3e75f2c9355852a3c677  frame 000001\n"));
  }

  void theProofIsOverOneReadableText() {
    const OutputDigest frames{.info = {.kind = ArtifactKind::Frames, .dtype = DType::U8, .rank = 4, .shape = {2, 3, 8, 8}},
                              .digest = {1}};
    const OutputDigest sound{.info = {.kind = ArtifactKind::Sound, .dtype = DType::F32, .rank = 1, .shape = {2000, 1, 1, 1}},
                             .digest = {2}};
    const QByteArray text("vortex-proof-1\n"
                          "recipe 10 {\"seed\":7}\n"
                          "seed 7\n"
                          "output audio sound f32 2000 0200000000000000000000000000000000000000000000000000000000000000\n"
                          "output video frames u8 2x3x8x8 0100000000000000000000000000000000000000000000000000000000000000\n");
    QCOMPARE(QByteArray::fromStdString(proofText(R"({"seed":7})", 7, {sound, frames})), text);
    QCOMPARE(QByteArray::fromStdString(proofText(R"({"seed":7})", 7, {frames, sound})), text);
    QCOMPARE(hex(proofOf(R"({"seed":7})", 7, {frames, sound})), hex(Sha256().add(text.toStdString()).finish()));
  }

  void theProofChangesWithEverythingItIsOver() {
    const OutputDigest sound{.info = {.kind = ArtifactKind::Sound, .dtype = DType::F32, .rank = 1, .shape = {8, 1, 1, 1}},
                             .digest = {2}};
    const Digest proof = proofOf("{}", 7, {sound});
    QVERIFY(proof != proofOf("{ }", 7, {sound}));
    QVERIFY(proof != proofOf("{}", 8, {sound}));
    QVERIFY(proof != proofOf("{}", 7, {}));
    OutputDigest other = sound;
    other.info.shape[0] = 9;
    QVERIFY(proof != proofOf("{}", 7, {other}));
    other = sound;
    other.info.dtype = DType::U8;
    QVERIFY(proof != proofOf("{}", 7, {other}));
    other = sound;
    other.digest[31] = 1;
    QVERIFY(proof != proofOf("{}", 7, {other}));
  }
};

QTEST_GUILESS_MAIN(TestDigests)
#include "test_digests.moc"
