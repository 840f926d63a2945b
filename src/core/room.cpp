// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/room.h"

#include "core/base/codes.h"

#include <QtCore/QUrlQuery>

namespace LabChat {

using namespace Qt::StringLiterals;

bool mayEnter(const Room &room, const QString &label, const QString &hash)
{
    const bool isSigned = !room.hasSecureLinks() || isDerivedTicket(hash, room.secret, label); // checked for unknown labels, too: the time must not reveal them
    const bool isOpen = room.labels.isEmpty() && !room.hasSecureLinks();
    return isSigned && (isOpen || room.labels.contains(label));
}

QUrl labelLink(const QUrl &roomLink, const Room &room, const QString &label)
{
    QUrlQuery query;
    query.addQueryItem(u"participant_label"_s, label);
    if (room.hasSecureLinks())
        query.addQueryItem(u"hash"_s, derivedTicket(room.secret, label));
    QUrl link = roomLink;
    link.setQuery(query);
    return link;
}

} // namespace LabChat
