using System.Security.Cryptography;
using System.Text.Json;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Sources;

namespace Heat.Operator.Stacks;

/// <summary>Tells desired states apart by all but whether the stack rests.</summary>
internal static class DesiredContent
{
    /// <summary>A digest of the spec without <c>runState</c>, and of what it refers to.</summary>
    public static string Of(V1Alpha1Stack stack, StackSources sources)
    {
        var spec = JsonSerializer.SerializeToUtf8Bytes(stack.Spec with { RunState = null }, KubernetesJson.Options);
        return $"{Convert.ToHexStringLower(SHA256.HashData(spec))[..16]}-{sources.Objects}";
    }
}
