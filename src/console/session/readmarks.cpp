// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/session/readmarks.h"

#include "console/widgets/savesetting.h"

#include <QtCore/QDataStream>
#include <QtCore/QIODevice>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr int maxSessions = 20;

} // namespace

qint64 ReadMarks::unread(const WatchedSession &watched, int channel) const
{
    const auto found = m_read.constFind(watched.session().code);
    const qint64 read = found == m_read.constEnd() ? 0 : found->value(channel - 1);
    return qMax<qint64>(0, watched.state().channel(channel).messages - read);
}

void ReadMarks::markRead(const WatchedSession &watched, int channel)
{
    if (unread(watched, channel) == 0)
        return;
    marksOf(watched.session())[channel - 1] = watched.state().channel(channel).messages;
    emit changed(watched.session().id, channel);
}

void ReadMarks::markAllRead(const WatchedSession &watched)
{
    QList<qint64> &marks = marksOf(watched.session());
    for (int channel = 1; channel <= marks.size(); ++channel)
        marks[channel - 1] = watched.state().channel(channel).messages;
    emit changed(watched.session().id, 0);
}

void ReadMarks::save(QSettings &settings) const
{
    QVariantHash saved;
    for (const QString &code : m_codes) {
        QByteArray marks;
        QDataStream stream(&marks, QIODevice::WriteOnly);
        stream << m_read.value(code);
        saved.insert(code, qCompress(marks));
    }
    saveSetting(settings, "workspace/read"_L1, saved);
    saveSetting(settings, "workspace/readSessions"_L1, m_codes);
}

void ReadMarks::restore(const QSettings &settings)
{
    m_codes = settings.value("workspace/readSessions"_L1).toStringList();
    const QVariantHash saved = settings.value("workspace/read"_L1).toHash();
    for (const QString &code : std::as_const(m_codes)) {
        QDataStream stream(qUncompress(saved.value(code).toByteArray()));
        stream >> m_read[code];
    }
}

QList<qint64> &ReadMarks::marksOf(const Session &session)
{
    m_codes.removeOne(session.code);
    m_codes.append(session.code);
    while (m_codes.size() > maxSessions)
        m_read.remove(m_codes.takeFirst());
    QList<qint64> &marks = m_read[session.code];
    marks.resize(session.channels.size());
    return marks;
}

} // namespace LabChat
