// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/packagedetails.h"

#include <QtCore/QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array sidecarsByName{
    std::pair{Sidecar::PsychDs, "psych-ds"_L1},
    std::pair{Sidecar::RoCrate, "ro-crate"_L1},
    std::pair{Sidecar::Zenodo, "zenodo"_L1},
};

struct License {
    QLatin1StringView id;
    const char *title;
    QLatin1StringView url;
};

/// Those that are usual for data.
const std::array<License, 10> &usualLicenses()
{
    static const std::array<License, 10> licenses{
        License{"CC0-1.0"_L1, "Creative Commons Zero 1.0 Universal", "https://creativecommons.org/publicdomain/zero/1.0/"_L1},
        License{"CC-BY-4.0"_L1, "Creative Commons Attribution 4.0 International", "https://creativecommons.org/licenses/by/4.0/"_L1},
        License{"CC-BY-SA-4.0"_L1, "Creative Commons Attribution-ShareAlike 4.0 International", "https://creativecommons.org/licenses/by-sa/4.0/"_L1},
        License{"CC-BY-NC-4.0"_L1, "Creative Commons Attribution-NonCommercial 4.0 International", "https://creativecommons.org/licenses/by-nc/4.0/"_L1},
        License{"CC-BY-NC-SA-4.0"_L1, "Creative Commons Attribution-NonCommercial-ShareAlike 4.0 International", "https://creativecommons.org/licenses/by-nc-sa/4.0/"_L1},
        License{"CC-BY-ND-4.0"_L1, "Creative Commons Attribution-NoDerivatives 4.0 International", "https://creativecommons.org/licenses/by-nd/4.0/"_L1},
        License{"CC-BY-NC-ND-4.0"_L1, "Creative Commons Attribution-NonCommercial-NoDerivatives 4.0 International", "https://creativecommons.org/licenses/by-nc-nd/4.0/"_L1},
        License{"ODC-By-1.0"_L1, "Open Data Commons Attribution License 1.0", "https://opendatacommons.org/licenses/by/1-0/"_L1},
        License{"ODbL-1.0"_L1, "Open Data Commons Open Database License 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"_L1},
        License{"PDDL-1.0"_L1, "Open Data Commons Public Domain Dedication and License 1.0", "https://opendatacommons.org/licenses/pddl/1-0/"_L1},
    };
    return licenses;
}

const License *usualLicense(const QString &id)
{
    const auto found = std::find_if(usualLicenses().begin(), usualLicenses().end(), [&id](const License &each) { return each.id == id; });
    return found == usualLicenses().end() ? nullptr : &*found;
}

/// The last character of an ORCID is made of the others: ISO 7064, mod 11-2.
bool isOrcid(const QString &text)
{
    static const QRegularExpression form(u"\\A\\d{4}-\\d{4}-\\d{4}-\\d{3}[\\dX]\\z"_s);
    if (!form.match(text).hasMatch())
        return false;
    const QString digits = QString(text).remove(u'-');
    int sum = 0;
    for (const QChar digit : digits.left(15))
        sum = (sum + digit.digitValue()) * 2;
    const int check = (12 - sum % 11) % 11;
    return digits.back() == (check == 10 ? u'X' : QChar(u'0' + check));
}

} // namespace

QStringList sidecarNames()
{
    QStringList names;
    for (const auto &each : sidecarsByName)
        names.append(each.second);
    return names;
}

QString sidecarName(Sidecar sidecar)
{
    return std::find_if(sidecarsByName.begin(), sidecarsByName.end(), [sidecar](const auto &each) { return each.first == sidecar; })->second;
}

std::optional<Sidecar> sidecarByName(const QString &name)
{
    const auto found = std::find_if(sidecarsByName.begin(), sidecarsByName.end(), [&name](const auto &each) { return each.second == name; });
    return found == sidecarsByName.end() ? std::nullopt : std::optional(found->first);
}

std::optional<Creator> creatorOf(const QString &text)
{
    static const QRegularExpression form(u"\\A\\s*([^<>]*?)\\s*(?:<\\s*(?:https?://orcid\\.org/)?([^<>]*?)\\s*>)?\\s*\\z"_s);
    const auto match = form.match(text);
    const bool hasOrcid = match.hasCaptured(2);
    const Creator creator{match.captured(1), match.captured(2).toUpper()};
    if (!match.hasMatch() || creator.name.isEmpty() || (hasOrcid && !isOrcid(creator.orcid)))
        return std::nullopt;
    return creator;
}

QString textOf(const Creator &creator)
{
    return creator.orcid.isEmpty() ? creator.name : creator.name + u" <"_s + creator.orcid + u'>';
}

bool isLicenseId(const QString &text)
{
    static const QRegularExpression form(u"\\A[A-Za-z0-9][A-Za-z0-9.+-]*\\z"_s);
    return form.match(text).hasMatch();
}

QString licenseTitle(const QString &id)
{
    const License *const usual = usualLicense(id);
    return usual ? QString::fromUtf8(usual->title) : id;
}

QString licenseUrl(const QString &id)
{
    const License *const usual = usualLicense(id);
    return usual ? QString(usual->url) : u"https://spdx.org/licenses/%1.html"_s.arg(id);
}

} // namespace LabChat
