// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;

/// Checks the dependencies between the parts of the sources (src/ARCHITECTURE.md).
class tst_Includes final : public QObject {
    Q_OBJECT

private slots:
    void partsIncludeOnlyWhatTheyMay_data()
    {
        QTest::addColumn<QString>("part");
        QTest::addColumn<QStringList>("parts");
        QTest::addColumn<QStringList>("modules");
        QTest::newRow("core") << u"core"_s << QStringList{u"core"_s} << QStringList{u"QtCore"_s};
        QTest::newRow("store") << u"store"_s << QStringList{u"core"_s, u"store"_s} << QStringList{u"QtCore"_s, u"QtSql"_s, u"QtConcurrent"_s};
        QTest::newRow("server") << u"server"_s << QStringList{u"core"_s, u"server"_s}
                                << QStringList{u"QtCore"_s, u"QtNetwork"_s, u"QtWebSockets"_s, u"QtConcurrent"_s};
        QTest::newRow("console") << u"console"_s << QStringList{u"core"_s, u"console"_s}
                                 << QStringList{u"QtCore"_s, u"QtGui"_s, u"QtWidgets"_s, u"QtPrintSupport"_s, u"QtConcurrent"_s, u"QtCharts"_s, u"QtMultimedia"_s, u"QtNetwork"_s, u"QtWebSockets"_s};
    }
    void partsIncludeOnlyWhatTheyMay()
    {
        QFETCH(QString, part);
        QFETCH(QStringList, parts);
        QFETCH(QStringList, modules);
        const QStringList files = sources(part);
        QVERIFY2(files.size() > 1, qPrintable(part));
        static const QRegularExpression include(u"^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"_s, QRegularExpression::MultilineOption);
        QStringList wrong;
        for (const QString &file : files) {
            for (auto it = include.globalMatch(text(file)); it.hasNext();) {
                const auto match = it.next();
                const QString name = match.captured(2);
                const QString folder = name.section(u'/', 0, 0);
                const bool own = match.captured(1) == u"\"";
                const bool generated = own && (name.startsWith(u"ui_") || name.endsWith(u".moc"));
                const bool qt = !own && (name.startsWith(u"Qt") || (name.startsWith(u'Q') && name.size() > 1 && name.at(1).isUpper()));
                if (own ? !generated && !parts.contains(folder) : qt && !modules.contains(folder))
                    wrong.append(file + u": " + name);
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    /// A folder includes itself, and folders on lower floors.
    void foldersIncludeOnlyLowerFloors_data()
    {
        using Floors = QHash<QString, int>;
        QTest::addColumn<QString>("part");
        QTest::addColumn<Floors>("floors"); // the empty folder: files at the root of the part
        QTest::newRow("core") << u"core"_s << Floors{{u"base"_s, 1}, {u"data"_s, 2}, {u"study"_s, 2}, {u"session"_s, 3}, {u""_s, 4}};
        QTest::newRow("server") << u"server"_s
                                << Floors{{u"net"_s, 1}, {u"http"_s, 2}, {u"sockets"_s, 2}, {u"wire"_s, 3}, {u"session"_s, 4}, {u"entry"_s, 5}, {u"tickets"_s, 5}, {u"otree"_s, 6}, {u""_s, 7}};
        QTest::newRow("console") << u"console"_s
                                 << Floors{{u"widgets"_s, 1}, {u"session"_s, 2}, {u"operator"_s, 3}, {u"highlights"_s, 3}, {u"moderation"_s, 4}, {u"messages"_s, 5},
                                           {u"monitor"_s, 6}, {u"arrange"_s, 7}, {u"export"_s, 7}, {u"help"_s, 7}, {u"integrate"_s, 7}, {u"lab"_s, 7}, {u"manual"_s, 7}, {u"window"_s, 8}};
    }
    void foldersIncludeOnlyLowerFloors()
    {
        using Floors = QHash<QString, int>;
        QFETCH(QString, part);
        QFETCH(Floors, floors);
        static const QRegularExpression include(u"^\\s*#\\s*include\\s*\"([^\"]+)\""_s, QRegularExpression::MultilineOption);
        QStringList wrong;
        QSet<QString> seen;
        for (const QString &file : sources(part)) {
            const QString folder = folderOf(file.section(u"/src/"_s, -1), part);
            seen.insert(folder);
            if (!floors.contains(folder)) {
                wrong.append(file + u": “"_s + folder + u"” has no floor"_s);
                continue;
            }
            for (auto it = include.globalMatch(text(file)); it.hasNext();) {
                const QString name = it.next().captured(1);
                const QString other = folderOf(name, part);
                if (name.startsWith(part + u'/') && other != folder && floors.value(other, INT_MAX) >= floors.value(folder))
                    wrong.append(file + u": "_s + name);
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
        QCOMPARE(seen, QSet<QString>(floors.keyBegin(), floors.keyEnd()));
    }

    void everySourceNamesItsLicence()
    {
        QStringList wrong;
        for (const QString &part : {u"core"_s, u"store"_s, u"server"_s, u"console"_s, u"app"_s}) {
            for (const QString &file : sources(part)) {
                if (!text(file).startsWith(u"// SPDX-License-Identifier: GPL-3.0-or-later\n"))
                    wrong.append(file);
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

private:
    static QStringList sources(const QString &part)
    {
        QStringList files;
        for (QDirIterator it(QStringLiteral(LABCHAT_SOURCE_DIR "/src/") + part, {u"*.cpp"_s, u"*.h"_s}, QDir::Files, QDirIterator::Subdirectories); it.hasNext();)
            files.append(it.next());
        return files;
    }

    /// The part of a path in `src` between the part's folder and the file's name.
    static QString folderOf(const QString &path, const QString &part)
    {
        return path.mid(part.size() + 1).section(u'/', 0, -2);
    }

    static QString text(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
};

LABCHAT_TEST(tst_Includes, QCoreApplication)
#include "tst_includes.moc"
