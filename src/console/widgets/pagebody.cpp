// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/pagebody.h"

#include "console/widgets/accents.h"

#include <QtCore/QEvent>
#include <QtGui/QImage>
#include <QtWidgets/QScrollBar>

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
    m_html = html;
    m_images = images;
    showText();
}

/// Qt gives links the colour that they had in the application's palette when the text was set.
void PageBody::showText()
{
    document()->setDefaultStyleSheet(u"a { color: %1 }"_s.arg(linkColor(palette()).name()));
    setHtml(m_html);
}

void PageBody::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() != QEvent::PaletteChange || m_html.isEmpty())
        return;
    const int at = verticalScrollBar()->value();
    showText();
    verticalScrollBar()->setValue(at);
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
