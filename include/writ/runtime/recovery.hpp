// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// What happens to a message, decided by functions of (what is stored, the message, the time) that
// do nothing else: no I/O, no clock, no chance but the number they are given. Every engine calls
// these and only executes what they say, so that what a test saw is what production does.

#pragma once

#include <writ/runtime/admission.hpp>
#include <writ/runtime/dead_letter.hpp>
#include <writ/runtime/derived_id.hpp>
#include <writ/runtime/emit.hpp>
#include <writ/runtime/inbox.hpp>
#include <writ/runtime/instance_rules.hpp>
#include <writ/runtime/limits.hpp>
#include <writ/runtime/pattern.hpp>
#include <writ/runtime/retry.hpp>
#include <writ/runtime/timer_rules.hpp>
