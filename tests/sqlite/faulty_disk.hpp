// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <sqlite3.h>

#include <atomic>
#include <cstddef>

namespace sqlite_tests {

/// Between SQLite and the disk of this machine, for the whole program: lets everything pass until
/// it is told that the disk is full. Then each write fails that would make a file bigger or change
/// it, as on a disk that is full.
class faulty_disk {
public:
    /// Installs it; to be called before the files are opened that it is about.
    static faulty_disk& instance() {
        static faulty_disk only;
        return only;
    }

    /// The next `count` writes fail; a negative number means all.
    void fill(int count) { failing_ = count; }
    /// All writes fail but the next `count`.
    void fill_after(int count) {
        passing_ = count;
        failing_ = -1;
    }
    void free() { passing_ = failing_ = 0; }
    [[nodiscard]] int refused() const { return refused_; }

private:
    // The methods stand behind what the machine's file system keeps for a file.
    struct appendix {
        sqlite3_io_methods methods;
        const sqlite3_io_methods* real;
    };

    faulty_disk() : real_{sqlite3_vfs_find(nullptr)}, ours_{*real_} {
        ours_.pNext = nullptr;
        ours_.zName = "faulty";
        ours_.pAppData = this;
        ours_.szOsFile = real_->szOsFile + 8 + static_cast<int>(sizeof(appendix));
        ours_.xOpen = &open;
        sqlite3_vfs_register(&ours_, 1);
    }

    static appendix& of(sqlite3_file* one) {
        const auto size = static_cast<std::size_t>(instance().real_->szOsFile + 7) / 8 * 8;
        return *reinterpret_cast<appendix*>(reinterpret_cast<char*>(one) + size);
    }

    static int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* one, int flags, int* out) {
        static_cast<void>(vfs);
        sqlite3_vfs* const real = instance().real_;
        const int code = real->xOpen(real, name, one, flags, out);
        if (code == SQLITE_OK && one->pMethods != nullptr) {
            appendix& more = of(one);
            more.real = one->pMethods;
            more.methods = *one->pMethods;
            more.methods.xWrite = &write;
            one->pMethods = &more.methods;
        }
        return code;
    }

    static int write(sqlite3_file* one, const void* bytes, int size, sqlite3_int64 at) {
        faulty_disk& disk = instance();
        int passing = disk.passing_;
        while (passing > 0) {
            if (disk.passing_.compare_exchange_weak(passing, passing - 1)) {
                return of(one).real->xWrite(one, bytes, size, at);
            }
        }
        int left = disk.failing_;
        while (left != 0) {
            if (left < 0 || disk.failing_.compare_exchange_weak(left, left - 1)) {
                ++disk.refused_;
                return SQLITE_FULL;
            }
        }
        return of(one).real->xWrite(one, bytes, size, at);
    }

    sqlite3_vfs* real_;
    sqlite3_vfs ours_;
    std::atomic<int> passing_ = 0;
    std::atomic<int> failing_ = 0;
    std::atomic<int> refused_ = 0;
};

}  // namespace sqlite_tests
