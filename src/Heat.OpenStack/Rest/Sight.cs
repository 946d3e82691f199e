namespace Heat.OpenStack.Rest;

/// <summary>What a view knows of one id.</summary>
internal enum Sight
{
    /// <summary>Nothing that is new enough.</summary>
    Stale,

    /// <summary>The object was there.</summary>
    Present,

    /// <summary>The service said that there is no such object.</summary>
    Absent,

    /// <summary>A list that is new enough does not have it, which needs a second look: lists can lag.</summary>
    Missing,
}
