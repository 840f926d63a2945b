// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;

/// Checks rules for the sources that no compiler checks.
class tst_Sources final : public QObject {
    Q_OBJECT

private slots:
    void noFileIsTooLong()
    {
        constexpr qsizetype mostLines = 450;
        QStringList wrong;
        for (const QString &file : sources(u"src"_s) + sources(u"tests"_s)) {
            if (const qsizetype lines = text(file).count(u'\n'); lines > mostLines)
                wrong.append(file + u": "_s + QString::number(lines));
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    /// Code that needs a part of a panel asks the panel for it.
    void onlyTestsLookForChildren()
    {
        static const QRegularExpression search(u"\\bfindChild(ren)?\\b"_s);
        const QStringList wrong = linesWith(search, {});
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    /// Each key of an event's detail is written and read by the functions of eventdetail.h.
    void onlyOneFileKnowsTheKeysOfDetails()
    {
        static const QRegularExpression access(u"\\bdetail(\\.(value|contains|insert|remove)\\(|\\[| = \\{\\{)"_s);
        const QStringList wrong = linesWith(access, u"/core/session/eventdetail"_s);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    /// Rich text loads what it names. PlainTexts makes everything else text; each of these files makes its rich text of the program's own words or of checked HTML.
    void fewFilesMakeRichText()
    {
        static const QRegularExpression rich(u"\\b(setHtml|insertHtml|setMarkdown|QStaticText|QErrorMessage|setWhatsThis|WhatsThisRole)\\b|Qt::(RichText|MarkdownText)"_s);
        QStringList wrong = linesWith(rich, {});
        wrong.removeIf([](const QString &line) {
            return line.contains(u"/console/window/dialogs.cpp") || line.contains(u"/console/manual/manualpages.cpp")
                || line.contains(u"/console/widgets/pagebody.cpp");
        });
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    /// The desktop's notifications may interpret markup: Tray makes their texts safe.
    void onlyTheTrayNotifies()
    {
        static const QRegularExpression icon(u"\\bQSystemTrayIcon\\b"_s);
        const QStringList wrong = linesWith(icon, u"/console/widgets/tray."_s);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    /// QSqlQuery::next() reports an error like the end of the rows: Database::readRows() asks which of them it was.
    void onlyDatabaseStepsThroughRows()
    {
        static const QRegularExpression step(u"(\\.|->)(next|seek|previous)\\(\\)"_s);
        QStringList wrong = linesWith(step, u"/store/database.cpp"_s);
        // oTree's database is another one; it has at most one row, and what follows asks which of them it was.
        wrong.removeIf([](const QString &line) { return !line.contains(u"/src/store/") || line.contains(u"/store/otreedatabase.cpp"); });
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    /// The compiler warns about a missing kind only if a switch has no default.
    void switchesOverKindsOfEventsAreTotal()
    {
        static const QRegularExpression start(u"\\bswitch \\([^\\n]*\\) \\{\\n"_s);
        QStringList wrong;
        for (const QString &file : sources(u"src"_s)) {
            const QString source = text(file);
            for (auto it = start.globalMatch(source); it.hasNext();) {
                const QString body = block(source, it.next().capturedEnd());
                if (body.contains(u"case EventKind::") && body.contains(u"default:"))
                    wrong.append(file + u": "_s + body.section(u'\n', 0, 0).trimmed());
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

private:
    static QStringList sources(const QString &folder)
    {
        QStringList files;
        for (QDirIterator it(QStringLiteral(LABCHAT_SOURCE_DIR "/") + folder, {u"*.cpp"_s, u"*.h"_s}, QDir::Files, QDirIterator::Subdirectories); it.hasNext();)
            files.append(it.next());
        return files;
    }

    static QString text(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

    /// Skips files whose path contains @p exception.
    static QStringList linesWith(const QRegularExpression &pattern, const QString &exception)
    {
        QStringList found;
        for (const QString &file : sources(u"src"_s)) {
            if (!exception.isEmpty() && file.contains(exception))
                continue;
            for (const QString &line : text(file).split(u'\n')) {
                if (line.contains(pattern))
                    found.append(file + u": "_s + line.trimmed());
            }
        }
        return found;
    }

    /// The text after an opening brace up to the closing one.
    static QString block(const QString &source, qsizetype from)
    {
        int depth = 1;
        qsizetype end = from;
        for (; end < source.size() && depth > 0; ++end)
            depth += int(source.at(end) == u'{') - int(source.at(end) == u'}');
        return source.mid(from, end - from);
    }
};

LABCHAT_TEST(tst_Sources, QCoreApplication)
#include "tst_sources.moc"
