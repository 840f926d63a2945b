// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/room.h"

#include "core/base/codes.h"
#include "core/study/names.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtCore/QUrlQuery>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 maxLabelBytes = 4 * 1024 * 1024;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::Room)
};

} // namespace

bool mayEnter(const Room &room, const QString &label, const QString &hash)
{
    const bool isSigned = !room.hasSecureLinks() || isDerivedTicket(hash, room.secret, label); // checked for unknown labels, too: the time must not reveal them
    return isSigned && (room.labels.isEmpty() || room.labels.contains(label));
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

Result<QStringList> readLabels(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > maxLabelBytes)
        return failure(u"unreadable_labels"_s, Texts::tr("The labels cannot be read from “%1”: %2.")
                                                   .arg(path, file.isOpen() ? Texts::tr("the file is too large") : file.errorString()));
    static const QRegularExpression whiteSpace(u"\\s+"_s, QRegularExpression::UseUnicodePropertiesOption);
    QString text = QString::fromUtf8(file.readAll());
    if (text.startsWith(QChar(0xFEFF))) // Windows editors often write a byte order mark
        text.remove(0, 1);
    QStringList labels = text.split(whiteSpace, Qt::SkipEmptyParts);
    labels.removeDuplicates();
    for (const QString &label : std::as_const(labels)) {
        if (!isLabel(label))
            return failure(u"bad_label"_s, Texts::tr("A participant label may contain only letters, digits and “_”, at most 100 characters; “%1” in "
                                                     "“%2” is not allowed.").arg(label.left(100), path));
    }
    return labels;
}

} // namespace LabChat
