using System.Collections.Immutable;
using System.Text.Json;
using Heat.Templates.Rendering;
using Heat.Templates.Values;

namespace Heat.Templates.Tests.Golden;

/// <summary>What a case assumes of resources.</summary>
internal static class GoldenStubs
{
    public static ImmutableDictionary<string, ResourceStub> Of(JsonElement owner, string key = "stub") =>
        owner.TryGetProperty(key, out var stubs) && stubs.ValueKind == JsonValueKind.Object
            ? stubs.EnumerateObject().ToImmutableDictionary(stub => stub.Name, stub => Of(stub.Value))
            : ImmutableDictionary<string, ResourceStub>.Empty;

    private static ResourceStub Of(JsonElement stub) => new()
    {
        ReferenceId = stub.TryGetProperty("ref_id", out var id) ? ValueJson.FromElement(id) : null,
        Attributes = stub.TryGetProperty("attributes", out var attributes) ? (MapValue)ValueJson.FromElement(attributes) : null,
        Nested = Of(stub, "nested"),
        Expand = !stub.TryGetProperty("expand", out var expand) || expand.GetBoolean(),
    };
}
