// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/output/slot_removal.h"

#include "engine/output/slot_folder.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string_view>

namespace vortex::output {
namespace {

// result.json last: who sees it may count on the others.
constexpr std::string_view kFiles[] = {"clip.mp4",      "audio.wav", "actor.png",  "marks.npy",
                                       "frames.sha256", "proof.txt", "result.json"};

bool isSlotName(std::string_view name) {
  if (!name.starts_with(kSlotPrefix))
    return false;
  name.remove_prefix(kSlotPrefix.size());
  return name.size() >= 6 && std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
}

class Descriptor {
 public:
  explicit Descriptor(int descriptor) : m_descriptor(descriptor) {}
  ~Descriptor() {
    if (m_descriptor >= 0)
      close(m_descriptor);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  operator int() const { return m_descriptor; }

 private:
  int m_descriptor;
};

tl::unexpected<std::string> failed(const std::filesystem::path& path, const char* what) {
  return tl::unexpected(path.string() + ": " + what + ": " + std::strerror(errno));
}

}  // namespace

tl::expected<Bytes, std::string> removeSlotFolder(const std::filesystem::path& out, const std::filesystem::path& folder) {
  const std::string name = folder.filename().string();
  if (folder.parent_path().lexically_normal() != (out / "").lexically_normal().parent_path() || !isSlotName(name))
    return tl::unexpected(folder.string() + ": is no slot's folder in " + out.string());
  const Descriptor root(open(out.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (root < 0)
    return failed(out, "cannot be opened");  // its disk may be away, with the slots on it
  Bytes bytes;
  {
    const Descriptor inside(openat(root, name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    if (inside < 0)
      return errno == ENOENT ? tl::expected<Bytes, std::string>(Bytes{}) : failed(folder, "cannot be opened as a folder");
    for (const std::string_view file : kFiles)
      for (const std::string& made : {"." + std::string(file) + ".part", std::string(file)}) {
        struct stat seen {};
        if (fstatat(inside, made.c_str(), &seen, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(seen.st_mode))
          continue;
        if (unlinkat(inside, made.c_str(), 0) != 0)
          return failed(folder / made, "cannot be removed");
        bytes += Bytes{seen.st_size};
      }
  }
  if (unlinkat(root, name.c_str(), AT_REMOVEDIR) != 0 && errno != ENOENT && errno != ENOTEMPTY && errno != EEXIST)
    return failed(folder, "cannot be removed");
  return bytes;
}

}  // namespace vortex::output
