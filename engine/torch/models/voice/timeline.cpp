// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/models/voice/timeline.h"

#include <algorithm>
#include <cassert>

namespace vortex::torch {
namespace {

constexpr double kBurst = .012, kAffrication = .045, kAspirationInitial = .038, kAspirationInside = .020, kLeastVowel = .048;  // s
constexpr double kSofterDb = -6;  // a stop without a vowel after it is released more weakly

double pauseAfter(Boundary boundary) {
  switch (boundary) {
  case Boundary::Comma:
    return .170;
  case Boundary::Semicolon:
    return .220;
  case Boundary::Period:
  case Boundary::Exclamation:
  case Boundary::Question:
    return .330;
  }
  return .330;
}

bool isVowel(const SpokenPhone* p) { return p != nullptr && p->phone->kind == PhoneClass::Vowel; }
bool isObstruent(const SpokenPhone* p) {
  return p != nullptr &&
         (p->phone->kind == PhoneClass::Stop || p->phone->kind == PhoneClass::Affricate || p->phone->kind == PhoneClass::Fricative);
}

class Layer {
 public:
  Layer(double tempo, double stopAfter) : m_tempo(tempo), m_stopAfter(stopAfter) { m_line.segments.push_back(pause(kLeadIn)); }

  void add(const Utterance& utterance) {
    if (m_now > m_stopAfter || utterance.phones.empty())
      return;
    m_phones = &utterance.phones;
    m_phrase = {m_now, m_now, utterance.end, {}, m_now};
    std::size_t lastVowel = utterance.phones.size();
    for (std::size_t i = 0; i < utterance.phones.size(); ++i)
      if (utterance.phones[i].phone->kind == PhoneClass::Vowel)
        lastVowel = i;
    for (std::size_t i = 0; i < utterance.phones.size() && m_now <= m_stopAfter; ++i)
      addPhone(i, i == lastVowel);
    m_phrase.end = m_line.end = m_now;
    m_line.phrases.push_back(std::move(m_phrase));
    m_line.segments.push_back(pause(pauseAfter(utterance.end) / m_tempo));
  }

  Timeline take() { return std::move(m_line); }

 private:
  Segment pause(double length) {
    Segment s;
    s.start = m_now;
    s.end = m_now += length;
    return s;
  }

  const SpokenPhone* at(std::size_t i) const { return i < m_phones->size() ? &(*m_phones)[i] : nullptr; }

  // A segment that aims where its phone does.
  Segment& put(const SpokenPhone& spoken, double length) {
    const Phone& p = *spoken.phone;
    Segment s = pause(length);
    s.phone = &p;
    s.from = p.from;
    s.to = p.to;
    s.open = p.open;
    s.spread = p.spread;
    s.shut = p.shut;
    s.stress = spoken.stress;
    m_line.segments.push_back(s);
    return m_line.segments.back();
  }

  // The mouth is already where the next sound begins.
  static void aimAt(Segment& s, const SpokenPhone* next) {
    if (next == nullptr || isObstruent(next))
      return;
    s.from = s.to = next->phone->from;
    s.open = next->phone->open;
    s.spread = next->phone->spread;
    s.shut = next->phone->shut;
  }

  void addPhone(std::size_t i, bool lastVowel) {
    const SpokenPhone& spoken = *at(i);
    const Phone& phone = *spoken.phone;
    const SpokenPhone *before = i > 0 ? at(i - 1) : nullptr, *next = at(i + 1);
    const std::size_t first = m_line.segments.size();
    const bool cluster = (before != nullptr && !isVowel(before)) || (next != nullptr && !isVowel(next));
    const double length = phone.ms * 1e-3 * (cluster ? .80 : 1) / m_tempo;
    switch (phone.kind) {
    case PhoneClass::Vowel:
      addVowel(spoken, next, lastVowel);
      break;
    case PhoneClass::Stop:
      addStop(spoken, before, next, length);
      break;
    case PhoneClass::Affricate:
      addAffricate(spoken, length);
      break;
    case PhoneClass::Fricative: {
      Segment& s = put(spoken, length);
      s.voicing = phone.voiced ? .30 : 0;
      s.noise = phone.noise;
      break;
    }
    case PhoneClass::Nasal: {
      Segment& s = put(spoken, length);
      s.voicing = .60;
      s.nasal = 1;
      break;
    }
    case PhoneClass::Liquid:
    case PhoneClass::Glide:
      put(spoken, length).voicing = .55;
      break;
    case PhoneClass::Tap:
      put(spoken, length).voicing = .28;
      break;
    case PhoneClass::Glottal:
      put(spoken, length).voicing = .05;
      break;
    case PhoneClass::Aspirate: {
      Segment& s = put(spoken, length);
      s.aspiration = .30;
      aimAt(s, next);
      break;
    }
    }
    m_line.segments[first].wordStart = spoken.wordStart;
  }

  void addVowel(const SpokenPhone& spoken, const SpokenPhone* next, bool last) {
    const Phone& phone = *spoken.phone;
    double stretch = 1, level = 1;
    switch (spoken.stress) {
    case Stress::Primary:
      stretch = 1.22;
      break;
    case Stress::Secondary:
      stretch = 1.05;
      level = .86;
      break;
    case Stress::None:
      stretch = phone.isShort ? .80 : .88;
      level = .72;
      break;
    }
    if (last)
      stretch *= 1.42;
    if (isObstruent(next) && !next->phone->voiced)
      stretch *= .86;
    Segment& s = put(spoken, std::max(kLeastVowel, phone.ms * 1e-3 * stretch / m_tempo));
    s.voicing = level;
    s.aspiration = .018;
    if (spoken.stress == Stress::Primary)
      m_phrase.accents.push_back((s.start + s.end) / 2);
    m_phrase.lastVowel = s.start;
  }

  void addStop(const SpokenPhone& spoken, const SpokenPhone* before, const SpokenPhone* next, double length) {
    const Phone& phone = *spoken.phone;
    Segment& closure = put(spoken, length);
    closure.voicing = phone.voiced ? .10 : 0;
    if (phone.ipa == "k" || phone.ipa == "ɡ") {
      // The tongue touches the palate where the neighbouring vowel is made: F2 a little above the vowel's, F3 close over it.
      const SpokenPhone* vowel = isVowel(next) || (next != nullptr && !isObstruent(next)) ? next : before;
      if (vowel != nullptr && !isObstruent(vowel))
        closure.from[1] = std::clamp(1.08 * (vowel == next ? vowel->phone->from[1] : vowel->phone->to[1]), 1150.0, 2300.0);
      closure.from[2] = std::clamp(closure.from[1] + 450, 2150.0, 2750.0);
      closure.to = closure.from;
    }
    if (next != nullptr && next->phone->from == phone.from && isObstruent(next))
      return;  // "that day": one release for both
    const Formants locus = closure.to;
    Segment& burst = put(spoken, kBurst);
    burst.from = burst.to = locus;
    burst.shut = 0;
    burst.noise = phone.noise;
    const bool weak = next == nullptr || isObstruent(next);
    if (weak)
      burst.noise.db += kSofterDb;
    if (phone.voiced) {
      burst.voicing = .10;
      return;
    }
    const bool afterS = before != nullptr && before->phone->ipa == "s" && !spoken.wordStart;
    if (isObstruent(next) || afterS)
      return;
    Segment& breath = put(spoken, spoken.wordStart ? kAspirationInitial : kAspirationInside);
    breath.from = breath.to = locus;
    breath.shut = 0;
    breath.aspiration = next == nullptr ? .12 : .30;
    aimAt(breath, next);
  }

  void addAffricate(const SpokenPhone& spoken, double length) {
    const Phone& phone = *spoken.phone;
    put(spoken, std::max(.030, length - kAffrication)).voicing = phone.voiced ? .10 : 0;
    Segment& noise = put(spoken, kAffrication);
    noise.noise = phone.noise;
    noise.voicing = phone.voiced ? .20 : 0;
  }

  double m_tempo, m_stopAfter, m_now = 0;
  const std::vector<SpokenPhone>* m_phones = nullptr;
  Phrase m_phrase;
  Timeline m_line;
};

Timeline layOutAt(const std::vector<Utterance>& utterances, double tempo, double stopAfter) {
  Layer layer(tempo, stopAfter);
  for (const Utterance& u : utterances)
    layer.add(u);
  return layer.take();
}

// The words of an utterance that end before the limit, one fewer each time it is asked again.
Utterance withoutLastWord(Utterance u) {
  while (u.phones.size() > 1 && !u.phones.back().wordStart)
    u.phones.pop_back();
  u.phones.pop_back();
  return u;
}

}  // namespace

Timeline layOut(const std::vector<Utterance>& utterances, double tempo, double clipSeconds) {
  assert(tempo > 0);
  const double room = clipSeconds - kLastBreath, enough = clipSeconds * 2 * kMostHurry + 1;
  Timeline line = layOutAt(utterances, tempo, enough);
  double hurry = 1;
  while (line.end > room && hurry < kMostHurry) {
    // The shortest vowels and the bursts do not shrink, so that the first guess may fall short.
    hurry = std::min(kMostHurry, hurry * std::max(1.01, line.end / std::max(room, .1)));
    line = layOutAt(utterances, tempo * hurry, enough);
  }
  line.hurry = hurry;
  if (line.end <= room || line.phrases.empty())
    return line;

  std::vector<Utterance> said;
  double saidEnd = 0;
  for (std::size_t i = 0; i < line.phrases.size() && line.phrases[i].end <= room; ++i) {
    said.push_back(utterances[i]);
    saidEnd = line.phrases[i].end;
  }
  Ending ending = Ending::CutAtPhrase;
  if (saidEnd < .75 * clipSeconds && said.size() < utterances.size()) {
    const std::size_t next = said.size();
    // Where the words of the next phrase end: at the starts of those after them.
    std::size_t fits = 0, words = 0;
    for (const Segment& s : line.segments)
      if (s.start >= line.phrases[next].start && s.start < line.phrases[next].end && s.wordStart) {
        if (s.start <= room)
          fits = words;
        ++words;
      }
    Utterance part{{}, Boundary::Period};
    std::size_t word = 0;
    for (const SpokenPhone& p : utterances[next].phones) {
      if (p.wordStart && !part.phones.empty())
        ++word;
      if (word >= std::max<std::size_t>(fits, 1))
        break;
      part.phones.push_back(p);
    }
    // The last vowel is lengthened wherever the cut is: drop words until it fits; the very first word stays.
    for (;;) {
      std::vector<Utterance> tried = said;
      if (!part.phones.empty())
        tried.push_back(part);
      const Timeline attempt = layOutAt(tried, tempo * hurry, enough);
      Utterance shorter = part.phones.empty() ? part : withoutLastWord(part);
      if (attempt.end <= room || part.phones.empty() || (said.empty() && shorter.phones.empty())) {
        if (!part.phones.empty())
          ending = attempt.end <= room ? Ending::CutAtWord : Ending::CutInWord;
        said = std::move(tried);
        break;
      }
      part = std::move(shorter);
    }
  }
  line = layOutAt(said, tempo * hurry, enough);
  line.hurry = hurry;
  line.ending = ending;
  return line;
}

}  // namespace vortex::torch
