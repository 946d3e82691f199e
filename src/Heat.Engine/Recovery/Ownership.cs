using System.Collections.Immutable;
using Heat.Engine.Execution;
using Heat.Engine.Stacks;

namespace Heat.Engine.Recovery;

/// <summary>Which objects are the stack's, and on what grounds.</summary>
/// <remarks>
/// An object that carries the stack's identity is the stack's. Where a type has no place for it, the object is the stack's
/// if the last report names its id, or if it joins things that are the stack's.
/// </remarks>
internal sealed class Ownership(RecoveryInput input, ImmutableArray<Claim> claims)
{
    private readonly ILookup<string, Claim> _claims = claims.ToLookup(claim => claim.Resource.Value, StringComparer.Ordinal);

    private readonly Dictionary<string, NotedResource> _noted =
        input.Noted.DistinctBy(noted => noted.Name).ToDictionary(noted => noted.Name, StringComparer.Ordinal);

    private readonly ImmutableHashSet<PhysicalId> _kept =
        [.. input.Remains.Incarnations.Values.Select(incarnation => incarnation.PhysicalId).OfType<PhysicalId>()];

    private ImmutableHashSet<string> _found = [];

    /// <summary>All proven objects whose record is lost.</summary>
    public IEnumerable<Claim> Claims => claims.Where(claim => !_kept.Contains(claim.Bearer.Id));

    /// <summary>The object of this resource was found.</summary>
    public void Found(string name) => ImmutableInterlocked.Update(ref _found, found => found.Add(name));

    /// <summary>What was last reported of a resource that is not on its way out; null: nothing.</summary>
    public NotedResource? Noted(string name, string type) =>
        _noted.TryGetValue(name, out var noted) && noted.Type == type && !noted.IsLeaving ? noted : null;

    /// <summary>The report names the object.</summary>
    public bool IsNoted(Claim claim) => _noted.TryGetValue(claim.Resource.Value, out var noted) && noted.Id == claim.Bearer.Id;

    /// <summary>The record of the resource that was not lost, unless it is known that another took its place.</summary>
    public Incarnation? Kept(string name, string type)
    {
        var kept = input.Remains.Incarnations.Values.FirstOrDefault(incarnation =>
            incarnation.IsCurrent && incarnation.Name.Value == name && incarnation.Type == type);
        var isSuperseded = Noted(name, type) is { } noted && noted.Id != kept?.PhysicalId && _claims[name].Any(claim => claim.Bearer.Id == noted.Id);
        return isSuperseded ? null : kept;
    }

    /// <summary>The object that has the resource's name now: the one that was reported, or else the newest.</summary>
    public Claim? Current(string name, string type)
    {
        var candidates = _claims[name].Where(claim => claim.Type == type && !_kept.Contains(claim.Bearer.Id)).ToList();
        if (_noted.TryGetValue(name, out var noted) && noted.IsLeaving)
        {
            candidates.RemoveAll(claim => claim.Bearer.Id == noted.Id);
        }
        else if (Noted(name, type) is { } reported)
        {
            return candidates.Find(claim => claim.Bearer.Id == reported.Id);
        }

        return candidates.MaxBy(claim => claim.Bearer.CreatedAt ?? DateTimeOffset.MinValue);
    }

    /// <summary>An object without an identity is the stack's all the same.</summary>
    public bool IsProven(Wanted wanted, NotedResource? noted, Incarnation record)
    {
        if (wanted.Driver is IBearsIdentity bearing && bearing.BearsForGood(record.Applied))
        {
            return false;
        }

        return noted is not null ? noted.Id == record.PhysicalId : wanted.Requirements.Overlaps(_found);
    }
}
