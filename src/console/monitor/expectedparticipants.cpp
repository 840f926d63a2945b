// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/monitor/expectedparticipants.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QSet>
#include <QtCore/QSettings>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

/// Names of sessions and keys may contain what settings do not take in a key.
QString keyOf(const Origin &origin)
{
    const QByteArray name = origin.key.toUtf8() + '\n' + origin.session.toUtf8();
    return u"expected/"_s + QString::fromLatin1(QCryptographicHash::hash(name, QCryptographicHash::Sha256).toHex().first(32));
}

} // namespace

QList<ExpectedParticipant> ExpectedParticipants::of(const Session &session) const
{
    if (!session.isOfOtherSystem())
        return {};
    QList<ExpectedParticipant> expected;
    const QJsonArray rows = QJsonDocument::fromJson(m_settings->value(keyOf(session.origin)).toByteArray()).array();
    for (const QJsonValue &row : rows) {
        const QJsonArray fields = row.toArray();
        expected.append({fields.at(0).toString(), fields.at(1).toString(), fields.at(2).toString(), fields.at(3).toString()});
    }
    return expected;
}

void ExpectedParticipants::keep(const Session &session, const QList<ExpectedParticipant> &expected)
{
    if (expected.isEmpty()) {
        m_settings->remove(keyOf(session.origin));
    } else {
        QJsonArray rows;
        for (const ExpectedParticipant &who : expected)
            rows.append(QJsonArray{who.label, who.code, who.group, who.role});
        m_settings->setValue(keyOf(session.origin), QJsonDocument(rows).toJson(QJsonDocument::Compact));
    }
    emit changed(session.id);
}

QList<ExpectedParticipant> missingOf(const QList<ExpectedParticipant> &expected, const SessionState &state)
{
    QSet<QString> labels;
    QSet<QString> codes;
    for (int participant = 1; participant <= state.session().numParticipants(); ++participant) {
        labels.insert(state.participant(participant).label);
        codes.insert(state.session().participant(participant).code);
    }
    QList<ExpectedParticipant> missing = expected;
    missing.removeIf([&](const ExpectedParticipant &who) {
        return (!who.label.isEmpty() && labels.contains(who.label)) || (!who.code.isEmpty() && codes.contains(who.code));
    });
    return missing;
}

} // namespace LabChat
