// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codes.h"

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

bool looksLikeTicket(QStringView text)
{
    return text.size() == ticketLength
        && std::all_of(text.begin(), text.end(), [](QChar c) { return alphabet.contains(c); });
}

} // namespace LabChat
