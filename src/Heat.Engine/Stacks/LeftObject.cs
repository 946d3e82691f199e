namespace Heat.Engine.Stacks;

/// <summary>An object that a forced deletion left in the cloud.</summary>
/// <param name="Name">Logical name of its resource.</param>
/// <param name="Type">Type.</param>
/// <param name="PhysicalId">Its id; its physical name where no id was ever known.</param>
/// <param name="Reason">Why it could not be deleted; holds no secret.</param>
public sealed record LeftObject(string Name, string Type, string PhysicalId, string Reason);
