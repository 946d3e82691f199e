namespace Heat.Engine.Resources;

/// <summary>What keeps something inside an object from being ready. The object goes on mending it by itself.</summary>
/// <param name="Path">The way to it from the object, by logical names: <c>group/0/server</c>.</param>
/// <param name="Reason">Why, in the cloud's words where it gave some; holds no secret.</param>
/// <param name="RequestId">The cloud's request id.</param>
/// <param name="Since">Since when.</param>
public sealed record Trouble(string Path, string Reason, string? RequestId = null, DateTimeOffset Since = default);
