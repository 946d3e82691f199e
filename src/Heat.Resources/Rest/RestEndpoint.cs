namespace Heat.Resources.Rest;

/// <summary>Where the objects of a type live.</summary>
/// <param name="Service">Service type in the catalogue, such as <c>network</c>.</param>
/// <param name="Path">Path of the collection below the service's endpoint.</param>
/// <param name="Entity">Key of one object in requests and answers.</param>
internal sealed record RestEndpoint(string Service, string Path, string Entity)
{
    /// <summary>Key of many objects in a list's answer.</summary>
    public string Plural { get; init; } = Entity + "s";

    /// <summary>Path whose list shows objects in full, where it is not <see cref="Path"/>.</summary>
    public string ListPath { get; init; } = Path;

    /// <summary>False: a create answers with little more than the id, so the state must be observed.</summary>
    public bool AnswersInFull { get; init; } = true;

    /// <summary>The service removes an object before it answers the deleting call; false: it only begins to.</summary>
    public bool DeletesAtOnce { get; init; }
}
