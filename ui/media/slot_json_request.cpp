// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/media/slot_json_request.h"

#include "engine/report/slot_json.h"

#include <QObject>
#include <QtConcurrentRun>
#include <utility>

namespace vortex::ui {
namespace {

tl::expected<QString, QString> read(const QString& file, SlotId slot) {
  const auto reader = history::Reader::open(file.toStdString());
  if (!reader)
    return tl::unexpected(QString::fromStdString(reader.error()));
  const auto json = report::slotJson(*reader, slot);
  if (!json)
    return tl::unexpected(QString::fromStdString(json.error()));
  return QString::fromStdString(*json);
}

}  // namespace

void requestSlotJson(const QString& historyFile, SlotId slot, QObject* receiver,
                     std::function<void(const tl::expected<QString, QString>&)> done) {
  QtConcurrent::run([historyFile, slot] { return read(historyFile, slot); }).then(receiver, std::move(done));
}

}  // namespace vortex::ui
