// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/sidecars.h"

#include <QtCore/QJsonArray>

namespace LabChat {

using namespace Qt::StringLiterals;

QJsonObject zenodoMetadata(const Package &package)
{
    QJsonArray creators;
    for (const Creator &creator : package.details.creators) {
        QJsonObject person{{u"name"_s, creator.name}};
        if (!creator.orcid.isEmpty())
            person.insert(u"orcid"_s, creator.orcid);
        creators.append(person);
    }
    QJsonObject metadata{{u"title"_s, titleOf(package)}, {u"description"_s, descriptionOf(package).toHtmlEscaped()}, {u"upload_type"_s, u"dataset"_s}, {u"creators"_s, creators},
                         {u"keywords"_s, keywordsOf(package)}};
    if (!package.details.license.isEmpty())
        metadata.insert(u"license"_s, package.details.license.toLower()); // as Zenodo writes them
    return metadata;
}

} // namespace LabChat
