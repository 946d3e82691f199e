namespace Heat.OpenStack.Configuration;

/// <summary>A Keystone domain, by id or by name.</summary>
/// <param name="Id">The id; wins over the name.</param>
/// <param name="Name">The name.</param>
public sealed record DomainRef(string? Id, string? Name)
{
    /// <summary>The reference, or null where neither is given.</summary>
    public static DomainRef? From(string? id, string? name) => id is null && name is null ? null : new DomainRef(id, name);
}
