namespace Heat.Cli.Cluster;

/// <summary>How a stack stands, in words.</summary>
internal static class StackWords
{
    /// <summary>No work is under way: the stack is ready, or nothing more happens until somebody changes something, or it failed and is tried again with pauses.</summary>
    public static bool IsAtRest(ClusterObject stack) =>
        stack.IsObserved && stack.Condition("Ready") is { } ready
        && (ClusterObject.Text(ready, "status") == "True" || ClusterObject.Text(ready, "reason") is not ("Progressing" or "DependencyNotReady"));

    /// <summary>One sentence on the whole.</summary>
    public static string Sentence(ClusterObject? stack)
    {
        if (stack?.Condition("Ready") is not { } ready)
        {
            return "The operator has not looked at it yet; is it running, and does it watch this namespace?";
        }

        var words = $"{ClusterObject.Text(stack.Status, "action")} {ClusterObject.Text(stack.Status, "status")}".Trim();
        var message = ClusterObject.Text(ready, "message") ?? "";
        return $"{(words.Length == 0 ? ClusterObject.Text(ready, "reason") : words)}{(message.Length == 0 ? "." : $": {message.TrimEnd('.')}.")}";
    }
}
