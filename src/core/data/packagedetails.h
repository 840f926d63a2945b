// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QStringList>

#include <optional>

namespace LabChat {

/// Further descriptions of a data package, each in the form that some archive or program reads.
enum class Sidecar { PsychDs, RoCrate, Zenodo };

/// Who made the data. A plain value.
struct Creator {
    QString name;
    QString orcid;  ///< 0000-0002-1825-0097; empty: not known

    [[nodiscard]] bool operator==(const Creator &) const = default;
};

/// What the experimenter says of a data package. A plain value.
struct PackageDetails {
    QString title;    ///< empty: made of the sessions
    QString license;  ///< an identifier of https://spdx.org/licenses; empty: nothing is said
    QList<Creator> creators;
    QList<Sidecar> sidecars;

    [[nodiscard]] bool has(Sidecar sidecar) const { return sidecars.contains(sidecar); }
};

[[nodiscard]] QStringList sidecarNames();
[[nodiscard]] QString sidecarName(Sidecar sidecar);
[[nodiscard]] std::optional<Sidecar> sidecarByName(const QString &name);

/// Of `Name` or `Name <0000-0002-1825-0097>`, also with the ORCID as an address; nothing: the name is empty, or the ORCID has a mistake (its last character is a checksum, ISO 7064 mod 11-2).
[[nodiscard]] std::optional<Creator> creatorOf(const QString &text);

/// The same as text.
[[nodiscard]] QString textOf(const Creator &creator);

/// Whether a text has the form of an SPDX identifier: letters, digits, `-`, `.` and `+`.
[[nodiscard]] bool isLicenseId(const QString &text);
/// The licence in words, if it is one of those that are usual for data; or else its identifier.
[[nodiscard]] QString licenseTitle(const QString &id);
/// Where it can be read.
[[nodiscard]] QString licenseUrl(const QString &id);

} // namespace LabChat
