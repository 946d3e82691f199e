namespace Heat.Engine.Resources;

/// <summary>What keeps something inside an object from being ready. The object goes on mending it by itself.</summary>
/// <param name="Path">The way to it from the object, by logical names: <c>0/server</c>; empty for the object itself.</param>
/// <param name="Reason">Why, in the cloud's words where it gave some; holds no secret.</param>
/// <param name="RequestId">The cloud's request id.</param>
/// <param name="Since">Since when.</param>
public sealed record Trouble(string Path, string Reason, string? RequestId = null, DateTimeOffset Since = default)
{
    /// <summary>The same, seen from the stack in which the object is a resource of this name.</summary>
    public Trouble Under(string resource) => this with { Path = Path.Length == 0 ? resource : $"{resource}/{Path}" };
}
