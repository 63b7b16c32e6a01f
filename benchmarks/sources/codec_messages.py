# Copyright (c) 2026 The writ authors
# SPDX-License-Identifier: BSL-1.0
"""Messages of five fields, each read from JSON and written to it, by writ and by what people know."""

import os

FIELDS = (("std::string", "id"), ("int", "quantity"), ("std::string", "note"), ("double", "price"),
          ("bool", "urgent"))
NAMES = ", ".join(name for _, name in FIELDS)

# A codec as one writes it with Hana: a loop over the members, into a tree and out of it.
HANA_LOOP = """
template <class T>
std::string encode(const T& value) {
    nlohmann::json tree;
    hana::for_each(hana::accessors<T>(), [&](auto member) {
        tree[hana::to<const char*>(hana::first(member))] = hana::second(member)(value);
    });
    return tree.dump();
}
template <class T>
void decode(std::string_view text, T& value) {
    const nlohmann::json tree = nlohmann::json::parse(text);
    hana::for_each(hana::accessors<T>(), [&](auto member) {
        tree.at(hana::to<const char*>(hana::first(member))).get_to(hana::second(member)(value));
    });
}
"""


def glaze_include():
    return os.environ.get("GLAZE_INCLUDE")


def source(head, count, behind, encode, decode):
    """Each message has two functions, as in a program that sends and receives it."""
    fields = " ".join(f"{what} {name};" for what, name in FIELDS)
    lines = [head]
    for i in range(count):
        lines += [f"struct message{i} {{ {fields} }};", behind.format(T=f"message{i}"),
                  f"std::string encode{i}(const message{i}& value) {{ {encode} }}",
                  f"void decode{i}(std::string_view text, message{i}& value) {{ {decode} }}"]
    return "\n".join(lines) + "\n"


def writ(count):
    return source("#include <writ/codec/json.hpp>\n#include <string>\n#include <string_view>", count,
                  "", "return writ::to_json(value);",
                  "if (!writ::from_json(text, value)) throw 0;")


def nlohmann(count):
    return source("#include <nlohmann/json.hpp>\n#include <string>\n#include <string_view>", count,
                  f"NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE({{T}}, {NAMES})",
                  "return nlohmann::json(value).dump();",
                  "nlohmann::json::parse(text).get_to(value);")


def hana(count):
    return source("#include <boost/hana.hpp>\n#include <nlohmann/json.hpp>\n#include <string>\n"
                  "#include <string_view>\nnamespace hana = boost::hana;" + HANA_LOOP, count,
                  f"BOOST_HANA_ADAPT_STRUCT({{T}}, {NAMES});",
                  "return encode(value);", "decode(text, value);")


def glaze(count):
    return source("#include <glaze/json.hpp>\n#include <string>\n#include <string_view>", count, "",
                  "std::string text; if (glz::write_json(value, text)) throw 0; return text;",
                  "if (glz::read<glz::opts{.error_on_unknown_keys = false}>(value, text)) throw 0;")
