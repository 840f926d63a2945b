// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;

/// Checks rules for the sources that no compiler checks.
class tst_Sources final : public QObject {
    Q_OBJECT

private slots:
    /// Code that needs a part of a panel asks the panel for it.
    void onlyTestsLookForChildren()
    {
        static const QRegularExpression search(u"\\bfindChild(ren)?\\b"_s);
        const QStringList wrong = linesWith(search, {});
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    /// Each key of an event's detail is written and read in one file.
    void onlyOneFileKnowsTheKeysOfDetails()
    {
        static const QRegularExpression access(u"\\bdetail(\\.(value|contains|insert|remove)\\(|\\[| = \\{\\{)"_s);
        const QStringList wrong = linesWith(access, u"/core/session/eventdetail."_s);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

private:
    static QStringList sources()
    {
        QStringList files;
        for (QDirIterator it(QStringLiteral(LABCHAT_SOURCE_DIR "/src"), {u"*.cpp"_s, u"*.h"_s}, QDir::Files, QDirIterator::Subdirectories); it.hasNext();)
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
        for (const QString &file : sources()) {
            if (!exception.isEmpty() && file.contains(exception))
                continue;
            for (const QString &line : text(file).split(u'\n')) {
                if (line.contains(pattern))
                    found.append(file + u": "_s + line.trimmed());
            }
        }
        return found;
    }
};

QTEST_APPLESS_MAIN(tst_Sources)
#include "tst_sources.moc"
