// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// How a payload of a contract list travels: by which codec, under which names, and with which
// fingerprint. All that is said of it stands in its contract; this is the one place that asks.

#pragma once

#include <writ/codec/json.hpp>
#include <writ/codec/redaction.hpp>
#include <writ/runtime/contract_names.hpp>
#include <writ/runtime/envelope.hpp>
#include <writ/runtime/fingerprint.hpp>
#include <writ/runtime/media_type.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace writ::detail {

template <class Option>
struct codec_said {
    using type = list<>;
};
template <class Codec>
struct codec_said<encoded_as<Codec>> {
    using type = list<Codec>;
};
template <class Codecs>
struct codec_among;
template <class... Codecs>
struct codec_among<list<Codecs...>> {
    static constexpr std::size_t index(id wanted) {
        constexpr id all[] = {id_of<Codecs>..., id{}};
        std::size_t i = 0;
        while (!(all[i] == wanted)) {
            ++i;
        }
        return i;
    }
};
template <class Options>
struct codecs_said;
template <class... Options>
struct codecs_said<list<Options...>> {
    using type = join<typename codec_said<Options>::type...>;
};

// Most lists name no codec: their options are not looked through.
template <class Contracts, std::size_t Row,
          bool = static_cast<bool>(contracts_of<Contracts>.rows[Row].codec)>
struct codec_of_row {
    using type = json;
};
template <class Contracts, std::size_t Row>
struct codec_of_row<Contracts, Row, true> {
    using all = typename codecs_said<typename Contracts::writ_options>::type;
    using type = pick<codec_among<all>::index(contracts_of<Contracts>.rows[Row].codec), all>;
};

// The contract that Type is the payload, the reply or an error of.
template <class Contracts, class Type>
constexpr std::size_t row_speaking_of() {
    constexpr const contract_view& all = contracts_of<Contracts>;
    constexpr id wanted = id_of<Type>;
    if (all.payload(wanted) != contract_view::none) {
        return all.payload(wanted);
    }
    return all.replied_by(wanted) != contract_view::none ? all.replied_by(wanted)
                                                         : all.failed_by(wanted);
}

// Names under which a member that is none of them is refused.
template <class Names>
struct refusing : Names {
    static constexpr bool refuses_unknown_fields = true;
};

inline bool is_content(std::string_view said, std::string_view wanted) {
    return said == wanted || (wanted == json::content_type && is_json_content(said)) ||
           equals_ignoring_case(media_type(said), wanted);
}
[[gnu::cold]] inline error other_content(std::string_view said, std::string_view wanted) {
    std::string reason{"expected "};
    reason.append(wanted).append(", found ");
    append_excerpt(reason, said);
    return {{}, std::move(reason)};
}

template <class Contracts, class Type>
struct contract_form {
    static constexpr std::size_t index = row_speaking_of<Contracts, Type>();
    static constexpr const contract_row& row = contracts_of<Contracts>.rows[index];
    using codec = typename codec_of_row<Contracts, index>::type;
    using spelled_names = typename names_of_row<Contracts, index>::type;
    using names =
        std::conditional_t<row.refuses_unknown_fields, refusing<spelled_names>, spelled_names>;
    static constexpr std::string_view content_type = codec::content_type;
    static constexpr auto shown = show<codec, names, Type>;

    static void write(std::string& body, const Type& value) {
        codec::template write<names>(body, value);
    }
    // By what the message says of itself. JSON is always read, so that the codec of a contract can
    // be changed while both forms travel.
    static result<void> read(const envelope& message, Type& value, const read_limits& limits) {
        const std::string_view said = message.data_content_type;
        if (said.empty() || is_content(said, content_type)) {
            return codec::template read<names>(message.body, value, limits);
        }
        if constexpr (!std::is_same_v<codec, json>) {
            if (is_json_content(said)) {
                return json::read<names>(message.body, value, limits);
            }
        }
        return other_content(said, content_type);
    }
    /// Fills in what an emission or an answer says of its body.
    template <class Encoded>
    static void encode(Encoded& into, const Type& value) {
        write(into.body, value);
        into.content_type = content_type;
        into.schema = schema();
        into.show = shown;
    }
    /// For the attribute `dataschema`: says under which members the payload was written.
    static constexpr std::string_view schema() { return data_schema<names, Type>.text(); }
};

}  // namespace writ::detail
