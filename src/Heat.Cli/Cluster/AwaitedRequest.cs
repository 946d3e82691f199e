namespace Heat.Cli.Cluster;

/// <summary>A request whose answer is waited for.</summary>
/// <param name="Verb">The verb.</param>
/// <param name="Value">Value of the annotation.</param>
internal sealed record AwaitedRequest(string Verb, string Value)
{
    /// <summary>The operator has carried it out, or refused it.</summary>
    public bool IsHandled(ClusterObject stack) => ClusterObject.Text(stack.Status, "handled", Verb) == Value;

    /// <summary>The operator has refused it: its Ready condition says so as long as the annotation stands.</summary>
    public bool IsRefused(ClusterObject stack) =>
        ClusterObject.Text(stack.Condition("Ready"), "message")?.Contains($"Request {Verb} ({Value}) is refused", StringComparison.Ordinal) == true;
}
