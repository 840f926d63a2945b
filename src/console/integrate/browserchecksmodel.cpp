// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/integrate/browserchecksmodel.h"

#include "console/widgets/displaytext.h"
#include "console/widgets/plaintexts.h"
#include "core/base/visibletext.h"

#include <QtCore/QRegularExpression>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr int wrongClockMs = 5000; // as in resources/web/check.js

} // namespace

QString browserName(const QString &agent)
{
    struct Known {
        QString name;
        QRegularExpression version;
    };
    // The order matters: Edge and Opera also call themselves Chrome, and Chrome calls itself Safari.
    static const QList<Known> browsers{{u"Edge"_s, QRegularExpression(u"\\bEdgA?(?:iOS)?/(\\d+)"_s)}, {u"Opera"_s, QRegularExpression(u"\\bOPR/(\\d+)"_s)},
                                       {u"Samsung Internet"_s, QRegularExpression(u"\\bSamsungBrowser/(\\d+)"_s)},
                                       {u"Firefox"_s, QRegularExpression(u"\\b(?:Firefox|FxiOS)/(\\d+)"_s)},
                                       {u"Chrome"_s, QRegularExpression(u"\\b(?:HeadlessChrome|Chrome|CriOS)/(\\d+)"_s)},
                                       {u"Safari"_s, QRegularExpression(u"\\bVersion/(\\d+)[\\d.]* (?:Mobile/\\S+ )?Safari/"_s)}};
    for (const Known &browser : browsers) {
        if (const auto match = browser.version.match(agent); match.hasMatch())
            return browser.name + u' ' + match.captured(1);
    }
    constexpr qsizetype shown = 40;
    return agent.left(shown);
}

BrowserChecksModel::BrowserChecksModel(OperatorService *service, QObject *parent)
    : TableModel({{tr("Time")}, {tr("Computer")}, {tr("Page")}, {tr("Browser")}, {tr("Result")}}, parent)
{
    connect(service, &OperatorService::browserChecked, this, &BrowserChecksModel::add);
}

void BrowserChecksModel::add(const BrowserCheck &check)
{
    if (rowCount() == maxChecks) {
        beginRemoveRows({}, maxChecks - 1, maxChecks - 1);
        m_checks.removeLast();
        endRemoveRows();
    }
    beginInsertRows({}, 0, 0);
    m_checks.prepend(check);
    endInsertRows();
}

bool BrowserChecksModel::isGood(const BrowserCheck &check)
{
    return check.isConnected && check.canStore && qAbs(check.clockOffsetMs) <= wrongClockMs;
}

QStringList BrowserChecksModel::findings(const BrowserCheck &check)
{
    if (!check.isConnected)
        return {tr("The chat's socket does not open there. The page says why.")};
    QStringList findings{tr("Chats work; the server answers within %1 ms.").arg(check.rttMs)};
    if (!check.canStore)
        findings.append(tr("The browser stores nothing: messages that were not sent are gone after a reload."));
    if (qAbs(check.clockOffsetMs) > wrongClockMs)
        findings.append(check.clockOffsetMs > 0 ? tr("Its clock is %n second(s) ahead.", nullptr, check.clockOffsetMs / 1000)
                                                : tr("Its clock is %n second(s) behind.", nullptr, -check.clockOffsetMs / 1000));
    if (check.permission == u"denied")
        findings.append(tr("Pages from outside are not let into the local network."));
    else if (check.permission == u"prompt")
        findings.append(tr("Pages from outside have to ask before they reach the local network."));
    return findings;
}

int BrowserChecksModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_checks.size());
}

QVariant BrowserChecksModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const BrowserCheck &check = m_checks.at(index.row());
    if (role == Qt::DisplayRole)
        return text(check, Column(index.column()));
    if (role == Qt::ToolTipRole) {
        const QString whole = index.column() == BrowserColumn ? check.agent : index.column() == ResultColumn ? findings(check).join(u'\n') : text(check, Column(index.column()));
        return foldedText(visibleText(whole));
    }
    return {};
}

QString BrowserChecksModel::text(const BrowserCheck &check, Column column)
{
    switch (column) {
    case TimeColumn:
        return clockTime(check.atMs);
    case AddressColumn:
        return check.address;
    case PageColumn:
        return visibleText(check.origin).simplified();
    case BrowserColumn:
        return visibleText(browserName(check.agent)).simplified();
    case ResultColumn:
        return (isGood(check) ? u"✓ "_s : u"✗ "_s) + findings(check).join(u' ');
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace LabChat
