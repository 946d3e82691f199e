using System.Collections.Immutable;
using System.Globalization;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Templates.Nesting;

/// <summary>Reads the attributes of a group from the outputs of its stack.</summary>
/// <param name="form">The kind of group.</param>
/// <param name="outputs">The outputs, in the form of <see cref="GroupReads"/>.</param>
/// <param name="members">Names of the members in order.</param>
internal sealed class GroupAnswers(NestedForm form, MapValue outputs, ImmutableArray<string> members)
{
    /// <summary>The value before a path is applied; null: the stack does not say.</summary>
    public TemplateValue? Of(string attribute)
    {
        if (form == NestedForm.Deployments)
        {
            return Map(GroupReads.Attribute(DeploymentTemplate.MemberAttribute(attribute)));
        }

        if (attribute.StartsWith(MemberOutputs.OneMember, StringComparison.Ordinal))
        {
            return OfOne(attribute.Split('.', 3));
        }

        return attribute switch
        {
            MemberOutputs.Refs => List(GroupReads.References),
            MemberOutputs.RefsMap => Map(GroupReads.References),
            MemberOutputs.InstanceList when form == NestedForm.Instances => Addresses(),
            MemberOutputs.CurrentSize when form == NestedForm.Scaling => TemplateValue.From(members.Length),
            _ when MemberOutputs.IsByPath(attribute, form) => ByPath(attribute == MemberOutputs.OutputsList),
            _ => List(GroupReads.Attribute(attribute)),
        };
    }

    private TemplateValue? OfOne(string[] parts)
    {
        if (Member(parts[1]) is not { } member)
        {
            return TemplateValue.Null;
        }

        var output = parts.Length > 2 ? GroupReads.Attribute(parts[2]) : GroupReads.References;
        return outputs[output] is MapValue values ? values[member] ?? TemplateValue.Null : null;
    }

    /// <summary>A group that scales has no names that one could know before: its members are counted.</summary>
    private string? Member(string written)
    {
        if (form is NestedForm.Group or NestedForm.Chain)
        {
            return members.Contains(written) ? written : null;
        }

        return int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < members.Length ? members[index] : null;
    }

    /// <summary>Text with commas between, as in CloudFormation.</summary>
    private TemplateValue? Addresses() => List(GroupReads.Attribute(GroupReads.InstanceAddress)) switch
    {
        null => null,
        { Items.IsEmpty: true } => TemplateValue.Null,
        var list => new TextValue(string.Join(',', list.Items.Where(item => item is not NullValue).Select(HeatText.Plain)), list.ContainsSecret),
    };

    private ListValue? List(string output) =>
        outputs[output] is MapValue values ? new ListValue([.. members.Select(member => values[member] ?? TemplateValue.Null)]) : null;

    private MapValue? Map(string output) => outputs[output] is MapValue values
        ? new MapValue(members.Select(member => KeyValuePair.Create(member, values[member] ?? TemplateValue.Null)))
        : null;

    /// <summary>All attributes that anyone reads; the path picks one of them for each member.</summary>
    private TemplateValue ByPath(bool asList)
    {
        var read = outputs.Where(output => output.Key.StartsWith(GroupReads.Attribute(""), StringComparison.Ordinal))
            .Select(output => (Name: output.Key[GroupReads.Attribute("").Length..], Values: output.Value as MapValue))
            .ToArray();
        var each = members.Select(member => KeyValuePair.Create(member, (TemplateValue)new MapValue(read
            .Where(attribute => attribute.Values?[member] is not null)
            .Select(attribute => KeyValuePair.Create(attribute.Name, attribute.Values![member]!))))); // filtered above
        return asList ? new ListValue([.. each.Select(entry => entry.Value)]) : new MapValue(each);
    }
}
