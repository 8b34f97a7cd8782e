// SPDX-License-Identifier: GPL-3.0-or-later
//
// The language of the window: the one that was chosen, else the system's where there is a translation, else English. From the start
// of the program; another choice is taken with the next one. Decimal points and the names of days follow it (QLocale's default).
#pragma once

#include <QString>
#include <QStringList>

class QCoreApplication;

namespace vortex::ui {

// "en", "de": those that there are.
QStringList languages();
// "" while the system decides.
QString keptLanguage();
void keepLanguage(const QString& language);

// language: "" for the system's. Before the first widget is made.
void installLanguage(QCoreApplication& application, const QString& language);

}  // namespace vortex::ui
