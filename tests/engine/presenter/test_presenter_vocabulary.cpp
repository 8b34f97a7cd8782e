// SPDX-License-Identifier: GPL-3.0-or-later
//
// What words make of a person, and what a seed decides where they are silent.
#include "engine/torch/models/presenter/face_geometry.h"
#include "engine/torch/models/presenter/vocabulary.h"

#include <QtTest>
#include <cmath>
#include <set>
#include <string>

using namespace vortex::torch;

namespace {
Look look(const std::string& prompt) { return lookOf(prompt, 7); }
}  // namespace

class TestPresenterVocabulary : public QObject {
  Q_OBJECT

 private slots:
  void aNewsAnchorIsReadWordForWord();
  void aColourBindsToTheNextThingOfItsPhrase();
  void aPhraseEndLetsAColourGo();
  void twoWordTermsAreOne();
  void theFirstWordOfAnAttributeWins();
  void blackBeforeAPersonIsASkinAndBeforeAGarmentIsNot();
  void lengthIsAHairStyleOnlyForHair();
  void aTitleBringsItsHat();
  void unknownWordsChangeNothing();
  void hostileTextIsReadWithoutHarm();
  void drawsAreTheSeedsOwnAndStayTheSame();
  void namingOneAttributeChangesNoOther();
  void seedsGiveDifferentPeople();
  void aFaceIsMeasuredInHeadUnits();
  void aHeadPointLandsOnItsPixel();
};

void TestPresenterVocabulary::aNewsAnchorIsReadWordForWord() {
  const Look l = look(
      "A serious old man with short grey hair, blue eyes, a full beard, round glasses and a red bow tie in a library, warm light");
  QCOMPARE(l.sex, Sex::Man);
  QCOMPARE(l.age, Age::Old);
  QCOMPARE(l.mood, Mood::Serious);
  QCOMPARE(l.hair, HairStyle::Short);
  QVERIFY(l.hairColour == hex(0x94979b));
  QVERIFY(l.eyeColour == hex(0x3d7fc4));
  QCOMPARE(l.beard, Beard::Full);
  QCOMPARE(l.glasses, Glasses::Round);
  QCOMPARE(l.neckwear, Neckwear::Bow);
  QVERIFY(l.neckwearColour == hex(0xc22f2f));
  QCOMPARE(l.backdrop, Backdrop::Library);
  QCOMPARE(l.lighting, Lighting::Warm);
}

void TestPresenterVocabulary::aColourBindsToTheNextThingOfItsPhrase() {
  const Look l = look("woman in a dark blue suit with blond hair and green eyes, purple scarf, orange background");
  QVERIFY(l.garmentColour == hex(0x2f62b8));
  QVERIFY(l.hairColour == hex(0xdcb263));
  QVERIFY(l.eyeColour == hex(0x4b8a4e));
  QVERIFY(l.neckwearColour == hex(0x6f44a6));
  QVERIFY(l.backdropColour == hex(0xe07b29));
  QVERIFY(look("pink bob").hairColour == hex(0xe57aa8));
  QVERIFY(look("a man with a white beard").beardColour == hex(0xebe9e4));
  QVERIFY(look("a man with a white beard").hairColour == hex(0xebe9e4));
  QVERIFY(look("a man with black hair and a white beard").hairColour == hex(0x191514));
}

void TestPresenterVocabulary::aPhraseEndLetsAColourGo() {
  const Look named = look("woman, red, suit");
  const Look silent = look("woman, suit");
  QVERIFY(named == silent);
}

void TestPresenterVocabulary::twoWordTermsAreOne() {
  QCOMPARE(look("man with a bow tie").neckwear, Neckwear::Bow);
  QCOMPARE(look("man with a top hat").hat, Hat::Top);
  QCOMPARE(look("woman with a hard hat").hat, Hat::Helmet);
  QCOMPARE(look("woman, lab coat").clothes, Clothes::Lab);
  QCOMPARE(look("man, square glasses").glasses, Glasses::Square);
  QCOMPARE(look("man, round glasses").glasses, Glasses::Round);
  QCOMPARE(look("a clean-shaven man").beard, Beard::None);
  QCOMPARE(look("horn-rimmed glasses").glasses, Glasses::Square);
}

void TestPresenterVocabulary::theFirstWordOfAnAttributeWins() {
  const Look l = look("woman and man, fedora or cap, city then forest, red suit, blue suit");
  QCOMPARE(l.sex, Sex::Woman);
  QCOMPARE(l.hat, Hat::Fedora);
  QCOMPARE(l.backdrop, Backdrop::City);
  QVERIFY(l.garmentColour == hex(0xc22f2f));
}

void TestPresenterVocabulary::blackBeforeAPersonIsASkinAndBeforeAGarmentIsNot() {
  QVERIFY(look("a black woman in a white blouse").skinColour == hex(0x6b3f28));
  QVERIFY(look("a black woman in a white blouse").garmentColour == hex(0xf1efea));
  const Look suit = look("a woman with olive skin in a black suit");
  QVERIFY(suit.skinColour == hex(0xcf9d73));
  QVERIFY(suit.garmentColour == hex(0x17171b));
}

void TestPresenterVocabulary::lengthIsAHairStyleOnlyForHair() {
  QCOMPARE(look("woman with long black hair").hair, HairStyle::Long);
  QCOMPARE(look("woman with a bun, long coat").hair, HairStyle::Bun);
  QCOMPARE(look("a long coat, bob").hair, HairStyle::Bob);
  QCOMPARE(look("a short man with an afro").hair, HairStyle::Afro);
}

void TestPresenterVocabulary::aTitleBringsItsHat() {
  QCOMPARE(look("a sea captain").hat, Hat::Sailor);
  QCOMPARE(look("a sea captain").backdrop, Backdrop::Harbour);
  QCOMPARE(look("a queen").hat, Hat::Crown);
  QCOMPARE(look("a queen").sex, Sex::Woman);
  QCOMPARE(look("the grandmother").age, Age::Old);
  QCOMPARE(look("an alien").creature, Creature::Alien);
  QVERIFY(look("an alien").skinColour == hex(0x7fb069));
}

void TestPresenterVocabulary::unknownWordsChangeNothing() {
  QVERIFY(look("woman, xylophone quantum zzz, suit") == look("woman, suit"));
  QVERIFY(look("") == look("¡¿漢字 12345 — ???"));
}

void TestPresenterVocabulary::hostileTextIsReadWithoutHarm() {
  QCOMPARE(look("MAN\x01\x02\xff\xfe\x80 with\tGLASSES").glasses, Glasses::Round);
  QCOMPARE(lookOf(std::string_view("a\0man\0hat", 9), 7).hat, Hat::Fedora);
  const std::string letters(8192, 'a');
  QVERIFY(look(letters) == look(""));
  QVERIFY(look(std::string(8192, ' ') + "fedora") == look(""));  // beyond what is read
  std::string many;
  while (many.size() < 8192)
    many += "red ";
  QVERIFY(look(many) == look(""));
}

void TestPresenterVocabulary::drawsAreTheSeedsOwnAndStayTheSame() {
  // echo -n 42/hair | sha256sum: 82a160dbe35b6c58…
  QCOMPARE(drawOf(42, "hair", 1000), std::uint64_t{160});
  QCOMPARE(drawOf(0, "sex", 1000), std::uint64_t{771});
  QVERIFY(look("a newsreader") == look("a newsreader"));
}

void TestPresenterVocabulary::namingOneAttributeChangesNoOther() {
  Look plain = look("woman, adult");
  Look named = look("woman, adult, stadium");
  named.backdrop = plain.backdrop;
  QVERIFY(plain == named);
}

void TestPresenterVocabulary::seedsGiveDifferentPeople() {
  std::set<std::pair<int, int>> kinds;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const Look l = lookOf("", seed);
    kinds.insert({static_cast<int>(l.sex), static_cast<int>(l.hair)});
  }
  QVERIFY2(kinds.size() >= 10, "sixty seeds, fewer than ten kinds of head");
  QVERIFY(!(lookOf("a woman", 1).face == lookOf("a woman", 2).face));
}

void TestPresenterVocabulary::aFaceIsMeasuredInHeadUnits() {
  Look l = look("an adult woman");
  l.face = {};
  const FaceGeometry f = faceOf(l);
  QCOMPARE(f.fw, .272);
  QCOMPARE(f.chin, .352);
  QCOMPARE(f.ex, .118);
  QVERIFY(std::abs(f.my - .203) < 1e-9);
  QVERIFY(std::abs(lipLineY(f, 0) - (f.my + .003 + .5 * f.up)) < 1e-12);
  QVERIFY(std::abs(lipLineY(f, -f.mw) - lipLineY(f, f.mw)) < 1e-12);
  l.sex = Sex::Man;
  QVERIFY(faceOf(l).fw > f.fw);
}

void TestPresenterVocabulary::aHeadPointLandsOnItsPixel() {
  // (0 + 1.15·0 + 1)/2 · 512 − ½ across, (1 + 1.15·(0 − .19 − .035))/2 · 512 − ½ down
  QCOMPARE(pixelOfHead({0, 0}, 512).x, 255.5);
  QVERIFY(std::abs(pixelOfHead({0, 0}, 512).y - 189.26) < 1e-9);
  const Point back = headOfPicture(pictureOfHead({.1, .2}));
  QVERIFY(std::abs(back.x - .1) < 1e-12 && std::abs(back.y - .2) < 1e-12);
}

QTEST_APPLESS_MAIN(TestPresenterVocabulary)
#include "test_presenter_vocabulary.moc"
