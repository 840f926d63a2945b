// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QMetaType>
#include <QtCore/QStringList>
#include <QtCore/QUrl>

namespace LabChat {

/// A permanent address of the lab, `/room/NAME`, that gives out the places of the session in it.
struct Room {
    QString name;
    QStringList labels;  ///< the participant labels (seats) that may enter; empty: everybody, recognised by a cookie
    QString secret = {}; ///< signs the labels' links; empty: the label alone is enough

    [[nodiscard]] bool hasSecureLinks() const { return !secret.isEmpty() && !labels.isEmpty(); }
};

/// Whether a label may enter; in a room with secure links it needs the hash from its link.
[[nodiscard]] bool mayEnter(const Room &room, const QString &label, const QString &hash);

/// The link of a label, with its hash if the room has secure links. @p roomLink: `http://…/room/NAME`.
[[nodiscard]] QUrl labelLink(const QUrl &roomLink, const Room &room, const QString &label);

/// Reads a label file as oTree does: UTF-8, split on white space, duplicates dropped, order kept. Error
/// codes `unreadable_labels`, `bad_label` (with the label). Blocks on a file.
[[nodiscard]] Result<QStringList> readLabels(const QString &path);

} // namespace LabChat
