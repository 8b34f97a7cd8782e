// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/media/slot_files.h"

#include "ui/models/translate.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QJsonDocument>
#include <QJsonObject>
#include <cmath>

namespace vortex::ui {
namespace {

constexpr qint64 kLargestResult = 4 << 20;    // bytes; ours are a few kB
constexpr qint64 kLargestPicture = 64 << 20;  // bytes
constexpr int kLargestSide = 8192;            // pixels
constexpr int kColumns = 4096;                // of a waveform, more than it is ever drawn in

// Opens a file for reading; else says why it cannot be.
QString openTrouble(QFile& file, qint64 most) {
  if (file.size() > most)
    return tr("too large to be ours, %1 bytes").arg(file.size());
  return file.open(QIODevice::ReadOnly) ? QString() : file.errorString();
}

std::optional<double> number(const QJsonValue& value) {
  return value.isDouble() && std::isfinite(value.toDouble()) ? std::optional(value.toDouble()) : std::nullopt;
}

PerStage<QString> digestsOf(const QJsonObject& json) {
  PerStage<QString> digests;
  for (const Stage stage : kStages) {
    const std::string_view word = toString(stage);
    digests[stage] = json[QLatin1String(word.data(), static_cast<qsizetype>(word.size()))].toString().left(64);
  }
  return digests;
}

std::optional<Scores> scoresOf(const QJsonValue& value) {
  const QJsonObject json = value.toObject();
  const QJsonObject least = json[QLatin1String("thresholds")].toObject(), weights = json[QLatin1String("weights")].toObject();
  const auto b = number(json[QLatin1String("b")]), l = number(json[QLatin1String("l")]),
             ensemble = number(json[QLatin1String("ensemble")]), leastB = number(least[QLatin1String("b")]),
             leastL = number(least[QLatin1String("l")]);
  if (!b || !l || !ensemble || !leastB || !leastL)
    return std::nullopt;
  return Scores{.b = *b,
                .l = *l,
                .ensemble = *ensemble,
                .leastB = *leastB,
                .leastL = *leastL,
                .outlierGap = number(least[QLatin1String("outlier_gap")]).value_or(0),
                .weightB = number(weights[QLatin1String("b")]).value_or(0),
                .weightL = number(weights[QLatin1String("l")]).value_or(0),
                .outlier = json[QLatin1String("outlier")].toBool(),
                .passed = json[QLatin1String("passed")].toBool()};
}

}  // namespace

QString missing(const QString& folder, const QString& name) {
  if (!QDir(folder).exists())
    return tr("the folder is gone: retention, or somebody, removed it");
  const QFileInfo file(folder + QLatin1Char('/') + name);
  if (!file.exists())
    return tr("%1 is not in the folder").arg(name);
  return file.isFile() ? QString() : tr("%1 is no file").arg(name);  // a pipe would hold the reader for ever
}

std::vector<int> keyFramesOf(int frames) {
  constexpr int kFrames = 5;
  std::vector<int> chosen;
  for (int i = 0; i < std::min(frames, kFrames); ++i)
    chosen.push_back(frames <= kFrames ? i : std::min(static_cast<int>(std::int64_t{i} * frames / (kFrames - 1)), frames - 1));
  return chosen;
}

Part<SlotResult> readResult(const QString& folder) {
  Part<SlotResult> part{.read = true, .value = {}, .trouble = {}};
  part.trouble = missing(folder, QStringLiteral("result.json"));
  QFile file(folder + QStringLiteral("/result.json"));
  if (part.trouble.isEmpty())
    part.trouble = openTrouble(file, kLargestResult);
  if (!part.trouble.isEmpty())
    return part;
  QJsonParseError error{};
  const QJsonObject json = QJsonDocument::fromJson(file.readAll(), &error).object();
  if (error.error != QJsonParseError::NoError || json.isEmpty()) {
    part.trouble = tr("damaged at byte %1: %2").arg(error.offset).arg(error.errorString());
    return part;
  }
  const QJsonObject quality = json[QLatin1String("quality")].toObject();
  part.value = SlotResult{.scores = scoresOf(json[QLatin1String("scores")]),
                          .proof = json[QLatin1String("proof")].toString().left(64),
                          .digests = digestsOf(json[QLatin1String("digests")].toObject()),
                          .recipeId = json[QLatin1String("recipe_id")].toString(),
                          .backend = json[QLatin1String("backend")].toString(),
                          .device = json[QLatin1String("device")].toString(),
                          .profile = json[QLatin1String("profile")].toString(),
                          .qualityLevel = quality[QLatin1String("level")].toInt(),
                          .side = quality[QLatin1String("side")].toInt(),
                          .frames = quality[QLatin1String("frames")].toInt()};
  return part;
}

Part<QImage> readPicture(const QString& folder) {
  Part<QImage> part{.read = true, .value = {}, .trouble = {}};
  part.trouble = missing(folder, QStringLiteral("actor.png"));
  QFile file(folder + QStringLiteral("/actor.png"));
  if (part.trouble.isEmpty())
    part.trouble = openTrouble(file, kLargestPicture);
  if (!part.trouble.isEmpty())
    return part;
  QImageReader reader(&file, "png");
  const QSize size = reader.size();
  if (size.width() > kLargestSide || size.height() > kLargestSide) {
    part.trouble = tr("a picture of %1 x %2 is not ours").arg(size.width()).arg(size.height());
    return part;
  }
  QImage image = reader.read();
  if (image.isNull())
    part.trouble = tr("damaged: %1").arg(reader.errorString());
  else
    part.value = std::move(image);
  return part;
}

Part<SoundFacts> readSoundFacts(const QString& folder) {
  Part<SoundFacts> part{.read = true, .value = {}, .trouble = {}};
  QString name = QStringLiteral("audio.wav");
  part.trouble = missing(folder, name);
  if (!part.trouble.isEmpty() && missing(folder, QStringLiteral("clip.mp4")).isEmpty()) {
    name = QStringLiteral("clip.mp4");
    part.trouble.clear();
  }
  if (!part.trouble.isEmpty())
    return part;
  const auto sound = output::readSound((folder + QLatin1Char('/') + name).toStdString());
  if (!sound) {
    part.trouble = QString::fromStdString(sound.error());
    return part;
  }
  part.value = SoundFacts{.rate = sound->rate,
                          .channels = sound->channels,
                          .seconds = static_cast<double>(sound->samples.size()) / sound->rate,
                          .peaks = peaksOf(sound->samples, kColumns)};
  return part;
}

QImage imageOf(const output::RgbFrame& frame) {
  return QImage(frame.pixels.data(), frame.width, frame.height, 3 * frame.width, QImage::Format_RGB888).copy();
}

}  // namespace vortex::ui
