// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/otreechat.h"

#include "core/base/whenanswered.h"
#include "store/otreedatabase.h"
#include "store/otreefile.h"

#include <QtConcurrent/QtConcurrentRun>

namespace LabChat {

OTreeChat::OTreeChat(const QString &dataDirectory, const OTreeSecrets &given) : m_dataDirectory(dataDirectory), m_state{given, {}}
{
    const auto stored = readOTreeSecrets(dataDirectory);
    if (stored)
        m_state.stored = *stored;
    else
        m_state.trouble = stored.error();
    if (const QString database = m_state.used().database; !database.isEmpty()) {
        if (const auto url = OTreeDatabase::readUrl(database); !url)
            m_state.trouble = url.error(); // somebody has written it by hand
    }
}

OTreeOptions OTreeChat::options() const
{
    const OTreeSecrets used = m_state.used();
    if (!used.isOn() || used.database.isEmpty())
        return {used.secretKey, used.adminPassword, nullptr};
    const auto url = OTreeDatabase::readUrl(used.database);
    if (!url)
        return {}; // off: people without their names would be in other sessions
    return {used.secretKey, used.adminPassword, std::make_shared<OTreeDatabase>(*url)};
}

void OTreeChat::store(const OTreeSecrets &secrets)
{
    OTreeSecrets wanted = secrets;
    if (!wanted.database.isEmpty()) {
        const auto url = OTreeDatabase::readUrl(wanted.database);
        if (!url) {
            emit failed(url.error());
            return;
        }
        wanted.database = OTreeDatabase::addressOf(*url);
    }
    whenAnswered(QtConcurrent::run(writeOTreeSecrets, m_dataDirectory, wanted), this, [this, wanted](const Result<void> &written) {
        if (written)
            use(wanted);
        else
            emit failed(written.error());
    });
}

void OTreeChat::use(const OTreeSecrets &stored)
{
    m_state.stored = stored;
    m_state.trouble.reset();
    emit changed();
}

void OTreeChat::check(const QString &database)
{
    const auto url = OTreeDatabase::readUrl(database);
    if (!url) {
        emit checkFailed(url.error());
        return;
    }
    whenAnswered(OTreeDatabase::contents(*url), this, [this](const Result<OTreeContents> &contents) {
        if (contents)
            emit checked(*contents);
        else
            emit checkFailed(contents.error());
    });
}

} // namespace LabChat
