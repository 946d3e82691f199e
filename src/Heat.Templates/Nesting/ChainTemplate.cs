using System.Globalization;
using Heat.Templates.Expressions;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Templates.Nesting;

/// <summary>The template of a chain: one resource per type that it lists, each after the one before unless all may start at once.</summary>
internal static class ChainTemplate
{
    /// <summary>The template; null where the types are not known yet.</summary>
    public static MapValue? Make(PropertyTree chain, IReadOnlyList<Reference> readers)
    {
        if (chain["resources"] is not { IsKnown: true })
        {
            return null;
        }

        var members = Members(chain).ToArray();
        return MemberTemplate.Make(
            members.Select(member => KeyValuePair.Create(member.Name, (TemplateValue)member.Definition)),
            MemberOutputs.OfChain([.. members.Select(member => member.Name)], readers));
    }

    /// <summary>The members in order; the types must be known.</summary>
    public static IEnumerable<MemberDefinition> Members(PropertyTree chain)
    {
        var types = chain.List("resources");
        var isConcurrent = chain.Boolean("concurrent") ?? false;
        var names = Enumerable.Range(0, types.Length).Select(index => index.ToString(CultureInfo.InvariantCulture)).ToArray();
        return types.Select((type, index) => new MemberDefinition(
            names[index], Member(type, chain.Map("resource_properties"), isConcurrent || index == 0 ? null : names[index - 1])));
    }

    private static MapValue Member(TemplateValue type, MapValue? properties, string? previous)
    {
        var member = MapValue.Empty.With("type", type);
        member = properties is { Count: > 0 } ? member.With("properties", properties) : member;
        return previous is null ? member : member.With("depends_on", new ListValue([new TextValue(previous)]));
    }
}
