using System.Collections.Immutable;

namespace Heat.Engine.Forecasting;

/// <summary>How many resources each action is foreseen for.</summary>
public sealed record ForecastCounts
{
    /// <summary>Created.</summary>
    public int Create { get; init; }

    /// <summary>Changed in place.</summary>
    public int Update { get; init; }

    /// <summary>Replaced.</summary>
    public int Replace { get; init; }

    /// <summary>Deleted.</summary>
    public int Delete { get; init; }

    /// <summary>Leave the stack and stay in the cloud.</summary>
    public int Leave { get; init; }

    /// <summary>Kept as they are.</summary>
    public int Keep { get; init; }

    /// <summary>Perhaps changed in place.</summary>
    public int MayUpdate { get; init; }

    /// <summary>Perhaps replaced.</summary>
    public int MayReplace { get; init; }

    /// <summary>Not allowed, or with mistakes.</summary>
    public int Refuse { get; init; }

    /// <summary>Not reached.</summary>
    public int Wait { get; init; }

    /// <summary>All for which something is or may be done.</summary>
    public int Changes => Create + Update + Replace + Delete + Leave + MayUpdate + MayReplace;

    /// <summary>Counts, stacks inside the stack included.</summary>
    public static ForecastCounts Of(ImmutableArray<ResourceForecast> resources)
    {
        var counts = new int[Enum.GetValues<ForecastAction>().Length];
        Count(resources, counts);
        return new ForecastCounts
        {
            Create = counts[(int)ForecastAction.Create],
            Update = counts[(int)ForecastAction.Update],
            Replace = counts[(int)ForecastAction.Replace],
            Delete = counts[(int)ForecastAction.Delete],
            Leave = counts[(int)ForecastAction.Leave],
            Keep = counts[(int)ForecastAction.Keep],
            MayUpdate = counts[(int)ForecastAction.MayUpdate],
            MayReplace = counts[(int)ForecastAction.MayReplace],
            Refuse = counts[(int)ForecastAction.Refuse],
            Wait = counts[(int)ForecastAction.Wait],
        };
    }

    private static void Count(ImmutableArray<ResourceForecast> resources, int[] counts)
    {
        foreach (var resource in resources)
        {
            counts[(int)resource.Action]++;
            switch (resource)
            {
                case { Action: ForecastAction.Create, Nested: { Resources.IsEmpty: true } made }:
                    counts[(int)ForecastAction.Create] += made.Count;
                    break;
                case { Nested: { } nested }:
                    Count(nested.Resources, counts);
                    break;
                default:
                    break;
            }
        }
    }
}
