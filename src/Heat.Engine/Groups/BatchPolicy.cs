namespace Heat.Engine.Groups;

/// <summary>How many members change at a time.</summary>
/// <param name="MaxBatchSize">So many are changed or made in one batch, at least 1.</param>
/// <param name="MinInService">So many are left alone in each batch, as far as there are so many; further members stand in for a while.</param>
/// <param name="Pause">Between a batch that is complete and the next.</param>
public sealed record BatchPolicy(int MaxBatchSize, int MinInService, TimeSpan Pause);
