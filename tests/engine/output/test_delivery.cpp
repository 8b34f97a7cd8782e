// SPDX-License-Identifier: GPL-3.0-or-later
//
// One slot on the disk: what lies there when it went well, and what does not when it went wrong.
#include "engine/output/delivery.h"
#include "engine/output/digest.h"
#include "tests/engine/output/made_slot.h"

#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <functional>

using namespace vortex;
using namespace vortex::output;

namespace {

constexpr int kCount = 24, kSide = 64;
const QStringList kWhole{QStringLiteral("actor.png"),     QStringLiteral("audio.wav"), QStringLiteral("clip.mp4"),
                         QStringLiteral("frames.sha256"), QStringLiteral("marks.npy"), QStringLiteral("proof.txt"),
                         QStringLiteral("result.json")};

QStringList namesIn(const QString& folder) {
  return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
}
QByteArray contentOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
QJsonObject resultIn(const QString& folder) {
  return QJsonDocument::fromJson(contentOf(folder + QStringLiteral("/result.json"))).object();
}
// "yes", or "no: why".
QString deliveryIn(const QString& folder) {
  const QJsonObject delivery = resultIn(folder)[u"delivery"].toObject();
  return (delivery[u"delivered"].toBool() ? QStringLiteral("yes") : QStringLiteral("no: ")) + delivery[u"message"].toString();
}
QByteArray sha256(const QByteArray& bytes) { return QByteArray::fromStdString(hexOf(Sha256().add(bytes.toStdString()).finish())); }

DeliveryResult delivered(DeliveryJob job, const QString& out) {
  return deliver(std::move(job), {.out = out.toStdString(), .clip = {}}, std::atomic<bool>{false});
}

// The slot's failure; an empty text when it was delivered.
QString failureOf(const DeliveryResult& result) {
  const auto* failure = std::get_if<DeliveryFailed>(&result);
  return failure != nullptr ? QString::fromStdString(failure->message) : QString();
}

// Says what happens to the slot's folder when its frames are asked for.
class MeddlingLease : public made::MemoryLease {
 public:
  MeddlingLease(const std::vector<std::uint8_t>& bytes, std::function<void()> meddle)
      : MemoryLease(bytes), m_meddle(std::move(meddle)) {}
  std::span<const std::byte> bytes() const override {
    m_meddle();
    return MemoryLease::bytes();
  }

 private:
  std::function<void()> m_meddle;
};

// A tmpfs of this many bytes while it lives; needs root's rights to mount.
class SmallDisk {
 public:
  SmallDisk(const QString& where, qint64 bytes) : m_where(where.toStdString()) {
    m_mounted = mount("vortex-test", m_where.c_str(), "tmpfs", 0, ("size=" + std::to_string(bytes)).c_str()) == 0;
  }
  ~SmallDisk() {
    if (m_mounted)
      umount2(m_where.c_str(), MNT_DETACH);
  }
  bool mounted() const { return m_mounted; }

 private:
  std::string m_where;
  bool m_mounted = false;
};

}  // namespace

class TestDelivery : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { std::signal(SIGXFSZ, SIG_IGN); }

  void aWholeSlotLiesInItsFolderUnderItsNames() {
    QTemporaryDir out;
    const DeliveryResult result = delivered(made::wholeSlot(7, kCount, kSide), out.path());
    QCOMPARE(failureOf(result), QString());
    const auto& good = std::get<Delivered>(result);
    QCOMPARE(good.slot.value, 7u);
    QVERIFY(good.clip);
    QVERIFY(good.encode > Duration{});
    QCOMPARE(QString::fromStdString(good.made.folder.string()), out.filePath(QStringLiteral("slot-000007")));
    QCOMPARE(namesIn(out.filePath(QStringLiteral("slot-000007"))), kWhole);
  }

  void digestsAndProofCanBeReproducedFromTheFiles() {
    QTemporaryDir out;
    delivered(made::wholeSlot(1, kCount, kSide), out.path());
    const QString folder = out.filePath(QStringLiteral("slot-000001"));
    const QJsonObject result = resultIn(folder);
    QCOMPARE(result[u"proof"].toString().toLatin1(), sha256(contentOf(folder + QStringLiteral("/proof.txt"))));

    QByteArray frameDigests;
    const QList<QByteArray> lines = contentOf(folder + QStringLiteral("/frames.sha256")).trimmed().split('\n');
    QCOMPARE(lines.size(), kCount);
    for (const QByteArray& line : lines)
      frameDigests += QByteArray::fromHex(line.left(64));
    QCOMPARE(result[u"digests"][u"video"].toString().toLatin1(), sha256(frameDigests));
    const auto frames = made::frames(kCount, kSide);
    const qsizetype frameBytes = 3 * kSide * kSide;
    QCOMPARE(lines[5].left(64), sha256(QByteArray(reinterpret_cast<const char*>(frames.data()) + 5 * frameBytes, frameBytes)));

    const std::vector<float> heard = made::decodedSound(folder + QStringLiteral("/audio.wav"));
    QByteArray sound("vortex-artifact-1 f32 24000\n");
    sound.append(reinterpret_cast<const char*>(heard.data()), static_cast<qsizetype>(heard.size() * sizeof(float)));
    QCOMPARE(result[u"digests"][u"audio"].toString().toLatin1(), sha256(sound));
    for (const char* stage : {"image", "clip"})
      QCOMPARE(result[u"digests"][QLatin1String(stage)].toString().size(), 64);
  }

  void whatIsToldOfTheOutputsIsWhatTheResultSays() {
    QTemporaryDir out;
    const DeliveryResult whole = delivered(made::wholeSlot(1, kCount, kSide), out.path());
    const OnDisk& made = std::get<Delivered>(whole).made;
    const QJsonObject result = resultIn(out.filePath(QStringLiteral("slot-000001")));
    const QJsonArray outputs = result[u"outputs"].toArray();
    QCOMPARE(static_cast<qsizetype>(made.outputs.size()), outputs.size());
    QStringList files;
    for (qsizetype i = 0; i < outputs.size(); ++i) {
      const event::OutputMade& told = made.outputs[static_cast<std::size_t>(i)];
      QCOMPARE(QString::fromStdString(told.kind), outputs[i][u"kind"].toString());
      QCOMPARE(QString::fromStdString(told.sha256), outputs[i][u"sha256"].toString());
      files << QString::fromStdString(told.kind + ":" + told.file);
    }
    files.sort();
    QCOMPARE(files, (QStringList{QStringLiteral("embedding:"), QStringLiteral("frames:"), QStringLiteral("marks:marks.npy"),
                                 QStringLiteral("picture:actor.png"), QStringLiteral("sound:audio.wav")}));
    qint64 bytes = 0;
    for (const QString& name : namesIn(out.filePath(QStringLiteral("slot-000001"))))
      bytes += QFileInfo(out.filePath(QStringLiteral("slot-000001/") + name)).size();
    QCOMPARE(made.bytes.count, bytes);
  }

  void theSameSlotTwiceHasTheSameDigestsAndProof() {
    QTemporaryDir out;
    delivered(made::wholeSlot(1, kCount, kSide), out.path());
    delivered(made::wholeSlot(2, kCount, kSide), out.path());
    const QJsonObject one = resultIn(out.filePath(QStringLiteral("slot-000001")));
    const QJsonObject two = resultIn(out.filePath(QStringLiteral("slot-000002")));
    QVERIFY(one[u"proof"].isString());
    QCOMPARE(one[u"proof"], two[u"proof"]);
    QCOMPARE(one[u"outputs"], two[u"outputs"]);
  }

  void aSlotThatFailedEarlyLeavesItsRecordAndWhatItCameTo() {
    QTemporaryDir out;
    DeliveryJob job = made::wholeSlot(3, kCount, kSide);
    job.artifacts.resize(2);  // sound and marks
    job.record.verdict = {.outcome = Outcome::Failed, .stage = Stage::Image, .reason = Reason::InvalidOutput, .message = "black"};
    const DeliveryResult result = delivered(std::move(job), out.path());
    QCOMPARE(failureOf(result), QString());
    QVERIFY(!std::get<Delivered>(result).clip);
    const QString folder = out.filePath(QStringLiteral("slot-000003"));
    QCOMPARE(namesIn(folder), (QStringList{QStringLiteral("audio.wav"), QStringLiteral("marks.npy"), QStringLiteral("proof.txt"),
                                           QStringLiteral("result.json")}));
    QCOMPARE(resultIn(folder)[u"outcome"].toString(), QStringLiteral("failed"));
    QVERIFY(resultIn(folder)[u"digests"][u"audio"].isString());
    QVERIFY(resultIn(folder)[u"digests"][u"video"].isNull());
    QCOMPARE(deliveryIn(folder), QStringLiteral("no: no clip: the slot failed"));
  }

  // As slot_delivered and run_summary tell: a clip that fails its check is delivered, too, for whoever wants to see it.
  void deliveredIsWhatHasItsClipAndWasMadeToTheEnd() {
    QTemporaryDir out;
    std::uint64_t slot = 0;
    const auto delivery = [&](Outcome outcome) {
      DeliveryJob job = made::wholeSlot(++slot, kCount, kSide);
      job.record.verdict.outcome = outcome;
      delivered(std::move(job), out.path());
      return deliveryIn(out.filePath(QStringLiteral("slot-%1").arg(slot, 6, 10, QLatin1Char('0'))));
    };
    QCOMPARE(delivery(Outcome::Succeeded), QStringLiteral("yes"));
    QCOMPARE(delivery(Outcome::Late), QStringLiteral("yes"));
    QCOMPARE(delivery(Outcome::SelfCheckFailed), QStringLiteral("yes"));
    QCOMPARE(delivery(Outcome::TimedOut), QStringLiteral("no: its clip is no delivery: the slot timed_out"));
  }

  void simulatedOutputsHaveShapesAndNoContent() {
    QTemporaryDir out;
    DeliveryJob job{.record = made::record(4), .artifacts = {{.info = made::infoOf(backend::ArtifactKind::Frames, kCount, kSide)}}};
    const DeliveryResult result = delivered(std::move(job), out.path());
    QCOMPARE(failureOf(result), QString());
    QCOMPARE(namesIn(out.filePath(QStringLiteral("slot-000004"))),
             (QStringList{QStringLiteral("proof.txt"), QStringLiteral("result.json")}));
    QCOMPARE(deliveryIn(out.filePath(QStringLiteral("slot-000004"))),
             QStringLiteral("no: the slot left no frames or no sound to make a clip of"));
  }

  void everyLeaseIsLetGo() {
    QTemporaryDir out;
    DeliveryJob job = made::wholeSlot(1, kCount, kSide);
    std::vector<std::weak_ptr<const backend::Lease>> leases;
    for (const backend::Artifact& artifact : job.artifacts)
      leases.push_back(artifact.lease);
    delivered(std::move(job), out.path());
    for (const auto& lease : leases)
      QVERIFY(lease.expired());
  }

  void smallLeasesAreLetGoBeforeTheFramesAreRead() {
    QTemporaryDir out;
    DeliveryJob job = made::wholeSlot(1, kCount, kSide);
    const std::weak_ptr<const backend::Lease> marks = job.artifacts[1].lease, picture = job.artifacts[2].lease,
                                              embedding = job.artifacts[4].lease;
    bool gone = false;
    job.artifacts[3].lease = std::make_shared<MeddlingLease>(
        made::frames(kCount, kSide), [&] { gone = marks.expired() && picture.expired() && embedding.expired(); });
    delivered(std::move(job), out.path());
    QVERIFY(gone);
  }

  void aBufferThatIsTooSmallFailsTheSlotWithItsNumbers() {
    QTemporaryDir out;
    DeliveryJob job = made::wholeSlot(1, kCount, kSide);
    job.artifacts[3].lease = std::make_shared<made::MemoryLease>(std::vector<std::uint8_t>(100));
    QCOMPARE(failureOf(delivered(std::move(job), out.path())),
             QStringLiteral("frames of 24x3x64x64 has 294912 bytes, its buffer only 100"));
  }

  void aFolderThatVanishesFailsTheSlotAndTheNextOneIsDelivered() {
    QTemporaryDir out;
    DeliveryJob job = made::wholeSlot(1, kCount, kSide);
    const QString folder = out.filePath(QStringLiteral("slot-000001"));
    job.artifacts[3].lease =
        std::make_shared<MeddlingLease>(made::frames(kCount, kSide), [&] { QDir(folder).removeRecursively(); });
    const QString failure = failureOf(delivered(std::move(job), out.path()));
    QVERIFY2(failure.contains(folder) && failure.contains(u"No such file or directory"), qPrintable(failure));
    QVERIFY(!QFile::exists(folder));
    QCOMPARE(failureOf(delivered(made::wholeSlot(2, kCount, kSide), out.path())), QString());
  }

  void anOutThatIsAFileFailsTheSlotByName() {
    QTemporaryDir out;
    QFile file(out.filePath(QStringLiteral("out")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    const QString failure = failureOf(delivered(made::wholeSlot(1, kCount, kSide), file.fileName()));
    QVERIFY2(failure.contains(file.fileName()) && failure.contains(u"Not a directory"), qPrintable(failure));
  }

  void aReadOnlyDiskFailsTheSlotByName() {
    QTemporaryDir out;
    const SmallDisk disk(out.path(), 1 << 20);
    if (!disk.mounted())
      QSKIP("mounting a small disk needs root's rights");
    QVERIFY(mount("vortex-test", out.path().toLocal8Bit().constData(), "tmpfs", MS_REMOUNT | MS_RDONLY, nullptr) == 0);
    QCOMPARE(failureOf(delivered(made::wholeSlot(1, kCount, kSide), out.path())),
             QStringLiteral("making %1/slot-000001: Read-only file system").arg(out.path()));
  }

  // From a disk that takes nothing to one that takes the slot: at every size either the whole slot lies there, or it failed with a
  // clear message and nothing but the reason is left.
  void aFullDiskFailsThatSlotOnlyWhereverItFills() {
    QTemporaryDir out;
    int failed = 0, whole = 0, reasons = 0;
    for (qint64 kilobytes = 4; kilobytes <= 256 && whole == 0; kilobytes += 4) {
      const SmallDisk disk(out.path(), kilobytes * 1024);
      if (!disk.mounted())
        QSKIP("mounting a small disk needs root's rights; the test with a file size limit runs everywhere");
      const QString failure = failureOf(delivered(made::wholeSlot(1, kCount, kSide), out.path()));
      const QStringList left = namesIn(out.filePath(QStringLiteral("slot-000001")));
      if (failure.isEmpty()) {
        QCOMPARE(left, kWhole);
        ++whole;
        continue;
      }
      ++failed;
      QVERIFY2(failure.contains(out.path()) && failure.contains(u"No space left on device"), qPrintable(failure));
      if (!left.isEmpty()) {
        QCOMPARE(left, QStringList{QStringLiteral("result.json")});
        const QJsonObject delivery = resultIn(out.filePath(QStringLiteral("slot-000001")))[u"delivery"].toObject();
        QCOMPARE(delivery[u"delivered"].toBool(true), false);
        QCOMPARE(delivery[u"message"].toString(), failure);
        ++reasons;
      }
    }
    QVERIFY2(failed >= 8 && whole == 1 && reasons >= 1, qPrintable(QStringLiteral("%1 failed, %2 whole").arg(failed).arg(whole)));
  }

  void aFileSizeLimitFailsThatSlotOnlyWhereverItCuts() {
    QTemporaryDir out;
    rlimit old{};
    getrlimit(RLIMIT_FSIZE, &old);
    int failed = 0;
    std::uint64_t slot = 0;
    for (rlim_t bytes : {rlim_t{0}, rlim_t{1}, rlim_t{44}, rlim_t{6000}, rlim_t{30000}, rlim_t{48043}, rlim_t{48044}}) {
      const rlimit tight{.rlim_cur = bytes, .rlim_max = old.rlim_max};
      setrlimit(RLIMIT_FSIZE, &tight);
      const QString failure = failureOf(delivered(made::wholeSlot(++slot, kCount, kSide), out.path()));
      setrlimit(RLIMIT_FSIZE, &old);
      if (bytes == 48044 && failure.isEmpty())
        continue;  // the sound's file is the largest here and just fits
      ++failed;
      QVERIFY2(failure.contains(u"File too large"), qPrintable(failure));
      const QString folder = out.filePath(QStringLiteral("slot-%1").arg(slot, 6, 10, QLatin1Char('0')));
      const QStringList left = namesIn(folder);
      QVERIFY2(left.isEmpty() || left == QStringList{QStringLiteral("result.json")}, qPrintable(left.join(u' ')));
    }
    QVERIFY(failed >= 6);
    QCOMPARE(failureOf(delivered(made::wholeSlot(++slot, kCount, kSide), out.path())), QString());
  }

  void anAbandonedSlotFailsAndLeavesItsReason() {
    QTemporaryDir out;
    const DeliveryResult result = deliver(made::wholeSlot(1, kCount, kSide), {.out = out.path().toStdString(), .clip = {}}, true);
    QCOMPARE(failureOf(result), QStringLiteral("abandoned: the engine is shutting down"));
    QCOMPARE(namesIn(out.filePath(QStringLiteral("slot-000001"))), QStringList{QStringLiteral("result.json")});
  }
};

QTEST_GUILESS_MAIN(TestDelivery)
#include "test_delivery.moc"
