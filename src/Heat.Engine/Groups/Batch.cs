namespace Heat.Engine.Groups;

/// <summary>One batch of a group.</summary>
/// <param name="Capacity">So many members the group has in the batch, those that stand in for a while included.</param>
/// <param name="Renewals">So many of them are made or changed.</param>
internal readonly record struct Batch(int Capacity, int Renewals)
{
    /// <summary>The next batch, by Heat's rule. Without renewals it is the last: the group gets its size.</summary>
    /// <param name="target">How many members are wanted in the end.</param>
    /// <param name="current">How many there are.</param>
    /// <param name="renewed">How many of those that stay are as they shall be.</param>
    /// <param name="policy">The bounds.</param>
    public static Batch Next(int target, int current, int renewed, BatchPolicy policy)
    {
        var renewals = Math.Min(policy.MaxBatchSize, Math.Max(target - renewed, 0));
        var inService = Math.Min(policy.MinInService, Math.Min(target, current));
        return new Batch(renewals + Math.Max(Math.Min(current, target - renewals), inService), renewals);
    }
}
