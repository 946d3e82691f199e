using System.Collections.Immutable;
using Heat.Templates.Evaluation;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Templates.Nesting;

/// <summary>What a group answers, made of what its members answer.</summary>
public static class MemberValues
{
    /// <summary>The value of a group's attribute, before a path is applied.</summary>
    /// <param name="members">Names of the members in order.</param>
    /// <param name="values">What the members answer.</param>
    /// <param name="attribute">
    /// <c>refs</c>, <c>refs_map</c>, <c>attributes</c>, <c>resource.NAME</c> with or without an attribute, or an attribute of the members.
    /// </param>
    /// <param name="form">The kind of group.</param>
    public static TemplateValue Of(ImmutableArray<string> members, IResourceValues values, string attribute, NestedForm form = NestedForm.Group)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(attribute);
        if (form == NestedForm.Deployments)
        {
            var read = DeploymentTemplate.MemberAttribute(attribute);
            return new MapValue(members.Select(member => KeyValuePair.Create(member, values.Attribute(member, read))));
        }

        if (attribute.StartsWith(MemberOutputs.OneMember, StringComparison.Ordinal))
        {
            return OfOne(members, values, attribute);
        }

        return attribute switch
        {
            MemberOutputs.Refs => new ListValue([.. members.Select(values.ReferenceId)]),
            MemberOutputs.RefsMap => new MapValue(members.Select(member => KeyValuePair.Create(member, values.ReferenceId(member)))),
            MemberOutputs.Attributes => new MapValue(members.Select(member => KeyValuePair.Create(member, values.Attribute(member, "")))),
            MemberOutputs.Removed => ListValue.Empty,
            MemberOutputs.Outputs when form == NestedForm.Scaling =>
                new MapValue(members.Select(member => KeyValuePair.Create(member, values.Attribute(member, "")))),
            MemberOutputs.OutputsList when form == NestedForm.Scaling => new ListValue([.. members.Select(member => values.Attribute(member, ""))]),
            MemberOutputs.CurrentSize when form == NestedForm.Scaling => TemplateValue.From(members.Length),
            _ => new ListValue([.. members.Select(member => values.Attribute(member, attribute))]),
        };
    }

    private static TemplateValue OfOne(ImmutableArray<string> members, IResourceValues values, string attribute) => attribute.Split('.', 3) switch
    {
        [_, var member] when members.Contains(member) => values.ReferenceId(member),
        [_, var member, var inner] when members.Contains(member) => values.Attribute(member, inner),
        _ => TemplateValue.Null,
    };
}
