// SPDX-License-Identifier: GPL-3.0-or-later
//
// A slot's folder and the files in it. A file has its name only when it is whole and on the disk: it is written as ".<name>.part",
// synced, renamed, and the folder is synced. What was not kept is removed. All throw OutputError naming the path and the cause.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vortex::output {

inline constexpr std::string_view kSlotPrefix = "slot-";  // of a slot's folder

class SlotFolder {
 public:
  // Makes OUT (and what is above it) where it is missing, and in it slot-<number>, six digits. Taken numbers are never reused:
  // where another run has this one, the next above all that are there is taken. mkdir decides, so two engines may share OUT.
  SlotFolder(const std::filesystem::path& out, std::uint64_t number);

  const std::filesystem::path& path() const { return m_path; }

  // Removes the files that were kept in here.
  void removeFiles() noexcept;
  // Removes the folder, unless something is in it.
  void removeIfEmpty() noexcept;

 private:
  friend class PendingFile;
  std::filesystem::path m_path;
  std::vector<std::string> m_named;
};

class PendingFile {
 public:
  PendingFile(SlotFolder& folder, std::string name);
  ~PendingFile();  // removes what was not kept
  PendingFile(const PendingFile&) = delete;
  PendingFile& operator=(const PendingFile&) = delete;

  // Where a writer that opens files itself writes to.
  const std::filesystem::path& path() const { return m_part; }

  void write(std::span<const std::byte> bytes);
  void write(std::string_view text);

  // Syncs, renames, syncs the folder.
  void keep();

 private:
  void fail(const char* step) const;
  SlotFolder& m_folder;
  std::string m_name;
  std::filesystem::path m_part;
  int m_file = -1;
};

}  // namespace vortex::output
