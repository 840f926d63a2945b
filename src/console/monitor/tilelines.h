// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/monitor/tile.h"
#include "core/logarchive.h"

#include <QtCore/QFutureWatcher>

namespace LabChat {

/// The last messages of each channel of a session: read from the log once, and then live. Main thread; owned by the wall's model.
class TileLines final : public QObject {
    Q_OBJECT

public:
    static constexpr int kept = 40;             ///< messages of a channel: as many as a tile that fills the wall can show
    static constexpr int charactersKept = 600;  ///< of each message

    explicit TileLines(const LogArchive *archive);

    /// Removes all lines; the new session has this many channels.
    void startOver(int channels);
    /// The session has more channels now.
    void grow(int channels) { m_lines.resize(channels); }
    /// Reads the messages of that session; 0: there are none.
    void read(qint64 session);
    void append(const Event &message);
    [[nodiscard]] const QList<TileLine> &of(int channel) const { return m_lines.at(channel - 1); }
    /// Empty: the lines could be read.
    [[nodiscard]] QString failureText() const { return m_failureText; }

signals:
    /// The lines of all channels from the log are there.
    void loaded();
    void failureChanged();

private:
    void takeAnswer();
    void setFailure(const QString &text);

    const LogArchive *m_archive;
    QList<QList<TileLine>> m_lines;  ///< by channel
    QFutureWatcher<Result<QList<Event>>> m_watcher;
    QString m_failureText;
};

} // namespace LabChat
