// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/addressed.h"

#include <QtTest>

using namespace vortex::history;

class TestAddressed : public QObject {
  Q_OBJECT

 private slots:
  void whatLeftNoClipNeedsAddressing() {
    for (const char* word : {"timed_out", "failed", "canceled", "deadline_unreachable", "self_check_failed", "shed", "interrupted"})
      QVERIFY2(needsAddressing(word), word);
    for (const char* word : {"succeeded", "late", "queued", "running", "", "fail", "out"})
      QVERIFY2(!needsAddressing(word), word);
  }
};

QTEST_GUILESS_MAIN(TestAddressed)
#include "test_addressed.moc"
