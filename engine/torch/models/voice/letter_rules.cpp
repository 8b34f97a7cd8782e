// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/models/voice/letter_rules.h"

#include <algorithm>
#include <array>

namespace vortex::torch {
namespace {

struct Known {
  std::string_view word, ipa;
};
// clang-format off
constexpr Known kKnown[] = {
    {"a", "ə"}, {"about", "əbˈaʊt"}, {"above", "əbˈʌv"}, {"across", "əkɹˈɔːs"}, {"again", "əɡˈɛn"}, {"along", "əlˈɔːŋ"}, {"an", "ən"}, {"and", "ænd"}, {"another", "ənˈʌðɚ"},
    {"any", "ˈɛni"}, {"anyone", "ˈɛniwʌn"}, {"are", "ɑːɹ"}, {"around", "ɚˈaʊnd"}, {"as", "æz"}, {"away", "əwˈeɪ"}, {"be", "biː"}, {"because", "bɪkˈʌz"}, {"been", "bɪn"},
    {"both", "bˈoʊθ"}, {"build", "bˈɪld"}, {"busy", "bˈɪzi"}, {"by", "baɪ"}, {"captain", "kˈæptɪn"}, {"children", "tʃˈɪldɹən"}, {"close", "klˈoʊz"}, {"come", "kˈʌm"}, {"could", "kʊd"},
    {"do", "duː"}, {"does", "dʌz"}, {"done", "dˈʌn"}, {"evening", "ˈiːvnɪŋ"}, {"ever", "ˈɛvɚ"}, {"every", "ˈɛvɹi"}, {"eye", "ˈaɪ"}, {"for", "fɔːɹ"}, {"from", "fɹʌm"},
    {"give", "ɡˈɪv"}, {"gone", "ɡˈɔːn"}, {"good", "ɡˈʊd"}, {"has", "hæz"}, {"have", "hæv"}, {"he", "hiː"}, {"his", "hɪz"}, {"hour", "ˈaʊɚ"}, {"house", "hˈaʊs"},
    {"how", "hˌaʊ"}, {"i", "aɪ"}, {"into", "ˈɪntʊ"}, {"is", "ɪz"}, {"live", "lˈɪv"}, {"love", "lˈʌv"}, {"many", "mˈɛni"}, {"me", "miː"}, {"minute", "mˈɪnɪt"},
    {"money", "mˈʌni"}, {"most", "mˈoʊst"}, {"my", "maɪ"}, {"never", "nˈɛvɚ"}, {"nobody", "nˈoʊbɑːdi"}, {"nothing", "nˈʌθɪŋ"}, {"now", "nˈaʊ"}, {"of", "ʌv"}, {"once", "wˈʌns"},
    {"one", "wˈʌn"}, {"only", "ˈoʊnli"}, {"or", "ɔːɹ"}, {"other", "ˈʌðɚ"}, {"our", "aʊɚ"}, {"people", "pˈiːpəl"}, {"queue", "kjˈuː"}, {"river", "ɹˈɪvɚ"}, {"said", "sˈɛd"},
    {"says", "sˈɛz"}, {"she", "ʃiː"}, {"should", "ʃʊd"}, {"some", "sʌm"}, {"table", "tˈeɪbəl"}, {"than", "ðæn"}, {"that", "ðæt"}, {"the", "ðə"}, {"their", "ðɛɹ"},
    {"them", "ðɛm"}, {"then", "ðɛn"}, {"there", "ðɛɹ"}, {"these", "ðiːz"}, {"they", "ðeɪ"}, {"this", "ðɪs"}, {"those", "ðoʊz"}, {"through", "θɹˈuː"}, {"to", "tə"},
    {"today", "tədˈeɪ"}, {"two", "tˈuː"}, {"us", "ʌs"}, {"use", "jˈuːz"}, {"very", "vˈɛɹi"}, {"war", "wˈɔːɹ"}, {"was", "wʌz"}, {"water", "wˈɔːɾɚ"}, {"we", "wiː"},
    {"welcome", "wˈɛlkəm"}, {"were", "wɜː"}, {"what", "wˌʌt"}, {"where", "wˌɛɹ"}, {"who", "hˌuː"}, {"wind", "wˈɪnd"}, {"with", "wɪð"}, {"work", "wˈɜːk"}, {"world", "wˈɜːld"},
    {"would", "wʊd"}, {"yes", "jˈɛs"}, {"you", "juː"}, {"young", "jˈʌŋ"}, {"your", "jʊɹ"},
};
constexpr std::array<std::string_view, 10> kDigits{"zˈɪɹoʊ", "wˈʌn", "tˈuː", "θɹˈiː", "fˈoːɹ", "fˈaɪv", "sˈɪks", "sˈɛvən", "ˈeɪt", "nˈaɪn"};

// Letters with what must stand before and after them. In `before` and `after`: # the word's edge, V a vowel, C a consonant, F one of e i y,
// E a final silent-making ending (consonant, then e at the end or before s, d or r), any small letter itself. The first rule that fits is taken.
struct Rule {
  std::string_view before, letters, after, ipa;
};
constexpr Rule kRules[] = {
    {"", "ation", "", "ˈeɪʃən"}, {"", "augh", "", "ɔː"}, {"", "air", "", "ɛɹ"}, {"", "ai", "", "eɪ"}, {"", "ay", "", "eɪ"}, {"", "au", "", "ɔː"}, {"", "aw", "", "ɔː"}, {"", "are", "#", "ɛɹ"},
    {"w", "ar", "", "ɔːɹ"}, {"", "arr", "", "æɹ"}, {"", "ar", "C", "ɑːɹ"}, {"", "ar", "#", "ɑːɹ"}, {"", "alk", "", "ɔːk"}, {"", "all", "", "ɔːl"}, {"w", "a", "t", "ɑː"}, {"w", "a", "n", "ɑː"}, {"#", "a", "#", "ə"},
    {"C", "al", "#", "əl"}, {"C", "ant", "#", "ənt"}, {"C", "ance", "#", "əns"}, {"l", "age", "#", "ɪdʒ"}, {"m", "age", "#", "ɪdʒ"}, {"s", "age", "#", "ɪdʒ"}, {"w", "a", "tch", "ɑː"}, {"", "able", "#", "əbəl"}, {"", "a", "E", "eɪ"}, {"", "a", "#", "ə"}, {"", "a", "", "æ"},
    {"#", "b", "#", "biː"}, {"m", "b", "#", ""}, {"#", "be", "CV", "bɪ"}, {"", "bb", "", "b"}, {"", "b", "", "b"},
    {"", "tch", "", "tʃ"}, {"s", "ch", "", "k"}, {"", "ch", "", "tʃ"}, {"", "ck", "", "k"}, {"s", "c", "F", ""}, {"", "ci", "a", "ʃ"}, {"", "ci", "o", "ʃ"}, {"", "cc", "F", "ks"}, {"", "cc", "", "k"}, {"", "c", "F", "s"}, {"", "c", "", "k"},
    {"#", "de", "CV", "dɪ"}, {"", "dge", "", "dʒ"}, {"", "dd", "", "d"}, {"", "d", "", "d"},
    {"", "eigh", "", "eɪ"}, {"", "ear", "th", "ɜː"}, {"", "ear", "n", "ɜː"}, {"", "ear", "ly", "ɜː"}, {"", "ear", "", "ɪɹ"}, {"", "eer", "", "ɪɹ"}, {"", "ea", "d", "ɛ"}, {"", "ea", "", "iː"}, {"", "ee", "", "iː"}, {"", "eu", "", "juː"}, {"", "ews", "#", "uːz"}, {"", "ew", "", "uː"}, {"", "ei", "", "iː"}, {"", "ey", "#", "i"},
    {"", "ere", "#", "ɪɹ"}, {"", "err", "", "ɛɹ"}, {"", "er", "#", "ɚ"}, {"", "ers", "#", "ɚz"}, {"", "er", "V", "ɛɹ"}, {"", "er", "", "ɜː"}, {"C", "en", "#", "ən"}, {"C", "el", "#", "əl"}, {"C", "ent", "#", "ənt"}, {"C", "ence", "#", "əns"}, {"k", "ed", "#", "t"}, {"p", "ed", "#", "t"}, {"s", "ed", "#", "t"}, {"x", "ed", "#", "t"}, {"h", "ed", "#", "t"}, {"f", "ed", "#", "t"}, {"c", "ed", "#", "t"}, {"t", "ed", "#", "ɪd"}, {"d", "ed", "#", "ɪd"}, {"", "ed", "#", "d"},
    {"s", "es", "#", "ɪz"}, {"x", "es", "#", "ɪz"}, {"h", "es", "#", "ɪz"}, {"c", "es", "#", "ɪz"}, {"g", "es", "#", "ɪz"}, {"t", "es", "#", "s"}, {"k", "es", "#", "s"}, {"p", "es", "#", "s"}, {"f", "es", "#", "s"}, {"V", "es", "#", "z"}, {"", "es", "#", "z"}, {"C", "e", "#", ""}, {"", "e", "ly#", ""}, {"", "e", "E", "iː"}, {"", "e", "", "ɛ"},
    {"", "ff", "", "f"}, {"", "f", "", "f"},
    {"#", "gh", "", "ɡ"}, {"", "gh", "", ""}, {"#", "gn", "", "n"}, {"", "gn", "#", "n"}, {"", "gg", "", "ɡ"}, {"", "gu", "V", "ɡ"}, {"", "ge", "#", "dʒ"}, {"#", "g", "i", "ɡ"}, {"", "g", "F", "dʒ"}, {"", "g", "", "ɡ"},
    {"", "h", "C", ""}, {"", "h", "#", ""}, {"", "h", "", "h"},
    {"", "igh", "", "aɪ"}, {"", "ies", "#", "iz"}, {"", "ied", "#", "id"}, {"", "ie", "#", "aɪ"}, {"c", "ie", "n", "ˈaɪə"}, {"", "ie", "", "iː"}, {"", "ind", "#", "aɪnd"}, {"", "ild", "#", "aɪld"}, {"", "ire", "#", "aɪɚ"}, {"", "ir", "", "ɜː"}, {"", "ion", "", "iən"}, {"", "i", "a", "iː"},
    {"", "i", "o", "i"}, {"", "i", "ng", "ɪ"}, {"", "i", "E", "aɪ"}, {"", "i", "#", "aɪ"}, {"", "i", "", "ɪ"},
    {"", "j", "", "dʒ"}, {"#", "kn", "", "n"}, {"", "k", "", "k"}, {"C", "le", "#", "əl"}, {"", "ll", "", "l"}, {"", "l", "", "l"},
    {"", "mm", "", "m"}, {"", "m", "", "m"}, {"", "nn", "", "n"}, {"", "ng", "#", "ŋ"}, {"", "ng", "C", "ŋ"}, {"", "ng", "s#", "ŋ"}, {"", "ng", "", "ŋɡ"}, {"", "n", "k", "ŋ"}, {"", "n", "", "n"},
    {"", "ough", "t", "ɔː"}, {"", "ough", "", "oʊ"}, {"", "oul", "d", "ʊ"}, {"", "ound", "", "aʊnd"}, {"", "ous", "#", "əs"}, {"", "ould", "", "ʊd"}, {"", "our", "", "ɔːɹ"}, {"", "ou", "", "aʊ"}, {"", "oar", "", "ɔːɹ"}, {"", "oa", "", "oʊ"}, {"", "ook", "", "ʊk"}, {"", "oor", "", "ɔːɹ"}, {"", "oo", "", "uː"},
    {"", "o", "ing", "oʊ"}, {"", "oi", "", "ɔɪ"}, {"", "oy", "", "ɔɪ"}, {"", "ow", "ing", "oʊ"}, {"", "ow", "s#", "oʊ"}, {"d", "own", "", "aʊn"}, {"t", "own", "", "aʊn"}, {"r", "own", "#", "aʊn"}, {"", "own", "", "oʊn"}, {"", "ow", "n", "aʊ"}, {"", "ow", "#", "oʊ"}, {"", "ow", "", "aʊ"}, {"", "ong", "#", "ɔːŋ"}, {"", "o", "tion", "oʊ"}, {"w", "or", "", "ɜː"}, {"", "orr", "", "ɔːɹ"}, {"", "ore", "#", "ɔːɹ"}, {"", "or", "#", "ɚ"}, {"", "or", "", "ɔːɹ"}, {"", "old", "", "oʊld"}, {"", "oe", "#", "oʊ"}, {"", "o", "E", "oʊ"}, {"", "o", "#", "oʊ"}, {"", "on", "#", "ən"}, {"", "o", "ther", "ʌ"}, {"", "o", "", "ɑː"},
    {"", "ph", "", "f"}, {"#", "ps", "", "s"}, {"", "pp", "", "p"}, {"", "p", "", "p"}, {"", "qu", "", "kw"}, {"", "q", "", "k"}, {"#", "re", "CV", "ɹɪ"}, {"", "rr", "", "ɹ"}, {"", "r", "", "ɹ"},
    {"", "sh", "", "ʃ"}, {"V", "sion", "", "ʒən"}, {"", "sion", "", "ʃən"}, {"", "ssion", "", "ʃən"}, {"V", "sure", "#", "ʒɚ"}, {"u", "s", "#", "s"}, {"i", "s", "#", "s"}, {"a", "s", "#", "s"}, {"b", "s", "#", "z"}, {"d", "s", "#", "z"}, {"g", "s", "#", "z"}, {"l", "s", "#", "z"}, {"m", "s", "#", "z"}, {"n", "s", "#", "z"}, {"r", "s", "#", "z"}, {"v", "s", "#", "z"}, {"", "ss", "", "s"}, {"V", "s", "V", "z"}, {"V", "s", "#", "z"}, {"", "s", "#", "s"}, {"", "s", "", "s"},
    {"", "tion", "", "ʃən"}, {"", "ture", "#", "tʃɚ"}, {"", "ti", "a", "ʃ"}, {"V", "th", "e", "ð"}, {"", "th", "", "θ"}, {"", "tt", "", "t"}, {"", "t", "", "t"},
    {"", "ui", "", "uː"}, {"#", "uni", "", "juːni"}, {"#", "us", "V", "juːz"}, {"f", "u", "ll", "ʊ"}, {"f", "u", "l#", "ə"}, {"", "u", "tion", "uː"}, {"", "urr", "", "ɜː"}, {"", "ure", "#", "jʊɹ"}, {"", "ur", "", "ɜː"}, {"", "u", "E", "uː"}, {"#", "u", "n", "ʌ"}, {"#", "u", "p", "ʌ"}, {"b", "u", "ll", "ʊ"}, {"p", "u", "t", "ʊ"}, {"", "ue", "#", "uː"}, {"", "u", "V", "w"}, {"", "u", "#", "uː"}, {"", "u", "", "ʌ"},
    {"", "v", "", "v"}, {"#", "wr", "", "ɹ"}, {"#", "who", "", "huː"}, {"", "wh", "", "w"}, {"", "w", "", "w"}, {"#", "x", "", "z"}, {"e", "x", "V", "ɡz"}, {"e", "xc", "F", "ks"}, {"", "x", "", "ks"},
    {"#", "y", "V", "j"}, {"#", "y", "#", "waɪ"}, {"C", "y", "#", "i"}, {"", "y", "E", "aɪ"}, {"", "y", "V", "j"}, {"", "y", "C", "ɪ"}, {"", "y", "", "aɪ"}, {"", "zz", "", "z"}, {"", "z", "", "z"},
};
// Latin-1's letters with accents, from U+00C0, without them.
constexpr std::string_view kBase = "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty";
// clang-format on

bool isVowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }
bool isLetter(char c) { return c >= 'a' && c <= 'z'; }

// word carries a '#' on both sides, so that at() never leaves it.
bool fitsOne(char pattern, std::string_view word, std::size_t i) {
  const char c = i < word.size() ? word[i] : '#';
  switch (pattern) {
  case '#':
    return c == '#';
  case 'V':
    return isLetter(c) && isVowel(c);
  case 'C':
    return isLetter(c) && !isVowel(c);
  case 'F':
    return c == 'e' || c == 'i' || c == 'y';
  case 'E': {
    if (!isLetter(c) || isVowel(c) || c == 'x' || c == 'w')
      return false;
    const std::string_view rest = word.substr(i + 1);
    return rest == "e#" || rest == "es#" || rest == "ed#" || rest == "er#" || rest == "ing#" || rest == "ely#";
  }
  default:
    return c == pattern;
  }
}

bool fits(const Rule& rule, std::string_view word, std::size_t at) {
  if (!word.substr(at).starts_with(rule.letters))
    return false;
  for (std::size_t i = 0; i < rule.before.size(); ++i)
    if (at < rule.before.size() || !fitsOne(rule.before[i], word, at - rule.before.size() + i))
      return false;
  for (std::size_t i = 0; i < rule.after.size(); ++i)
    if (!fitsOne(rule.after[i], word, at + rule.letters.size() + i))
      return false;
  return true;
}

std::string wordByRules(const std::string& plain) {
  const auto known = std::find_if(std::begin(kKnown), std::end(kKnown), [&](const Known& k) { return k.word == plain; });
  if (known != std::end(kKnown))
    return std::string(known->ipa);
  const std::string word = "#" + plain + "#";
  std::string ipa;
  bool stressed = false;
  for (std::size_t at = 1; at + 1 < word.size();) {
    const auto rule = std::find_if(std::begin(kRules), std::end(kRules), [&](const Rule& r) { return fits(r, word, at); });
    if (rule == std::end(kRules)) {
      ++at;  // an apostrophe
      continue;
    }
    // English stresses the first syllable more often than any other.
    const bool vowel = isVowel(rule->letters[0]) && !rule->ipa.empty() && rule->ipa != "j" && rule->ipa != "w";
    const bool weak = rule->ipa.starts_with("ə") || rule->ipa.starts_with("ɚ");
    const bool marked = rule->ipa.starts_with("ˈ");
    if (vowel && !weak && !stressed && !marked)
      ipa += "ˈ";
    stressed = stressed || (vowel && !weak) || marked;
    ipa += rule->ipa;
    at += rule->letters.size();
  }
  return ipa;
}

}  // namespace

std::string ipaByRules(std::string_view text) {
  std::string ipa, word;
  const auto add = [&](std::string_view sounds) {
    if (!ipa.empty() && !sounds.empty())
      ipa += ' ';
    ipa += sounds;
  };
  const auto flush = [&] {
    if (!word.empty())
      add(wordByRules(word));
    word.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const char lower = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    if (isLetter(lower) || c == '\'') {
      word += lower;
    } else if (c == 0xC3 && i + 1 < text.size()) {
      word += kBase[static_cast<unsigned char>(text[++i]) & 0x3F];
    } else if (c >= 0x80) {
      continue;
    } else {
      flush();
      if (c >= '0' && c <= '9')
        add(kDigits[c - '0']);
      else if (c == '&' || c == '+')
        add(c == '&' ? "ænd" : "plˈʌs");
      else if (c == '%' || c == '$')
        add(c == '%' ? "pɚsˈɛnt" : "dˈɑːlɚ");
    }
  }
  flush();
  return ipa;
}

}  // namespace vortex::torch
