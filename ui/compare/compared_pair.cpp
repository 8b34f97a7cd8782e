// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/compared_pair.h"

#include "engine/report/slot_json.h"
#include "ui/models/slot_words.h"
#include "ui/models/translate.h"

#include <nlohmann/json.hpp>

#include <QStringList>
#include <algorithm>
#include <utility>

namespace vortex::ui {
namespace {

using analysis::StageMatch;
using report::ComparedSlot;

// The output that stands for its stage.
constexpr PerStage<const char*> kMainOutputs{{"sound", "picture", "frames", "embedding"}};

QString fromUtf8(const std::string& text) { return QString::fromStdString(text); }

// From its run's clock to one whose zero is the slot's start; one that never started begins when it was queued.
Duration toItsStart(const std::vector<Event>& events) {
  const auto started = std::find_if(events.begin(), events.end(),
                                    [](const Event& event) { return std::holds_alternative<event::SlotStarted>(event.body); });
  const Time zero = started != events.end() ? started->at : events.empty() ? Time{} : events.front().at;
  return -zero.time_since_epoch();
}

struct Told {
  std::vector<Event> events;
  bool onAir = false;
};

// Into the session without its air time: what two slots have in common is their start.
Told toldFromItsStart(Session& session, std::vector<Event> events) {
  Told told{.events = std::move(events), .onAir = false};
  const Duration earlier = toItsStart(told.events);
  for (Event& event : told.events) {
    Event off = event;
    if (auto* queued = std::get_if<event::SlotQueued>(&off.body)) {
      told.onAir = queued->airAt.has_value();
      queued->airAt.reset();
    }
    session.apply(off, earlier);
    event.at += earlier;
  }
  if (!told.events.empty())
    session.endRun(told.events.back().at);
  return told;
}

QString qualityText(const std::optional<int>& level) { return level ? QStringLiteral("Q%1").arg(*level) : QString(); }

template <typename T>
QString whyOf(const report::Measured<T>& measured) {
  return measured && !*measured ? fromUtf8(measured->error()) : QString();
}

QString decibels(const std::optional<double>& value) {
  return value ? tr("PSNR %1 dB").arg(numberText(*value, 1)) : tr("no difference once decoded");
}

QString soundText(const output::SoundDifference& sound) {
  return tr("sound differs in %1 of %2 samples, from %3 s to %4 s, by at most %5 of 32768")
      .arg(groupedText(sound.differing), groupedText(sound.of))
      .arg(numberText(sound.first_s, 3))
      .arg(numberText(sound.last_s, 3))
      .arg(sound.largest);
}
QString pictureText(const output::PictureDifference& picture) {
  return tr("picture %1, by at most %2 of 255").arg(decibels(picture.psnr_dB)).arg(picture.largest);
}
QString clipText(const output::ClipDifference& clip) {
  return clip.differing == 0 ? tr("no decoded frame of %1 differs").arg(clip.compared)
                             : tr("clip %1, worst at frame %2 with %3 dB; %4 of %5 frames differ")
                                   .arg(decibels(clip.mean_dB))
                                   .arg(clip.worstFrame)
                                   .arg(numberText(clip.worst_dB.value_or(0), 1))
                                   .arg(clip.differing)
                                   .arg(clip.compared);
}

template <typename T, typename Words>
void addPart(QStringList& parts, StageMatch match, const report::Measured<T>& measured, const QString& same, const Words& words) {
  if (match == StageMatch::Same)
    parts << same;
  else if (measured)
    parts << (*measured ? words(**measured) : tr("not measured: %1").arg(whyOf(measured)));
}

}  // namespace

tl::expected<ComparedPair, QString> readPair(const PairQuestion& question) {
  auto comparison = report::compareRecorded(question.store, question.first, question.second);
  if (!comparison)
    return tl::unexpected(fromUtf8(comparison.error()));
  const auto reader = history::Reader::open(question.store);
  auto first = reader ? reader->events(question.first) : tl::make_unexpected(reader.error());
  auto second = reader ? reader->events(question.second) : tl::make_unexpected(reader.error());
  if (!first || !second)
    return tl::unexpected(fromUtf8((!first ? first : second).error()));
  ComparedPair pair{.comparison = std::move(*comparison)};
  Told one = toldFromItsStart(pair.session, std::move(first->events));
  Told other = toldFromItsStart(pair.session, std::move(second->events));
  pair.firstTold = std::move(one.events);
  pair.secondTold = std::move(other.events);
  pair.firstOnAir = one.onAir;
  pair.secondOnAir = other.onAir;
  return pair;
}

void measurePair(ComparedPair& pair, const std::atomic<bool>& abandon) {
  report::measure(pair.comparison, abandon);
  pair.measured = true;
  pair.json = QByteArray::fromStdString(report::lineOf(report::jsonOf(pair.comparison)) + '\n');
}

std::optional<Duration> usefulTime(const report::Comparison& comparison) {
  for (const ComparedSlot* slot : {&comparison.first, &comparison.second})
    if (slot->settings)
      return slot->settings->airAfter - slot->settings->downstream - slot->settings->deadlineBuffer;
  return std::nullopt;
}

std::optional<Duration> generationTarget(const report::Comparison& comparison) {
  for (const ComparedSlot* slot : {&comparison.first, &comparison.second})
    if (slot->settings)
      return slot->settings->generationTarget;
  return std::nullopt;
}

SideTotals totalsOf(const ComparedPair& pair, const ComparedSlot& slot, bool onAir) {
  SideTotals totals{.total = slot.line.elapsed, .spare = {}, .fromOwnStart = !onAir, .deviceUsed = slot.deviceUsed, .digests = {}};
  if (const Slot* told = pair.session.find(slot.line.slot); told != nullptr && hasSpare(*told))
    totals.spare = told->spareToAir;
  for (const event::OutputMade& made : slot.recorded.outputs)
    for (const Stage stage : kStages)
      if (made.kind == kMainOutputs[stage])
        totals.digests[stage] = fromUtf8(made.sha256);
  return totals;
}

ComparisonFacts factsOf(const report::Comparison& of, const QString& first, const QString& second) {
  ComparisonFacts facts{.first = first,
                        .second = second,
                        .proof = of.proof,
                        .inputs = {},
                        .same = {},
                        .simulated = of.first.line.backend == "simulated" && of.second.line.backend == "simulated"};
  for (const config::FieldDifference& field : of.recipe)
    facts.inputs.push_back({.kind = InputKind::Recipe,
                            .name = fromUtf8(field.field),
                            .first = fromUtf8(field.first.value_or("")),
                            .second = fromUtf8(field.second.value_or(""))});
  const auto pair = [&](InputKind kind, const QString& one, const QString& other) {
    if (one != other)
      facts.inputs.push_back({.kind = kind, .name = kindText(kind), .first = one, .second = other});
    else if (!one.isEmpty())
      facts.same.push_back(kind);
  };
  if (of.proof.seed == analysis::InputMatch::Differs)
    pair(InputKind::Seed, QString::number(of.first.line.seed.value_or(0)), QString::number(of.second.line.seed.value_or(0)));
  pair(InputKind::Quality, qualityText(of.first.line.qualityLevel), qualityText(of.second.line.qualityLevel));
  pair(InputKind::Device, fromUtf8(of.first.recorded.device), fromUtf8(of.second.recorded.device));
  pair(InputKind::Build, fromUtf8(of.first.recorded.build), fromUtf8(of.second.recorded.build));
  if (of.first.line.profile != of.second.line.profile)
    pair(InputKind::Profile, fromUtf8(of.first.line.profile), fromUtf8(of.second.line.profile));
  if (of.settings)
    for (const event::SettingChange& change : *of.settings)
      facts.inputs.push_back({.kind = InputKind::Setting,
                              .name = fromUtf8(change.key),
                              .first = fromUtf8(change.was),
                              .second = fromUtf8(change.became)});
  return facts;
}

QString measuredText(const ComparedPair& pair) {
  const report::Comparison& of = pair.comparison;
  const auto& match = of.proof.stages;
  const bool any = match[Stage::Audio] == StageMatch::Differs || match[Stage::Image] == StageMatch::Differs ||
                   match[Stage::Video] == StageMatch::Differs;
  if (any && !pair.measured)
    return tr("Measuring by how much they differ…");
  QStringList parts;
  addPart(parts, match[Stage::Audio], of.sound, tr("sound identical"), soundText);
  addPart(parts, match[Stage::Image], of.picture, tr("picture identical"), pictureText);
  addPart(parts, match[Stage::Video], of.clip, tr("frames identical"), clipText);
  QString text = parts.join(QStringLiteral(" · "));
  if (!text.isEmpty())
    text[0] = text[0].toUpper();
  return text;
}

}  // namespace vortex::ui
