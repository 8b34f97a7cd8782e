// SPDX-License-Identifier: GPL-3.0-or-later
//
// Compares what a Drive has gathered with literal lines.
#pragma once

#include "tests/engine/schedule/drive.h"

#include <QtTest/QtTest>

#define COMPARE_LINES(actual, ...)                                                                                                 \
  QCOMPARE(QString::fromStdString(vortex::schedule::test::joined(actual)),                                                         \
           QString::fromStdString(vortex::schedule::test::joined(vortex::schedule::test::Lines __VA_ARGS__)))
