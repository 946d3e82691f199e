using Heat.Engine.Ports;
using Heat.Templates.Values;

namespace Heat.Engine.Tests.Simulation;

/// <summary>What a scenario does to the cloud.</summary>
internal static class CloudSteps
{
    public static void Do(Rig rig, object? node)
    {
        foreach (var (what, how) in Node.Map(node).OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            Do(rig, what, how);
        }
    }

    private static void Do(Rig rig, string what, object? how)
    {
        var cloud = rig.Cloud;
        switch (what)
        {
            case "build-time":
                cloud.BuildTime = Node.Time(how);
                break;
            case "build-times":
                Each(how, (name, value) => cloud.BuildTimes[name] = Node.Time(value));
                break;
            case "suspend-time":
                cloud.SuspendTime = Node.Time(how);
                break;
            case "suspend":
                Node.Texts(how).ToList().ForEach(name => cloud.Meddle(name, found => found.IsSuspended = found.Type == "Server"));
                break;
            case "resume":
                Node.Texts(how).ToList().ForEach(name => cloud.Meddle(name, found => found.IsSuspended = false));
                break;
            case "switch-off":
                Node.Texts(how).ToList().ForEach(name => cloud.Meddle(name, found => found.IsOff = true));
                break;
            case "delete-time":
                cloud.DeleteTime = Node.Time(how);
                break;
            case "quota":
                cloud.Quota = Node.Is(how, "none") ? null : Node.Number(how);
                break;
            case "strict":
                cloud.IsStrict = Node.Is(how, "true");
                break;
            case "delete-child":
                Node.Texts(how).ToList().ForEach(rig.Children.DeleteByHand);
                break;
            case "vanish":
                Node.Texts(how).ToList().ForEach(cloud.Vanish);
                break;
            case "set":
                Each(how, (name, value) => cloud.Meddle(name, found => Each(value, (key, text) =>
                    found.Properties = found.Properties.With(key, TemplateValue.From(Node.Text(text))))));
                break;
            case "break":
                Node.Texts(how).ToList().ForEach(name => cloud.Meddle(name, found => found.IsBroken = true));
                break;
            case "mend":
                Node.Texts(how).ToList().ForEach(name => cloud.Meddle(name, found => found.IsBroken = false));
                break;
            case "fail-builds":
                Each(how, (name, value) => cloud.FailingBuilds[name] = Node.Number(value));
                break;
            case "fault":
                cloud.Faults.Add(Fault(how));
                break;
            case "clear-faults":
                cloud.Faults.Clear();
                break;
            case "place":
                Each(how, (id, type) => cloud.Place(id, Node.Text(type)));
                break;
            case "missing":
                rig.Resolver.Missing.UnionWith(Node.Texts(how));
                break;
            case "found":
                rig.Resolver.Missing.ExceptWith(Node.Texts(how));
                break;
            default:
                throw new FormatException($"Unknown step on the cloud: {what}.");
        }
    }

    private static PlannedFault Fault(object? how)
    {
        var node = Node.Map(how);
        return new PlannedFault
        {
            Call = Node.Text(node["call"]),
            Of = (string?)node.GetValueOrDefault("of"),
            Kind = node.TryGetValue("kind", out var kind) ? Enum.Parse<FaultKind>(Node.Text(kind)) : FaultKind.Retry,
            Times = node.TryGetValue("times", out var times) ? Node.Is(times, "always") ? -1 : Node.Number(times) : 1,
            AfterCommit = Node.Is(node.GetValueOrDefault("after-commit"), "true"),
            RetryAfter = node.TryGetValue("retry-after", out var after) ? Node.Time(after) : null,
        };
    }

    private static void Each(object? node, Action<string, object?> act)
    {
        foreach (var (key, value) in Node.Map(node).OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            act(key, value);
        }
    }
}
