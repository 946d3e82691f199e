using Heat.Engine.Ports;
using Heat.Templates.Values;

namespace Heat.Resources.Heat.Software;

/// <summary>What the answer of a server makes of its deployment. Pure.</summary>
internal static class DeploymentOutcome
{
    /// <summary>Name of the output with what went to the standard output.</summary>
    public const string Stdout = "deploy_stdout";

    /// <summary>Name of the output with what went to the standard error.</summary>
    public const string Stderr = "deploy_stderr";

    /// <summary>Name of the output with the exit code.</summary>
    public const string StatusCode = "deploy_status_code";

    /// <summary>Longer texts lose their beginning, as agents do it.</summary>
    private const int LongestText = 256 * 1024;

    /// <summary>The deployment after an answer. One that waits for none stays as it is.</summary>
    /// <param name="deployment">The deployment.</param>
    /// <param name="answer">What the server said; anything but a map says nothing.</param>
    public static DeploymentRecord Of(DeploymentRecord deployment, TemplateValue answer)
    {
        if (deployment.Status != DeploymentStatus.InProgress)
        {
            return deployment;
        }

        var told = answer as MapValue ?? MapValue.Empty;
        var reasons = Reasons(deployment, told).ToList();
        return deployment with
        {
            Status = reasons.Count == 0 ? DeploymentStatus.Complete : DeploymentStatus.Failed,
            Reason = reasons.Count == 0 ? "Outputs received" : string.Join(", ", reasons),
            Outputs = Outputs(deployment, told),
            IsFailureTold = false,
        };
    }

    /// <summary>The sentence of the event on an answer.</summary>
    public static string Sentence(DeploymentRecord deployment) => deployment.Status switch
    {
        DeploymentStatus.Complete => $"deployment {deployment.Id} succeeded",
        _ when Code(deployment.Outputs) is { } code => $"deployment {deployment.Id} failed ({code})",
        _ => $"deployment {deployment.Id} failed",
    };

    /// <summary>Declared outputs, in their order.</summary>
    public static IEnumerable<MapValue> Declared(DeploymentRecord deployment) => (deployment.Config?.Outputs ?? ListValue.Empty).Items.OfType<MapValue>();

    private static IEnumerable<string> Reasons(DeploymentRecord deployment, MapValue told)
    {
        if (Code(told) is { } code && code != "0")
        {
            yield return $"{StatusCode} : Deployment exited with non-zero status code: {code}";
        }

        foreach (var output in Declared(deployment).Where(output => output["error_output"] is BooleanValue { Value: true }))
        {
            var name = DerivedInputs.NameOf(output);
            if (told.ContainsKey(name))
            {
                yield return $"{name} : {Plain(told[name])}";
            }
        }
    }

    private static MapValue Outputs(DeploymentRecord deployment, MapValue told) => new(
    [
        .. deployment.Outputs,
        .. Declared(deployment).Select(DerivedInputs.NameOf).Where(told.ContainsKey).Select(name => KeyValuePair.Create(name, told[name]!)), // it is there
        .. new[] { Stdout, Stderr, StatusCode }.Select(name => KeyValuePair.Create(name, Shortened(told[name] ?? TemplateValue.Null))),
    ]);

    private static TemplateValue Shortened(TemplateValue value) =>
        value is TextValue { Text.Length: > LongestText } text ? new TextValue(text.Text[^LongestText..], text.IsSecret) : value;

    private static string? Code(MapValue told) => told[StatusCode] is { } code and not NullValue ? Plain(code) : null;

    private static string Plain(TemplateValue? value) => value is TextValue { IsSecret: false } text ? text.Text : value?.ToString() ?? "null";
}
