// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/arrange/countdownquestions.h"

#include "console/arrange/countdownmodel.h"
#include "console/session/audiences.h"
#include "console/session/sessiontexts.h"
#include "console/session/watchedsession.h"
#include "console/widgets/columnwidth.h"
#include "console/widgets/firstentry.h"
#include "console/widgets/followchoices.h"
#include "console/widgets/tableheader.h"
#include "ui_countdownquestions.h"

#include <QtWidgets/QHeaderView>

#include <algorithm>
#include <chrono>

namespace LabChat {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString keyOf(const CountdownScope &scope)
{
    return u"%1 %2 %3 %4"_s.arg(int(scope.kind)).arg(scope.group).arg(scope.page).arg(scope.channel);
}

} // namespace

CountdownQuestions::CountdownQuestions(const WatchedSession *watched, const QList<int> &selected, int channel,
                                       const std::optional<CountdownScope> &likely, const CountdownChange &change, Clock clock)
    : m_ui(std::make_unique<Ui::CountdownQuestions>())
    , m_watched(watched)
    , m_clock(std::move(clock))
    , m_model(new CountdownModel(watched, m_clock, this))
    , m_selected(selected)
    , m_channel(channel)
{
    m_ui->setupUi(this);
    m_ui->countdownTreeView->setModel(m_model);
    setUpTable(m_ui->countdownTreeView);
    m_ui->countdownTreeView->header()->setStretchLastSection(false);
    m_ui->countdownTreeView->header()->setSectionResizeMode(CountdownModel::PageColumn, QHeaderView::Stretch);
    setColumnWidth(m_ui->countdownTreeView->header(), CountdownModel::WhoColumn, 20);
    setColumnWidth(m_ui->countdownTreeView->header(), CountdownModel::NowColumn, 17);
    setColumnWidth(m_ui->countdownTreeView->header(), CountdownModel::ThenColumn, 17);

    offerScopes();
    chooseScope(likely);
    fillChanges();
    choose(change);
    connect(m_ui->scopeComboBox, &QComboBox::currentIndexChanged, this, &CountdownQuestions::showPreview);
    connect(m_ui->changeComboBox, &QComboBox::currentIndexChanged, this, &CountdownQuestions::showPreview);
    connect(m_ui->minutesSpinBox, &QSpinBox::valueChanged, this, &CountdownQuestions::showPreview);
    connect(m_ui->secondsSpinBox, &QSpinBox::valueChanged, this, &CountdownQuestions::showPreview);
    connect(m_ui->oneMinutePushButton, &QPushButton::clicked, this, [this] { choose({CountdownChange::Kind::Extend, 60'000}); });
    connect(m_ui->fiveMinutesPushButton, &QPushButton::clicked, this, [this] { choose({CountdownChange::Kind::Extend, 300'000}); });
    m_ticker.setInterval(1s);
    connect(&m_ticker, &QTimer::timeout, this, [this] {
        offerScopes();
        showPreview();
    });
    m_ticker.start();
    showPreview();
}

CountdownQuestions::~CountdownQuestions() = default;

bool CountdownQuestions::isAnswered() const
{
    return !wishes().isEmpty();
}

void CountdownQuestions::answer(QList<Moderate> &answered) const
{
    answered = wishes();
}

/// Whom it reaches, as it is chosen now.
QString CountdownQuestions::question() const
{
    QList<int> participants;
    QStringList channels;
    const QStringList titles = channelTitles(m_watched->session());
    for (const CountdownTarget &target : targets()) {
        if (target.channel != 0)
            channels.append(titles.at(target.channel - 1));
        else
            participants.append(target.participant);
    }
    if (!participants.isEmpty())
        return tr("Change the countdowns of %1", "places").arg(placesText(participants));
    return channels.isEmpty() ? tr("Whose countdown changes?") : tr("Change the countdown of the chat: %1", "channels").arg(channels.join(u", "_s));
}

bool CountdownQuestions::isFinal() const
{
    return !endedAtOnce(m_watched->state(), wishes(), m_clock()).isEmpty();
}

QWidget *CountdownQuestions::firstField() const
{
    return m_ui->scopeComboBox->currentIndex() < 0 ? static_cast<QWidget *>(m_ui->scopeComboBox) : m_ui->minutesSpinBox;
}

/// What there is now; what is chosen stays.
void CountdownQuestions::offerScopes()
{
    QList<Choice> choices;
    const QList<Offer> now = offers();
    for (const Offer &offer : now) {
        choices.append({offer.text, keyOf(offer.scope)});
        m_scopes.insert(keyOf(offer.scope), offer.scope);
    }
    followChoices(m_ui->scopeComboBox, choices);
}

void CountdownQuestions::chooseScope(const std::optional<CountdownScope> &likely)
{
    m_ui->scopeComboBox->setPlaceholderText(tr("Choose whose countdown changes"));
    new FirstEntry(m_ui->scopeComboBox);
    m_ui->scopeComboBox->setCurrentIndex(likely ? m_ui->scopeComboBox->findData(keyOf(*likely)) : -1);
}

QList<CountdownQuestions::Offer> CountdownQuestions::offers() const
{
    using Kind = CountdownScope::Kind;
    const SessionState &state = m_watched->state();
    const bool hasPages = !m_watched->session().isOfOtherSystem();
    QList<Offer> offers;
    if (hasPages && !m_selected.isEmpty())
        offers.append({tr("the pages of %1", "countdowns of").arg(placesText(m_selected)), {Kind::Participants, m_selected, 0, 0, 0}});
    for (const NamedNumber &group : hasPages ? presentGroups(state) : QList<NamedNumber>())
        offers.append({tr("the pages of %1", "countdowns of").arg(group.name), {Kind::Group, {}, group.number, 0, 0}});
    for (const NamedNumber &page : hasPages ? presentPages(state) : QList<NamedNumber>())
        offers.append({tr("everybody on the page “%1”").arg(page.name), {Kind::Page, {}, 0, page.number, 0}});
    if (hasPages)
        offers.append({tr("the pages of all participants"), {Kind::Everybody, {}, 0, 0, 0}});
    QList<NamedNumber> channels = channelChoices(m_watched->session());
    std::stable_partition(channels.begin(), channels.end(), [this](const NamedNumber &one) { return one.number == m_channel; });
    for (const NamedNumber &one : channels)
        offers.append({tr("the chat of %1").arg(one.name), {Kind::Channel, {}, 0, 0, one.number}});
    if (channels.size() > 1)
        offers.append({tr("all chats shown now"), {Kind::AllChats, {}, 0, 0, 0}});
    return offers;
}

void CountdownQuestions::fillChanges()
{
    using Kind = CountdownChange::Kind;
    const auto add = [this](const QString &text, Kind kind) { m_ui->changeComboBox->addItem(text, int(kind)); };
    add(tr("Set to"), Kind::Set);
    add(tr("Extend by"), Kind::Extend);
    add(tr("Shorten by"), Kind::Shorten);
    add(tr("End now"), Kind::EndNow);
    add(tr("Remove the countdown"), Kind::Stop);
    add(tr("Reset to the study's time"), Kind::AsTheStudySays);
}

void CountdownQuestions::choose(const CountdownChange &change)
{
    m_ui->changeComboBox->setCurrentIndex(m_ui->changeComboBox->findData(int(change.kind)));
    m_ui->minutesSpinBox->setValue(int(change.byMs / 60'000));
    m_ui->secondsSpinBox->setValue(int(change.byMs / 1000 % 60));
}

/// Nobody as long as nobody was chosen.
QList<CountdownTarget> CountdownQuestions::targets() const
{
    if (m_ui->scopeComboBox->currentIndex() < 0)
        return {};
    return byName(targetsOf(m_watched->state(), m_scopes.value(m_ui->scopeComboBox->currentData().toString())));
}

/// Participants by their places, then channels by their names.
QList<CountdownTarget> CountdownQuestions::byName(QList<CountdownTarget> targets) const
{
    const QList<int> places = alphabeticalPlaces(channelTitles(m_watched->session()));
    const auto key = [&places](const CountdownTarget &target) {
        return std::pair(target.participant, target.channel == 0 ? 0 : places.at(target.channel - 1));
    };
    std::sort(targets.begin(), targets.end(), [&key](const CountdownTarget &a, const CountdownTarget &b) { return key(a) < key(b); });
    return targets;
}

CountdownChange CountdownQuestions::change() const
{
    const int seconds = m_ui->minutesSpinBox->value() * 60 + m_ui->secondsSpinBox->value();
    return {CountdownChange::Kind(m_ui->changeComboBox->currentData().toInt()), seconds * qint64(1000)};
}

QList<Moderate> CountdownQuestions::wishes() const
{
    const CountdownChange wanted = change();
    const bool changesNothing = wanted.byMs == 0 && (wanted.kind == CountdownChange::Kind::Extend || wanted.kind == CountdownChange::Kind::Shorten);
    if (changesNothing || m_watched->state().ended())
        return {};
    return countdownWishes(m_watched->state(), targets(), wanted, m_clock());
}

void CountdownQuestions::showPreview()
{
    const CountdownChange wanted = change();
    const bool takesTime = wanted.kind == CountdownChange::Kind::Set || wanted.kind == CountdownChange::Kind::Extend
        || wanted.kind == CountdownChange::Kind::Shorten;
    m_ui->minutesSpinBox->setEnabled(takesTime);
    m_ui->secondsSpinBox->setEnabled(takesTime);
    m_model->show(targets(), wanted);
    m_ui->countdownNoteLabel->setText(note());
    m_ui->countdownNoteLabel->setVisible(!m_ui->countdownNoteLabel->text().isEmpty());
    emit changed();
}

QString CountdownQuestions::note() const
{
    if (m_ui->scopeComboBox->currentIndex() < 0)
        return {};
    if (m_model->rowCount() == 0)
        return tr("None of these participants is on a page now.");
    if (wishes().isEmpty())
        return tr("There is no countdown here that can be changed in this way.");
    if (const QList<int> ended = endedAtOnce(m_watched->state(), wishes(), m_clock()); !ended.isEmpty())
        return tr("The page ends at once for %1. This cannot be undone.", "places").arg(placesText(ended));
    if (m_watched->state().isPaused())
        return tr("The session is paused, so all countdowns are stopped.");
    return {};
}

} // namespace LabChat
