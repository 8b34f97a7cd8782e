// SPDX-License-Identifier: GPL-3.0-or-later
//
// Emergencies promise only what the device can do as it is, and say what came of them.
#include "tests/ui/models/scenes.h"
#include "ui/models/emergency_words.h"

#include <QtTest>

using namespace vortex;
using namespace vortex::ui;
using namespace vortex::ui::test;

class TestEmergency : public QObject {
  Q_OBJECT

 private slots:
  void modelsAreUnloadedWhereTheyCanGoAndNobodyUsesThem() {
    Session session;
    Teller teller(session);
    teller.tell(0, event::DeviceReady{.device = "cuda:0, a card", .build = "1", .pid = 1});
    QCOMPARE(whyNoUnload(session, false), QString());
    QCOMPARE(whyNoUnload(session, true), QStringLiteral("A simulated device has no models to unload"));
    teller.wholeSlot(1, 1);
    teller.queued(2, 30);
    teller.started(2, 30);
    QCOMPARE(whyNoUnload(session, false), QString());  // it waits, maybe for memory
    teller.tell(31, event::AttemptStarted{.attempt = named(2, Stage::Image), .timeout = seconds(15)});
    QVERIFY(whyNoUnload(session, false).startsWith(QStringLiteral("An attempt runs")));
    teller.tell(32, event::StageComplete{.attempt = named(2, Stage::Image), .elapsed = seconds(1)});
    QCOMPARE(whyNoUnload(session, false), QString());
    teller.tell(33, event::DeviceReady{.device = "cpu", .build = "1", .pid = 2});
    QVERIFY(whyNoUnload(session, false).startsWith(QStringLiteral("On the CPU")));
  }

  void whatCameOfThemIsSaid() {
    const auto text = [](EventBody body) { return emergencyText({.seq = 1, .at = {}, .body = std::move(body)}); };
    QCOMPARE(text(event::BuffersCleared{
                 .reservedBefore = gigabytes(1.2), .reservedAfter = {812'000'000}, .poolBefore = {64'000'000}, .poolAfter = {}}),
             QStringLiteral("Buffers cleared: reserved 1.20 GB before, 812 MB after; output pool 64 MB before, 0 B after"));
    QCOMPARE(text(event::ModelsUnloaded{.residentBefore = gigabytes(8), .residentAfter = {}, .error = {}}),
             QStringLiteral("Models unloaded: 8.00 GB loaded before, 0 B after"));
    QCOMPARE(
        text(event::ModelsUnloaded{.residentBefore = gigabytes(8), .residentAfter = gigabytes(8), .error = "an attempt uses them"}),
        QStringLiteral("Models stay loaded, 8.00 GB: an attempt uses them"));
    QCOMPARE(text(event::Notice{"of something else"}), QString());
  }
};

QTEST_GUILESS_MAIN(TestEmergency)
#include "test_emergency.moc"
