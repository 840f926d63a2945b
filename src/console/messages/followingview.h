// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QScopedValueRollback>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QScrollBar>

#include <functional>

namespace LabChat {

class MessageWindow;

/// Whether a view of messages follows the end, for all parts that depend on it, and other common parts of these views. Main thread; owned by its view.
class Following final : public QObject {
    Q_OBJECT

public:
    explicit Following(QAbstractItemView *view);

    [[nodiscard]] bool isOn() const { return m_isOn; }
    /// @p beforeReport is called after a change, before anybody is notified.
    void set(bool isOn, const std::function<void()> &beforeReport = {});
    /// Informs the window behind the view, and loads older messages before they are needed.
    void drive(MessageWindow *window) const;
    void setPlaceholder(const QString &text);
    [[nodiscard]] const QString &placeholder() const { return m_placeholder; }
    void paintPlaceholder() const;
    void copySelection() const;

signals:
    void changed(bool isOn);
    /// Older rows will be needed soon.
    void topNeared();

private:
    QAbstractItemView *m_view;
    QString m_placeholder;
    bool m_isOn = true;
};

/// A view of a growing list of messages. It follows the end while the end is visible, and otherwise stays
/// at the same row. @p View is the Qt view that it extends; its subclass decides how rows are laid out.
template <typename View>
class FollowingView : public View {
public:
    explicit FollowingView(QWidget *parent) : View(parent), m_following(new Following(this))
    {
        View::setAutoScroll(false); // the current row may change because it was dropped: the view must not scroll there
    }

    [[nodiscard]] Following *following() const { return m_following; }
    [[nodiscard]] bool isFollowing() const { return m_following->isOn(); }
    /// Goes to the end and follows it.
    void follow()
    {
        m_following->set(true);
        settle();
    }
    /// Stays at the current position, even if it is the end.
    void hold() { m_following->set(false); }
    /// A text in place of rows.
    void setPlaceholder(const QString &text) { m_following->setPlaceholder(text); }
    [[nodiscard]] const QString &placeholder() const { return m_following->placeholder(); }
    void copySelection() const { m_following->copySelection(); }

    void reset() override
    {
        View::reset();
        m_following->set(true);
    }

protected:
    /// Scrolls to the end, or to the row that was at the upper edge.
    virtual void stay(bool atEnd) = 0;
    /// Remembers which row is at the upper edge.
    virtual void takePlace() = 0;

    /// To be called after changes of rows or sizes.
    void settle()
    {
        if (m_isSettling || !View::model())
            return;
        const QScopedValueRollback settling(m_isSettling, true);
        stay(isFollowing());
    }

    void updateGeometries() override
    {
        if (m_isSettling)
            return;
        {
            const QScopedValueRollback settling(m_isSettling, true);
            View::updateGeometries();
        }
        settle();
    }

    void scrollContentsBy(int dx, int dy) override
    {
        View::scrollContentsBy(dx, dy);
        if (m_isSettling || dy == 0)
            return;
        const QScrollBar *bar = View::verticalScrollBar();
        // Takes the position after it is known whether to follow, because laying out rows would go back
        // to the end; and before this is reported, because a button that appears may resize the view.
        m_following->set(bar->value() >= bar->maximum(), [this] { takePlace(); });
        settle();
        if (bar->value() < View::viewport()->height())
            emit m_following->topNeared();
    }

    void keyPressEvent(QKeyEvent *event) override
    {
        if (event->matches(QKeySequence::Copy)) {
            copySelection();
            event->accept();
            return;
        }
        const QModelIndex before = View::currentIndex();
        View::keyPressEvent(event);
        if (View::currentIndex() != before)
            this->scrollTo(View::currentIndex());
    }

    void paintEvent(QPaintEvent *event) override
    {
        View::paintEvent(event);
        if (!View::model() || View::model()->rowCount() == 0)
            m_following->paintPlaceholder();
    }

private:
    Following *m_following;
    bool m_isSettling = false;
};

} // namespace LabChat
