using System.Text;

namespace Heat.Fuzz.Sources;

/// <summary>Documents that are small to send and dear to read: depth, alias bombs, wide maps, costly patterns.</summary>
internal sealed class HeavyDocuments : IInputSource
{
    private static readonly string[] Patterns =
        ["(a+)+$", "(a|aa)+$", "(a|a?)+$", "([a-zA-Z]+)*$", "(.*)*x", "^(([a-z])+.)+[A-Z]([a-z])+$", "(?=a+)+b", "((a{1,50}){1,50}){1,50}", "(", "[", "\\", "(?P<n>a)(?P=n)", "(?<n>a)"];

    public string Name => "heavy";

    public FuzzInput Next(Random random) => new()
    {
        Template = random.Next(8) switch
        {
            0 => Output(Nested(random, "[", "]")),
            1 => Output(Nested(random, "{ list_join: [\"\", ", "] }")),
            2 => Output(Nested(random, "{ if: [true, ", ", x] }")),
            3 => AliasBomb(random),
            4 => Pattern(random),
            5 => Wide(random),
            6 => Repeat(random),
            _ => Text(random),
        },
    };

    private static string Output(string value) => $"heat_template_version: 2021-04-16\noutputs: {{ o: {{ value: {value} }} }}\n";

    private static string Nested(Random random, string open, string close)
    {
        var depth = random.Of(5, 50, 99, 500, 5000, 20000);
        return new StringBuilder().Insert(0, open, depth).Append('x').Insert(0, "").Append(string.Concat(Enumerable.Repeat(close, random.OnceIn(8) ? depth - 1 : depth))).ToString();
    }

    private static string AliasBomb(Random random)
    {
        var text = new StringBuilder("heat_template_version: 2021-04-16\nresources:\n  r:\n    type: OS::Heat::Value\n    properties:\n      value:\n        a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        var levels = random.Next(2, 12);
        for (var level = 1; level < levels; level++)
        {
            text.Append($"        a{level}: &a{level} [{string.Join(", ", Enumerable.Repeat($"*a{level - 1}", random.Next(2, 11)))}]\n");
        }

        return random.OnceIn(10) ? text.Append("        self: &self [*self]\n").ToString() : text.ToString();
    }

    private static string Pattern(Random random) =>
        $"heat_template_version: 2021-04-16\nparameters:\n  p:\n    type: string\n    default: {new string('a', random.Next(60))}!\n    constraints: [{{ allowed_pattern: '{random.Of(Patterns)}' }}]\n";

    private static string Wide(Random random)
    {
        var text = new StringBuilder("heat_template_version: 2021-04-16\nresources:\n");
        for (var index = random.Next(300); index >= 0; index--)
        {
            text.Append($"  r{index}: {{ type: OS::Heat::Value, properties: {{ value: {{ get_attr: [r{random.Next(300)}, value] }} }} }}\n");
        }

        return text.ToString();
    }

    private static string Repeat(Random random)
    {
        var list = $"[{string.Join(", ", Enumerable.Range(0, random.Next(1, 40)))}]";
        var names = Enumerable.Range(0, random.Next(1, 9)).Select(index => $"v{index}").ToArray();
        return Output($"{{ repeat: {{ for_each: {{ {string.Join(", ", names.Select(name => $"{name}: {list}"))} }}, template: {string.Join('-', names)} }} }}");
    }

    private static string Text(Random random) =>
        Output($"{{ str_replace: {{ template: {new string('a', random.Of(10, 1000, 100_000))}, params: {{ a: {new string('b', random.Of(1, 1000, 100_000))} }} }} }}");
}
