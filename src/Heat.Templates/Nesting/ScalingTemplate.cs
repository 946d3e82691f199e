using System.Globalization;
using Heat.Templates.Expressions;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Templates.Nesting;

/// <summary>The template of a group that scales, as it begins. Its members get names of their own when they are made; here they are counted.</summary>
internal static class ScalingTemplate
{
    /// <summary>The template; null where the number of members is not known yet.</summary>
    /// <param name="group">The group's properties.</param>
    /// <param name="readers">Uses of the group's attributes.</param>
    /// <param name="atMost">How many members are made at most.</param>
    public static MapValue? Make(PropertyTree group, IReadOnlyList<Reference> readers, int atMost)
    {
        if (group["min_size"] is UnknownValue || group["desired_capacity"] is UnknownValue || group.Map("resource") is not { } definition)
        {
            return null;
        }

        var wanted = group.Integer("desired_capacity") is > 0 and var desired ? desired : group.Integer("min_size") ?? 0;
        var names = Enumerable.Range(0, (int)Math.Min(wanted, atMost)).Select(index => index.ToString(CultureInfo.InvariantCulture)).ToArray();
        var members = names.Select(name => KeyValuePair.Create(name, (TemplateValue)GroupTemplate.Member(definition, "", name)));
        return MemberTemplate.Make(members, MemberOutputs.OfScaling(names, readers));
    }
}
