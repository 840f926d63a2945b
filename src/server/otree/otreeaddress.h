// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/httprequest.h"
#include "server/otree/otreesigner.h"

namespace LabChat {

/// Who wants to chat where, in a request for oTree's own chat (`/chat?channel=S&participant_id=S`). A plain value.
struct OTreeAddress {
    QString session;          ///< the session's key in oTree's database
    qint64 participant = 0;   ///< the participant's
    QString app;
    QString channel;
};

/// The address, if oTree has signed both values, each for its purpose: they have the same key, so their form decides. Pure.
[[nodiscard]] std::optional<OTreeAddress> readOTreeAddress(const HttpRequest &request, const OTreeSigner &signer);

/// Who speaks when LabChat itself has something to say on a page of oTree.
inline const QString otreeNoteName = QStringLiteral("—");

/// A nickname that oTree has signed. Nothing: it is not signed, it looks like a participant or a channel, as which it could be used,
/// or like LabChat itself. Pure.
[[nodiscard]] std::optional<QString> readOTreeNickname(const QByteArray &signedNickname, const OTreeSigner &signer);

} // namespace LabChat
