// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/transcript/moderationsteps.h"

#include "core/session/eventdetail.h"
#include "store/eventrows.h"

#include <algorithm>

namespace LabChat {

namespace {

ModerationStep::What stepOf(EventKind kind)
{
    using What = ModerationStep::What;
    if (kind == EventKind::MessageReleased)
        return What::Released;
    if (kind == EventKind::MessageRefused)
        return What::Refused;
    if (kind == EventKind::MessageHidden)
        return What::Hidden;
    return kind == EventKind::MessageRestored ? What::Restored : What::Held;
}

} // namespace

Result<ModerationSteps> ModerationSteps::read(Database &database, const ExportedSession &session)
{
    using enum EventKind;
    ModerationSteps steps;
    const auto read = readEventsOf(database, session.id, {MessageHeld, MessageReleased, MessageRefused, MessageHidden, MessageRestored}, [&steps, &session](const Event &event) {
        if (session.isAfter(event.seq))
            return false;
        const Intervention why = interventionOf(event);
        const ModerationStep step{stepOf(event.kind), event.atMs, why.operatorName, why.reason, why.text};
        QList<ModerationStep> &its = steps.m_steps[event.kind == MessageHeld ? event.seq : messageOf(event)];
        its.append(step);
        if (event.kind == MessageReleased)
            steps.m_steps.insert(event.seq, QList<ModerationStep>(its)); // a message of its own from now on
        return true;
    });
    if (!read)
        return tl::unexpected(read.error());
    return steps;
}

bool ModerationSteps::wasReleased(qint64 heldSeq) const
{
    const auto steps = m_steps.constFind(heldSeq);
    return steps != m_steps.cend() && std::any_of(steps->begin(), steps->end(), [](const ModerationStep &step) { return step.what == ModerationStep::What::Released; });
}

} // namespace LabChat
