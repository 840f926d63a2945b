// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>

namespace LabChat {

/// A peer that speaks another protocol than labchat.v1: how it is understood, and how it is answered. Lives in the net thread, owned by its Connection.
class Dialect : public QObject {
public:
    using QObject::QObject;

    /// A text that the peer has sent.
    virtual void receive(const QByteArray &text) = 0;
    /// What the peer is told instead of a frame of this server; empty: nothing.
    [[nodiscard]] virtual QByteArray translated(const QByteArray &frame) = 0;
};

} // namespace LabChat
