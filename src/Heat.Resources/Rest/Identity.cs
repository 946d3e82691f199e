using System.Text.Json.Nodes;

namespace Heat.Resources.Rest;

/// <summary>How an object whose id was lost is told from all others.</summary>
/// <remarks>
/// The physical name is unique to one incarnation. An object that carries it, as its name or in a mark field, is ours.
/// <list type="bullet">
/// <item>The template gives no name: the object bears the physical name, which is proof enough.</item>
/// <item>It gives a name: the object also carries the physical name in a field that Heat has no property for
/// (<see cref="MarkedIn"/>), or bears it until a later step gives it its own (<see cref="NamedLater"/>).</item>
/// </list>
/// A value that the template wants in the mark field is put there by a later step too.
/// </remarks>
internal sealed record Identity
{
    /// <summary>The step that gives the mark field the value that the template wants.</summary>
    public const string Step = "own-value";

    private Identity(string markField, bool hasName) => (MarkField, HasName) = (markField, hasName);

    /// <summary>The field that carries the physical name.</summary>
    public string MarkField { get; }

    /// <summary>The type has a field <c>name</c>.</summary>
    public bool HasName { get; }

    /// <summary>Created under the physical name, then given its own.</summary>
    public static Identity NamedLater { get; } = new("name", true);

    /// <summary>Carries the physical name in <paramref name="field"/> where the template gives the name.</summary>
    public static Identity MarkedIn(string field, bool hasName = true) => new(field, hasName);

    /// <summary>Puts the mark into the body of a create.</summary>
    /// <returns>The value that the template wants in the place of the mark; null where nothing is left to do.</returns>
    public JsonNode? Apply(JsonObject body, string physicalName)
    {
        if (HasName && body["name"] is null)
        {
            body["name"] = physicalName;
            return null;
        }

        var wanted = body[MarkField];
        body[MarkField] = physicalName;
        return wanted;
    }

    /// <summary>The physical name stays on the object: as its name where the template gives none, or in a mark field of its own.</summary>
    /// <param name="hasOwnName">The template gives the name.</param>
    /// <param name="hasOwnMark">The template wants a value in the mark field.</param>
    public bool IsForGood(bool hasOwnName, bool hasOwnMark) => (HasName && !hasOwnName) || (MarkField != "name" && !hasOwnMark);

    /// <summary>What stands where the physical name can stand, or where somebody can write it.</summary>
    public IEnumerable<string> Texts(JsonObject live) =>
        new[] { HasName ? live.Text("name") : null, live.Text(MarkField), live.Text("description") }.OfType<string>().Distinct(StringComparer.Ordinal);

    /// <summary>The object is the one that bears <paramref name="physicalName"/>.</summary>
    public bool Proves(JsonObject candidate, string physicalName) =>
        (HasName && candidate.Text("name") == physicalName) || candidate.Text(MarkField) == physicalName;

    /// <summary>The query that narrows a list down to candidates.</summary>
    public Dictionary<string, string> Query(JsonObject createBody) => HasName
        ? new() { ["name"] = createBody.Text("name") ?? "" }
        : new() { [MarkField] = createBody.Text(MarkField) ?? "" };
}
