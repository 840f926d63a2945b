// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>

QT_BEGIN_NAMESPACE
class QAbstractItemView;
class QComboBox;
QT_END_NAMESPACE

namespace LabChat {

/// In the opened list of a combo box in which nothing is chosen yet, the first Up or Down goes to the first entry. Qt goes to the second one, because
/// the first has the focus there although nothing shows it. Main thread; owned by the combo box.
class FirstEntry final : public QObject {
    Q_OBJECT

public:
    explicit FirstEntry(QComboBox *box);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QAbstractItemView *m_list;
};

} // namespace LabChat
