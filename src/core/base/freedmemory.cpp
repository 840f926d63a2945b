// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/freedmemory.h"

#include <QtCore/QThreadPool>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace LabChat {

void giveFreedMemoryBack()
{
#ifdef __GLIBC__
    QThreadPool::globalInstance()->start([] { malloc_trim(0); });
#endif
}

} // namespace LabChat
