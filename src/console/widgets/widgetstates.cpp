// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/widgetstates.h"

#include "console/widgets/descendants.h"
#include "console/widgets/fittedcolumns.h"
#include "console/widgets/savesetting.h"

#include <QtCore/QMetaProperty>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QSplitter>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr auto keyProperty = "savedAs";

/// Empty: not saved.
QString keyOf(const QWidget *widget)
{
    if (const QVariant key = widget->property(keyProperty); key.isValid())
        return key.toString();
    if (qobject_cast<const QHeaderView *>(widget))
        return u"columns/"_s + widget->parent()->objectName();
    return qobject_cast<const QSplitter *>(widget) ? QString(u"splitters/"_s + widget->objectName()) : QString();
}

QVariant stateOf(const QWidget *widget)
{
    if (const auto *header = qobject_cast<const QHeaderView *>(widget))
        return QVariantList{header->saveState(), header->property(FittedColumns::fitsProperty).toBool()};
    if (const auto *splitter = qobject_cast<const QSplitter *>(widget))
        return splitter->saveState();
    if (const auto *box = qobject_cast<const QComboBox *>(widget))
        return box->currentIndex(); // its text depends on the user's language
    return widget->metaObject()->userProperty().read(widget);
}

/// Width, order and sorting, and whether the operator has set a width. The panel decides which columns are visible, because this depends on the session.
void setColumns(QHeaderView *header, const QVariantList &state)
{
    QList<bool> hidden;
    for (int section = 0; section < header->count(); ++section)
        hidden.append(header->isSectionHidden(section));
    const bool canFit = header->property(FittedColumns::fitsProperty).isValid();
    if (canFit) // not while the widths are set
        header->setProperty(FittedColumns::fitsProperty, false);
    header->restoreState(state.value(0).toByteArray());
    for (int section = 0; section < header->count(); ++section)
        header->setSectionHidden(section, hidden.value(section));
    if (hidden.value(header->sortIndicatorSection())) // a table is never sorted by a column that nobody can see
        header->setSortIndicator(0, Qt::AscendingOrder);
    if (canFit)
        header->setProperty(FittedColumns::fitsProperty, state.value(1).toBool());
}

void setState(QWidget *widget, const QVariant &state)
{
    if (auto *header = qobject_cast<QHeaderView *>(widget))
        setColumns(header, state.toList());
    else if (auto *splitter = qobject_cast<QSplitter *>(widget))
        splitter->restoreState(state.toByteArray());
    else if (auto *box = qobject_cast<QComboBox *>(widget))
        box->setCurrentIndex(qBound(0, state.toInt(), box->count() - 1));
    else
        widget->metaObject()->userProperty().write(widget, state);
}

} // namespace

void saveAs(QWidget *widget, QLatin1StringView key)
{
    widget->setProperty(keyProperty, QString(key));
}

void WidgetStates::add(const QWidget *panel)
{
    const QList<QWidget *> widgets = descendants<QWidget>(panel);
    for (QWidget *widget : widgets) {
        if (const QString key = keyOf(widget); !key.isEmpty())
            m_entries.append({key, widget, stateOf(widget)});
    }
}

void WidgetStates::save(QSettings &settings) const
{
    for (const Entry &entry : m_entries) {
        if (entry.widget)
            saveSetting(settings, entry.key, stateOf(entry.widget));
    }
}

void WidgetStates::restore(const QSettings &settings, bool withColumns)
{
    for (const Entry &entry : std::as_const(m_entries)) {
        const bool isTable = qobject_cast<const QHeaderView *>(entry.widget);
        if (entry.widget && settings.contains(entry.key) && (withColumns || !isTable))
            setState(entry.widget, settings.value(entry.key));
    }
}

void WidgetStates::reset()
{
    for (const Entry &entry : std::as_const(m_entries)) {
        if (entry.widget)
            setState(entry.widget, entry.initial);
    }
}

} // namespace LabChat
