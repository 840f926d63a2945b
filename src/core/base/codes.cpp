// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/codes.h"

#include <QtCore/QMessageAuthenticationCode>
#include <QtCore/QRandomGenerator>

#include <algorithm>

namespace LabChat {

namespace {

constexpr QStringView alphabet = u"23456789abcdefghjkmnpqrstuvwxyz";
constexpr int ticketLength = 26;

QString randomText(int length)
{
    QString text(length, Qt::Uninitialized);
    for (QChar &character : text)
        character = alphabet[QRandomGenerator::system()->bounded(int(alphabet.size()))];
    return text;
}

} // namespace

QString randomCode()
{
    return randomText(8);
}

QString randomTicket()
{
    return randomText(ticketLength);
}

QString randomHandle()
{
    return randomText(12);
}

QString randomSecret()
{
    constexpr int bytes = 32;
    QByteArray secret(bytes, Qt::Uninitialized);
    for (char &byte : secret)
        byte = char(QRandomGenerator::system()->bounded(256));
    return QString::fromLatin1(secret.toHex());
}

QString derivedTicket(const QString &secret, const QString &text)
{
    // 32 bytes for 26 characters of a 31-letter alphabet: after the bias of the remainder, more than 125 bits are left.
    const QByteArray code = QMessageAuthenticationCode::hash(text.toUtf8(), secret.toLatin1(), QCryptographicHash::Sha256);
    QString ticket(ticketLength, Qt::Uninitialized);
    for (int i = 0; i < ticketLength; ++i)
        ticket[i] = alphabet[int(uchar(code.at(i))) % int(alphabet.size())];
    return ticket;
}

bool isDerivedTicket(const QString &ticket, const QString &secret, const QString &text)
{
    const QString right = derivedTicket(secret, text);
    if (ticket.size() != right.size())
        return false;
    ushort differences = 0;
    for (qsizetype i = 0; i < right.size(); ++i)
        differences |= ushort(ticket.at(i).unicode() ^ right.at(i).unicode());
    return differences == 0;
}

bool looksLikeTicket(QStringView text)
{
    return text.size() == ticketLength
        && std::all_of(text.begin(), text.end(), [](QChar c) { return alphabet.contains(c); });
}

} // namespace LabChat
