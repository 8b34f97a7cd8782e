// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operate/why_view.h"

#include "ui/widgets/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace vortex::ui {

WhyView::WhyView(QWidget* parent) : QWidget(parent) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(10, 4, 10, 6);
  row->setSpacing(12);
  auto* title = new QLabel(tr("Why"), this);
  title->setFont(wordFont(12, 600));
  m_text = new QLabel(this);
  m_text->setObjectName(QStringLiteral("why"));
  m_text->setTextFormat(Qt::PlainText);
  m_text->setWordWrap(true);
  m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  m_text->setAccessibleName(tr("Why it was stopped"));
  m_hunt = new QPushButton(tr("Start a leak capture…"), this);
  m_hunt->setToolTip(tr("Opens Leak hunt, where a capture says how much memory a slot leaves behind and which stage holds it"));
  connect(m_hunt, &QPushButton::clicked, this, [this] {
    if (m_action != nullptr)
      m_action->trigger();
  });
  row->addWidget(title, 0, Qt::AlignTop);
  row->addWidget(m_text, 1);
  row->addWidget(m_hunt, 0, Qt::AlignBottom);
  hide();
}

void WhyView::show(const std::optional<WhyStopped>& why, QAction* hunt) {
  m_action = hunt;
  if (why && m_text->text() != why->text)
    m_text->setText(why->text);
  m_hunt->setVisible(hunt != nullptr && why && why->memoryGrows);
  setVisible(why.has_value());
}

}  // namespace vortex::ui
