// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/config_words.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <array>

namespace vortex::ui {
namespace {

constexpr std::array kSentences{
    QT_TRANSLATE_NOOP("ConfigKey", "where stages compute"),
    QT_TRANSLATE_NOOP("ConfigKey", "the device's program and its arguments; empty: vortex-device beside the engine"),
    QT_TRANSLATE_NOOP("ConfigKey", "compute threads in all, 0: as many as cores"),
    QT_TRANSLATE_NOOP("ConfigKey", "address space of the device process in MB, 0: no limit"),
    QT_TRANSLATE_NOOP("ConfigKey", "from its start to ready, models and warm-up included"),
    QT_TRANSLATE_NOOP("ConfigKey", "between two signs of life"),
    QT_TRANSLATE_NOOP("ConfigKey", "without a sign of life while CPU time was to be had"),
    QT_TRANSLATE_NOOP("ConfigKey", "from a stop to its end, before the device is quarantined"),
    QT_TRANSLATE_NOOP("ConfigKey", "in quarantine, before on_wedged is done"),
    QT_TRANSLATE_NOOP("ConfigKey", "a device that does not drain is killed and started anew, or held for an operator"),
    QT_TRANSLATE_NOOP("ConfigKey", "before the first restart; doubled with each"),
    QT_TRANSLATE_NOOP("ConfigKey", "the longest wait before a restart"),
    QT_TRANSLATE_NOOP("ConfigKey", "this many deaths within the window: held in safe mode"),
    QT_TRANSLATE_NOOP("ConfigKey", "the window of safe mode"),
    QT_TRANSLATE_NOOP("ConfigKey", "device memory in use, everybody's: above it is warned"),
    QT_TRANSLATE_NOOP("ConfigKey", "above it nothing starts, and what runs is stopped with out_of_memory"),
    QT_TRANSLATE_NOOP("ConfigKey", "a crossing is over below limit minus this"),
    QT_TRANSLATE_NOOP("ConfigKey", "between two memory samples"),
    QT_TRANSLATE_NOOP("ConfigKey", "what an attempt needs, until a peak was measured"),
    QT_TRANSLATE_NOOP("ConfigKey",
                      "all models stay loaded, or what a stage does not need is on the host meanwhile (one slot in flight)"),
    QT_TRANSLATE_NOOP("ConfigKey", "what this keeps of the device's memory while loaded"),
    QT_TRANSLATE_NOOP("ConfigKey", "audio and image at once; false: one after the other"),
    QT_TRANSLATE_NOOP("ConfigKey", "what a slot should take; margins are measured against it"),
    QT_TRANSLATE_NOOP("ConfigKey", "slots that are worked on at once"),
    QT_TRANSLATE_NOOP("ConfigKey", "slots that wait; beyond: shed"),
    QT_TRANSLATE_NOOP("ConfigKey", "attempts that may overlap on the stage's lane"),
    QT_TRANSLATE_NOOP("ConfigKey", "a healthy attempt; stands in until history has enough samples"),
    QT_TRANSLATE_NOOP("ConfigKey", "per attempt; its range is limits.audio_s"),
    QT_TRANSLATE_NOOP("ConfigKey", "per attempt; its range is limits.image_s"),
    QT_TRANSLATE_NOOP("ConfigKey", "per attempt; its range is limits.video_s"),
    QT_TRANSLATE_NOOP("ConfigKey", "per attempt; its range is limits.clip_s"),
    QT_TRANSLATE_NOOP("ConfigKey", "retries after a first attempt"),
    QT_TRANSLATE_NOOP("ConfigKey", "before retry n = 0, 1, …: this · 2^n"),
    QT_TRANSLATE_NOOP("ConfigKey", "of a slot, for attempts that died with the device"),
    QT_TRANSLATE_NOOP("ConfigKey", "from a slot's start to its air time, unless the request names one"),
    QT_TRANSLATE_NOOP("ConfigKey", "what must still happen after generation; 0 in the old form"),
    QT_TRANSLATE_NOOP("ConfigKey", "kept free before the last useful finish; 5 in the old form"),
    QT_TRANSLATE_NOOP("ConfigKey", "encoding and writing, until it was measured"),
    QT_TRANSLATE_NOOP("ConfigKey", "of what is left: a slot that cannot make it even so is aborted"),
    QT_TRANSLATE_NOOP("ConfigKey", "of what is left: a slot that cannot make it then is at risk"),
    QT_TRANSLATE_NOOP("ConfigKey", "with less to spare to air, at warn_quantile, a slot comes forward"),
    QT_TRANSLATE_NOOP("ConfigKey", "a lower level of the ladder when slots run late: never, proposed, taken"),
    QT_TRANSLATE_NOOP("ConfigKey", "the range of the stage's timeout; a profile of a slower model widens it"),
    QT_TRANSLATE_NOOP("ConfigKey", "timeouts by what was seen: not at all, proposed, set"),
    QT_TRANSLATE_NOOP("ConfigKey",
                      "of first attempts that may be cut although they would have finished in time; auto wants 0.005 at least"),
    QT_TRANSLATE_NOOP("ConfigKey", "attempts before a timeout is lowered, where that is more than the rate's claim takes"),
    QT_TRANSLATE_NOOP("ConfigKey", "stages whose timeouts are left alone"),
    QT_TRANSLATE_NOOP("ConfigKey",
                      "set while it is watched: one first attempt in `every` may run to `limit` where its slot's slack allows it"),
    QT_TRANSLATE_NOOP("ConfigKey", "what airs in place of a missed slot"),
    QT_TRANSLATE_NOOP("ConfigKey", "the clip of fallback standby_file"),
    QT_TRANSLATE_NOOP("ConfigKey", "a missed slot is told at least this long before its air time"),
    QT_TRANSLATE_NOOP("ConfigKey", "a clip passes with a B score of at least this …"),
    QT_TRANSLATE_NOOP("ConfigKey", "… and an L score of at least this"),
    QT_TRANSLATE_NOOP("ConfigKey", "of B in the ensemble score"),
    QT_TRANSLATE_NOOP("ConfigKey", "of L in the ensemble score"),
    QT_TRANSLATE_NOOP("ConfigKey", "B and L further apart are marked as an outlier"),
    QT_TRANSLATE_NOOP("ConfigKey", "where slots' folders are made, ~/ is the home; empty: vortex/slots among the user's data"),
    QT_TRANSLATE_NOOP("ConfigKey", "a slot's files are removed after so many days …"),
    QT_TRANSLATE_NOOP("ConfigKey", "… and the oldest when all slots' files take more than this …"),
    QT_TRANSLATE_NOOP("ConfigKey", "… or less than this is free on their disk"),
    QT_TRANSLATE_NOOP("ConfigKey", "memory samples are kept one by one, then by their extremes only"),
    QT_TRANSLATE_NOOP("ConfigKey", "slots, runs and their events; never before the slot's files are gone"),
    QT_TRANSLATE_NOOP("ConfigKey", "levels of quality, the best first; what a level does not say is as in the one above it"),
    QT_TRANSLATE_NOOP("ConfigKey", "the least that is logged; capital letters, warn and critical are read too"),
    QT_TRANSLATE_NOOP("ConfigKey", "on the screen; files are JSON lines"),
    QT_TRANSLATE_NOOP("ConfigKey", "stretches stages and start-up: 1.5 is a GPU half as slow again"),
    QT_TRANSLATE_NOOP("ConfigKey", "engine seconds per real second"),
    QT_TRANSLATE_NOOP("ConfigKey", "from the device's start to ready"),
    QT_TRANSLATE_NOOP("ConfigKey", "delivery of a clip"),
    QT_TRANSLATE_NOOP("ConfigKey", "what was enqueued runs on after a stop was noticed"),
    QT_TRANSLATE_NOOP("ConfigKey", "the clip check's B"),
    QT_TRANSLATE_NOOP("ConfigKey", "the clip check's L"),
    QT_TRANSLATE_NOOP("ConfigKey", "memory of the pretended device"),
    QT_TRANSLATE_NOOP("ConfigKey", "what is loaded on it before any slot"),
    QT_TRANSLATE_NOOP("ConfigKey", "of the drawn times: the same seed gives the same run"),
    QT_TRANSLATE_NOOP("ConfigKey", "how the stage's time varies"),
    QT_TRANSLATE_NOOP("ConfigKey", "a stage's time, mean or median; null: its target"),
    QT_TRANSLATE_NOOP("ConfigKey", "standard deviation: of normal, in parts of the time; of lognormal, of the logarithm"),
    QT_TRANSLATE_NOOP("ConfigKey", "times of distribution recorded, in turn"),
    QT_TRANSLATE_NOOP("ConfigKey", "device memory of an attempt"),
    QT_TRANSLATE_NOOP("ConfigKey", "progress reports of an attempt"),
    QT_TRANSLATE_NOOP("ConfigKey", "a stop is noticed at the next multiple of this; 0: at once"),
    QT_TRANSLATE_NOOP(
        "ConfigKey",
        "what goes wrong: the nth attempt of a stage and, with every, each so-manieth after it; gb stays, lasts_s drains slowly"),
};
constexpr std::array kAllowed{
    QT_TRANSLATE_NOOP("ConfigKey", "cpu, cuda:0 to cuda:63"),
    QT_TRANSLATE_NOOP("ConfigKey", "list of text"),
    QT_TRANSLATE_NOOP("ConfigKey", "text"),
    QT_TRANSLATE_NOOP("ConfigKey", "[least, most], each 0.0001 to 3600"),
    QT_TRANSLATE_NOOP("ConfigKey", "list of stages"),
    QT_TRANSLATE_NOOP("ConfigKey", "[limit, every], 0 to 3600 and 1 to 1000"),
    QT_TRANSLATE_NOOP("ConfigKey", "list of 1 to 16 levels, sides even"),
    QT_TRANSLATE_NOOP("ConfigKey", "null, 0 to 3600"),
    QT_TRANSLATE_NOOP("ConfigKey", "list of at most 100000 times, each 0 to 3600"),
    QT_TRANSLATE_NOOP("ConfigKey", "list of {stage, fault, nth, every, gb, lasts_s, when, most}"),
};

QString inWindowsWords(const char* text) { return QCoreApplication::translate("ConfigKey", text); }

}  // namespace

std::span<const char* const> configSentences() { return kSentences; }
std::span<const char* const> configAllowances() { return kAllowed; }

QString sentenceOf(const config::ConfigKey& key) { return inWindowsWords(key.doc.c_str()); }

QString allowedFor(const config::ConfigKey& key) {
  static const QRegularExpression kRange(QStringLiteral("^([0-9.]+) to ([0-9.]+)$"));
  if (const auto range = kRange.match(QString::fromStdString(key.allowed)); range.hasMatch())
    return QCoreApplication::translate("ConfigKey", "%1 to %2").arg(range.captured(1), range.captured(2));
  return inWindowsWords(key.allowed.c_str());
}

}  // namespace vortex::ui
