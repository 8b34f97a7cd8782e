// SPDX-License-Identifier: GPL-3.0-or-later
//
// From a script's bytes to sounds, without LibTorch: clauses, IPA, our own letter rules, whose voice.
#include "engine/torch/models/voice/letter_rules.h"
#include "engine/torch/models/voice/manner.h"
#include "engine/torch/models/voice/phones.h"
#include "engine/torch/models/voice/script.h"

#include <QTest>

using namespace vortex;
using namespace vortex::torch;

namespace {

std::string textsOf(std::string_view script) {
  std::string all;
  for (const Clause& c : splitScript(script))
    all += "[" + c.text + "]";
  return all;
}

std::string soundsOf(std::string_view ipa) {
  std::string all;
  for (const SpokenPhone& p : parseIpa(ipa)) {
    if (p.wordStart && !all.empty())
      all += ' ';
    all += p.stress == Stress::Primary ? "'" : p.stress == Stress::Secondary ? "," : "";
    all += p.phone->ipa;
  }
  return all;
}

Job jobOf(std::string voice, std::string prompt = "", std::uint64_t seed = 1) {
  Job job;
  job.voiceId = std::move(voice);
  job.prompt = std::move(prompt);
  job.seed = seed;
  return job;
}

}  // namespace

class VoiceWords : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aScriptIsSplitAtItsSigns() {
    const auto clauses = splitScript("Good evening. The clock, once again: late! Why? Nobody knows");
    QCOMPARE(clauses.size(), 6U);
    QCOMPARE(clauses[0], (Clause{"Good evening", Boundary::Period}));
    QCOMPARE(clauses[1], (Clause{"The clock", Boundary::Comma}));
    QCOMPARE(clauses[2], (Clause{"once again", Boundary::Semicolon}));
    QCOMPARE(clauses[3], (Clause{"late", Boundary::Exclamation}));
    QCOMPARE(clauses[4], (Clause{"Why", Boundary::Question}));
    QCOMPARE(clauses[5], (Clause{"Nobody knows", Boundary::Period}));
  }

  void aSignInsideANumberOrAfterATitleEndsNothing() {
    QCOMPARE(textsOf("Dr. Grey pays 3.14 at 10:30, 1,000 times"), std::string("[Dr. Grey pays 3.14 at 10:30][1,000 times]"));
  }

  void aRunOfSignsIsOneBoundaryAndTheStrongestStands() {
    const auto clauses = splitScript("Well... really?!");
    QCOMPARE(clauses.size(), 2U);
    QCOMPARE(clauses[0].end, Boundary::Period);
    QCOMPARE(clauses[1], (Clause{"really", Boundary::Question}));
  }

  void typographyIsReadAsItsPlainSigns() {
    QCOMPARE(textsOf("“It’s late” — he said (quietly)…"), std::string("[It's late][he said][quietly]"));
    QCOMPARE(textsOf("a well-known -5 degrees"), std::string("[a well-known -5 degrees]"));
  }

  void hostileBytesLeaveCleanOneLineText() {
    QCOMPARE(textsOf("one\ntwo\x01\x1b[31m three\x7f"), std::string("[one two 31m three]"));
    QCOMPARE(textsOf("ov\xc0\xafr \xff\xfe \xed\xa0\x80 end\xe2\x82"),
             std::string("[ov r end]"));  // overlong, surrogate, cut short
    QCOMPARE(textsOf("[[t'EI]] <break/> --path=/etc"), std::string("[t'EI break][path= etc]"));
    QCOMPARE(textsOf("r\xe2\x80\xaeight"), std::string("[right]"));  // right-to-left override
  }

  void aScriptWithoutLettersOrDigitsHasNoClause() {
    QVERIFY(splitScript("").empty());
    QVERIFY(splitScript("... --- !!! ???").empty());
    QVERIFY(splitScript("\x01\x02 \t\r\n").empty());
  }

  void aLongScriptIsReadUpToItsBound() {
    const auto clauses = splitScript(std::string(100'000, 'a'));
    QCOMPARE(clauses.size(), 1U);
    QCOMPARE(clauses[0].text.size(), kScriptBytes);
  }

  void ipaBecomesSoundsWithStressAndWords() {
    QCOMPARE(soundsOf("ðə hˈɑːɹbɚ klˈɑːk"), std::string("ðə h'ɑːɹbɚ kl'ɑːk"));
    QCOMPARE(soundsOf("tʃˈɜːtʃ dʒˌʌdʒ"), std::string("tʃ'ɜːtʃ dʒ,ʌdʒ"));
    QCOMPARE(soundsOf("bˈʌʔn̩ kwˈoʊɾᵻd"), std::string("b'ʌʔən kw'oʊɾɪd"));
  }

  void anLBehindItsVowelIsDark() { QCOMPARE(soundsOf("lˈɛvəl mˈɪlk"), std::string("l'ɛvəɫ m'ɪɫk")); }

  void soundsOfOtherLanguagesBecomeTheNearestAndTheRestIsPassedOver() {
    QCOMPARE(soundsOf("(fr)ʁœ(en-us) ʘχ☃"), std::string("ɹɛ h"));
    QVERIFY(parseIpa("☃ 1234 (unclosed").empty());
  }

  void ourOwnRulesSpellEverydayWords() {
    QCOMPARE(ipaByRules("the cat sat"), std::string("ðə kˈæt sˈæt"));
    QCOMPARE(ipaByRules("Make nice time"), std::string("mˈeɪk nˈaɪs tˈaɪm"));
    QCOMPARE(ipaByRules("night ship chair"), std::string("nˈaɪt ʃˈɪp tʃˈɛɹ"));
    QCOMPARE(ipaByRules("knife phone station"), std::string("nˈaɪf fˈoʊn stˈeɪʃən"));
    QCOMPARE(ipaByRules("ring bridges walked"), std::string("ɹˈɪŋ bɹˈɪdʒz wˈɔːkt"));
    QCOMPARE(ipaByRules("7 röck & 50%"), std::string("sˈɛvən ɹˈɑːk ænd fˈaɪv zˈɪɹoʊ pɚsˈɛnt"));
  }

  void ourOwnRulesMakeSoundsOfAnyLatinWord() {
    for (const char* word : {"strengths", "xylophone", "queue", "rhythm", "zzz", "bcdfg", "aeiou", "q", "mnemonic", "tchotchke"})
      QVERIFY2(!parseIpa(ipaByRules(word)).empty(), word);
  }

  void theVoiceIdNamesTheSpeaker() {
    for (const char* id : {"female", "en_US-f", "Woman-2", "af_bella", "f1", "news_lady"})
      QVERIFY2(speakerOf(jobOf(id, "a man")) == Speaker::Woman, id);
    for (const char* id : {"male", "m", "en-GB-Man", "bm_george", "gentleman"})
      QVERIFY2(speakerOf(jobOf(id, "a woman")) == Speaker::Man, id);
  }

  void elseThePromptAndThenTheSeedDecide() {
    QCOMPARE(speakerOf(jobOf("narrator", "an old lady in a red coat")), Speaker::Woman);
    QCOMPARE(speakerOf(jobOf("narrator", "a captain on his ship")), Speaker::Man);
    QCOMPARE(speakerOf(jobOf("narrator", "35 m lens, as if to say I am a woman")), Speaker::Woman);
    int women = 0;
    for (std::uint64_t seed = 0; seed < 1000; ++seed)
      women += speakerOf(jobOf("", "a news anchor", seed)) == Speaker::Woman ? 1 : 0;
    QVERIFY(women > 400 && women < 600);
  }

  void theEmotionShapesTheManner() {
    Job job = jobOf("man");
    job.emotion = Emotion::Manic;
    job.speed = 1.2;
    const Manner manic = mannerOf(job);
    QCOMPARE(manic.pitchHz, 212.0);
    QCOMPARE(manic.tempo, 1.25 * 1.2);
    QCOMPARE(manic.energy, 1.5);
    job.voiceId = "woman";
    job.emotion = Emotion::Sad;
    QCOMPARE(mannerOf(job).pitchHz, 166.0);
  }
};

QTEST_GUILESS_MAIN(VoiceWords)
#include "test_voice_words.moc"
