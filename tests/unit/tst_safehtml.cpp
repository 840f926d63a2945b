// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/safehtml.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace Qt::StringLiterals;

class tst_SafeHtml final : public QObject {
    Q_OBJECT

private slots:
    void keepsWhatIsHarmless_data()
    {
        QTest::addColumn<QString>("html");
        for (const QString &html : {u"<p>Hello <em>you</em></p>"_s, u"<div class=\"narrow\" id=\"a\"><lab-chat name=\"group\"></lab-chat></div>"_s,
                                    u"<table><tr><td colspan=\"2\">1</td></tr></table>"_s, u"a<br>b"_s, u"1 &lt; 2 &amp;&amp; 3"_s, u"{{player.role}}"_s,
                                    u"שלום 😀"_s, u"<img src=\"data:image/png;base64,AAAA\" alt=\"x\">"_s})
            QTest::newRow(html.toUtf8().constData()) << html;
    }
    void keepsWhatIsHarmless()
    {
        QFETCH(QString, html);
        QCOMPARE(safeHtml(html), html);
    }

    void dropsWhatCouldRunOrReachOutside_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("safe");
        QTest::newRow("script") << u"a<script>alert(1)</script>b"_s << u"ab"_s;
        QTest::newRow("script in capitals, unclosed") << u"a<SCRIPT>alert(1)"_s << u"a"_s;
        QTest::newRow("handler") << u"<p onclick=\"alert(1)\" class=\"c\">x</p>"_s << u"<p class=\"c\">x</p>"_s;
        QTest::newRow("style attribute") << u"<p style=\"position:fixed\">x</p>"_s << u"<p>x</p>"_s;
        QTest::newRow("javascript link") << u"<a href=\" JavaScript:alert(1)\">x</a>"_s << u"<a>x</a>"_s;
        QTest::newRow("data link") << u"<a href=\"data:text/html,x\">x</a>"_s << u"<a>x</a>"_s;
        QTest::newRow("image of another host") << u"<img src=\"https://example.org/x.png\" alt=\"x\">"_s << u"<img alt=\"x\">"_s;
        QTest::newRow("frame") << u"a<iframe src=\"/x\">b</iframe>c"_s << u"ac"_s;
        QTest::newRow("the text of a form") << u"<form action=\"/x\"><p>Your price</p><input><button>Next</button></form>"_s << u"<p>Your price</p>"_s;
        QTest::newRow("image outside the folder") << u"<img src=\"../x.png\"><img src=\"/etc/x.png\"><img src=\"file:///x.png\"><img src=\"//h/x.png\">"_s << u"<img><img><img><img>"_s;
        QTest::newRow("form") << u"<form action=\"/x\"><input></form>"_s << u""_s;
        QTest::newRow("svg with a script") << u"<svg><script>alert(1)</script></svg>a"_s << u"a"_s;
        QTest::newRow("unknown element") << u"<blink>x</blink>"_s << u"x"_s;
        QTest::newRow("comment") << u"a<!-- <script>x</script> -->b"_s << u"ab"_s;
    }
    void dropsWhatCouldRunOrReachOutside()
    {
        QFETCH(QString, html);
        QTEST(safeHtml(html), "safe");
    }

    void leadsToHeadingsInThePageAndToOtherPagesInANewWindow_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("safe");
        const QString elsewhere = u" rel=\"noopener noreferrer\" target=\"_blank\""_s;
        QTest::newRow("within the page") << u"<a href=\"#rules\">x</a>"_s << u"<a href=\"#rules\">x</a>"_s;
        QTest::newRow("to its top") << u"<a href=\" # \">x</a>"_s << u"<a href=\" # \">x</a>"_s;
        QTest::newRow("another page") << u"<a href=\"https://example.org/#rules\">x</a>"_s << u"<a href=\"https://example.org/#rules\""_s + elsewhere + u">x</a>"_s;
        QTest::newRow("mail") << u"<a href=\"mailto:a@example.org\">x</a>"_s << u"<a href=\"mailto:a@example.org\""_s + elsewhere + u">x</a>"_s;
        QTest::newRow("a heading") << u"<h2>The <em>three</em> rules!</h2>"_s << u"<h2 id=\"the-three-rules\">The <em>three</em> rules!</h2>"_s;
        QTest::newRow("two headings") << u"<h2>A</h2><h3>A</h3>"_s << u"<h2 id=\"a\">A</h2><h3 id=\"a-1\">A</h3>"_s;
        QTest::newRow("a heading with an id") << u"<h2 id=\"mine\">A</h2>"_s << u"<h2 id=\"mine\">A</h2>"_s;
        QTest::newRow("an id that is taken") << u"<p id=\"a\">x</p><h2>A</h2>"_s << u"<p id=\"a\">x</p><h2 id=\"a-1\">A</h2>"_s;
        QTest::newRow("a heading without text") << u"<h2>!</h2>"_s << u"<h2>!</h2>"_s;
        QTest::newRow("beyond ASCII") << u"<h1>Größe & 大小 (2)</h1>"_s << u"<h1 id=\"größe--大小-2\">Größe &amp; 大小 (2)</h1>"_s;
        QTest::newRow("nothing that ends the attribute") << u"<h1>\"><script>x</script></h1>"_s << u"<h1 id=\"x\">&quot;&gt;</h1>"_s;
    }
    void leadsToHeadingsInThePageAndToOtherPagesInANewWindow()
    {
        QFETCH(QString, html);
        QTEST(safeHtml(html), "safe");
    }

    void knowsTheImagesBesideTheStudy()
    {
        QCOMPARE(safeHtml(u"<img src=\"matrix.png\">"_s), u"<img src=\"matrix.png\">"_s);
        QCOMPARE(safeHtml(u"<img src=\"a%20b/ü.png\">"_s, u"/image/abc/"_s), u"<img src=\"/image/abc/a%20b/%C3%BC.png\">"_s);
        QCOMPARE(ownImage(u"a%20b/ü.png"_s), u"a b/ü.png"_s);
        for (const QString &other : {u"../x.png"_s, u"a/../../x.png"_s, u"%2e%2e/x.png"_s, u"/x.png"_s, u"http://h/x.png"_s, u"x.png?y"_s, u"a\\b.png"_s, u"C:x.png"_s, u""_s})
            QVERIFY2(ownImage(other).isEmpty(), qPrintable(other));
    }

    void changesNothingMoreTheSecondTime()
    {
        for (const QString &html : {u"<p title='\"&amp;'>a &lt; b<br>c</p><pre>\n x\n</pre><a href=\"#x\">y</a><lab-chat name=\"c\"></lab-chat>"_s,
                                    u"<ul><li>a<li>b</ul><table><tr><td>1</table> tail & more"_s, u"<details open><summary>s</summary>t</details>"_s})
            QCOMPARE(safeHtml(safeHtml(html)), safeHtml(html));
    }

    void hasNothingInAnAttributeThatEndsIt()
    {
        QCOMPARE(safeHtml(u"<p title='\"><script>alert(1)</script>'>x</p>"_s), u"<p title=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\">x</p>"_s);
    }
};

LABCHAT_TEST(tst_SafeHtml, QCoreApplication)
#include "tst_safehtml.moc"
