using Heat.Engine.Execution;
using Heat.Engine.Stacks;
using Heat.Templates.Values;

namespace Heat.Engine.Tests.Simulation;

/// <summary>What a scenario expects.</summary>
internal static class Expectations
{
    public static void Check(ScenarioRun run, object? node)
    {
        foreach (var (what, expected) in Node.Map(node).OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            Check(run, what, expected);
        }
    }

    private static void Check(ScenarioRun run, string what, object? expected)
    {
        var (rig, report) = (run.Rig, run.Rig.Report);
        switch (what)
        {
            case "status":
                Assert.Equal(Node.Text(expected), $"{StackWords.Of(report.Action)}_{StackWords.Of(report.Status)}");
                break;
            case "reason":
                Assert.Contains(Node.Text(expected), report.Reason, StringComparison.Ordinal);
                break;
            case "serving":
                Assert.Equal(Node.Text(expected), report.Serving?.Kind.ToString());
                break;
            case "why":
                Assert.Contains(Node.Text(expected), report.Serving?.Reason ?? "", StringComparison.Ordinal);
                break;
            case "stalled":
                Assert.Equal(Node.Is(expected, "true"), report.IsStalled);
                break;
            case "gone":
                Assert.Equal(Node.Is(expected, "true"), report.IsGone);
                Assert.Empty(rig.Store.States);
                break;
            case "diagnostics":
                Assert.Equal(Node.Texts(expected).Order(), report.Diagnostics.Select(finding => finding.Id).Order());
                break;
            case "warnings":
                Assert.Equal(Node.Texts(expected), report.Warnings.Select(finding => finding.ToString()));
                break;
            case "objects":
                Assert.Equal(Node.Texts(expected).Order(), rig.Cloud.Objects.Select(found => found.Resource).Order());
                break;
            case "world":
                World.Check(rig);
                break;
            case "live":
                Each(expected, (name, properties) => Each(properties, (key, value) => Live(rig, name, key, Node.Text(value))));
                break;
            case "resources":
                Each(expected, (name, facts) => Each(facts, (fact, value) => Resource(Current(report, name), fact, value)));
                break;
            case "children":
                Assert.Equal(Node.Texts(expected).Order(), rig.Children.All.Select(child => child.Wish.Resource.Value).Order());
                break;
            case "released":
                Assert.Equal(Node.Texts(expected).Order(), rig.Children.All.Where(child => child.IsReleased).Select(child => child.Wish.Resource.Value).Order());
                break;
            case "leaving":
                Assert.Equal(Node.Texts(expected).Order(), report.Resources.Where(resource => !resource.IsCurrent).Select(resource => resource.Name).Order());
                break;
            case "outputs":
                Each(expected, (name, value) => Assert.Equal(
                    Node.Text(value), report.Outputs.Single(output => output.Name == name).Value.ToString().Trim('"')));
                break;
            case "output-errors":
                Each(expected, (name, error) => Assert.Equal(Node.Text(error), report.Outputs.Single(output => output.Name == name).Error));
                break;
            case "kept":
                Assert.All(Node.Texts(expected), name => Assert.Equal(run.Remembered[name], IdOf(rig, name)));
                break;
            case "renewed":
                Assert.All(Node.Texts(expected), name => Assert.NotEqual(run.Remembered[name], IdOf(rig, name)));
                break;
            case "calls":
                Each(expected, (call, count) => Assert.Equal((call, Node.Number(count)), (call, rig.Cloud.CallCount(call) - run.CallsBefore(call))));
                break;
            case "order":
                Order(rig, [.. Node.Texts(expected)]);
                break;
            case "suspended":
                Assert.Equal(Node.Texts(expected).Order(), rig.Cloud.Objects.Where(found => found.IsSuspended).Select(found => found.Resource).Order());
                break;
            case "left-behind":
                Assert.Equal(Node.Texts(expected).Order(), report.LeftBehind.Select(left => left.Name).Order());
                break;
            case "events":
                Assert.All(Node.Texts(expected), text => Assert.Contains(
                    rig.Events.Events, happened => $"{happened.Name} {happened.Action}_{happened.Status} {happened.Reason}".StartsWith(text, StringComparison.Ordinal)));
                break;
            case "handled":
                Assert.Equal(Node.Texts(expected).Order(), report.Handled.Keys.Order());
                break;
            case "answers":
                Each(expected, (verb, text) => Assert.Contains(
                    Node.Text(text), RequestSteps.Told(report, verb), StringComparison.Ordinal));
                break;
            case "heard":
                Each(expected, (name, words) => Assert.Equal((name, Node.Text(words)), (name, Heard(rig, name))));
                break;
            case "signals":
                Assert.Equal(Node.Number(expected), rig.Signals.Waiting.Values.Sum(waiting => waiting.Length));
                break;
            case "told":
                Assert.Equal(Node.Texts(expected), rig.Events.Events.Where(told => told.Action == "SIGNAL").Select(told => $"{told.Name} {told.Status} {told.Reason}"));
                break;
            case "awaits":
                Assert.Equal(Node.Texts(expected).Order(), ForecastSteps.Told(report.Awaiting).Order());
                break;
            case "backups":
                Each(expected, (name, count) => Assert.Equal(Node.Number(count), rig.Cloud.BackupsOf(name)));
                break;
            default:
                throw new FormatException($"Unknown expectation: {what}.");
        }
    }

    private static void Live(Rig rig, string name, string key, string value)
    {
        var found = Assert.Single(rig.Cloud.Objects, found => found.Resource == name);
        var live = found.Properties.Values[key] ?? TemplateValue.Null;
        Assert.Equal((name, key, value), (name, key, live is TextValue text ? rig.Cloud.Named(text.Text) : live.ToString()));
    }

    private static void Resource(ResourceReport resource, string fact, object? value)
    {
        switch (fact)
        {
            case "status":
                Assert.Equal((resource.Name, Node.Text(value)), (resource.Name, $"{resource.Action}_{StackWords.Of(resource.Status)}"));
                break;
            case "reason":
                Assert.Contains(Node.Text(value), resource.Reason ?? "", StringComparison.Ordinal);
                break;
            case "drift":
                Assert.Equal(Node.Texts(value).Order(), resource.Drift.Select(drift => drift.Property).Order());
                break;
            case "troubles":
                Assert.Equal(Node.Texts(value).Order(), resource.Troubles.Select(trouble => trouble.Path).Order());
                break;
            case "hook":
                Assert.Equal((resource.Name, Node.Is(value, "none") ? null : Node.Text(value)), (resource.Name, resource.Hook));
                break;
            case "request":
                Assert.Equal(Node.Text(value), resource.RequestId);
                break;
            default:
                throw new FormatException($"Unknown fact of a resource: {fact}.");
        }
    }

    /// <summary>The calls come in this order; others may stand between.</summary>
    private static void Order(Rig rig, List<string> calls)
    {
        var place = -1;
        foreach (var call in calls)
        {
            place = rig.Cloud.Log.IndexOf(call, place + 1);
            Assert.True(place >= 0, $"'{call}' does not come where it should: {string.Join("; ", rig.Cloud.Log)}");
        }
    }

    private static ResourceReport Current(PassReport report, string name) =>
        Assert.Single(report.Resources, resource => resource.Name == name && resource.IsCurrent);

    private static string Heard(Rig rig, string name) => rig.State.Incarnations.Values
        .Single(incarnation => incarnation.Name.Value == name && incarnation.IsCurrent).Data.GetValueOrDefault("heard", "");

    /// <summary>Of <c>outer/inner</c> the resource inside the stack that the resource outer is.</summary>
    private static string? IdOf(Rig rig, string path) => rig.Current(path)?.PhysicalId?.Value;

    private static void Each(object? node, Action<string, object?> act)
    {
        foreach (var (key, value) in Node.Map(node))
        {
            act(key, value);
        }
    }
}
