// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/transcript/messagespool.h"

#include "store/export/rowwriter.h"

#include <QtCore/QDataStream>

namespace LabChat {

namespace {

constexpr qsizetype bytesPerSpooledPiece = 4096; ///< of each channel, of which there may be thousands

QDataStream &operator<<(QDataStream &to, const ModerationStep &step)
{
    return to << step.what << step.atMs << step.operatorName << step.reason << step.text;
}

QDataStream &operator>>(QDataStream &from, ModerationStep &step)
{
    return from >> step.what >> step.atMs >> step.operatorName >> step.reason >> step.text;
}

} // namespace

Result<void> MessageSpool::add(int channel, const TranscriptMessage &message)
{
    Kept &kept = m_channels[channel];
    {
        QDataStream newest(&kept.newest, QIODevice::WriteOnly | QIODevice::Append);
        newest << message.seq << message.atMs << message.number << message.nickname << message.body << qint64(message.steps.size());
        for (const ModerationStep &step : message.steps)
            newest << step;
    }
    if (kept.newest.size() < bytesPerSpooledPiece)
        return {};
    if (!m_file.isOpen() && !m_file.open())
        return tl::unexpected(exportNotWritten(m_file.errorString()));
    const Piece piece{m_file.size(), kept.newest.size()};
    if (!m_file.seek(piece.position) || m_file.write(kept.newest) != piece.bytes || !m_file.flush())
        return tl::unexpected(exportNotWritten(m_file.errorString()));
    kept.pieces.append(piece);
    kept.newest.clear();
    return {};
}

Result<void> MessageSpool::forEach(int channel, const Visit &visit)
{
    const Kept kept = m_channels.value(channel);
    for (const Piece &piece : kept.pieces) {
        const QByteArray bytes = m_file.seek(piece.position) ? m_file.read(piece.bytes) : QByteArray();
        if (bytes.size() != piece.bytes)
            return tl::unexpected(exportNotWritten(m_file.errorString()));
        if (const auto visited = visitAll(bytes, visit); !visited)
            return visited;
    }
    return visitAll(kept.newest, visit);
}

Result<void> MessageSpool::visitAll(const QByteArray &bytes, const Visit &visit)
{
    QDataStream from(bytes);
    while (!from.atEnd()) {
        TranscriptMessage message;
        qint64 steps = 0;
        from >> message.seq >> message.atMs >> message.number >> message.nickname >> message.body >> steps;
        message.steps.resize(steps);
        for (ModerationStep &step : message.steps)
            from >> step;
        if (const auto visited = visit(message); !visited)
            return visited;
    }
    return {};
}

} // namespace LabChat
