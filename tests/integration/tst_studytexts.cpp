// SPDX-License-Identifier: GPL-3.0-or-later
#include "httpclient.h"
#include "labtest.h"
#include "support/sessions.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

namespace {

const QByteArray png = "\x89PNG\r\n\x1a\n and so on"_ba;

Study study()
{
    Study study = groupChat(2, 2);
    study.title = u"{{frames}} <b>{{title}}{{extra}}</b>"_s;
    study.roles = {u"<i>Seller</i>"_s, u"Buyer"_s};
    study.pages.first().title = u"For the {{player.role}}"_s;
    study.pages.first().bodyHtml = u"<img src=\"pictures/tree%201.png\"><i>{{player.role}}</i><p title=\"x {{! \">foo }} bar</p><p title=\" onclick=alert(1) x=\">y</p>"_s;
    study.images = {{u"pictures/tree 1.png"_s, png}};
    return study;
}

} // namespace

/// What browsers get of a study's texts and images.
class tst_StudyTexts final : public LabTest {
    Q_OBJECT

private slots:
    void init() { startLab(study()); }
    void cleanup() { stopLab(); }

    void fillsInThePageOfAllParticipantsOnlyOnce()
    {
        const HttpAnswer answer = get(m_lab->port(), u"/split/"_s + m_session->code + u"?key="_s + splitKey(m_session->secret), "Host: localhost\r\nConnection: keep-alive\r\n");
        QCOMPARE(answer.status, 200);
        QVERIFY2(answer.body.contains("<title>{{frames}} &lt;b&gt;{{title}}{{extra}}&lt;/b&gt;</title>"), answer.body.constData());
        QCOMPARE(answer.body.count("<iframe"), 2);
    }

    void fillsInTitleAndBodyOfAPage()
    {
        const Client seller = joined(1);
        QVERIFY(seller);
        QTRY_VERIFY(!seller->lastOf(u"page"_s).isEmpty());
        const QJsonObject page = seller->lastOf(u"page"_s);
        QCOMPARE(page.value("title"_L1).toString(), u"For the <i>Seller</i>"_s);
        const QString body = page.value("body"_L1).toString();
        QVERIFY2(body.contains(u"&lt;i&gt;Seller&lt;/i&gt;"), qPrintable(body));
        const QString withoutValues = QString(body).remove(QRegularExpression(u"\"[^\"]*\""_s));
        QVERIFY2(!withoutValues.contains(u"onclick"), qPrintable(body));
        QVERIFY2(body.contains(u"src=\"/image/"_s + m_session->code + u"/pictures/tree%201.png\""_s), qPrintable(body));
    }

    void servesTheImagesOfAStudy()
    {
        const HttpAnswer image = get(m_lab->port(), u"/image/"_s + m_session->code + u"/pictures/tree%201.png"_s);
        QCOMPARE(image.status, 200);
        QCOMPARE(image.body, png);
        QCOMPARE(image.header("content-type"), "image/png");
        QCOMPARE(image.header("x-content-type-options"), "nosniff");
        for (const QString &other : QStringList{u"/image/"_s + m_session->code + u"/other.png"_s, u"/image/xxxxxxxx/pictures/tree%201.png"_s, u"/image/"_s + m_session->code,
                                     u"/image/"_s + m_session->code + u"/pictures/../pictures/tree%201.png"_s})
            QCOMPARE(get(m_lab->port(), other).status, 404);
    }
};

LABCHAT_TEST(tst_StudyTexts, QCoreApplication)
#include "tst_studytexts.moc"
