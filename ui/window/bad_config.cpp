// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/bad_config.h"

#include "ui/models/translate.h"
#include "ui/widgets/screen_room.h"
#include "ui/widgets/theme.h"

#include <QClipboard>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace vortex::ui {
BadConfigAnswer askAboutBadConfig(const std::vector<config::Complaint>& complaints, bool haveLastGood) {
  QDialog ask;
  ask.setWindowTitle(tr("The configuration cannot be used"));
  resizeWithin(ask, {760, 340});
  auto* says = new QLabel(
      haveLastGood
          ? tr("Nothing was started, and the file stays as it is. Mend it and start again, or start with the settings of the "
               "last good start.")
          : tr("Nothing was started, and the file stays as it is. Mend it and start again, or start without it."),
      &ask);
  says->setWordWrap(true);
  QStringList lines;
  for (const config::Complaint& complaint : complaints)
    lines << QString::fromStdString(config::toString(complaint));
  auto* text = new QPlainTextEdit(lines.join(QLatin1Char('\n')), &ask);
  text->setReadOnly(true);
  text->setFont(numberFont(11));
  text->setAccessibleName(tr("What is wrong, and where"));
  auto* buttons = new QDialogButtonBox(&ask);
  BadConfigAnswer answer = BadConfigAnswer::Quit;
  const auto way = [&](const QString& name, BadConfigAnswer means) {
    QObject::connect(buttons->addButton(name, QDialogButtonBox::AcceptRole), &QPushButton::clicked, &ask, [&ask, &answer, means] {
      answer = means;
      ask.accept();
    });
  };
  if (haveLastGood)
    way(tr("Start with the last good settings"), BadConfigAnswer::LastGood);
  way(tr("Start without the file"), BadConfigAnswer::WithoutFile);
  QObject::connect(buttons->addButton(tr("Copy details"), QDialogButtonBox::ActionRole), &QPushButton::clicked, text,
                   [text] { QGuiApplication::clipboard()->setText(text->toPlainText()); });
  QObject::connect(buttons->addButton(tr("Quit"), QDialogButtonBox::RejectRole), &QPushButton::clicked, &ask, &QDialog::reject);
  buttons->buttons().front()->setFocus();  // the way on that keeps the most
  auto* layout = new QVBoxLayout(&ask);
  layout->addWidget(says);
  layout->addWidget(text, 1);
  layout->addWidget(buttons);
  ask.exec();
  return answer;
}

}  // namespace vortex::ui
