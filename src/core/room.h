// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QMetaType>
#include <QtCore/QStringList>
#include <QtCore/QUrl>

namespace LabChat {

/// A permanent address of the lab, `/room/NAME`, that gives out the places of the session in it.
struct Room {
    QString name;
    QStringList labels;  ///< the participant labels (seats) that may enter; empty: everybody, if the links are not secure
    QString secret = {}; ///< signs the labels' links; empty: the label alone is enough

    /// Then nobody enters without the link of a label; without labels, nobody at all.
    [[nodiscard]] bool hasSecureLinks() const { return !secret.isEmpty(); }
};

/// Whether a label may enter; in a room with secure links it needs the hash from its link.
[[nodiscard]] bool mayEnter(const Room &room, const QString &label, const QString &hash);

/// The link of a label, with its hash if the room has secure links. @p roomLink: `http://…/room/NAME`.
[[nodiscard]] QUrl labelLink(const QUrl &roomLink, const Room &room, const QString &label);

} // namespace LabChat
