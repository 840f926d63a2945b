// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QVariant>

QT_BEGIN_NAMESPACE
class QComboBox;
QT_END_NAMESPACE

namespace LabChat {

/// An entry of a combo box: its text and the data by which it is known. A plain value.
struct Choice {
    QString text;
    QVariant data;
};

/// Changes the entries of a combo box to those that there are now, while the operator may be choosing: what is there stays where it is, what is new is
/// inserted, and what is chosen stays chosen, even if it is gone. Emits nothing.
/// Data are known by their text.
void followChoices(QComboBox *box, const QList<Choice> &choices);

} // namespace LabChat
