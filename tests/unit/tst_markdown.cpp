// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/markdown.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace Qt::StringLiterals;

class tst_Markdown final : public QObject {
    Q_OBJECT

private slots:
    void writesHtml_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::addColumn<QString>("html");
        QTest::newRow("paragraph") << u"Hello *you*"_s << u"<p>Hello <em>you</em></p>\n"_s;
        QTest::newRow("text that looks like a tag") << u"1 < 2 & \"3\""_s << u"<p>1 &lt; 2 &amp; &quot;3&quot;</p>\n"_s;
        QTest::newRow("link") << u"[a](https://example.org/?a=1&b=2)"_s << u"<p><a href=\"https://example.org/?a=1&amp;b=2\" rel=\"noopener noreferrer\" target=\"_blank\">a</a></p>\n"_s;
        QTest::newRow("table") << u"|a|\n|-|\n|1|"_s
                               << u"<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n</tr>\n</tbody>\n</table>\n"_s;
        QTest::newRow("beyond ASCII") << u"# Größe 😀"_s << u"<h1 id=\"größe-\">Größe 😀</h1>\n"_s;
        QTest::newRow("empty") << u""_s << u""_s;
    }
    void writesHtml()
    {
        QFETCH(QString, markdown);
        QTEST(markdownToHtml(markdown), "html");
    }

    void letsNothingDangerousThrough_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::newRow("script") << u"a\n\n<script>alert(1)</script>\n"_s;
        QTest::newRow("script in a line") << u"a <script src=x></script> b"_s;
        QTest::newRow("event handler") << u"<p onclick=\"alert(1)\">x</p>"_s;
        QTest::newRow("image with a handler") << u"a <img src=x onerror=alert(1)>"_s;
        QTest::newRow("javascript link") << u"[x](javascript:alert(1))"_s;
        QTest::newRow("JavaScript link in capitals") << u"[x](JaVaScRiPt:alert(1))"_s;
        QTest::newRow("javascript autolink") << u"<javascript:alert(1)>"_s;
        QTest::newRow("javascript by reference") << u"[x]\n\n[x]: javascript:alert(1)"_s;
        QTest::newRow("vbscript link") << u"[x](vbscript:alert(1))"_s;
        QTest::newRow("data link") << u"[x](data:text/html;base64,PHNjcmlwdD4=)"_s;
        QTest::newRow("style") << u"<style>body{display:none}</style>"_s;
        QTest::newRow("frame") << u"<iframe src=\"https://example.org\"></iframe>"_s;
        QTest::newRow("a place with a handler") << u"<lab-chat name=\"x\" onclick=\"alert(1)\"></lab-chat>"_s;
        QTest::newRow("a place with markup for a name") << u"<lab-chat name=\"&quot;><script>\"></lab-chat>"_s;
        QTest::newRow("a place that holds a script") << u"<lab-chat name=\"x\"><script>alert(1)</script></lab-chat>"_s;
    }
    void letsNothingDangerousThrough()
    {
        QFETCH(QString, markdown);
        const QString html = markdownToHtml(markdown);
        static const QRegularExpression dangerous(u"<\\s*(script|style|iframe)|<[^>]*\\son\\w+\\s*=|href=\"\\s*(javascript|vbscript|data):|\\ssrc=\"[^\"]*:"_s,
                                                  QRegularExpression::CaseInsensitiveOption);
        QVERIFY2(!dangerous.match(html).hasMatch(), qPrintable(html));
    }

    void keepsThePlaceOfAChatBox_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::addColumn<QString>("html");
        const QString box = u"<lab-chat name=\"group\"></lab-chat>"_s;
        QTest::newRow("alone") << box << box + u"\n"_s;
        QTest::newRow("closed in itself") << u"<lab-chat name=\"group\"/>"_s << box + u"\n"_s;
        QTest::newRow("between paragraphs") << u"a\n\n"_s + box + u"\n\nb"_s << u"<p>a</p>\n"_s + box + u"\n<p>b</p>\n"_s;
        QTest::newRow("inside a paragraph") << u"a "_s + box + u" b"_s << u"<p>a "_s + box + u" b</p>\n"_s;
        QTest::newRow("two") << box + u"\n"_s + u"<lab-chat name=\"my-2\"></lab-chat>"_s
                             << box + u"\n<lab-chat name=\"my-2\"></lab-chat>\n"_s;
    }
    void keepsThePlaceOfAChatBox()
    {
        QFETCH(QString, markdown);
        QTEST(markdownToHtml(markdown), "html");
    }

    void isReadyForADocumentOfTheLargestSize()
    {
        QElapsedTimer timer;
        timer.start();
        QVERIFY(!markdownToHtml(u"A *paragraph* with a [link](c) and some `code`.\n\n"_s.repeated(20'000)).isEmpty());
        QVERIFY2(timer.elapsed() < 5000, qPrintable(u"%1 ms"_s.arg(timer.elapsed())));
    }
};

LABCHAT_TEST(tst_Markdown, QCoreApplication)
#include "tst_markdown.moc"
