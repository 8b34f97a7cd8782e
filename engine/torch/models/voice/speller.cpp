// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/models/voice/speller.h"

#include "engine/torch/models/voice/letter_rules.h"

#include <optional>
#include <string_view>

namespace vortex::torch {
namespace {

// espeak-ng reads its standard input a line at a time, at most about 1000 bytes of it, and answers with one line or several. A line
// that no script is likely to have stands between the clauses: its answer, learnt from the first line, shows where each clause's
// answer ends.
constexpr std::string_view kSeparator = "qzxqvz";
constexpr std::size_t kLineBytes = 600;

void addLines(std::string& text, std::string_view clause) {
  while (clause.size() > kLineBytes) {
    std::size_t cut = clause.rfind(' ', kLineBytes);
    if (cut == std::string_view::npos || cut == 0)
      for (cut = kLineBytes; (static_cast<unsigned char>(clause[cut]) & 0xC0) == 0x80;)
        --cut;
    text.append(clause.substr(0, cut)) += '\n';
    clause.remove_prefix(cut);
  }
  text.append(clause) += '\n';
}

// The answer's lines between separators, those of one clause joined; nothing where they do not match the clauses.
std::optional<std::vector<std::string>> matchAnswer(std::string_view answer, std::size_t clauses) {
  std::vector<std::string> found;
  std::string_view separator;
  for (bool first = true; !answer.empty(); first = false) {
    const std::size_t end = answer.find('\n');
    const std::string_view line = answer.substr(0, end);
    answer.remove_prefix(end == std::string_view::npos ? answer.size() : end + 1);
    if (first)
      separator = line;
    if (line == separator)
      found.emplace_back();
    else
      found.back().append(" ").append(line);
  }
  // One separator stands before each clause and one after the last.
  if (separator.empty() || found.size() != clauses + 1 || !found.back().empty())
    return std::nullopt;
  found.pop_back();
  return found;
}

}  // namespace

Spelling spell(const std::string& script, const SpellerOptions& options, const std::function<bool()>& stopRequested) {
  const std::vector<Clause> clauses = splitScript(script);
  Spelling spelling;
  std::optional<std::vector<std::string>> ipa;
  if (options.program.empty()) {
    spelling.problem = "no speller program is configured";
  } else if (!clauses.empty()) {
    std::string text;
    for (const Clause& c : clauses) {
      text.append(kSeparator) += '\n';
      addLines(text, c.text);
    }
    text.append(kSeparator) += '\n';
    const ChildAnswer answer =
        runOnText({options.program, "-q", "--ipa", "-b", "1", "-v", "en-us"}, text, options.limits, stopRequested);
    spelling.problem = answer.problem;
    if (answer.end == ChildEnd::Stopped) {
      spelling.stopped = true;
      return spelling;
    }
    if (answer.end == ChildEnd::Finished) {
      ipa = matchAnswer(answer.output, clauses.size());
      if (!ipa)
        spelling.problem =
            options.program + ": its answer does not match the script's " + std::to_string(clauses.size()) + " clauses";
    }
  }
  spelling.byProgram = ipa.has_value();
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    Utterance u{parseIpa(ipa ? (*ipa)[i] : ipaByRules(clauses[i].text)), clauses[i].end};
    if (!u.phones.empty())
      spelling.utterances.push_back(std::move(u));
  }
  return spelling;
}

}  // namespace vortex::torch
