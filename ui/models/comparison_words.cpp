// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/comparison_words.h"

#include "ui/models/slot_words.h"
#include "ui/models/translate.h"

#include <QStringList>
#include <algorithm>
#include <optional>

namespace vortex::ui {
namespace {

using analysis::InputMatch;
using analysis::ProofComparison;
using analysis::ProofVerdict;
using analysis::StageMatch;

constexpr qsizetype kLongestValue = 28;  // characters of a value in a sentence; the list has all of it

QStringList stagesWith(const ProofComparison& proof, StageMatch match) {
  QStringList names;
  for (const Stage stage : kStages)
    if (proof.stages[stage] == match)
      names << stageName(stage);
  return names;
}

// "audio, image and video"
QString joined(const QStringList& names) {
  if (names.size() < 2)
    return names.join(QString());
  return tr("%1 and %2").arg(names.mid(0, names.size() - 1).join(QStringLiteral(", ")), names.back());
}

QString capital(QString text) {
  if (!text.isEmpty())
    text[0] = text[0].toUpper();
  return text;
}

QString inBrief(const QString& value) {
  if (value.isEmpty())
    return tr("none");
  return value.size() <= kLongestValue ? value : value.left(kLongestValue - 1) + QChar(0x2026);
}

QString changeText(const InputDifference& input) {
  return QStringLiteral("%1 %2 → %3").arg(input.name, inBrief(input.first), inBrief(input.second));
}

// How likely it decides what a stage makes, 0 the likeliest; nothing where it cannot.
std::optional<int> rankOf(const InputDifference& input) {
  switch (input.kind) {
  case InputKind::Recipe:
    for (const char* track : {"audio_track.", "visual_track.", "slot_params."})
      if (input.name.startsWith(QLatin1String(track)))
        return 0;
    return 4;  // names, signatures, constraints
  case InputKind::Seed:
    return 1;
  case InputKind::Quality:
    return 2;
  case InputKind::Setting:
    for (const char* key : {"ladder", "device.name", "device.threads", "device.command"})
      if (input.name == QLatin1String(key))
        return 2;
    return std::nullopt;
  case InputKind::Device:
  case InputKind::Build:
    return 3;
  case InputKind::Profile:
    return std::nullopt;  // what of it decides is a setting of its own
  }
  return std::nullopt;
}

QString causeSentence(const ComparisonFacts& facts) {
  const std::vector<InputDifference> causes = likelyCauses(facts);
  if (causes.empty())
    return tr("Nothing that is recorded explains it.");
  if (causes.size() == 1)
    return tr("The cause is in the list: %1.").arg(changeText(causes.front()));
  return tr("The cause is in the list: %1, or one of %n more.", nullptr, static_cast<int>(causes.size()) - 1)
      .arg(changeText(causes.front()));
}

// What went in and is the same: "Same recipe, seed, device and build."
QString sameInputs(const ComparisonFacts& facts) {
  QStringList same, unknown;
  const auto note = [&](InputMatch match, InputKind kind) {
    if (match == InputMatch::Same)
      same << kindText(kind);
    else if (match == InputMatch::Unknown)
      unknown << kindText(kind);
  };
  note(facts.proof.recipe, InputKind::Recipe);
  note(facts.proof.seed, InputKind::Seed);
  for (const InputKind kind : facts.same)
    same << kindText(kind);
  QStringList sentences;
  if (!same.isEmpty())
    sentences << tr("Same %1.").arg(joined(same));
  if (!unknown.isEmpty())
    sentences << tr("Not recorded: %1.").arg(joined(unknown));
  return sentences.join(QLatin1Char(' '));
}

QString fartherSentences(const ComparisonFacts& facts) {
  QStringList sentences;
  const auto note = [&](const QString& name, StageMatch match) {
    if (const QStringList stages = stagesWith(facts.proof, match); !stages.isEmpty())
      sentences << tr("Only %1 came to %2.").arg(name, joined(stages));
  };
  note(facts.first, StageMatch::OnlyFirst);
  note(facts.second, StageMatch::OnlySecond);
  return sentences.join(QLatin1Char(' '));
}

QString sentencesOf(const QStringList& parts) {
  QStringList said;
  for (const QString& part : parts)
    if (!part.isEmpty())
      said << part;
  return said.join(QLatin1Char(' '));
}

// "Audio is identical, bit for bit."
QString identicalSentence(const ProofComparison& proof) {
  const QStringList same = stagesWith(proof, StageMatch::Same);
  return same.isEmpty()    ? QString()
         : same.size() > 1 ? tr("%1 are identical, bit for bit.").arg(capital(joined(same)))
                           : tr("%1 is identical, bit for bit.").arg(capital(joined(same)));
}

Headline differing(const ComparisonFacts& facts) {
  const ProofComparison& proof = facts.proof;
  Headline said{.tone = VerdictTone::Differs, .title = {}, .text = {}, .second = {}};
  if (!proof.firstStage) {
    const QStringList same = stagesWith(proof, StageMatch::Same);
    said.title = tr("Made from something else.");
    said.text = sentencesOf({same.isEmpty() ? tr("Whether it shows cannot be told: they have no output in common.")
                                            : tr("Yet what both came to is the same."),
                             identicalSentence(proof), causeSentence(facts)});
    said.second = sentencesOf({fartherSentences(facts), sameInputs(facts)});
    return said;
  }
  said.title = tr("Differs from stage %1 on.").arg(stageName(*proof.firstStage));
  said.text = sentencesOf({identicalSentence(proof), causeSentence(facts)});
  QStringList after = stagesWith(proof, StageMatch::Differs);
  after.removeFirst();
  const QString because = after.isEmpty()    ? QString()
                          : after.size() > 1 ? tr("%1 differ because what they were made from does.").arg(capital(joined(after)))
                                             : tr("%1 differs because what it was made from does.").arg(capital(joined(after)));
  said.second = sentencesOf({sameInputs(facts), because, fartherSentences(facts)});
  return said;
}

}  // namespace

QString kindText(InputKind kind) {
  switch (kind) {
  case InputKind::Recipe:
    return tr("recipe");
  case InputKind::Seed:
    return tr("seed");
  case InputKind::Quality:
    return tr("quality");
  case InputKind::Device:
    return tr("device");
  case InputKind::Build:
    return tr("build");
  case InputKind::Profile:
    return tr("profile");
  case InputKind::Setting:
    return tr("setting");
  }
  return {};
}

std::vector<InputDifference> likelyCauses(const ComparisonFacts& facts) {
  const bool soundIsSame = facts.proof.stages[Stage::Audio] == StageMatch::Same;
  std::vector<InputDifference> causes;
  for (const InputDifference& input : facts.inputs)
    if (rankOf(input) && !(soundIsSame && input.name.startsWith(QLatin1String("audio_track."))))
      causes.push_back(input);
  std::stable_sort(causes.begin(), causes.end(),
                   [](const InputDifference& a, const InputDifference& b) { return *rankOf(a) < *rankOf(b); });
  return causes;
}

Headline headlineOf(const ComparisonFacts& facts) {
  switch (facts.proof.verdict) {
  case ProofVerdict::Identical:
    return {.tone = VerdictTone::Same,
            .title = tr("Identical, bit for bit."),
            .text = tr("Recipe, seed, %1.").arg(joined(stagesWith(facts.proof, StageMatch::Same))),
            .second = sameInputs(facts)};
  case ProofVerdict::IdenticalSoFar:
    return {.tone = VerdictTone::Same,
            .title = tr("Identical as far as both came."),
            .text = sentencesOf({identicalSentence(facts.proof), fartherSentences(facts)}),
            .second = sameInputs(facts)};
  case ProofVerdict::Differs:
    return differing(facts);
  case ProofVerdict::Unproved:
    return {.tone = VerdictTone::Unknown,
            .title = tr("Whether they are the same cannot be told."),
            .text = facts.simulated ? tr("A simulated device makes no outputs: there is nothing to hold against each other.")
                                    : sentencesOf({tr("They have no output in common."), fartherSentences(facts)}),
            .second = sameInputs(facts)};
  }
  return {};
}

}  // namespace vortex::ui
