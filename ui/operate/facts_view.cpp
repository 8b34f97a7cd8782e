// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operate/facts_view.h"

#include "ui/models/session.h"
#include "ui/models/slot_words.h"
#include "ui/widgets/theme.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QToolButton>
#include <array>

namespace vortex::ui {
namespace {

void say(QLabel* label, const QString& text, const QString& tip = {}) {
  if (label->text() != text)
    label->setText(text);
  if (label->toolTip() != tip)
    label->setToolTip(tip);
}

// "9f3c 71ae … e21b"
QString shortHex(const QString& hex) {
  return hex.size() < 16 ? hex : QStringLiteral("%1 %2 … %3").arg(hex.left(4), hex.mid(4, 4), hex.right(4));
}

QString stopsText(const Slot& slot) {
  Bytes held;
  int stops = 0;
  for (const Bar& bar : slot.bars) {
    held += bar.held;
    stops += bar.stopRequested ? 1 : 0;
  }
  return FactsView::tr("%1, bytes held %2").arg(stops == 0 ? FactsView::tr("none") : QString::number(stops)).arg(held.count);
}

// In a word, why there is no result.json to read facts from; "" where there is one, or it is still being read.
QString whyNothing(const Slot& slot, const SlotFiles& files, bool simulated) {
  if (!files.folder.isEmpty())
    return files.result.read ? files.result.trouble : QString();
  if (simulated)
    return FactsView::tr("nothing: the device is simulated");
  return isOver(slot) ? FactsView::tr("nothing of it is on the disk") : FactsView::tr("not on the disk yet");
}

}  // namespace

FactsView::FactsView(QWidget* parent) : QWidget(parent) {
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(10, 6, 10, 6);
  grid->setHorizontalSpacing(12);
  grid->setVerticalSpacing(3);
  grid->setColumnStretch(1, 1);
  const std::array<QString, kRows> names{tr("Reruns"), tr("Seed"),  tr("Recipe"),  tr("Made"),
                                         tr("Stops"),  tr("Proof"), tr("Digests"), tr("Folder")};
  for (int row = 0; row < kRows; ++row) {
    auto* name = new QLabel(names[static_cast<std::size_t>(row)], this);
    name->setFont(wordFont(11));
    auto* value = new QLabel(this);
    value->setTextFormat(Qt::PlainText);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    value->setAccessibleName(names[static_cast<std::size_t>(row)]);
    value->setFont(row == Chain || row == Recipe || row == Made || row == Folder ? wordFont(12) : numberFont(11));
    value->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    grid->addWidget(name, row, 0);
    grid->addWidget(value, row, 1);
    m_values[row] = value;
  }
  m_copy = new QToolButton(this);
  m_copy->setText(tr("Copy"));
  m_copy->setAccessibleName(tr("Copy the proof"));
  m_copy->setToolTip(tr("Copies the whole proof: SHA-256 over recipe, seed and every output"));
  connect(m_copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_proof); });
  grid->addWidget(m_copy, Proof, 2);
}

void FactsView::show(const Slot& slot, const SlotFiles& files, const QString& chain, bool simulated) {
  say(m_values[Chain], chain.isEmpty() ? tr("none") : chain, chain);
  say(m_values[Seed], groupedText(slot.seed), QString::number(slot.seed));
  say(m_values[Stops], stopsText(slot));
  const SlotResult* result = files.result.value ? &*files.result.value : nullptr;
  QString recipe = QString::fromStdString(slot.label);
  QString made;
  if (result != nullptr) {
    if (!result->recipeId.isEmpty() && result->recipeId != recipe)
      recipe += QStringLiteral("  ") + result->recipeId;
    made = tr("quality Q%1").arg(result->qualityLevel);
    if (result->side > 0)
      made += tr(", %1x%1").arg(result->side);
    if (result->frames > 0)
      made += tr(", %1 frames").arg(result->frames);
    made += tr(", profile %1, %2").arg(result->profile, result->device.isEmpty() ? result->backend : result->device);
  }
  say(m_values[Recipe], recipe);
  m_proof = result == nullptr ? QString() : result->proof;
  // Why there is nothing is said once, and stands behind the dash of the other rows.
  const QString none = whyNothing(slot, files, simulated);
  const auto sayOr = [&](Row row, const QString& value, const QString& tip) {
    say(m_values[row], value.isEmpty() && !none.isEmpty() ? QStringLiteral("–") : value, value.isEmpty() ? none : tip);
  };
  say(m_values[Made], made.isEmpty() ? none : made);
  sayOr(Proof, shortHex(m_proof), m_proof);
  m_copy->setEnabled(!m_proof.isEmpty());
  QStringList digests, whole;
  if (result != nullptr)
    for (const Stage stage : kStages)
      if (const QString& hex = result->digests[stage]; !hex.isEmpty()) {
        digests << QStringLiteral("%1 %2…").arg(stageName(stage).left(1).toUpper(), hex.left(8));
        whole << QStringLiteral("%1 %2").arg(stageName(stage), hex);
      }
  sayOr(Digests, digests.join(QStringLiteral("  ")), whole.join(QLatin1Char('\n')));
  QString folder = QString::fromStdString(slot.folder);
  if (slot.ready)
    folder += tr("  (on disk after %1)").arg(secondsText(*slot.ready));
  if (!slot.deliveryError.empty())
    folder = QString::fromStdString(slot.deliveryError);
  sayOr(Folder, folder, folder);
}

}  // namespace vortex::ui
