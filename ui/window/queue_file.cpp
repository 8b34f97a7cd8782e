// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/queue_file.h"

#include "engine/config/recipe_reader.h"
#include "ui/models/translate.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <map>
#include <memory>

namespace vortex::ui {
namespace {

constexpr int kVersion = 1;
constexpr double kLongestTimeout_s = 86'400;
constexpr qint64 kLongest = 256LL * 1024 * 1024;  // bytes of a file that is read

QString word(std::string_view word) { return QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size())); }

// JSON's numbers are doubles here; a seed is not.
QString number(std::uint64_t value) { return QString::number(static_cast<qulonglong>(value)); }

std::optional<std::uint64_t> numberOf(const QJsonValue& value) {
  bool is = false;
  const std::uint64_t read = value.toString().toULongLong(&is);
  return is ? std::optional(read) : std::nullopt;
}

class Writer {
 public:
  explicit Writer(QIODevice& to) : m_to(to) {}

  void head(const KeptQueue& queue) {
    QJsonObject line{{QStringLiteral("vortex_queue"), kVersion}, {QStringLiteral("intake_paused"), queue.intakePaused}};
    if (queue.selected)
      line.insert(QStringLiteral("selected"), number(queue.selected->value));
    put(line);
  }

  void entry(const Waiting& entry) {
    QJsonObject line{{QStringLiteral("recipe"), QString::fromStdString(entry.recipe.canonicalJson)},
                     {QStringLiteral("label"), QString::fromStdString(entry.recipe.label)},
                     {QStringLiteral("held"), entry.held}};
    if (entry.seed)
      line.insert(QStringLiteral("seed"), number(*entry.seed));
    if (entry.rerunOf)
      line.insert(QStringLiteral("rerun_of"), number(entry.rerunOf->value));
    if (entry.offAir)
      line.insert(QStringLiteral("off_air"), true);
    if (entry.from)
      line.insert(QStringLiteral("from"), word(toString(*entry.from)));
    if (entry.qualityLevel)
      line.insert(QStringLiteral("quality_level"), *entry.qualityLevel);
    QJsonObject timeouts;
    for (const Stage stage : kStages)
      if (entry.timeouts[stage] > Duration{})
        timeouts.insert(word(toString(stage)), inSeconds(entry.timeouts[stage]));
    if (!timeouts.isEmpty())
      line.insert(QStringLiteral("timeouts_s"), timeouts);
    if (entry.recipe.source) {
      line.insert(QStringLiteral("source"), source(entry.recipe.source));
      line.insert(QStringLiteral("source_line"), entry.recipe.sourceLine);
    }
    put(line);
  }

 private:
  int source(const std::shared_ptr<const RecipeSource>& source) {
    const auto [known, isNew] = m_sources.try_emplace(source.get(), static_cast<int>(m_sources.size()));
    if (isNew)
      put({{QStringLiteral("source"), known->second},
           {QStringLiteral("name"), QString::fromStdString(source->name)},
           {QStringLiteral("bytes_base64"), QString::fromLatin1(QByteArray::fromStdString(source->bytes).toBase64())}});
    return known->second;
  }

  void put(const QJsonObject& line) { m_to.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n'); }

  QIODevice& m_to;
  std::map<const RecipeSource*, int> m_sources;
};

class Parser {
 public:
  explicit Parser(ReadQueue& to) : m_to(to) {}

  void line(const QByteArray& text, int number) {
    const QJsonObject object = QJsonDocument::fromJson(text).object();
    if (object.contains(QStringLiteral("vortex_queue"))) {
      m_to.queue.intakePaused = object.value(QStringLiteral("intake_paused")).toBool();
      if (const auto slot = numberOf(object.value(QStringLiteral("selected"))))
        m_to.queue.selected = SlotId{*slot};
    } else if (object.contains(QStringLiteral("bytes_base64"))) {
      const QByteArray bytes = QByteArray::fromBase64(object.value(QStringLiteral("bytes_base64")).toString().toLatin1());
      m_sources[object.value(QStringLiteral("source")).toInt()] = std::make_shared<const RecipeSource>(
          RecipeSource{.name = object.value(QStringLiteral("name")).toString().toStdString(), .bytes = bytes.toStdString()});
    } else if (object.contains(QStringLiteral("recipe"))) {
      entry(object, number);
    } else {
      complain(number, tr("this is no line of a queue"));
    }
  }

 private:
  void entry(const QJsonObject& object, int line) {
    config::RecipeFile read = config::readRecipes(object.value(QStringLiteral("recipe")).toString().toStdString(), "recipe");
    if (config::hasErrors(read.complaints) || read.recipes.size() != 1)
      return complain(line, read.complaints.empty() ? tr("no recipe")
                                                    : QString::fromStdString(config::toString(read.complaints.front())));
    Waiting entry{.recipe = std::move(read.recipes.front().recipe),
                  .seed = numberOf(object.value(QStringLiteral("seed"))),
                  .rerunOf = {},
                  .held = object.value(QStringLiteral("held")).toBool(),
                  .offAir = object.value(QStringLiteral("off_air")).toBool()};
    if (const auto slot = numberOf(object.value(QStringLiteral("rerun_of"))))
      entry.rerunOf = SlotId{*slot};
    if (const auto from = parseStage(object.value(QStringLiteral("from")).toString().toStdString()); from && entry.rerunOf)
      entry.from = from;
    if (const QJsonValue level = object.value(QStringLiteral("quality_level")); level.isDouble())
      entry.qualityLevel = level.toInt();
    const QJsonObject timeouts = object.value(QStringLiteral("timeouts_s")).toObject();
    for (const Stage stage : kStages)
      if (const double s = timeouts.value(word(toString(stage))).toDouble(); s > 0 && s < kLongestTimeout_s)
        entry.timeouts[stage] = seconds(s);
    entry.recipe.label = object.value(QStringLiteral("label")).toString().toStdString();
    const auto source = m_sources.find(object.value(QStringLiteral("source")).toInt(-1));
    entry.recipe.source = source == m_sources.end() ? nullptr : source->second;
    entry.recipe.sourceLine = object.value(QStringLiteral("source_line")).toInt();
    m_to.queue.waiting.push_back(std::move(entry));
  }

  void complain(int line, const QString& why) {
    if (m_to.trouble.isEmpty())
      m_to.trouble = tr("line %1: %2").arg(line).arg(why);
  }

  ReadQueue& m_to;
  std::map<int, std::shared_ptr<const RecipeSource>> m_sources;

  Q_DECLARE_TR_FUNCTIONS(vortex::ui::Parser)
};

}  // namespace

QString writeQueue(const std::filesystem::path& file, const KeptQueue& queue) {
  QSaveFile to(QString::fromStdString(file.string()));
  if (!to.open(QIODevice::WriteOnly))
    return to.errorString();
  Writer writer(to);
  writer.head(queue);
  for (const Waiting& entry : queue.waiting)
    writer.entry(entry);
  return to.commit() ? QString() : to.errorString();
}

ReadQueue readQueue(const std::filesystem::path& file) {
  ReadQueue read;
  QFile from(QString::fromStdString(file.string()));
  if (!from.exists())
    return read;
  if (!from.open(QIODevice::ReadOnly)) {
    read.trouble = from.errorString();
    return read;
  }
  if (from.size() > kLongest) {
    read.trouble = tr("%1 bytes are more than a queue takes").arg(from.size());
    return read;
  }
  Parser parser(read);
  for (int number = 1; !from.atEnd() && read.queue.waiting.size() < Channel::kLongest; ++number)
    if (const QByteArray text = from.readLine().trimmed(); !text.isEmpty())
      parser.line(text, number);
  return read;
}

}  // namespace vortex::ui
