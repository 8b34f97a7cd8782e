// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two settings compared by key: nothing that a config can say may change unseen.
#include "engine/config/config_reader.h"
#include "engine/config/config_schema.h"
#include "engine/config/settings_diff.h"

#include <QTest>

using namespace vortex;
using namespace vortex::config;

class TestConfigDifferences : public QObject {
  Q_OBJECT
 private slots:
  void theSameSettingsDoNotDiffer() { QVERIFY(differences(contractSettings(), contractSettings()).empty()); }

  void eachChangeIsNamedWithBothValuesAsAFileHasThem() {
    Settings became = contractSettings();
    became.stages[Stage::Image].timeout = seconds(9.5);
    became.fallback = Fallback::Nothing;
    const auto changes = differences(contractSettings(), became);
    QCOMPARE(changes.size(), std::size_t{2});
    QCOMPARE(changes[0].key, std::string("orchestration.timeouts.image_s"));
    QCOMPARE(changes[0].was, std::string("15"));
    QCOMPARE(changes[0].became, std::string("9.5"));
    QCOMPARE(changes[1].key, std::string("air.fallback"));
    QCOMPARE(changes[1].became, std::string("nothing"));
  }

  void whatBecameCanBeSetAgainForEveryProfile() {
    for (const std::string& name : profileNames(resourceFolder())) {
      const Settings wanted = readProfile(name, resourceFolder()).settings;
      Settings settings = contractSettings();
      for (const event::SettingChange& change : differences(settings, wanted)) {
        const auto complaints = applySet(settings, change.key + "=" + change.became);
        QVERIFY2(complaints.empty(), (name + ": " + change.key + "=" + change.became).c_str());
      }
      QVERIFY2(differences(settings, wanted).empty(), name.c_str());
    }
  }
};

QTEST_APPLESS_MAIN(TestConfigDifferences)
#include "test_config_differences.moc"
