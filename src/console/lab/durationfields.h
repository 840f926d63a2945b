// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/study/study.h"

#include <QtCore/QHash>
#include <QtCore/QObject>

QT_BEGIN_NAMESPACE
class QFormLayout;
class QSpinBox;
QT_END_NAMESPACE

namespace LabChat {

/// A field for the duration of each page with a timer. Main thread; owned by the dialog whose layout it fills.
class DurationFields final : public QObject {
    Q_OBJECT

public:
    DurationFields(QFormLayout *layout, QObject *parent);

    void setStudy(const Study &study);
    /// In seconds, by the page's index.
    [[nodiscard]] QHash<int, int> values() const;
    /// Restores changed values of @p before, the same study before its file changed: pages are identified by their names.
    void restore(const QHash<int, int> &values, const Study &before);

signals:
    void changed();

private:
    void addField(int page);
    void addList(int page);

    QFormLayout *m_layout;
    QList<PageSpec> m_pages;
    QHash<int, QSpinBox *> m_fields;  ///< by the page's index
};

} // namespace LabChat
