// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/otree/otreeaddress.h"

#include <QtCore/QRegularExpression>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestValue = 300;

QRegularExpressionMatch asParticipant(const QString &value)
{
    static const QRegularExpression form(u"^[0-9]{1,18}$"_s);
    return form.match(value);
}

QRegularExpressionMatch asChannel(const QString &value)
{
    static const QRegularExpression form(u"^([0-9]{1,18})-([a-zA-Z0-9_]+)-([a-zA-Z0-9_-]+)$"_s);
    return form.match(value);
}

} // namespace

std::optional<OTreeAddress> readOTreeAddress(const HttpRequest &request, const OTreeSigner &signer)
{
    const auto value = [&](const QString &name) {
        const QByteArray text = request.field(name).toUtf8();
        return text.size() > longestValue ? std::nullopt : signer.unsign(text);
    };
    const auto channel = value(u"channel"_s);
    const auto participant = value(u"participant_id"_s);
    if (!channel || !participant || !asParticipant(*participant).hasMatch())
        return std::nullopt;
    const QRegularExpressionMatch parts = asChannel(*channel);
    if (!parts.hasMatch())
        return std::nullopt;
    return OTreeAddress{parts.captured(1), participant->toLongLong(), parts.captured(2), parts.captured(3)};
}

std::optional<QString> readOTreeNickname(const QByteArray &signedNickname, const OTreeSigner &signer)
{
    const auto nickname = signer.unsign(signedNickname);
    const QString text = nickname ? nickname->trimmed() : QString();
    const bool isOfLabChat = text == otreeNoteName; // whose lines look so
    return nickname && !isOfLabChat && !asParticipant(text).hasMatch() && !asChannel(text).hasMatch() ? nickname : std::nullopt;
}

} // namespace LabChat
