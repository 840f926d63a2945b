// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/pagebody.h"

#include <QtGui/QImage>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

/// An image of one transparent dot.
QImage nothing()
{
    QImage image(1, 1, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    return image;
}

/// From an address like `data:image/png;base64,…`.
QImage imageIn(const QUrl &url)
{
    const QString path = url.path(QUrl::FullyDecoded);
    const qsizetype comma = path.indexOf(u',');
    if (url.scheme() != u"data" || !path.left(comma).endsWith(u";base64"))
        return {};
    return QImage::fromData(QByteArray::fromBase64(path.mid(comma + 1).toLatin1()));
}

} // namespace

QVariant PageBody::loadResource(int type, const QUrl &url)
{
    if (type != QTextDocument::ImageResource)
        return {};
    const QImage image = imageIn(url);
    return image.isNull() ? nothing() : image;
}

} // namespace LabChat
