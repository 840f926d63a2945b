// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QFont>
#include <QtWidgets/QStyleOptionViewItem>

#include <optional>

namespace LabChat {

/// The positions of time, name and body of a message: side by side, or the body below
/// the rest if there is not enough space. A value, owned by the transcript's delegate.
class TranscriptColumns final {
public:
    struct Places {
        int time = 0;
        int name = 0;
        int body = 0;
        int timeWidth = 0;
        int nameWidth = 0;
        int bodyWidth = 0;
        int headHeight = 0;  ///< of the part above the body
    };

    /// Makes the name column wide enough for these.
    void setNames(const QStringList &nicknames, const QString &widestPlace);
    void setShowsDate(bool showsDate);
    [[nodiscard]] Places placesIn(const QStyleOptionViewItem &option) const;
    [[nodiscard]] QString timeText(qint64 atMs) const;

private:
    struct Widths {
        QFont font;
        int time = 0;
        int name = 0;
    };

    [[nodiscard]] const Widths &widths(const QFont &font) const;

    QStringList m_nicknames;
    QString m_widestPlace;
    bool m_showsDate = false;
    mutable std::optional<Widths> m_widths;  ///< measured once for each font
};

} // namespace LabChat
