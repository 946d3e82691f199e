using System.Collections.Immutable;
using Heat.Engine.Stacks;

namespace Heat.Engine.Execution;

/// <summary>Which incarnation has a name, and which had it before. Not safe for several threads.</summary>
internal sealed class IncarnationIndex
{
    private readonly Dictionary<string, ShortId> _current = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<ShortId>> _old = new(StringComparer.Ordinal);

    /// <summary>Indexes what was loaded.</summary>
    public IncarnationIndex(IEnumerable<Incarnation> incarnations)
    {
        foreach (var incarnation in incarnations)
        {
            Note(incarnation);
        }
    }

    /// <summary>Has the name now; null: none.</summary>
    public ShortId? Current(string name) => _current.TryGetValue(name, out var current) ? current : null;

    /// <summary>Had the name before and are not forgotten.</summary>
    public ImmutableArray<ShortId> OldOnes(string name) => _old.GetValueOrDefault(name, []);

    /// <summary>Takes an incarnation in, new or changed.</summary>
    public void Note(Incarnation incarnation)
    {
        var name = incarnation.Name.Value;
        var olds = OldOnes(name);
        if (incarnation.IsCurrent)
        {
            _current[name] = incarnation.ShortId;
            SetOld(name, olds.Remove(incarnation.ShortId));
            return;
        }

        SetOld(name, olds.Contains(incarnation.ShortId) ? olds : olds.Add(incarnation.ShortId));
        LoseName(incarnation);
    }

    /// <summary>Drops an incarnation.</summary>
    public void Forget(Incarnation incarnation)
    {
        var name = incarnation.Name.Value;
        SetOld(name, OldOnes(name).Remove(incarnation.ShortId));
        LoseName(incarnation);
    }

    private void LoseName(Incarnation incarnation)
    {
        if (Current(incarnation.Name.Value) == incarnation.ShortId)
        {
            _current.Remove(incarnation.Name.Value);
        }
    }

    private void SetOld(string name, ImmutableArray<ShortId> olds)
    {
        if (olds.IsEmpty)
        {
            _old.Remove(name);
        }
        else
        {
            _old[name] = olds;
        }
    }
}
