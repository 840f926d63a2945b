// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/piece.h"

#include <atomic>
#include <sys/mman.h>
#include <unistd.h>

namespace LabChat {

namespace {

std::atomic<int> files = 0;

/// Null: there are too many, or the kernel has no memory for it.
std::shared_ptr<const int> fileOf(const QByteArray &bytes)
{
    const int descriptor = files < Piece::mostFiles ? memfd_create("labchat", MFD_CLOEXEC) : -1;
    if (descriptor < 0)
        return {};
    ++files;
    const std::shared_ptr<const int> file(new int(descriptor), [](const int *each) {
        ::close(*each);
        --files;
        delete each;
    });
    return ::write(descriptor, bytes.constData(), std::size_t(bytes.size())) == bytes.size() ? file : nullptr;
}

} // namespace

Piece Piece::lasting(const QByteArray &bytes)
{
    Piece piece(bytes);
    if (bytes.size() >= fewBytes)
        piece.m_file = fileOf(bytes);
    return piece;
}

} // namespace LabChat
