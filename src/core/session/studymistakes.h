// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/study/studyproblem.h"

#include <QtCore/QSet>

namespace LabChat {

/// The mistakes that prevent making a session of a study, at most one for each location. Lives on the stack.
class StudyMistakes final {
public:
    void add(const QString &place, const Error &error)
    {
        if (m_places.contains(place))
            return;
        m_places.insert(place);
        m_first = m_problems.isEmpty() ? error : m_first;
        m_problems.append({place, error.text});
    }
    [[nodiscard]] bool areThere() const { return !m_problems.isEmpty(); }
    [[nodiscard]] Error first() const { return m_first; }
    [[nodiscard]] QList<StudyProblem> problems() const { return m_problems; }

    [[nodiscard]] static QString pagePlace(qsizetype page) { return QStringLiteral("/pages/") + QString::number(page); }
    [[nodiscard]] static QString chatPlace(qsizetype page, qsizetype chat)
    {
        return pagePlace(page) + QStringLiteral("/chats/") + QString::number(chat);
    }

private:
    QSet<QString> m_places;
    Error m_first;
    QList<StudyProblem> m_problems;
};

} // namespace LabChat
