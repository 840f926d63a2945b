// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/channelflags.h"

#include <QtCore/QCoreApplication>

namespace LabChat {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::ChannelFlags)
};

} // namespace

ChannelFlags channelFlags(const WatchedSession &, int)
{
    return {};
}

QStringList flagTexts(ChannelFlags flags)
{
    QStringList texts;
    if (flags.testFlag(ChannelFlag::Highlighted))
        texts.append(Texts::tr("highlight"));
    if (flags.testFlag(ChannelFlag::Held))
        texts.append(Texts::tr("held"));
    if (flags.testFlag(ChannelFlag::Frozen))
        texts.append(Texts::tr("frozen"));
    if (flags.testFlag(ChannelFlag::MemberMuted))
        texts.append(Texts::tr("muted"));
    return texts;
}

} // namespace LabChat
