// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/snapshot/import.h"

#include "engine/snapshot/kept_memo.h"
#include "engine/snapshot/pickle_machine.h"
#include "engine/snapshot/refused.h"
#include "engine/snapshot/tables.h"

#include <sqlite3.h>

#include <chrono>
#include <system_error>

namespace vortex::snapshot {
namespace {

namespace fs = std::filesystem;

bool isCancelled(const ImportControl& control) { return control.goOn && !control.goOn(); }

// The file under its temporary name: removed unless it was moved to its own.
class PartFile {
 public:
  explicit PartFile(const fs::path& file) : m_part(file.string() + ".part") { remove(); }
  PartFile(const PartFile&) = delete;
  PartFile& operator=(const PartFile&) = delete;
  ~PartFile() { remove(); }
  const fs::path& path() const { return m_part; }

 private:
  void remove() const {
    std::error_code none;
    fs::remove(m_part, none);
  }
  fs::path m_part;
};

}  // namespace

ReadSnapshot readSnapshot(ByteSource& source, TextPool& texts, StackPool& stacks, RowSink& sink, const ImportControl& control) {
  internKeys(texts);
  SnapshotShape shape(texts, stacks, sink);
  ImportProgress progress{.of = source.size()};
  source.onWindow([&](std::uint64_t offset) {
    if (isCancelled(control))
      throw Cancelled();
    progress.bytes = offset;
    progress.blocks = shape.blocks();
    progress.events = shape.events();
    if (control.told)
      control.told(progress);
  });
  Survey seen = survey(source);
  progress.step = ImportProgress::Step::Reading;
  progress.of = seen.bytes;
  PickleMachine machine(source, seen.memo, texts, shape);
  const Value whole = machine.run();
  SnapshotRows rows = shape.finish(whole, source.offset());
  source.onWindow({});
  return {.rows = std::move(rows), .protocol = seen.protocol};
}

tl::expected<Imported, SnapshotTrouble> importSnapshot(const fs::path& pickle, const fs::path& database,
                                                       const ImportControl& control) {
  const auto notKept = [&](const std::string& why) {
    return tl::unexpected(
        SnapshotTrouble{.fault = SnapshotFault::CannotBeKept, .file = database.string(), .offset = 0, .detail = why});
  };
  const auto cancelled = [&] {
    return tl::unexpected(SnapshotTrouble{.fault = SnapshotFault::Cancelled, .file = pickle.string(), .offset = 0, .detail = {}});
  };
  std::error_code none;
  if (fs::exists(fs::symlink_status(database, none)))
    return notKept("is there already, and is not written over");
  auto source = ByteSource::open(pickle);
  if (!source)
    return tl::unexpected(source.error());
  const PartFile part(database);
  try {
    Imported imported{.database = database, .bytes = source->size()};
    {
      TextPool texts;
      StackPool stacks;
      TableWriter tables(part.path(), [&] { return !isCancelled(control); });
      ReadSnapshot read = readSnapshot(*source, texts, stacks, tables, control);
      if (control.told)
        control.told({.step = ImportProgress::Step::Sorting, .blocks = read.rows.blocks, .events = read.rows.events});
      const auto now = std::chrono::system_clock::now().time_since_epoch();
      tables.finish(read.rows, texts, stacks,
                    {.source = pickle.filename().string(),
                     .bytes = source->size(),
                     .protocol = read.protocol,
                     .wall = std::chrono::duration_cast<std::chrono::nanoseconds>(now).count()});
      imported.protocol = read.protocol;
      imported.segments = read.rows.segments.count;
      imported.blocks = read.rows.blocks;
      imported.events = read.rows.events;
    }
    fs::rename(part.path(), database);
    return imported;
  } catch (const Cancelled&) {
    return cancelled();
  } catch (const Refused& refused) {
    return tl::unexpected(
        SnapshotTrouble{.fault = refused.fault(), .file = pickle.string(), .offset = refused.offset(), .detail = refused.what()});
  } catch (const SQLite::Exception& error) {
    if (error.getErrorCode() == SQLITE_INTERRUPT && isCancelled(control))
      return cancelled();
    return notKept(std::string("cannot be written: ") + error.what());
  } catch (const fs::filesystem_error& error) {
    return notKept("cannot be written: " + error.code().message());
  }
}

}  // namespace vortex::snapshot
