// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

#include <writ/testing.hpp>

// why: A handler that names one store's transaction runs on that store only.
struct files { struct transaction { using transaction_tag = void; }; };
struct porter { void operator()(const room_reserved&, files::transaction&) const; };
// expect: takes_a_transaction_the_store_does_not_have<files::transaction,
// fix: struct porter { void operator()(const room_reserved&, writ::testing::transaction&) const; };
struct night_desk : writ::service<"night-desk", contracts, writ::handles<porter>> {};
inline void open() { auto world = writ::testing::world<night_desk>(); }
