// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/cbor.hpp>

#include "cbor_document.hpp"
#include "payloads.hpp"

// The same bytes to a reader of CBOR that is written by hand, and where it can, to nlohmann_json:
// the same verdict on whether they are CBOR, whether they are a payload, and of which value.

namespace {

bool same(const fuzz::document& left, const fuzz::document& right) {
    if (left.is != right.is || left.parts.size() != right.parts.size() ||
        left.boolean != right.boolean || left.integer != right.integer ||
        left.natural != right.natural)
        return false;
    if (left.is == fuzz::form::floating &&
        !(left.floating == right.floating ||
          (std::isnan(left.floating) && std::isnan(right.floating))))
        return false;
    const bool is_string = left.is == fuzz::form::text || left.is == fuzz::form::bytes;
    if (is_string && left.text != right.text)
        return false;
    for (std::size_t i = 0; i < left.parts.size(); ++i)
        if (left.parts[i].key != right.parts[i].key ||
            !same(left.parts[i].value, right.parts[i].value))
            return false;
    return true;
}

// Where the two readers of documents are not of one mind, the test itself is wrong.
void check_document(std::string_view input, const fuzz::cbor_document_reader& by_hand,
                    const fuzz::document& document) {
    if (by_hand.is_special())
        return;
    fuzz::document other;
    fuzz::document_builder builder{other, true};
    const bool accepted =
        nlohmann::json::sax_parse(input, &builder, nlohmann::json::input_format_t::cbor);
    fuzz::require(accepted == by_hand.is_whole(), "nlohmann_json has the same verdict");
    if (accepted)
        fuzz::require(same(document, other), "nlohmann_json has the same values");
}

template <class T>
bool run_as(std::string_view input, const fuzz::document& document) {
    T expected, value;
    const bool is_payload = fuzz::read(document, expected);
    const auto read = writ::from_cbor(input, value);
    fuzz::require(read.has_value() == is_payload,
                  is_payload ? "a payload is accepted: " + read.error().text()
                             : "what is no payload is refused");
    if (!is_payload)
        return false;
    fuzz::require(fuzz::take_kept(value, expected, document), "what is unknown is kept");
    // Not by value: there may be numbers that are none.
    fuzz::require(writ::to_cbor(value) == writ::to_cbor(expected), "the values are the same");
    return true;
}

bool run(std::string_view input) {
    fuzz::document document;
    const fuzz::cbor_document_reader by_hand{input, document};
    if (by_hand.depth() > 50)
        return false;
    check_document(input, by_hand, document);

    writ::detail::cbor_reader reader{input};
    const bool found = reader.skip_value() && reader.at_end();
    fuzz::require(found || !by_hand.is_whole(), "CBOR is accepted");
    fuzz::require(!found || by_hand.is_whole(), "what is not CBOR is refused");
    if (!found)
        return false;
    return fuzz::as_any_payload([&]<class T>(const T&) { return run_as<T>(input, document); });
}

const fuzz::registered registered{"cbor_differential", &run};

}  // namespace
