// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tune/range_question.h"

#include <QCoreApplication>
#include <QDateTimeEdit>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace vortex::ui {
namespace {

struct RangeWords {
  Q_DECLARE_TR_FUNCTIONS(RangeWords)
};

QDateTimeEdit* timeEdit(const QString& name, const QDateTime& value, QWidget* parent) {
  auto* edit = new QDateTimeEdit(value, parent);
  edit->setAccessibleName(name);
  edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
  edit->setCalendarPopup(true);
  return edit;
}

}  // namespace

QString rangeText(const WallRange& range) {
  const auto whole = [](const QDateTime& when) { return QLocale().toString(when, QStringLiteral("d MMM HH:mm")); };
  const bool sameDay = range.from.date() == range.until.date();
  return RangeWords::tr("%1 to %2")
      .arg(whole(range.from), sameDay ? range.until.toString(QStringLiteral("HH:mm")) : whole(range.until));
}

std::optional<WallRange> askTimeRange(QWidget* parent, const WallRange& first) {
  QDialog dialog(parent);
  dialog.setWindowTitle(RangeWords::tr("Measure over a time range"));
  auto* form = new QFormLayout(&dialog);
  auto* from = timeEdit(RangeWords::tr("From"), first.from, &dialog);
  auto* until = timeEdit(RangeWords::tr("Until"), first.until, &dialog);
  form->addRow(RangeWords::tr("From"), from);
  form->addRow(RangeWords::tr("Until"), until);
  auto* says = new QLabel(RangeWords::tr("Slots of the live profile and device that began then."), &dialog);
  says->setObjectName(QStringLiteral("caption"));
  form->addRow(says);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, &dialog);
  auto* take = buttons->addButton(RangeWords::tr("Measure over it"), QDialogButtonBox::AcceptRole);
  form->addRow(buttons);
  const auto range = [&] { return WallRange{.from = from->dateTime(), .until = until->dateTime()}; };
  const auto allow = [&] {
    take->setEnabled(range().isOne());
    take->setToolTip(range().isOne() ? QString() : RangeWords::tr("It ends before it begins"));
  };
  QObject::connect(from, &QDateTimeEdit::dateTimeChanged, &dialog, allow);
  QObject::connect(until, &QDateTimeEdit::dateTimeChanged, &dialog, allow);
  QObject::connect(buttons, &QDialogButtonBox::accepted, &dialog, &QDialog::accept);
  QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
  allow();
  return dialog.exec() == QDialog::Accepted ? std::optional(range()) : std::nullopt;
}

}  // namespace vortex::ui
