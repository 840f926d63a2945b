// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace LabChat {

/// What takes the fields of a table, record by record, in UTF-8. An empty field: no value.
class RowSink {
public:
    virtual void add(QByteArrayView field) = 0;
    void add(const QString &field) { add(QByteArrayView(field.toUtf8())); }
    virtual void add(qint64 number) = 0;
    /// One or several fields, as csvFields() makes them: what many rows have in common is made once.
    virtual void addFields(QByteArrayView fields) = 0;
    virtual void endRecord() = 0;

protected:
    ~RowSink() = default;
};

} // namespace LabChat
