using Heat.Engine.Execution;
using Heat.Engine.Requests;

namespace Heat.Engine.Tests.Simulation;

/// <summary>What a scenario asks for once, and what came of it.</summary>
internal static class RequestSteps
{
    /// <summary>Requests by verb: <c>target,target@token</c>.</summary>
    public static void Ask(Rig rig, object? node)
    {
        foreach (var (verb, value) in Node.Map(node).OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            var text = Node.Text(value);
            var targets = text.Split('@')[0].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            rig.Ask(new StackRequest(verb, text, [.. targets]));
        }
    }

    /// <summary>How a request stands and why, as text.</summary>
    public static string Told(PassReport report, string verb)
    {
        var answer = Assert.Single(report.Answers, answer => answer.Verb == verb);
        return $"{answer.Standing}: {answer.Message}";
    }
}
