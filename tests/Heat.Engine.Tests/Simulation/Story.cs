using System.Collections.Immutable;
using Heat.Engine.Ports;
using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Engine.Tests.Simulation;

/// <summary>A random story, told by a list of numbers: each choice takes the next one, and 0 where the list has ended.</summary>
internal sealed class Story(IReadOnlyList<int> numbers)
{
    private const int MostResources = 6;
    private static readonly string[] Types = ["Thing", "Thing", "Key", "Volume", "Stepped", "Port"];
    private static readonly string[] Calls = ["create", "update", "delete", "observe", "find", "advance", "prepare", "attribute"];
    private static readonly FaultKind[] Kinds = [FaultKind.Retry, FaultKind.Conflict, FaultKind.RetrySlowly, FaultKind.Terminal, FaultKind.Unexpected];

    private readonly List<string> _told = [];
    private int _next;

    /// <summary>What happened, for people.</summary>
    public IEnumerable<string> Told => _told;

    /// <summary>Tells the story, then lets all troubles end and the last template stand.</summary>
    /// <returns>What is wrong with the end; empty if nothing.</returns>
    public async Task<string> RunAsync()
    {
        var rig = new Rig(new Fate([.. Enumerable.Range(0, Choose(4)).Select(_ => 1 + Choose(120))]));
        rig.Cloud.BuildTime = TimeSpan.FromSeconds(Choose(3));
        rig.Cloud.DeleteTime = TimeSpan.FromSeconds(Choose(3));
        var steps = 1 + Choose(4);
        var template = Template();
        for (var step = 0; step < steps; step++)
        {
            template = step == 0 ? template : Template();
            rig.Apply(template);
            Trouble(rig);
            await PassesAsync(rig, Choose(6));
            Meddle(rig);
        }

        var isDeletion = Choose(5) == 1;
        return isDeletion ? await DeletedAsync(rig) : await ConvergedAsync(rig, template);
    }

    private static async Task<string> DeletedAsync(Rig rig)
    {
        rig.Cloud.Faults.Clear();
        rig.Delete();
        var report = await rig.UntilIdleAsync();
        return report.IsGone && rig.Cloud.Objects.Count == 0 ? "" : $"not gone: {report.Reason}; {string.Join("; ", rig.Cloud.Picture())}";
    }

    private static async Task<string> ConvergedAsync(Rig rig, FakeTemplate template)
    {
        rig.Cloud.Faults.Clear();
        rig.Cloud.FailingBuilds.Clear();
        rig.Apply(template);
        await rig.UntilIdleAsync();
        rig.Look();
        var report = await rig.UntilIdleAsync();
        var expected = Picture(template).ToList();
        var found = rig.Cloud.Picture().ToList();
        return report.Status == Heat.Engine.Stacks.StackStatus.Complete && expected.SequenceEqual(found)
            ? ""
            : $"{report.Reason}\nexpected:\n{string.Join("\n", expected)}\nfound:\n{string.Join("\n", found)}\nlog: {string.Join("; ", rig.Cloud.Log)}";
    }

    private async Task PassesAsync(Rig rig, int count)
    {
        _told.Add($"passes {count}");
        for (var pass = 0; pass < count; pass++)
        {
            var report = await rig.PassAsync();
            rig.Clock.Advance(report.LookAgainAfter is { } wait && wait < TimeSpan.FromMinutes(1) ? wait : TimeSpan.FromSeconds(1));
        }
    }

    private void Trouble(Rig rig)
    {
        for (var count = Choose(3); count > 0; count--)
        {
            var fault = new PlannedFault
            {
                Call = Calls[Choose(Calls.Length)],
                Of = Choose(2) == 0 ? null : Name(Choose(MostResources)),
                Kind = Kinds[Choose(Kinds.Length)],
                Times = 1 + Choose(3),
                AfterCommit = Choose(2) == 1,
            };
            _told.Add($"fault {fault.Call} of {fault.Of ?? "all"} {fault.Kind} x{fault.Times}{(fault.AfterCommit ? " after commit" : "")}");
            rig.Cloud.Faults.Add(fault);
        }

        if (Choose(4) == 1)
        {
            var name = Name(Choose(MostResources));
            _told.Add($"builds of {name} fail");
            rig.Cloud.FailingBuilds[name] = 1 + Choose(2);
        }
    }

    private void Meddle(Rig rig)
    {
        var name = Name(Choose(MostResources));
        switch (Choose(5))
        {
            case 1:
                _told.Add($"{name} vanishes");
                rig.Cloud.Vanish(name);
                rig.Look();
                break;
            case 2:
                _told.Add($"{name} is changed");
                rig.Cloud.Meddle(name, found => found.Properties = found.Properties.With("a", TemplateValue.From("theirs")));
                rig.Look();
                break;
            default:
                break;
        }
    }

    private FakeTemplate Template()
    {
        var resources = new List<FakeResource>();
        var present = Enumerable.Range(0, MostResources).Where(_ => Choose(3) != 2).ToList();
        foreach (var number in present)
        {
            resources.Add(Resource(number, [.. present.Where(other => other < number)]));
        }

        _told.Add("apply " + string.Join(", ", resources.Select(resource =>
            $"{resource.Name} ({resource.Type}): {string.Join(" ", resource.Properties.Select(entry => $"{entry.Key}={entry.Value}").Order(StringComparer.Ordinal))}")));
        return new FakeTemplate(resources);
    }

    private FakeResource Resource(int number, ImmutableArray<int> earlier)
    {
        var properties = ImmutableDictionary<string, object?>.Empty
            .Add("a", $"v{Choose(3)}")
            .Add("!b", $"v{Choose(2)}");
        foreach (var key in new[] { "c", "!d" })
        {
            if (!earlier.IsEmpty && Choose(2) == 1)
            {
                var other = Name(earlier[Choose(earlier.Length)]);
                properties = properties.Add(key, Choose(3) == 1 ? $"${other}.a" : $"${other}");
            }
        }

        return new FakeResource(Name(number), properties)
        {
            Type = Choose(6) == 1 ? Types[Choose(Types.Length)] : Types[number % Types.Length],
            Needs = !earlier.IsEmpty && Choose(2) == 1 ? [Name(earlier[Choose(earlier.Length)])] : [],
        };
    }

    private int Choose(int count) => _next < numbers.Count ? Math.Abs(numbers[_next++] % count) : 0;

    private static string Name(int number) => ((char)('A' + number)).ToString();

    /// <summary>The cloud as the template wants it.</summary>
    private static IEnumerable<string> Picture(FakeTemplate template)
    {
        var wishes = new Wishes(template);
        return template.Resources
            .Select(resource => $"{resource.Type} {resource.Name} {Properties(template.Evaluate(resource.Name, wishes))}")
            .Order(StringComparer.Ordinal);
    }

    private static string Properties(EvaluatedResource resource) => string.Join(", ", resource.Properties.Values
        .Select(entry => $"{entry.Key}={(entry.Value is TextValue text ? text.Text : entry.Value.ToString())}").Order(StringComparer.Ordinal));

    /// <summary>References by name, attributes as the template gives them.</summary>
    private sealed class Wishes(FakeTemplate template) : IResourceValues
    {
        public TemplateValue ReferenceId(string resource) => TemplateValue.From($"<{resource}>");

        public TemplateValue Attribute(string resource, string attribute) =>
            template.Evaluate(resource, this).Properties.Values[attribute] ?? TemplateValue.Null;
    }
}
