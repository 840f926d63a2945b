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

void PageBody::show(const QString &html, const QMap<QString, QByteArray> &images)
{
    m_images = images;
    setHtml(html);
}

QVariant PageBody::loadResource(int type, const QUrl &url)
{
    if (type != QTextDocument::ImageResource)
        return {};
    const auto own = m_images.constFind(url.path(QUrl::FullyDecoded));
    const QImage image = own == m_images.cend() ? imageIn(url) : QImage::fromData(*own);
    return image.isNull() ? nothing() : image;
}

} // namespace LabChat
