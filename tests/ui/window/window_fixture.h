// SPDX-License-Identifier: GPL-3.0-or-later
//
// A real window whose engine is never started, and settings of its own that end with it.
#pragma once

#include "ui/bridge/bridge.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/pane.h"
#include "ui/window/main_window.h"

#include <QFile>
#include <QHash>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

namespace vortex::ui::test {

inline EngineOptions pretended() {
  EngineOptions options;
  options.settings = contractSettings();
  options.settings.profile = "simulated";
  options.backend = BackendKind::Simulated;
  return options;
}

// Where QSettings lie for the rest of the program.
inline void keepSettingsIn(const QTemporaryDir& folder) {
  QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
  QCoreApplication::setOrganizationName(QStringLiteral("vortex"));
  QCoreApplication::setApplicationName(QStringLiteral("test"));
}

// A language whose words are a third longer, as German's are.
class LongerWords final : public QTranslator {
 public:
  bool isEmpty() const override { return false; }
  QString translate(const char*, const char* source, const char*, int) const override {
    const QString text = QString::fromUtf8(source);
    return text + QString(text.size() / 3, QLatin1Char('n'));
  }
};

// German as it is in the source tree, whether or not it was compiled for the program.
class GermanWords final : public QTranslator {
 public:
  GermanWords() {
    QFile file(QStringLiteral(VORTEX_SOURCE_DIR "/translations/vortex_de.ts"));
    if (!file.open(QIODevice::ReadOnly))
      qFatal("no German");
    QString context, source;
    for (QXmlStreamReader xml(&file); !xml.atEnd();) {
      if (xml.readNext() != QXmlStreamReader::StartElement)
        continue;
      if (xml.name() == QLatin1String("name"))
        context = xml.readElementText();
      else if (xml.name() == QLatin1String("source"))
        source = xml.readElementText();
      else if (xml.name() == QLatin1String("translation"))
        m_words.insert(key(context, source), formOf(xml));
    }
  }
  bool isEmpty() const override { return false; }
  QString translate(const char* context, const char* source, const char*, int) const override {
    return m_words.value(key(QString::fromUtf8(context), QString::fromUtf8(source)));
  }

 private:
  // Of a plural the last form.
  static QString formOf(QXmlStreamReader& xml) {
    QString text;
    while (xml.readNext() != QXmlStreamReader::EndElement) {
      if (xml.isCharacters())
        text += xml.text();
      else if (xml.isStartElement())
        text = xml.readElementText();
    }
    return text.trimmed();
  }
  static QString key(const QString& context, const QString& source) { return context + QLatin1Char('\n') + source; }

  QHash<QString, QString> m_words;
};

struct OpenWindow {
  Bridge bridge{pretended()};
  MainWindow window{bridge, QStringLiteral("sample.json")};

  explicit OpenWindow(std::optional<QSize> size = {}, Workspace workspace = Workspace::Operate) {
    window.place({.size = size, .workspace = workspace});
    window.show();
    emit bridge.frame();
    QCoreApplication::processEvents();
  }
  Pane& pane(const char* id) {
    auto* found = window.findChild<Pane*>(QString::fromLatin1(id));
    if (found == nullptr)
      qFatal("no pane %s", id);
    return *found;
  }
  QAction& action(const char* id) {
    if (QAction* found = window.actions().find(QString::fromLatin1(id)))
      return *found;
    qFatal("no action %s", id);
  }
};

}  // namespace vortex::ui::test
