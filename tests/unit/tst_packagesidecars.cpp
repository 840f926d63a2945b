// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/csv.h"
#include "core/base/exacttext.h"
#include "core/data/datapackage.h"
#include "core/data/sidecars.h"
#include "core/exportarguments.h"
#include "exporttest.h"
#include "store/export/verification.h"
#include "support/testprogram.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// What a data package says of itself for archives: licence, creators, and the further descriptions. tests/browser/exports.test.js reads them with programs that are not ours.
class PackageSidecarsTest final : public FreshExportTest {
    Q_OBJECT

private slots:
    void init();
    void readsCreators_data();
    void readsCreators();
    void knowsUsualLicenses();
    void saysNothingThatNobodySaid();
    void saysWhoMadeItAndWhatIsAllowed();
    void namesFilesAndRowsAsPsychDsDoes();
    void namesFilesOfSeveralSessions();
    void saysInACrateWhoRanWhatWhen();
    void writesWhatZenodoAsks();
    void givesTheSameBytesEveryTime();
    void verifiesWithItsDetails();
    void findsWhatWasChanged();

private:
    /// The package's path, or why there is none.
    QString written(const PackageDetails &details, const QString &name = u"package"_s, const QString &session = u"abcdefgh"_s) const;
    [[nodiscard]] QJsonObject jsonOf(const QString &path) const { return exactJson(contentsOf(path)).object(); }
    [[nodiscard]] QJsonObject entity(const QString &id) const;

    const PackageDetails m_all{u"A study of <talk>"_s, u"CC-BY-4.0"_s, {{u"Ada Lovelace"_s, u"0000-0002-1825-0097"_s}, {u"Bob"_s, {}}}, {Sidecar::PsychDs, Sidecar::RoCrate, Sidecar::Zenodo}};
};

void PackageSidecarsTest::init()
{
    beginAnew();
    SessionState state = begin(knownSession(1, u"abcdefgh"_s, smallStudy()));
    keep(state, Arrive{1, u"seat_1"_s}, startMs + 1000);
    keep(state, post(state, 1, u"first"_s, "1"), startMs + 2000);
    keep(state, post(state, 2, u"second"_s, "1"), startMs + 3000);
    keep(state, Moderate{SetHidden{1, state.lastSeq(), true}, {u"Dr. Ü"_s, u"why"_s, {}, 0}}, startMs + 60'000);
}

QString PackageSidecarsTest::written(const PackageDetails &details, const QString &name, const QString &session) const
{
    ExportRequest request{sessionNamed(session), ExportFormat::Package, m_target->filePath(name)};
    request.package = details;
    const auto summary = SqliteArchive(m_folder->path()).exportCsv(request).result();
    return summary ? request.fileName : summary.error().text;
}

QJsonObject PackageSidecarsTest::entity(const QString &id) const
{
    for (const QJsonValue &each : jsonOf(u"package/ro-crate-metadata.json"_s).value(u"@graph"_s).toArray()) {
        if (each[u"@id"_s] == id)
            return each.toObject();
    }
    return {};
}

void PackageSidecarsTest::readsCreators_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name"); // empty: refused
    QTest::addColumn<QString>("orcid");
    QTest::newRow("name") << u"Ada Lovelace"_s << u"Ada Lovelace"_s << QString();
    QTest::newRow("orcid") << u" Ada <0000-0002-1825-0097> "_s << u"Ada"_s << u"0000-0002-1825-0097"_s;
    QTest::newRow("address") << u"Ada <https://orcid.org/0000-0002-1825-0097>"_s << u"Ada"_s << u"0000-0002-1825-0097"_s;
    QTest::newRow("x") << u"Ada <0000-0002-1694-233x>"_s << u"Ada"_s << u"0000-0002-1694-233X"_s;
    QTest::newRow("wrong checksum") << u"Ada <0000-0002-1825-0098>"_s << QString() << QString();
    QTest::newRow("no checksum") << u"Ada <12>"_s << QString() << QString();
    QTest::newRow("empty orcid") << u"Ada <>"_s << QString() << QString();
    QTest::newRow("no name") << u"<0000-0002-1825-0097>"_s << QString() << QString();
    QTest::newRow("empty") << u" "_s << QString() << QString();
    QTest::newRow("open") << u"Ada <0000"_s << QString() << QString();
}

void PackageSidecarsTest::readsCreators()
{
    QFETCH(const QString, text);
    QFETCH(const QString, name);
    QFETCH(const QString, orcid);
    const auto creator = creatorOf(text);
    QCOMPARE(creator.has_value(), !name.isEmpty());
    QCOMPARE(creator.value_or(Creator()), (Creator{name, orcid}));
}

void PackageSidecarsTest::knowsUsualLicenses()
{
    QCOMPARE(licenseTitle(u"CC0-1.0"_s), u"Creative Commons Zero 1.0 Universal"_s);
    QCOMPARE(licenseUrl(u"CC0-1.0"_s), u"https://creativecommons.org/publicdomain/zero/1.0/"_s);
    QCOMPARE(licenseTitle(u"MIT-0"_s), u"MIT-0"_s);
    QCOMPARE(licenseUrl(u"MIT-0"_s), u"https://spdx.org/licenses/MIT-0.html"_s);
    QVERIFY(isLicenseId(u"GPL-2.0+"_s));
    for (const QString &wrong : {u""_s, u"CC BY"_s, u"-x"_s, u"https://example.org"_s, u"../x"_s})
        QVERIFY2(!isLicenseId(wrong), qPrintable(wrong));
    for (const QString &name : sidecarNames())
        QCOMPARE(sidecarName(sidecarByName(name).value()), name);
}

void PackageSidecarsTest::saysNothingThatNobodySaid()
{
    const QDir package(written({}));
    QVERIFY(package.exists());
    QCOMPARE(package.entryList(QDir::Files | QDir::Hidden), (QStringList{u"codebook.md"_s, u"datapackage.json"_s, u"manifest.json"_s}));
    QVERIFY(!jsonOf(u"package/datapackage.json"_s).contains(u"licenses"_s));
    QCOMPARE(jsonOf(u"package/manifest.json"_s)[u"export"_s][u"arguments"_s].toArray(), (QJsonArray{u"--session"_s, u"abcdefgh"_s, u"--format"_s, u"package"_s}));
    written({{}, {}, {}, {Sidecar::RoCrate}}, u"crate"_s);
    const QJsonArray graph = jsonOf(u"crate/ro-crate-metadata.json"_s).value(u"@graph"_s).toArray();
    QVERIFY(graph.at(1)[u"license"_s].toString().startsWith(u"No licence was chosen.")); // RO-Crate wants something
    QCOMPARE(graph.at(1)[u"name"_s], u"Chat log of session abcdefgh"_s);
}

void PackageSidecarsTest::saysWhoMadeItAndWhatIsAllowed()
{
    written(m_all);
    const QJsonObject description = jsonOf(u"package/datapackage.json"_s);
    QCOMPARE(description[u"title"_s], u"A study of <talk>"_s);
    QCOMPARE(description[u"licenses"_s][0][u"name"_s], u"CC-BY-4.0"_s);
    QCOMPARE(description[u"licenses"_s][0][u"path"_s], u"https://creativecommons.org/licenses/by/4.0/"_s);
    QCOMPARE(description[u"contributors"_s][0][u"title"_s], u"Ada Lovelace"_s);
    QCOMPARE(description[u"contributors"_s][0][u"path"_s], u"https://orcid.org/0000-0002-1825-0097"_s);
    QCOMPARE(description[u"contributors"_s][1][u"title"_s], u"Bob"_s);
    QVERIFY(description[u"contributors"_s][2][u"title"_s].toString().startsWith(u"LabChat"));
    const PackageDetails again = exportRequestFromJson(jsonOf(u"package/manifest.json"_s).value(u"export"_s).toObject()).value_or(ExportRequest()).package;
    QCOMPARE(again.title, m_all.title);
    QCOMPARE(again.license, m_all.license);
    QCOMPARE(again.creators, m_all.creators);
    QCOMPARE(again.sidecars, m_all.sidecars);
}

void PackageSidecarsTest::namesFilesAndRowsAsPsychDsDoes()
{
    written(m_all);
    static const QRegularExpression form(u"\\A([a-z]+-[a-zA-Z0-9]+)(_[a-z]+-[a-zA-Z0-9]+)*_data\\.csv\\z"_s); // of the Psych-DS schema, 1.5.0
    QSet<QString> named;
    const QJsonObject description = jsonOf(u"package/dataset_description.json"_s);
    for (const QJsonValue &variable : description[u"variableMeasured"_s].toArray())
        named.insert(variable[u"name"_s].toString());
    QSet<QString> columns;
    const QStringList files = QDir(m_target->filePath(u"package/data"_s)).entryList(QDir::Files);
    QCOMPARE(files.size(), qsizetype(allTables.size()));
    for (const QString &file : files) {
        QVERIFY2(form.match(file).hasMatch(), qPrintable(file));
        const auto records = readCsv(QString::fromUtf8(contentsOf(u"package/data/"_s + file)));
        QVERIFY(records);
        for (qsizetype row = 0; row < records->size(); ++row) {
            QCOMPARE(records->at(row).fields.size(), records->at(0).fields.size());
            QCOMPARE(records->at(row).fields.at(0), row == 0 ? u"row_id"_s : QString::number(row));
        }
        columns += QSet<QString>(records->at(0).fields.begin(), records->at(0).fields.end());
    }
    QCOMPARE(columns, named); // each is there, and no other
    for (const QString &key : {u"@context"_s, u"@type"_s, u"name"_s, u"description"_s, u"author"_s, u"license"_s, u"keywords"_s})
        QVERIFY2(description.contains(key), qPrintable(key));
    const QJsonObject resource = jsonOf(u"package/datapackage.json"_s)[u"resources"_s][0].toObject();
    QCOMPARE(resource[u"path"_s], u"data/session-abcdefgh_description-messages_data.csv"_s);
    QCOMPARE(resource[u"schema"_s][u"fields"_s][0][u"name"_s], u"row_id"_s);
    QVERIFY(contentsOf(u"package/codebook.md"_s).contains("(`session-abcdefgh_description-messages_data.csv`)"));
    QVERIFY(contentsOf(u"package/codebook.md"_s).contains("`row_id`"));
}

void PackageSidecarsTest::namesFilesOfSeveralSessions()
{
    begin(knownSession(2, u"zzzzzzzz"_s, smallStudy()));
    written(m_all, u"package"_s, {});
    QVERIFY(contentsOf(u"package/data/description-messages_data.csv"_s).startsWith("row_id,session_code,"));
    QCOMPARE(verifyExport(m_target->filePath(u"package"_s), m_folder->path())->problems, QStringList());
}

void PackageSidecarsTest::saysInACrateWhoRanWhatWhen()
{
    written(m_all);
    QCOMPARE(jsonOf(u"package/ro-crate-metadata.json"_s)[u"@context"_s], u"https://w3id.org/ro/crate/1.2/context"_s);
    QCOMPARE(entity(u"ro-crate-metadata.json"_s)[u"conformsTo"_s][u"@id"_s], u"https://w3id.org/ro/crate/1.2"_s);
    const QJsonObject root = entity(u"./"_s);
    QCOMPARE(root[u"datePublished"_s], u"2023-11-14"_s);
    QCOMPARE(root[u"license"_s][u"@id"_s], u"https://creativecommons.org/licenses/by/4.0/"_s);
    QCOMPARE(root[u"author"_s].toArray().size(), 2);
    for (const QJsonValue &part : root[u"hasPart"_s].toArray()) {
        const QString path = part[u"@id"_s].toString();
        const QJsonObject file = entity(path);
        QCOMPARE(file[u"@type"_s], u"File"_s);
        const QByteArray contents = contentsOf(u"package/"_s + path);
        if (path == u"manifest.json" || path == u"datapackage.json")
            continue; // they have this file's checksum
        QCOMPARE(file[u"sha256"_s].toString(), QString::fromLatin1(QCryptographicHash::hash(contents, QCryptographicHash::Sha256).toHex()));
        QCOMPARE(file[u"contentSize"_s], QString::number(contents.size()));
    }
    const QJsonObject session = entity(u"#session-abcdefgh"_s), writing = entity(u"#export"_s);
    QCOMPARE(session[u"@type"_s], u"CreateAction"_s);
    QCOMPARE(session[u"startTime"_s].toString().left(10), u"2023-11-14"_s);
    QCOMPARE(session[u"endTime"_s], u"2023-11-14T22:14:20.000Z"_s);
    QCOMPARE(entity(session[u"agent"_s][0][u"@id"_s].toString())[u"name"_s], u"Dr. Ü"_s);
    QCOMPARE(entity(session[u"object"_s][u"@id"_s].toString())[u"@type"_s], u"File"_s);
    QCOMPARE(writing[u"endTime"_s], session[u"endTime"_s]);
    QCOMPARE(entity(writing[u"instrument"_s][u"@id"_s].toString())[u"name"_s], u"LabChat"_s);
    QCOMPARE(writing[u"result"_s].toArray().size(), qsizetype(allTables.size()));
}

void PackageSidecarsTest::writesWhatZenodoAsks()
{
    written(m_all);
    const QJsonObject metadata = jsonOf(u"package/.zenodo.json"_s);
    QCOMPARE(metadata[u"upload_type"_s], u"dataset"_s);
    QCOMPARE(metadata[u"license"_s], u"cc-by-4.0"_s);
    QCOMPARE(metadata[u"creators"_s].toArray(), (QJsonArray{QJsonObject{{u"name"_s, u"Ada Lovelace"_s}, {u"orcid"_s, u"0000-0002-1825-0097"_s}}, QJsonObject{{u"name"_s, u"Bob"_s}}}));
    QVERIFY(metadata[u"keywords"_s].toArray().contains(u"group_chat"_s));
}

void PackageSidecarsTest::givesTheSameBytesEveryTime()
{
    written(m_all, u"one.zip"_s);
    written(m_all, u"two.zip"_s);
    QVERIFY(contentsOf(u"one.zip"_s).startsWith("PK"));
    QCOMPARE(contentsOf(u"one.zip"_s), contentsOf(u"two.zip"_s));
}

void PackageSidecarsTest::verifiesWithItsDetails()
{
    for (const QList<Sidecar> &sidecars : {QList<Sidecar>{}, {Sidecar::PsychDs}, {Sidecar::RoCrate}, {Sidecar::Zenodo}, m_all.sidecars}) {
        PackageDetails details = m_all;
        details.sidecars = sidecars;
        const QString package = written(details, u"package%1"_s.arg(sidecars.size()) + (sidecars.isEmpty() ? QString() : sidecarName(sidecars.constFirst())));
        QCOMPARE(verifyExport(package, {})->problems, QStringList());
        QCOMPARE(verifyExport(package, m_folder->path())->problems, QStringList());
    }
}

void PackageSidecarsTest::findsWhatWasChanged()
{
    const QString package = written(m_all);
    const QByteArray before = contentsOf(u"package/.zenodo.json"_s), after = QByteArray(before).replace("Bob", "Eve");
    const auto sum = [](const QByteArray &contents) { return QCryptographicHash::hash(contents, QCryptographicHash::Sha256).toHex(); };
    const auto overwrite = [this](const QString &path, const QByteArray &contents) {
        QFile file(m_target->filePath(path));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(contents) == contents.size());
    };
    overwrite(u"package/.zenodo.json"_s, after);
    QCOMPARE(verifyExport(package, {})->problems, QStringList{u".zenodo.json was changed."_s});
    overwrite(u"package/manifest.json"_s, contentsOf(u"package/manifest.json"_s).replace(sum(before), sum(after)));
    QCOMPARE(verifyExport(package, {})->problems, QStringList());
    QVERIFY(verifyExport(package, m_folder->path())->problems.contains(u".zenodo.json is not what the log says."_s));
}

LABCHAT_TEST(PackageSidecarsTest, QCoreApplication)
#include "tst_packagesidecars.moc"
