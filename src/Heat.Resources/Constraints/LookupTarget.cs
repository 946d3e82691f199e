namespace Heat.Resources.Constraints;

/// <summary>A kind of cloud object that templates name, and where it is found.</summary>
/// <param name="What">For people: <c>network</c>.</param>
/// <param name="Service">Type of the service.</param>
/// <param name="Path">Its collection, relative to the service's address.</param>
/// <param name="Plural">Key of the list in the answer.</param>
internal sealed record LookupTarget(string What, string Service, string Path, string Plural)
{
    /// <summary>How values become ids.</summary>
    public LookupWay Way { get; init; } = LookupWay.IdOrName;

    /// <summary>Query of the list beside the name, such as <c>binary=nova-compute</c>.</summary>
    public string? Query { get; init; }

    /// <summary>Collection to list in place of <see cref="Path"/>, where only that one shows names.</summary>
    public string? ListPath { get; init; }

    /// <summary>Collection that shows what the user may use, where listing all needs an administrator.</summary>
    public string? OwnPath { get; init; }

    /// <summary>Field that identifies an object.</summary>
    public string IdField { get; init; } = "id";

    /// <summary>Field that holds what people call it.</summary>
    public string NameField { get; init; } = "name";

    /// <summary>State that an object must be in to be found by name; null: any.</summary>
    public string? RequiredStatus { get; init; }

    /// <summary>
    /// A value that has the form of an id is taken as it is. So for what stacks make themselves: such ids come from resources
    /// just created, and looking each up would double the calls. The service still refuses a wrong one.
    /// </summary>
    public bool TrustsIds { get; init; }

    /// <summary>Names may be given as <c>name{domain}</c>.</summary>
    public bool HasDomain { get; init; }
}

/// <summary>How a value becomes an id.</summary>
internal enum LookupWay
{
    /// <summary>Ids have the form of a UUID; everything else is a name, asked for with a filter.</summary>
    IdOrName,

    /// <summary>Ids may look like anything, so an object of that id is asked for before the name.</summary>
    AnyIdOrName,

    /// <summary>The value is an id; names are no good.</summary>
    IdOnly,

    /// <summary>The collection is short and asked as a whole, once for all values.</summary>
    WholeList,
}
