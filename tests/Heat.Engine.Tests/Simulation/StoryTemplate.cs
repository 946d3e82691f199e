namespace Heat.Engine.Tests.Simulation;

/// <summary>Makes random templates, as scenarios write them.</summary>
/// <param name="choices">Chooses.</param>
/// <param name="isRich">With stacks inside, hooks, backups and addresses; else plain resources only.</param>
internal sealed class StoryTemplate(Choices choices, bool isRich)
{
    /// <summary>The most resources of a template.</summary>
    public const int MostResources = 6;

    private const int MostMembers = 3;
    private static readonly string[] PlainTypes = ["Thing", "Thing", "Key", "Volume", "Stepped", "Port"];
    private static readonly string[] RichTypes = [.. PlainTypes, "Server", "Server", "Lookalike"];
    private static readonly string[] Hooks = ["pre-create", "post-create", "pre-update", "post-update", "pre-delete", "post-delete"];

    private readonly HashSet<string> _stacks = [];

    /// <summary>The name of a resource.</summary>
    public static string Name(int number) => ((char)('A' + number)).ToString();

    /// <summary>A template.</summary>
    public string Tell()
    {
        _stacks.Clear();
        var present = Enumerable.Range(0, MostResources).Where(_ => choices.Of(3) != 2).ToList();
        return $"{{ {string.Join(", ", present.Select(number => Resource(number, [.. present.Where(other => other < number).Select(Name)])))} }}";
    }

    private string Resource(int number, List<string> earlier)
    {
        var name = Name(number);
        var parts = new List<string> { $"a: v{choices.Of(3)}", $"'!b': v{choices.Of(2)}" };
        foreach (var key in new[] { "c", "'!d'" })
        {
            if (earlier.Count > 0 && choices.Of(2) == 1)
            {
                var other = choices.Of(earlier);
                parts.Add($"{key}: {(choices.OnceIn(3) || _stacks.Contains(other) ? $"${other}.a" : $"${other}")}");
            }
        }

        parts.AddRange(isRich && choices.OnceIn(6) ? Stack(name) : Kind(number));
        if (earlier.Count > 0 && choices.Of(2) == 1)
        {
            parts.Add($"needs: [{choices.Of(earlier)}]");
        }

        if (isRich && choices.OnceIn(8))
        {
            parts.Add($"hooks: [{choices.Of(Hooks)}]");
        }

        return $"{name}: {{ {string.Join(", ", parts)} }}";
    }

    private IEnumerable<string> Kind(int number)
    {
        var types = isRich ? RichTypes : PlainTypes;
        var type = choices.Of(6) == 1 ? choices.Of(types) : PlainTypes[number % PlainTypes.Length];
        yield return $"type: {type}";
        if (isRich && type == "Volume" && choices.OnceIn(2))
        {
            yield return "policy: Snapshot";
        }

        if (isRich && type == "Port" && choices.OnceIn(2))
        {
            yield return $"address: ip{number}";
        }
    }

    /// <summary>A stack of a few members; another number of them is a group of another size.</summary>
    private IEnumerable<string> Stack(string name)
    {
        _stacks.Add(name);
        var members = Enumerable.Range(1, 1 + choices.Of(MostMembers)).Select(member => Member($"{name}{member}"));
        yield return $"nested: {{ resources: {{ {string.Join(", ", members)} }}, outputs: {{ a: ${name}1.a }} }}";
    }

    private string Member(string name) => choices.OnceIn(6)
        ? $"{name}: {{ a: '@a', nested: {{ resources: {{ {name}1: {{ a: '@a' }} }}, outputs: {{ a: ${name}1.a }} }} }}"
        : $"{name}: {{ a: {choices.Of(["'@a'", "own"])}, type: {choices.Of(["Thing", "Server", "Stepped"])} }}";
}
