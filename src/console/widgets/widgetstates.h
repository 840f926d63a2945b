// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QPointer>
#include <QtCore/QVariant>
#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace LabChat {

/// Marks a field, a list, a check box or a slider: its value is saved under this key of the settings. Columns
/// and splitters need no mark: they are saved under their object name, unless they are marked with an empty key.
void saveAs(QWidget *widget, QLatin1StringView key);

/// Saves and restores the state of the widgets in panels: columns, splitters, and widgets marked
/// with saveAs(). A plain value; its owner must not outlive the settings that it is given.
class WidgetStates final {
public:
    /// Adds all widgets in @p panel. reset() restores their current state.
    void add(const QWidget *panel);
    void save(QSettings &settings) const;
    /// @p withColumns: false if the tables have other columns than when they were saved.
    void restore(const QSettings &settings, bool withColumns);
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
