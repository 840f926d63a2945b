// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/csv.h"

namespace LabChat {

/// Collects the fields of a record for formats that are not CSV.
class FieldRows : public RowSink {
public:
    using RowSink::add;
    void add(QByteArrayView field) final { m_fields.append(field.toByteArray()); }
    void add(qint64 number) final { m_fields.append(QByteArray::number(number)); }
    void addFields(QByteArrayView fields) final { m_fields += fieldsOf(fields); }
    void endRecord() final
    {
        write(m_fields);
        m_fields.clear();
    }

protected:
    ~FieldRows() = default;

private:
    virtual void write(const QList<QByteArray> &fields) = 0;

    QList<QByteArray> m_fields;
};

} // namespace LabChat
