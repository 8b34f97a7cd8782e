// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QTranslator>

namespace vortex::ui {
namespace {

const QString kKeptLanguage = QStringLiteral("window/language");

void install(QCoreApplication& application, const QLocale& locale, const QString& name, const QString& folder) {
  auto* translator = new QTranslator(&application);
  if (translator->load(locale, name, QStringLiteral("_"), folder))
    QCoreApplication::installTranslator(translator);
  else
    delete translator;  // the words as they stand in the source
}

// How dates and numbers are written: as the language of the words does it, in the system's country where that speaks it.
QLocale localeOf(const QLocale& wanted) {
  const QLocale::Language spoken = wanted.language() == QLocale::German ? QLocale::German : QLocale::English;
  const QLocale system = QLocale::system();
  return system.language() == spoken ? system : QLocale(spoken);
}

}  // namespace

QStringList languages() { return {QStringLiteral("en"), QStringLiteral("de")}; }

QString keptLanguage() { return QSettings().value(kKeptLanguage).toString(); }

void keepLanguage(const QString& language) { QSettings().setValue(kKeptLanguage, language); }

void installLanguage(QCoreApplication& application, const QString& language) {
  const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
  QLocale::setDefault(localeOf(locale));
  install(application, QLocale(QLocale::English), QStringLiteral("vortex"), QStringLiteral(":/i18n"));  // its plurals
  install(application, locale, QStringLiteral("vortex"), QStringLiteral(":/i18n"));
  install(application, locale, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
}

}  // namespace vortex::ui
