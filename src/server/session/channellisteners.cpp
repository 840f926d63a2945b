// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/session/channellisteners.h"

#include "server/wire/serverframes.h"

#include <algorithm>

namespace LabChat {

void ChannelListeners::add(Connection *connection, const ChatBox &box)
{
    QList<ChatBox> &boxes = m_boxesOf[connection];
    const auto known = std::find_if(boxes.begin(), boxes.end(), [&box](const ChatBox &each) { return each.channel == box.channel; });
    if (known != boxes.end()) {
        *known = box;
        return;
    }
    boxes.append(box);
    m_listeners.resize(qMax<qsizetype>(m_listeners.size(), box.channel));
    m_listeners[box.channel - 1].append(connection);
}

void ChannelListeners::remove(Connection *connection)
{
    const QList<ChatBox> boxes = m_boxesOf.take(connection);
    for (const ChatBox &box : boxes)
        m_listeners[box.channel - 1].removeOne(connection);
    for (const ChatBox &box : boxes)
        sendPresence(connection, box, false);
}

bool ChannelListeners::follows(Connection *connection, int channel) const
{
    const auto boxes = m_boxesOf.constFind(connection); // few, unlike the listeners of a channel
    return boxes != m_boxesOf.cend() && std::any_of(boxes->begin(), boxes->end(), [=](const ChatBox &box) { return box.channel == channel; });
}

void ChannelListeners::write(int channel, const QByteArray &frames) const
{
    for (Connection *connection : listenersTo(channel))
        connection->send(frames);
}

void ChannelListeners::sendPresence(Connection *connection) const
{
    for (const ChatBox &box : boxesOf(connection))
        sendPresence(connection, box, true);
}

void ChannelListeners::sendPresence(Connection *connection, const ChatBox &box, bool online) const
{
    if (!session().chat(box).shows.presence)
        return;
    const QString handle = session().channel(box.channel).handle;
    const QByteArray mine = webSocketFrame(ServerFrames::presence(handle, box, online));
    for (Connection *listener : listenersTo(box.channel)) {
        if (listener == connection)
            continue;
        listener->send(mine);
        for (const ChatBox &theirs : boxesOf(listener)) {
            if (online && theirs.channel == box.channel)
                connection->sendText(ServerFrames::presence(handle, theirs, true));
        }
    }
}

int ChannelListeners::relayTyping(Connection *connection, const QString &handle, qint64 nowMs) const
{
    const int channel = session().channelByHandle(handle);
    for (const ChatBox &box : boxesOf(connection)) {
        if (box.channel != channel || !m_committed.isOpen(connection->participant(), box, nowMs))
            continue;
        if (!session().chat(box).shows.typing)
            return channel;
        const QByteArray frame = webSocketFrame(ServerFrames::typing(handle, box));
        for (Connection *listener : listenersTo(channel)) {
            if (listener != connection)
                listener->send(frame);
        }
        return channel;
    }
    return 0;
}

} // namespace LabChat
