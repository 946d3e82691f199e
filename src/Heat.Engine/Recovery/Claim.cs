using Heat.Engine.Stacks;

namespace Heat.Engine.Recovery;

/// <summary>An object that is proven to be the stack's.</summary>
/// <param name="Resource">Logical name, as its identity says.</param>
/// <param name="ShortId">The incarnation.</param>
/// <param name="Type">Type.</param>
/// <param name="Bearer">The object.</param>
internal sealed record Claim(ResourceName Resource, ShortId ShortId, string Type, Bearer Bearer);
