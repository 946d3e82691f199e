namespace Heat.Engine.Tests.Simulation;

/// <summary>What goes wrong in a story, what people change in the cloud behind the engine's back, and what they ask for.</summary>
internal sealed class StoryTroubles(Choices choices, Action<string> step)
{
    private static readonly string[] Calls =
        ["create", "update", "delete", "observe", "find", "advance", "prepare", "attribute", "suspend", "resume", "snapshot"];

    private static readonly string[] Kinds = ["Retry", "Conflict", "RetrySlowly", "Terminal", "Unexpected"];

    private readonly SortedSet<string> _failing = [];
    private readonly SortedSet<string> _broken = [];
    private bool _turned;
    private int _asked;

    /// <summary>The cloud fails.</summary>
    public void Faults()
    {
        for (var count = choices.Of(3); count > 0; count--)
        {
            var call = choices.Of(Calls);
            var of = choices.Of(2) == 0 ? "" : $"of: {Name()}, ";
            var kind = choices.Of(Kinds);
            var times = 1 + choices.Of(3);
            var after = choices.OnceIn(2) ? ", after-commit: true" : "";
            step($"cloud: {{ fault: {{ call: {call}, {of}kind: {kind}, times: {times}{after} }} }}");
        }

        if (choices.OnceIn(4))
        {
            var name = Name();
            _failing.Add(name);
            step($"cloud: {{ fail-builds: {{ {name}: {1 + choices.Of(2)} }} }}");
        }
    }

    /// <summary>Something beside the template changes.</summary>
    public void Turn()
    {
        var options = choices.Of(10) switch
        {
            1 => "suspended: 'true'",
            2 or 3 => "suspended: 'false'",
            4 => $"skip: [{Name()}]",
            5 => "skip: []",
            6 => $"drift: {choices.Of(["Correct", "Report", "Ignore"])}",
            7 => $"rollback: '{choices.Of(["false", "true"])}'",
            _ => null,
        };
        if (options is not null)
        {
            _turned = true;
            step($"options: {{ {options} }}");
        }
    }

    /// <summary>Somebody changes the cloud.</summary>
    public void Meddle()
    {
        var name = Name();
        var what = choices.Of(10) switch
        {
            1 or 2 => $"vanish: [{Part(name)}]",
            3 or 4 => $"set: {{ {Part(name)}: {{ a: theirs }} }}",
            5 => $"suspend: [{name}]",
            6 => $"resume: [{name}]",
            7 => $"delete-child: [{name}]",
            8 => Break(name),
            _ => null,
        };
        if (what is not null)
        {
            step($"cloud: {{ {what} }}");
            step("look: now");
        }
    }

    /// <summary>Somebody asks for something once.</summary>
    public void Ask()
    {
        var request = choices.Of(10) switch
        {
            1 or 2 => "cancel: '",
            3 or 4 => $"mark-unhealthy: '{Name()}",
            5 => "retry: '",
            6 => "check: '",
            7 => "reconcile: '",
            _ => null,
        };
        if (request is not null)
        {
            step(FormattableString.Invariant($"request: {{ {request}@{++_asked}' }}"));
        }
    }

    /// <summary>All troubles are over.</summary>
    public void Cease(bool isDeletion)
    {
        step("cloud: { clear-faults: all }");
        if (_failing.Count > 0)
        {
            step($"cloud: {{ fail-builds: {{ {string.Join(", ", _failing.Select(name => $"{name}: 0"))} }} }}");
        }

        if (_broken.Count > 0)
        {
            step($"cloud: {{ mend: [{string.Join(", ", _broken)}] }}");
        }

        if (_turned && !isDeletion)
        {
            step("options: { suspended: 'false', skip: [], drift: Correct }");
        }
    }

    private string Break(string name)
    {
        _broken.Add(name);
        return $"break: [{name}]";
    }

    private string Name() => StoryTemplate.Name(choices.Of(StoryTemplate.MostResources));

    /// <summary>The resource, or one inside the stack that it is.</summary>
    private string Part(string name) => choices.OnceIn(4) ? $"{name}1" : name;
}
