// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Tune workspace of the real window on the real engine with the simulated backend, by the names of its controls.
#pragma once

#include "tests/ui/window/live_window.h"
#include "ui/tune/curve_view.h"
#include "ui/tune/timeout_box.h"
#include "ui/widgets/pane.h"

#include <QTemporaryDir>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vortex::ui::test {

class TuneWindow {
 public:
  static constexpr int kRecorded = 6, kMade = 3;  // slots: of an earlier run, and of makeSlots()
  enum class Record : std::uint8_t { None = 1, There };

  // With Record::There slots of an earlier run under the same settings are on record, and their attempts are seen. sets: as
  // LiveWindow's.
  explicit TuneWindow(Record record = Record::None, std::vector<std::string> sets = {});

  LiveWindow* operator->() const { return m_live.get(); }
  void restart();  // closes the window and its engine, and opens others on the same folder

  template <typename Widget>
  Widget& named(const QString& accessibleName) const {
    for (auto* widget : m_live->window().findChildren<Widget*>())
      if (widget->accessibleName() == accessibleName)
        return *widget;
    qFatal("no '%s'", qPrintable(accessibleName));
  }
  CurveView& curve() const;  // of image, as the rest
  TimeoutBox& seconds() const;
  TimeoutBox& share() const;  // that takes longer, percent
  Duration running() const;   // what the engine's attempts get
  Pane& pane(const char* id) const;

  static void type(TimeoutBox& box, const QString& text);
  void typeSeconds(const QString& text) const { type(seconds(), text); }
  void typeShare(const QString& text) const { type(share(), text); }
  void untilEnabled(const char* action) const;
  void untilDisabled(const char* action) const;
  void applied() const;  // what is drafted is what the engine runs with
  // How they end, and whether they begin at all, depends on the machine: their clock runs on while others use it.
  void makeSlots() const;

  QString file(const QString& name) const { return m_folder.filePath(name); }
  std::filesystem::path store() const { return file(QStringLiteral("history.db")).toStdString(); }

 private:
  void open();

  QTemporaryDir m_folder;
  std::vector<std::string> m_sets;
  std::unique_ptr<LiveWindow> m_live;
};

// Slots of an earlier run, under the live one's settings; the store must not be there yet.
void recordSlots(const std::filesystem::path& store);

}  // namespace vortex::ui::test
