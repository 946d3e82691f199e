using System.Diagnostics.CodeAnalysis;
using Heat.Engine.Stacks;

namespace Heat.Api.Signals;

/// <summary>Which resource is signalled, as addresses say it.</summary>
/// <param name="Project">Id of the project. For people: it proves nothing.</param>
/// <param name="StackName">Name of the stack. For people: the id decides.</param>
/// <param name="Stack">Id of the stack.</param>
/// <param name="Resource">Logical name of the resource.</param>
public sealed record SignalTarget(string Project, string StackName, StackId Stack, ResourceName Resource)
{
    private const string Prefix = "arn:openstack:heat::";

    /// <summary>Heat's resource name of the kind that CloudFormation has.</summary>
    public string Arn => $"{Prefix}{Project}:stacks/{StackName}/{Stack}/resources/{Resource}";

    /// <summary>Path of the signal in Heat's native API.</summary>
    public string NativePath =>
        $"/v1/{Escaped(Project)}/stacks/{Escaped(StackName)}/{Escaped(Stack.Value)}/resources/{Escaped(Resource.Value)}/signal";

    /// <summary>Path of the signal in Heat's CloudFormation API.</summary>
    /// <param name="isWaitCondition">The form for wait conditions, which is put rather than posted.</param>
    public string SignedPath(bool isWaitCondition) =>
        $"/v1/{(isWaitCondition ? "waitcondition" : "signal")}/{Escaped(Arn).Replace("%2F", "/", StringComparison.Ordinal)}";

    /// <summary>Reads an ARN.</summary>
    public static bool TryParse(string? arn, [NotNullWhen(true)] out SignalTarget? target)
    {
        target = null;
        if (arn?.StartsWith(Prefix, StringComparison.Ordinal) != true)
        {
            return false;
        }

        var rest = arn[Prefix.Length..];
        var colon = rest.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || rest[(colon + 1)..].Split('/', 5) is not ["stacks", { Length: > 0 } name, { Length: > 0 } id, "resources", { Length: > 0 } resource])
        {
            return false;
        }

        target = new SignalTarget(rest[..colon], name, new StackId(id), new ResourceName(resource));
        return true;
    }

    private static string Escaped(string text) => Uri.EscapeDataString(text);
}
