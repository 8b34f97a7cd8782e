// SPDX-License-Identifier: GPL-3.0-or-later
//
// A file's text as a person sees it: byte offsets to lines and columns, and the check that it is text at all.
#pragma once

#include <tl/expected.hpp>

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vortex::config {

struct Place {
  int line = 0, column = 0;  // from 1; columns in characters
};

class SourceText {
 public:
  // Views `text`, which must outlive this; a byte order mark at its start is skipped.
  SourceText(std::string_view text, std::string name);

  const std::string& name() const { return m_name; }
  std::string_view text() const { return m_text; }
  // Costs a bounded count of characters, however long the line is.
  Place placeOf(std::size_t offset) const;

  // The first byte that is not UTF-8 text (overlong and surrogate forms included) or is a control character other than tab and line
  // end, with what it is; nothing when all is well.
  struct Flaw {
    std::size_t offset = 0;
    std::string message;
  };
  std::optional<Flaw> firstFlaw() const;

 private:
  std::size_t charactersBefore(std::size_t offset) const;

  std::string_view m_text;
  std::string m_name;
  std::vector<std::size_t> m_lineStarts;
  std::vector<std::size_t> m_characters;  // before each kBlock bytes
};

// Length of the well-formed UTF-8 sequence at the start of `text`, 0 when there is none (Unicode 15, table 3-7).
std::size_t sequenceLength(std::string_view text);

// A regular file's bytes. Folders, FIFOs, devices and files of more than `maxBytes` are refused without reading them; the error is
// a sentence without the file's name.
tl::expected<std::string, std::string> readTextFile(const std::filesystem::path& file, std::size_t maxBytes);

}  // namespace vortex::config
