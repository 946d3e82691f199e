using System.Text;

namespace Heat.Engine.Tests.Simulation;

/// <summary>
/// Tells a random story as the text of a scenario, by a list of numbers: each choice takes the next one, and 0 where the list has ended. Its end is
/// always the same demand: when all troubles are over, the cloud is as the last template says.
/// </summary>
internal sealed class Story(IReadOnlyList<int> numbers)
{
    private const int MostResources = 6;
    private const int MostStops = 4;
    private const int LatestStop = 120;
    private static readonly string[] Types = ["Thing", "Thing", "Key", "Volume", "Stepped", "Port"];
    private static readonly string[] Calls = ["create", "update", "delete", "observe", "find", "advance", "prepare", "attribute"];
    private static readonly string[] Kinds = ["Retry", "Conflict", "RetrySlowly", "Terminal", "Unexpected"];

    private readonly StringBuilder _text = new();
    private readonly SortedSet<string> _failing = [];
    private int _next;

    /// <summary>The whole story.</summary>
    public string Tell()
    {
        var stops = Enumerable.Range(0, Choose(MostStops)).Select(_ => 1 + Choose(LatestStop)).Order().ToList();
        _text.Append("about: 'Whatever happens on the way, the end is the last template.'\n");
        _text.Append(CultureInvariant($"stops: [{string.Join(", ", stops)}]\nsteps:\n"));
        Step($"cloud: {{ build-time: {Choose(3)}s, delete-time: {Choose(3)}s }}");
        var template = Template();
        for (var step = Choose(4); ; step--)
        {
            Step($"apply: {template}");
            Trouble();
            Step($"passes: {Choose(6)}");
            Step("wait: 1s");
            Meddle();
            if (step == 0)
            {
                break;
            }

            template = Template();
        }

        End(isDeletion: Choose(5) == 1, template);
        return _text.ToString();
    }

    private void End(bool isDeletion, string template)
    {
        Step("cloud: { clear-faults: all }");
        if (isDeletion)
        {
            Step("delete: now");
            Step("passes: until-idle");
            Step("expect: { gone: true, objects: [] }");
            return;
        }

        if (_failing.Count > 0)
        {
            Step($"cloud: {{ fail-builds: {{ {string.Join(", ", _failing.Select(name => $"{name}: 0"))} }} }}");
        }

        Step($"apply: {template}");
        Step("passes: until-idle");
        Step("look: now");
        Step("passes: until-idle");
        Step("expect: { world: as-the-template }");
    }

    private void Trouble()
    {
        for (var count = Choose(3); count > 0; count--)
        {
            var call = Calls[Choose(Calls.Length)];
            var of = Choose(2) == 0 ? "" : $"of: {Name(Choose(MostResources))}, ";
            var kind = Kinds[Choose(Kinds.Length)];
            var times = 1 + Choose(3);
            var after = Choose(2) == 1 ? ", after-commit: true" : "";
            Step($"cloud: {{ fault: {{ call: {call}, {of}kind: {kind}, times: {times}{after} }} }}");
        }

        if (Choose(4) == 1)
        {
            var name = Name(Choose(MostResources));
            _failing.Add(name);
            Step($"cloud: {{ fail-builds: {{ {name}: {1 + Choose(2)} }} }}");
        }
    }

    private void Meddle()
    {
        var name = Name(Choose(MostResources));
        switch (Choose(5))
        {
            case 1:
                Step($"cloud: {{ vanish: [{name}] }}");
                Step("look: now");
                break;
            case 2:
                Step($"cloud: {{ set: {{ {name}: {{ a: theirs }} }} }}");
                Step("look: now");
                break;
            default:
                break;
        }
    }

    /// <summary>A random template, as scenarios write them.</summary>
    public string Template()
    {
        var present = Enumerable.Range(0, MostResources).Where(_ => Choose(3) != 2).ToList();
        return $"{{ {string.Join(", ", present.Select(number => Resource(number, [.. present.Where(other => other < number)])))} }}";
    }

    private string Resource(int number, List<int> earlier)
    {
        var parts = new List<string> { $"a: v{Choose(3)}", $"'!b': v{Choose(2)}" };
        foreach (var key in new[] { "c", "'!d'" })
        {
            if (earlier.Count > 0 && Choose(2) == 1)
            {
                var other = Name(earlier[Choose(earlier.Count)]);
                parts.Add($"{key}: {(Choose(3) == 1 ? $"${other}.a" : $"${other}")}");
            }
        }

        parts.Add($"type: {(Choose(6) == 1 ? Types[Choose(Types.Length)] : Types[number % Types.Length])}");
        if (earlier.Count > 0 && Choose(2) == 1)
        {
            parts.Add($"needs: [{Name(earlier[Choose(earlier.Count)])}]");
        }

        return $"{Name(number)}: {{ {string.Join(", ", parts)} }}";
    }

    private void Step(string text) => _text.Append("  - ").Append(text).Append('\n');

    private int Choose(int count) => _next < numbers.Count ? Math.Abs(numbers[_next++] % count) : 0;

    private static string Name(int number) => ((char)('A' + number)).ToString();

    private static string CultureInvariant(FormattableString text) => FormattableString.Invariant(text);
}
