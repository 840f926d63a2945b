// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QPointer>
#include <QtCore/QVariant>
#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace LabChat {

/// Marks a field, a list, a check box or a slider as one whose value is saved, under this key of the settings. Columns and
/// splitters need no mark: they are saved under their object name, unless they are marked with an empty key.
void saveAs(QWidget *widget, QLatin1StringView key);

/// Saves and restores how the operator left the widgets of panels: columns, splitters, and what is marked with saveAs(). A plain
/// value; who has it must not outlive the settings that it is given.
class WidgetStates final {
public:
    /// All widgets in @p panel. How they are now is what reset() goes back to.
    void add(const QWidget *panel);
    void save(QSettings &settings) const;
    void restore(const QSettings &settings);
    void reset();

private:
    struct Entry {
        QString key;
        QPointer<QWidget> widget;
        QVariant initial;
    };

    QList<Entry> m_entries;
};

} // namespace LabChat
