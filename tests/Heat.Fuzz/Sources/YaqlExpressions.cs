namespace Heat.Fuzz.Sources;

/// <summary>YAQL from a grammar, costly expressions among them.</summary>
internal sealed class YaqlExpressions : IInputSource
{
    private static readonly string[] Costly =
    [
        "sequence().select($ * $).sum()", "range(1000000000).len()", "generate(1, true, $ * 2).last()", "[1, 2, 3].cycle().toList()", "repeat(x).join('')",
        "def(f, f($)) -> f(1)", "let(f => $) -> call(f, [1], {})", "('a' * 1000000000).len()", "range(1000).select(range(1000).select(range(1000).sum())).sum()",
        "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' =~ '(a+)+$'", "regex('(x+x+)+y').matches('xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx')", "2 ** 100000", "pow(10, 1000000000)",
        "range(300).toList()", "generateMany(1, [$, $])", "[1].aggregate($1 + $2, 0)", "dict(range(100000).select([$, $]))", "'x'.replace('', 'yyyyyyyyyyyyyyyyyyyyyyyy')",
    ];

    private static readonly string[] Methods =
    [
        "select($)", "where($)", "where($ > 1)", "len()", "sum()", "first()", "first(1)", "last()", "distinct()", "orderBy($)", "orderByDescending($)", "toList()", "toDict($, $)",
        "keys()", "values()", "items()", "groupBy($)", "selectMany($)", "join($, true, [$1, $2])", "zip([1, 2])", "skip(1)", "limit(2)", "reverse()", "flatten()", "any()",
        "all($)", "get(a)", "get(a, 1)", "a", "toUpper()", "split(',')", "trim()", "replace(a, b)", "startsWith(a)", "substring(1)", "matches('a.')", "aggregate($1 + $2)",
        "accumulate($1 + $2, 0)", "enumerate()", "memorize()", "set(a, 1)", "mergeWith($)", "contains(1)", "indexOf(a)", "insert(0, 1)", "delete(0)", "slice(2)", "min()", "format(1)", "noSuch()",
    ];

    public string Name => "yaql";

    public FuzzInput Next(Random random)
    {
        var expression = random.OnceIn(100) ? random.Of(Costly) : Expression(random, 5);
        var data = random.Of("[3, 1, 2]", "{ a: 1, b: [x, y] }", "text", "12", "[[1, 2], [3]]", "{ data: [{ n: 1 }, { n: 2 }] }", "null", "{ get_attr: [r, show] }");
        return new FuzzInput
        {
            Template = $"heat_template_version: 2018-08-31\nresources: {{ r: {{ type: OS::Heat::TestResource }} }}\noutputs:\n  o:\n    value:\n      yaql: {{ expression: \"{expression}\", data: {data} }}\n",
        };
    }

    /// <summary>An expression without double quotes.</summary>
    public static string Expression(Random random, int depth)
    {
        string Inner() => Expression(random, depth - 1);
        return depth <= 0 ? Leaf(random) : random.Next(12) switch
        {
            0 => $"{Inner()}.{random.Of(Methods)}",
            1 => $"{Inner()} {random.Of("+", "-", "*", "/", "mod", "=", "!=", "<", ">=", "and", "or", "in", "=~", "->", "=>", "?.")} {Inner()}",
            2 => $"{random.Of("not ", "-", "+")}{Inner()}",
            3 => $"[{random.Several(3, ", ", Inner)}]",
            4 => $"{{{random.Several(2, ", ", () => $"{Leaf(random)} => {Inner()}")}}}",
            5 => $"({Inner()})",
            6 => $"{Inner()}[{Inner()}]",
            7 => $"{random.Of("len", "int", "str", "float", "bool", "list", "dict", "set", "let", "switch", "coalesce", "max", "isList", "unknown")}({random.Several(3, ", ", Inner)})",
            8 => $"let(v => {Inner()}) -> {Inner()}",
            9 => $"switch({Inner()} => {Inner()}, true => {Inner()})",
            _ => $"$.data.{random.Of(Methods)}.{random.Of(Methods)}",
        };
    }

    private static string Leaf(Random random) => random.Of(
        "$", "$.data", "$1", "$v", "$.data.a", "1", "0", "-1", "1.5", "1e308", "'a'", "''", "true", "false", "null", "a", "99999999999999999999", "$.data[0]", "'\\\\u00e4'", "(", "'");
}
