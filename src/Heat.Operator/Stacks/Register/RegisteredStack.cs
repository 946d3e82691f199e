namespace Heat.Operator.Stacks.Register;

/// <summary>A Stack that there is or was.</summary>
/// <param name="Id">Its uid.</param>
/// <param name="Name">Its name, as physical names carry it.</param>
/// <param name="Since">When it was noted.</param>
/// <param name="IsReleased">It was deleted, and was asked to leave its objects in the cloud.</param>
internal sealed record RegisteredStack(string Id, string Name, DateTimeOffset Since, bool IsReleased = false);
