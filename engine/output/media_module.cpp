// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/output/media_module.h"

#include <dlfcn.h>

#include <mutex>
#include <string_view>
#include <system_error>

namespace vortex::output {

tl::expected<const MediaModule*, std::string> loadMediaModule(const std::filesystem::path& file) {
  const auto refused = [](const std::string& why) {
    return tl::unexpected("clips, sounds and pictures can be neither written nor read: " + why);
  };
  void* const library = ::dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) {
    const char* const why = ::dlerror();  // names the file that is missing or wrong, which may be a library of FFmpeg's
    return refused((why != nullptr ? std::string(why) : file.string() + " does not load") +
                   "; vortex-media.so is built with this program and stands beside it, and FFmpeg is installed by packaging/setup");
  }
  const auto* const entry = static_cast<const MediaEntry*>(::dlsym(library, "vortexMedia"));
  if (entry != nullptr && entry->build == std::string_view(VORTEX_MEDIA_BUILD))
    return entry->module;
  const std::string found = entry != nullptr ? "\"" + std::string(entry->build) + "\"" : "another program's";
  ::dlclose(library);
  return refused(file.string() + " is " + found +
                 ", expected \"" VORTEX_MEDIA_BUILD "\"; build both anew, and start the program again");
}

tl::expected<const MediaModule*, std::string> mediaModule() {
  // Of the process, as a loaded library is.
  static std::mutex mutex;
  static const MediaModule* module = nullptr;
  const std::scoped_lock lock(mutex);
  if (module != nullptr)
    return module;
  std::error_code error;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
  if (error)
    return tl::unexpected("cannot tell where this program is: " + error.message());
  auto loaded = loadMediaModule(self.parent_path() / "vortex-media.so");
  if (loaded)
    module = *loaded;
  return loaded;
}

}  // namespace vortex::output
