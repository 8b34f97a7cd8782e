// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/settings_dialog.h"

#include "engine/config/config_reader.h"
#include "ui/bridge/bridge.h"
#include "ui/widgets/screen_room.h"
#include "ui/widgets/table.h"
#include "ui/widgets/theme.h"
#include "ui/window/language.h"
#include "ui/window/settings_model.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFile>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QSaveFile>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>
#include <system_error>
#include <utility>

namespace vortex::ui {
namespace {

Settings profileOf(const std::string& name) { return config::readProfile(name, config::resourceFolder()).settings; }

}  // namespace

SettingsDialog::SettingsDialog(Bridge& bridge, std::filesystem::path file, QWidget* parent)
    : QDialog(parent), m_bridge(bridge), m_file(std::move(file)) {
  setWindowTitle(tr("Settings"));
  resizeWithin(*this, {1080, 640});
  const Settings& running = bridge.live().settings;
  m_model = new SettingsModel(running, profileOf(running.profile), this);
  auto* shown = new QSortFilterProxyModel(this);
  shown->setSourceModel(m_model);
  shown->setFilterKeyColumn(-1);
  shown->setFilterCaseSensitivity(Qt::CaseInsensitive);
  auto* find = new QLineEdit(this);
  find->setPlaceholderText(tr("Find a setting: timeout, soft limit, disk…"));
  find->setAccessibleName(tr("Find a setting"));
  connect(find, &QLineEdit::textChanged, shown, &QSortFilterProxyModel::setFilterFixedString);
  m_profile = new QComboBox(this);
  m_profile->setAccessibleName(tr("Profile from the next start"));
  for (const std::string& name : config::profileNames(config::resourceFolder()))
    m_profile->addItem(QString::fromStdString(name));
  m_profile->setCurrentText(QString::fromStdString(running.profile));
  m_language = new QComboBox(this);
  m_language->setAccessibleName(tr("Language from the next start"));
  m_language->addItem(tr("as the system"), QString());
  for (const QString& language : languages())
    m_language->addItem(QLocale(language).nativeLanguageName(), language);
  m_language->setCurrentIndex(m_language->findData(keptLanguage()));
  m_language->setToolTip(tr("From the next start"));
  connect(m_language, &QComboBox::activated, this, [this] {
    m_otherLanguage = m_language->currentData().toString() != keptLanguage() || m_otherLanguage;
    keepLanguage(m_language->currentData().toString());
    showState();
  });
  auto* table = makeTable(shown, tr("Settings"), this);
  table->setEditTriggers(QAbstractItemView::AllEditTriggers);
  table->setSelectionBehavior(QAbstractItemView::SelectItems);
  const int applies = table->fontMetrics().horizontalAdvance(SettingsModel::tr("from the next start")) + 20;
  setWidths(*table, {240, 130, 46, 150, 100, applies});
  table->horizontalHeader()->setStretchLastSection(true);
  // The chosen key's sentence in full; two lines, so that nothing moves.
  auto* says = new QLabel(this);
  says->setObjectName(QStringLiteral("caption"));
  says->setWordWrap(true);
  says->setAlignment(Qt::AlignTop);
  says->setFixedHeight(2 * says->fontMetrics().lineSpacing());
  connect(table->selectionModel(), &QItemSelectionModel::currentChanged, says, [says](const QModelIndex& at) {
    const auto cell = [&](int column) { return at.siblingAtColumn(column).data().toString(); };
    says->setText(at.isValid() ? QStringLiteral("%1: %2").arg(cell(SettingsModel::Key), cell(SettingsModel::Says)) : QString());
  });
  m_refused = new QLabel(this);
  m_refused->setWordWrap(true);
  m_refused->setStyleSheet(QStringLiteral("color: %1").arg(tokens().high.name()));
  m_state = new QLabel(this);
  m_state->setWordWrap(true);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  m_save = buttons->addButton(tr("Save and apply"), QDialogButtonBox::ApplyRole);

  auto* top = new QHBoxLayout;
  top->addWidget(find, 1);
  top->addSpacing(20);
  top->addWidget(new QLabel(tr("Profile"), this));
  top->addWidget(m_profile);
  top->addSpacing(12);
  top->addWidget(new QLabel(tr("Language"), this));
  top->addWidget(m_language);
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(top);
  layout->addWidget(table, 1);
  layout->addWidget(says);
  layout->addWidget(m_refused);
  layout->addWidget(m_state);
  layout->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(m_save, &QPushButton::clicked, this, &SettingsDialog::save);
  connect(m_model, &SettingsModel::refused, m_refused, &QLabel::setText);
  connect(m_model, &SettingsModel::edits, this, &SettingsDialog::showState);
  connect(m_profile, &QComboBox::currentTextChanged, this, &SettingsDialog::showState);
  showState();
  find->setFocus();
}

void SettingsDialog::showState() {
  const bool other = m_profile->currentText() != QString::fromStdString(m_bridge.live().settings.profile);
  const int changes = m_model->changes();
  m_save->setEnabled(changes > 0 || other);
  const QString language =
      m_otherLanguage ? tr("Language from the next start: %1.").arg(m_language->currentText()) + QLatin1Char(' ') : QString();
  const QString where = language + tr("Kept in %1.").arg(QString::fromStdString(m_file.string()));
  if (other)
    m_state->setText(tr("Profile %1 from the next start, with its own values. %2").arg(m_profile->currentText(), where));
  else if (changes > 0)
    m_state->setText(tr("%n change(s), not saved yet. %1", nullptr, changes).arg(where));
  else
    m_state->setText(tr("Nothing is changed. %1").arg(where));
}

void SettingsDialog::save() {
  const std::string profile = m_profile->currentText().toStdString();
  const bool other = profile != m_bridge.live().settings.profile;
  const QString why = writeConfig(m_file, other ? "profile: " + profile + "\n" : m_model->asFile());
  if (!why.isEmpty()) {
    QMessageBox::critical(this, tr("Not saved"),
                          tr("%1 could not be written: %2. Nothing is changed.").arg(QString::fromStdString(m_file.string()), why));
    return;
  }
  if (!other)
    m_bridge.tune(m_model->forNow(m_bridge.live().settings), false);
  accept();
}

QString writeConfig(const std::filesystem::path& file, const std::string& text) {
  std::error_code why;
  std::filesystem::create_directories(file.parent_path(), why);
  if (std::filesystem::exists(file, why)) {
    std::filesystem::copy_file(file, file.string() + ".before", std::filesystem::copy_options::overwrite_existing, why);
    if (why)
      return QString::fromStdString(why.message());
  }
  QSaveFile to(QString::fromStdString(file.string()));
  if (!to.open(QIODevice::WriteOnly) || to.write(QByteArray::fromStdString(text)) < 0 || !to.commit())
    return to.errorString();
  return {};
}

}  // namespace vortex::ui
