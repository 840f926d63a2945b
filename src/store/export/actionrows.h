// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/export/chosenrows.h"
#include "store/export/tablerows.h"
#include "store/export/timetexts.h"

#include <QtCore/QHash>
#include <QtCore/QMap>
#include <QtCore/QSet>

namespace LabChat {

/// The rows of the table Actions, which are known at the end: whom an act reached, and what undid it.
class ActionRows final : public TableRows {
public:
    explicit ActionRows(const ChosenRows &chosen) : m_chosen(chosen) {}

    int add(RowSink &to, const SessionState &state, const Event &event) override;
    int finish(RowSink &to, const SessionState &state) override;

private:
    struct Act {
        Event first;
        int events = 0;
        QSet<int> reached;
        qint64 undoneBy = 0;
    };
    void write(RowSink &to, const SessionState &state, const Act &act);

    ChosenRows m_chosen;
    QMap<qint64, Act> m_acts;       ///< by actOf()
    QHash<qint64, qint64> m_actOf;  ///< by the seq of each event
    TimeTexts m_times;
};

} // namespace LabChat
