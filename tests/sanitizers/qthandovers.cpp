// SPDX-License-Identifier: GPL-3.0-or-later
// The thread sanitizer cannot see the synchronisation of a Qt that was built without it, for example the mutexes of event
// queues and of the thread pool. It would report every hand-over between threads as a race. This file describes to it what
// Qt's documentation guarantees: everything before a signal, a queued call, a task or the end of a thread in one thread
// happens before its receiver in the other thread. It keeps one order for each receiving thread, not for each call, so a
// race between two calls at the same time may stay hidden. Linked into every program of a build with that sanitizer.
#include <QtCore/QAbstractEventDispatcher>
#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>
#include <QtCore/QRunnable>
#include <QtCore/QThread>
#include <QtCore/QThreadPool>

#include <sanitizer/tsan_interface.h>

#include <algorithm>
#include <dlfcn.h>
#include <span>
#include <sys/mman.h>
#include <unistd.h>

#define LABCHAT_INVOKE "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv"
#define LABCHAT_START "_ZN11QThreadPool5startEP9QRunnablei"
#define LABCHAT_WAIT "_ZN7QThread4waitE14QDeadlineTimer"

// The linker option --wrap (CMakeLists.txt) redirects LabChat's calls of these three functions here.
bool qtsInvoke(QObject *object, QtPrivate::QSlotObjectBase *slot, Qt::ConnectionType type, void *result) __asm__("__real_" LABCHAT_INVOKE);
bool invoke(QObject *object, QtPrivate::QSlotObjectBase *slot, Qt::ConnectionType type, void *result) __asm__("__wrap_" LABCHAT_INVOKE);
void qtsStart(QThreadPool *pool, QRunnable *task, int priority) __asm__("__real_" LABCHAT_START);
void start(QThreadPool *pool, QRunnable *task, int priority) __asm__("__wrap_" LABCHAT_START);
bool qtsWait(QThread *thread, QDeadlineTimer deadline) __asm__("__real_" LABCHAT_WAIT);
bool wait(QThread *thread, QDeadlineTimer deadline) __asm__("__wrap_" LABCHAT_WAIT);

/// Exported for tools that watch signals; declared in a private header of Qt.
struct QSignalSpyCallbackSet {
    void (*signalBegins)(QObject *sender, int signal, void **arguments);
    void (*slotBegins)(QObject *receiver, int slot, void **arguments);
    void (*signalEnds)(QObject *sender, int signal);
    void (*slotEnds)(QObject *receiver, int slot);
};
Q_CORE_EXPORT void qt_register_signal_spy_callbacks(QSignalSpyCallbackSet *callbacks);

namespace {

using WakeUp = void (*)(QAbstractEventDispatcher *dispatcher);

const auto qtsWakeUp = reinterpret_cast<WakeUp>(dlsym(RTLD_DEFAULT, "_ZN20QEventDispatcherUNIX6wakeUpEv"));

/// The first part of Qt's private QAbstractMetaCallEvent.
struct MetaCall : QEvent {
    int signal;
    QObject *sender;
};

/// Called after an event was put into the queue of the dispatcher's thread.
void wakeUp(QAbstractEventDispatcher *dispatcher)
{
    __tsan_release(dispatcher);
    qtsWakeUp(dispatcher);
}

/// Called before an event is delivered. A queue may deliver an event before it wakes its thread up; then the sender gives the order.
bool deliver(void **receiverAndEvent)
{
    __tsan_acquire(QAbstractEventDispatcher::instance());
    const auto *event = static_cast<const QEvent *>(receiverAndEvent[1]);
    if (event->type() == QEvent::MetaCall)
        __tsan_acquire(static_cast<const MetaCall *>(event)->sender);
    return false;
}

/// Installs our wakeUp() in one of Qt's classes, which call it through their virtual table.
void watchWakeUpOf(const char *virtualTable)
{
    auto *const table = static_cast<WakeUp *>(dlsym(RTLD_DEFAULT, virtualTable));
    if (table == nullptr) // a program without Qt Gui
        return;
    constexpr std::size_t functions = 30; // more than there are
    const std::span<WakeUp> entries(table, functions);
    const auto entry = std::ranges::find(entries, qtsWakeUp);
    if (entry == entries.end())
        qFatal("qthandovers.cpp does not know this Qt.");
    const auto pageSize = quintptr(sysconf(_SC_PAGESIZE));
    void *const page = reinterpret_cast<void *>(quintptr(&*entry) / pageSize * pageSize);
    if (mprotect(page, pageSize, PROT_READ | PROT_WRITE) != 0)
        qFatal("qthandovers.cpp cannot change a table of virtual functions.");
    *entry = wakeUp;
    (void)mprotect(page, pageSize, PROT_READ);
}

/// A queued call, with the memory order of everything before it; and its return, if the caller waits.
class Call final : public QtPrivate::QSlotObjectBase {
public:
    Call(QtPrivate::QSlotObjectBase *slot, void *returned) : QSlotObjectBase(&perform), m_slot(slot), m_returned(returned) { __tsan_release(this); }

private:
    static void perform(int what, QSlotObjectBase *self, QObject *receiver, void **arguments, bool *)
    {
        auto *const call = static_cast<Call *>(self);
        __tsan_acquire(call);
        if (what == QSlotObjectBase::Call) {
            call->m_slot->call(receiver, arguments);
            if (call->m_returned)
                __tsan_release(call->m_returned);
        } else if (what == Destroy) {
            call->m_slot->destroyIfLastRef();
            delete call;
        }
    }

    QtPrivate::QSlotObjectBase *m_slot;
    void *m_returned;
};

/// A task of a thread pool, with the memory order of everything before its start.
class Task final : public QRunnable {
public:
    explicit Task(QRunnable *task) : m_task(task), m_isOurs(task->autoDelete()) { __tsan_release(this); }
    Q_DISABLE_COPY_MOVE(Task)

    ~Task() override
    {
        if (m_isOurs)
            delete m_task;
    }

    void run() override
    {
        __tsan_acquire(this);
        m_task->run();
    }

private:
    QRunnable *m_task;
    bool m_isOurs;
};

QSignalSpyCallbackSet callbacks{[](QObject *sender, int, void **) { __tsan_release(sender); }, nullptr, nullptr, nullptr};

[[maybe_unused]] const bool watching = [] {
    watchWakeUpOf("_ZTV20QEventDispatcherUNIX");
    watchWakeUpOf("_ZTV23QUnixEventDispatcherQPA");
    qt_register_signal_spy_callbacks(&callbacks);
    return QInternal::registerCallback(QInternal::EventNotifyCallback, deliver);
}();

} // namespace

bool invoke(QObject *object, QtPrivate::QSlotObjectBase *slot, Qt::ConnectionType type, void *result)
{
    char returned = 0; // outlives the call if the caller waits
    const bool waits = type == Qt::BlockingQueuedConnection;
    const bool done = qtsInvoke(object, new Call(slot, waits ? &returned : nullptr), type, result);
    if (waits)
        __tsan_acquire(&returned);
    return done;
}

void start(QThreadPool *pool, QRunnable *task, int priority)
{
    qtsStart(pool, new Task(task), priority);
}

bool wait(QThread *thread, QDeadlineTimer deadline)
{
    const bool ended = qtsWait(thread, deadline);
    __tsan_acquire(thread); // it emitted finished()
    return ended;
}
