// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/find_box.h"

#include "ui/widgets/theme.h"
#include "ui/window/palette_model.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QToolTip>
#include <algorithm>

namespace vortex::ui {
namespace {

constexpr int kLeast = 210, kSigns = 88, kListWidth = 620, kListRow = 38, kMostListed = 14, kListInset = 10;

// Two lines: what it is called, with its keys; what it does, or why it cannot be done.
class PaletteDelegate final : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {kListWidth, kListRow}; }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const Tokens& t = tokens();
    const bool chosen = option.state.testFlag(QStyle::State_Selected), usable = index.data(PaletteModel::Usable).toBool();
    if (chosen)
      painter->fillRect(option.rect, t.selection);
    const QRect box = option.rect.adjusted(kListInset, 3, -kListInset, -3);
    painter->setFont(numberFont(11));
    painter->setPen(chosen ? t.selectionText : t.text3);
    painter->drawText(box, Qt::AlignTop | Qt::AlignRight, index.data(PaletteModel::Keys).toString());
    painter->setFont(wordFont(12, 500));
    painter->setPen(chosen ? t.selectionText : usable ? t.text : t.disabled);
    painter->drawText(box, Qt::AlignTop | Qt::AlignLeft, index.data().toString());
    const QFont small = wordFont(11);
    painter->setFont(small);
    painter->setPen(chosen ? t.selectionText : usable ? t.text3 : t.text2);
    painter->drawText(box, Qt::AlignBottom | Qt::AlignLeft,
                      QFontMetrics(small).elidedText(index.data(PaletteModel::Detail).toString(), Qt::ElideRight, box.width()));
  }
};

}  // namespace

FindBox::FindBox(PaletteModel* model, QWidget* parent) : QLineEdit(parent), m_model(model) {
  setObjectName(QStringLiteral("find"));
  setAccessibleName(tr("Find an action or a slot"));
  setToolTip(tr("Type part of what you want to do, or a slot's number or name  (Ctrl+K)"));
  setNarrow(false);
  setTextMargins(20, 0, 0, 0);
  m_list = new QListView(window());
  m_list->setObjectName(QStringLiteral("palette"));
  m_list->setModel(m_model);
  m_list->setItemDelegate(new PaletteDelegate(m_list));
  m_list->setUniformItemSizes(true);
  m_list->setFocusPolicy(Qt::NoFocus);
  m_list->setAccessibleName(tr("What matches"));
  m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_list->hide();
  connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) { choose(index.row()); });
  connect(this, &QLineEdit::textEdited, this, &FindBox::open);
}

void FindBox::setNarrow(bool narrow) {
  m_narrow = narrow;
  setPlaceholderText(narrow ? QString() : accessibleName());
  fitWidth();
}

// Its glass and its key stand beside the words.
void FindBox::fitWidth() {
  const int words = std::max(kLeast, fontMetrics().horizontalAdvance(placeholderText()) + kSigns);
  setFixedWidth(m_narrow && !hasFocus() ? kSigns : words);
}

void FindBox::begin() {
  if (!hasFocus())
    m_before = QApplication::focusWidget();
  setFocus(Qt::ShortcutFocusReason);
  selectAll();
  open();
}

void FindBox::open() {
  m_model->look(text());
  m_list->setCurrentIndex(m_model->index(0));
  m_list->scrollToTop();
  place();
  m_list->setVisible(m_model->rowCount() > 0);
  if (m_model->rowCount() == 0)
    QToolTip::showText(mapToGlobal(QPoint(0, height())), tr("No action and no slot has that in its name"), this);
  else
    QToolTip::hideText();
  m_list->raise();
}

void FindBox::place() {
  QWidget* over = m_list->parentWidget();
  const QPoint below = mapTo(over, QPoint(width(), height() + 2));
  const int width = std::min(kListWidth, over->width() - 2 * kListInset);
  const int rows = std::min({m_model->rowCount(), kMostListed, std::max((over->height() - below.y() - kListInset) / kListRow, 1)});
  m_list->setGeometry(std::max(below.x() - width, kListInset), below.y(), width, rows * kListRow + 2);
}

void FindBox::close() {
  m_list->hide();
  clear();
  QWidget* before = m_before;
  m_before.clear();
  if (before != nullptr && hasFocus())
    before->setFocus();
  else
    clearFocus();
}

void FindBox::choose(int row) {
  const QPointer<QAction> action = m_model->actionAt(row);
  const auto slot = m_model->slotAt(row);
  if (action != nullptr && !action->isEnabled())
    return;  // the row says why not
  close();
  if (action != nullptr)
    action->trigger();
  else if (slot)
    emit slotChosen(*slot);
}

void FindBox::focusInEvent(QFocusEvent* event) {
  QLineEdit::focusInEvent(event);
  fitWidth();
  if (event->reason() == Qt::MouseFocusReason)
    open();
}

void FindBox::focusOutEvent(QFocusEvent* event) {
  QLineEdit::focusOutEvent(event);
  fitWidth();
  m_list->hide();
}

void FindBox::keyPressEvent(QKeyEvent* event) {
  const int row = m_list->currentIndex().row(), rows = m_model->rowCount();
  const auto go = [&](int to) { m_list->setCurrentIndex(m_model->index(std::clamp(to, 0, rows - 1))); };
  switch (event->key()) {
  case Qt::Key_Escape:
    return close();
  case Qt::Key_Down:
    return m_list->isVisible() ? go(row + 1) : open();
  case Qt::Key_Up:
    return go(row - 1);
  case Qt::Key_PageDown:
    return go(row + kMostListed);
  case Qt::Key_PageUp:
    return go(row - kMostListed);
  case Qt::Key_Return:
  case Qt::Key_Enter:
    if (m_list->isVisible() && row >= 0)
      choose(row);
    return;
  default:
    QLineEdit::keyPressEvent(event);
  }
}

void FindBox::paintEvent(QPaintEvent* event) {
  QLineEdit::paintEvent(event);
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(tokens().text3, 1.2));
  const double middle = height() / 2.0;
  painter.drawEllipse(QPointF(13, middle - 1), 4, 4);
  painter.drawLine(QPointF(16, middle + 2), QPointF(19, middle + 5));
  if (!text().isEmpty() || hasFocus())
    return;
  painter.setFont(numberFont(10));
  painter.drawText(rect().adjusted(0, 0, -8, 0), Qt::AlignRight | Qt::AlignVCenter,
                   QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText));
}

}  // namespace vortex::ui
