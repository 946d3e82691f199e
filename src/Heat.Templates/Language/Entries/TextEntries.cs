using System.Collections.Immutable;

namespace Heat.Templates.Language.Entries;

/// <summary>Functions that make or take apart text.</summary>
internal static class TextEntries
{
    public static ImmutableArray<FunctionDescription> All { get; } =
    [
        new(
            "str_replace",
            "str_replace: { template: TEXT, params: { NAME: VALUE, ... } }",
            "The text with every name replaced by its value. Longer names are replaced first; what was put in is not searched again.",
            new("""
                outputs:
                  example:
                    value: { str_replace: { template: "http://host:port/", params: { host: 10.0.0.5, port: 8080 } } }
                """,
                "\"http://10.0.0.5:8080/\""))
        {
            Changes = [new("2015-10-15", "Values may be lists and maps; they are written as JSON.")],
        },
        new(
            "str_replace_strict",
            "str_replace_strict: { template: TEXT, params: { NAME: VALUE, ... } }",
            "As str_replace, but a name that the text does not contain is an error.",
            new("""
                outputs:
                  example: { value: { str_replace_strict: { template: Hello NAME, params: { NAME: world } } } }
                """,
                "\"Hello world\"")),
        new(
            "str_replace_vstrict",
            "str_replace_vstrict: { template: TEXT, params: { NAME: VALUE, ... } }",
            "As str_replace_strict, and a value that is empty is an error too.",
            new("""
                outputs:
                  example: { value: { str_replace_vstrict: { template: Hello NAME, params: { NAME: world } } } }
                """,
                "\"Hello world\"")),
        new(
            "str_split",
            "str_split: [DELIMITER, TEXT]  |  str_split: [DELIMITER, TEXT, INDEX]",
            "The pieces of a text between delimiters, or one of them.",
            new("""
                outputs:
                  example: { value: { str_split: [",", "a,b,c"] } }
                """,
                """["a","b","c"]""")),
        new(
            "list_join",
            "list_join: [DELIMITER, LIST, ...]",
            "The items of a list as one text, with the delimiter between them.",
            new("""
                outputs:
                  example: { value: { list_join: [", ", [one, two, three]] } }
                """,
                "\"one, two, three\""))
        {
            Changes = [new("2015-10-15", "Takes several lists; items that are maps or lists are written as JSON.")],
        },
        new(
            "digest",
            "digest: [ALGORITHM, TEXT]",
            "The hash of a text in hexadecimal: md5, sha1, sha224, sha256, sha384 or sha512.",
            new("""
                outputs:
                  example: { value: { digest: [sha256, heat] } }
                """,
                "\"5a2a0ed9aa3ab7d82b53e8209b13bf598377870fd38f8e1063bfbe0c4d7d7f96\"")),
        new(
            "make_url",
            "make_url: { scheme: TEXT, username: TEXT, password: TEXT, host: TEXT, port: NUMBER, path: TEXT, query: TEXT_OR_MAP, fragment: TEXT }",
            "A URL made of its parts, each escaped as its place needs. Every part may be left out.",
            new("""
                outputs:
                  example:
                    value: { make_url: { scheme: https, host: example.org, port: 8443, path: /app, query: { size: "2" } } }
                """,
                "\"https://example.org:8443/app?size=2\"")),
    ];
}
