// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/makesession.h"
#include "core/session/runnablestudy.h"
#include "core/study/ownfile.h"
#include "support/testprogram.h"
#include "unit/logtest.h"

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// The texts of pages: what their authors are told about them, and their images.
class tst_Bodies final : public LogTest {
    Q_OBJECT

private slots:
    void init()
    {
        startAnew();
        QVERIFY(QDir(m_directory->path()).mkpath(u"study/pictures"_s));
    }

    void warnsOfWhatIsLeftOut_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QStringList>("warnings");
        const auto row = [](const char *tag, const QString &file, const QByteArray &body, const QStringList &warnings) { QTest::newRow(tag) << file << body << warnings; };
        row("nothing", u"b.md"_s, "# Hello\n\nSome *text* and <b>HTML</b>.\n\n| a |\n|---|\n| b |\n", {});
        row("a style", u"b.html"_s, "<p>x</p>\n<STYLE>p { color: red }</STYLE>", {u"b.html:2: <style> is left out, with its contents. Put its rules into a file"_s});
        row("a script", u"b.md"_s, "text\n\n<script>alert(1)</script>\n", {u"b.md:3: <script> is left out, with its contents. A study has no scripts."_s});
        row("a form", u"b.html"_s, "<form>\n<label>Price <input name=\"p\"></label>\n<button>OK</button></form>",
            {u"b.html:1: <form> is left out; its contents stay."_s, u"b.html:2: <label> is left out; its contents stay."_s,
             u"b.html:2: <input> is left out, with its contents. Forms belong"_s, u"b.html:3: <button> is left out, with its contents. Forms belong"_s});
        row("the second of two", u"b.html"_s, "<p>a</p><p>b</p>\n<p style=\"x\">c</p>", {u"b.html:2: The attribute “style” of <p> is left out."_s});
        row("a handler", u"b.html"_s, "<p onclick=\"x()\">c</p>", {u"b.html:1: The attribute “onclick” of <p> is left out."_s});
        row("an image of another host", u"b.md"_s, "![x](https://example.org/x.png)", {u"b.md: The image “https://example.org/x.png” is not shown"_s});
        row("an image outside", u"b.html"_s, "<img src=\"../x.png\">", {u"b.html:1: The image “../x.png” is not shown"_s});
        row("a link to nowhere", u"b.md"_s, "# The Rules\n\n[x](#the-rule) and [y](#the-rules)", {u"b.md:3: The link “#the-rule” leads nowhere. Did you mean “#the-rules”?"_s});
        row("a link to something else", u"b.html"_s, "<p id=\"a\">x</p>\n<a href=\"#elsewhere\">y</a>",
            {u"b.html:2: The link “#elsewhere” leads nowhere: this text has no such heading"_s});
        row("links that lead somewhere", u"b.md"_s, "# Größe\n\n[a](#größe) [b](#gr%C3%B6%C3%9Fe) [c](#top) [d](#) [e](#x) <i id=\"x\">x</i>", {});
        row("a link to what depends on the participant", u"b.md"_s, "# Rules of {{participant.code}}\n\n[x](#rules-of-nobody)", {});
        row("a link to a file", u"b.html"_s, "<p>rules.html</p>\n<a href=\"rules.html\">Rules</a>", {u"b.html:2: The link to “rules.html” is left out; its text stays. "
            u"Links of a page begin with http:, https:, mailto:, #."_s});
        row("links to other schemes", u"b.md"_s, "[call](tel:123)\n[get](ftp://example.org/x) <a href='javascript:alert(1)'>run</a>\n\n[open](<file:///x>)",
            {u"b.md:1: The link to “tel:123”"_s, u"b.md:2: The link to “ftp://example.org/x”"_s, u"b.md:2: The link to “javascript:alert(1)”"_s,
             u"b.md:4: The link to “file:///x”"_s});
        row("the same link twice", u"b.md"_s, "[a](rules.html)\n\n[b](rules.html)", {u"b.md:1: The link to “rules.html”"_s, u"b.md:3: The link to “rules.html”"_s});
        row("links that stay", u"b.md"_s, "[a](https://example.org) [b](mailto:lab@example.org) [c](HTTP://example.org)", {});
    }
    void warnsOfWhatIsLeftOut()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, body);
        QFETCH(QStringList, warnings);
        const auto study = read(file, body);
        QVERIFY2(study, study ? "" : qPrintable(asError(study.error()).text));
        QVERIFY2(study->warnings.size() == warnings.size(), qPrintable(study->warnings.join(u'\n')));
        for (int i = 0; i < warnings.size(); ++i)
            QVERIFY2(study->warnings.at(i).startsWith(warnings.at(i)), qPrintable(study->warnings.at(i)));
    }

    void shipsStudiesWithoutWarnings()
    {
        for (const QString &name : shippedStudies())
            QCOMPARE(findStudy(name)->warnings, QStringList());
    }

    void readsHtmlWhateverTheCaseOfItsName()
    {
        for (const QString &file : {u"b.HTML"_s, u"b.Htm"_s})
            QCOMPARE(read(file, "<p>a *b*</p>")->pages.first().bodyHtml, u"<p>a *b*</p>"_s);
    }

    void readsABodyWithAByteOrderMark()
    {
        QCOMPARE(read(u"b.html"_s, "\xef\xbb\xbf<p>x</p>")->pages.first().bodyHtml, u"<p>x</p>"_s);
    }

    void takesAnImageInTheSameFolder()
    {
        write(u"study/matrix.png"_s, png);
        const auto study = read(u"b.md"_s, "![x](./matrix.png)");
        QVERIFY2(study, study ? "" : qPrintable(asError(study.error()).text));
        QCOMPARE(study->warnings, QStringList());
        QCOMPARE(study->images.keys(), QStringList{u"matrix.png"_s});
    }

    void takesAValueThatIsWrittenAsHtml()
    {
        const auto study = read(u"b.md"_s, "You are {{&participant.code}}.");
        QVERIFY2(study, study ? "" : qPrintable(asError(study.error()).text));
        QCOMPARE(study->pages.first().bodyHtml.simplified(), u"<p>You are {{participant.code}}.</p>"_s);
        const auto unknown = read(u"b.md"_s, "You are {{&participant.cod}}.");
        QVERIFY(!unknown);
        QVERIFY2(unknown.error().first().text.contains(u"uses “participant.cod”"_s), qPrintable(unknown.error().first().text));
    }

    void keepsItsImagesWithTheSession()
    {
        write(u"study/matrix.png"_s, png);
        write(u"study/pictures/tree 1.PNG"_s, png + "2");
        const auto study = read(u"b.md"_s, "![x](matrix.png) and <img src=\"pictures/tree%201.PNG\"> and ![again](matrix.png)");
        QVERIFY2(study, study ? "" : qPrintable(asError(study.error()).text));
        QCOMPARE(study->images.keys(), (QStringList{u"matrix.png"_s, u"pictures/tree 1.PNG"_s}));
        QVERIFY(study->warnings.isEmpty());
        m_session = LabChat::makeSession({*study, {}}, 1, startMs).value();
        {
            LogProbe probe(m_directory->path());
            create(probe);
            probe.log.close();
        }
        QVERIFY(QDir(m_directory->filePath(u"study"_s)).removeRecursively());
        const auto stored = SqliteArchive(m_directory->path()).session(1).result();
        QVERIFY2(stored, stored ? "" : qPrintable(stored.error().text));
        QCOMPARE(stored->session().study.images, study->images);
        const QString html = stored->session().bodyFor(1, 1, 0);
        const QString folder = u"/image/"_s + m_session->code + u'/';
        QVERIFY2(html.contains(u"src=\""_s + folder + u"matrix.png\""_s) && html.contains(folder + u"pictures/tree%201.PNG\""_s), qPrintable(html));
    }

    void knowsImagesByTheirContents()
    {
        QCOMPARE(imageType(png), "image/png"_ba);
        QCOMPARE(imageType("\xff\xd8\xff\xe0"), "image/jpeg"_ba);
        QCOMPARE(imageType("GIF89a..."), "image/gif"_ba);
        QCOMPARE(imageType(QByteArray("RIFF\x10\0\0\0WEBPVP8 ", 16)), "image/webp"_ba);
        for (const QByteArray &other : {"<svg>"_ba, "RIFF1234WAVE"_ba, ""_ba, "<html>"_ba})
            QCOMPARE(imageType(other), ""_ba);
    }

private:
    [[nodiscard]] StudyResult read(const QString &file, const QByteArray &body) const
    {
        write(u"study/"_s + file, body);
        write(u"study/s.study.json"_s, "{\"name\": \"s\", \"num_participants\": 2, \"pages\": [{\"name\": \"p\", \"body\": \"" + file.toUtf8() + "\"}]}");
        return readStudyFile(m_directory->filePath(u"study/s.study.json"_s));
    }

    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_directory->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    const QByteArray png = QByteArray::fromBase64("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==");
};

LABCHAT_TEST(tst_Bodies, QCoreApplication)
#include "tst_bodies.moc"
