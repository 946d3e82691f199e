using System.Collections.Immutable;
using Heat.Engine.Stacks;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Engine.Planning;

/// <summary>
/// Live values that somebody accepted in the place of the template's. An accepted value is the one in force: it is neither told as drift nor
/// changed back, until the template gives the property another value than it gave at the time.
/// </summary>
internal static class AcceptedDrift
{
    /// <summary>The record with live values accepted.</summary>
    /// <param name="incarnation">The record.</param>
    /// <param name="live">What could be read back.</param>
    /// <param name="properties">Which ones are accepted.</param>
    public static Incarnation Accept(Incarnation incarnation, MapValue live, IEnumerable<string> properties)
    {
        var (applied, accepted) = (incarnation.Applied, incarnation.Accepted);
        foreach (var property in properties)
        {
            var former = applied.Values[property] ?? TemplateValue.Null;
            accepted = accepted[property] is null ? accepted.With(property, former) : accepted;
            var value = live[property] ?? TemplateValue.Null;
            applied = applied.With(property, former.ContainsSecret ? value.AsSecret() : value);
        }

        return incarnation with { Applied = applied, Accepted = accepted };
    }

    /// <summary>What is wanted, with the accepted values in the place of those that the template did not change since.</summary>
    public static PropertyTree Over(Incarnation incarnation, ResourceTypeSchema schema, PropertyTree wanted)
    {
        foreach (var (property, former) in incarnation.Accepted)
        {
            if (PropertyEquality.AreEqual(schema.Property(property), former, wanted.Values[property]))
            {
                wanted = wanted.With(property, incarnation.Applied.Values[property] ?? TemplateValue.Null);
            }
        }

        return wanted;
    }

    /// <summary>The record once the template changed some of its properties: these are its own again.</summary>
    public static Incarnation Without(Incarnation incarnation, ImmutableHashSet<string> changed) =>
        incarnation.Accepted.Keys.Any(changed.Contains)
            ? incarnation with { Accepted = new MapValue(incarnation.Accepted.Where(entry => !changed.Contains(entry.Key))) }
            : incarnation;
}
