using System.Globalization;
using Heat.Templates.Expressions;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Templates.Nesting;

/// <summary>The template of a group of equal members: one resource per member, named by its index.</summary>
internal static class GroupTemplate
{
    /// <summary>The template; null where the number of members is not known yet.</summary>
    /// <param name="group">The group's properties.</param>
    /// <param name="readers">Uses of the group's attributes.</param>
    /// <param name="atMost">How many members are made at most.</param>
    public static MapValue? Make(PropertyTree group, IReadOnlyList<Reference> readers, int atMost)
    {
        if (group["count"] is UnknownValue || group.Map("resource_def") is not { } definition)
        {
            return null;
        }

        var names = Enumerable.Range(0, (int)Math.Min(group.Integer("count") ?? 1, atMost))
            .Select(index => index.ToString(CultureInfo.InvariantCulture))
            .ToArray();
        var indexVariable = group.Text("index_var") ?? "";
        var members = names.Select(name => KeyValuePair.Create(name, (TemplateValue)Member(definition, indexVariable, name)));
        return MemberTemplate.Make(members, MemberOutputs.OfGroup(names, readers));
    }

    /// <summary>One member. The index takes the place of its variable in the text of all properties.</summary>
    public static MapValue Member(MapValue definition, string indexVariable, string name) => new(definition.MarkedEntries()
        .Where(entry => entry.Value is not NullValue && entry.Value is not MapValue { Count: 0 })
        .Select(entry => entry is { Key: "properties", Value: MapValue properties }
            ? KeyValuePair.Create(entry.Key, (TemplateValue)new MapValue(properties.MarkedEntries()
                .Where(property => property.Value is not NullValue)
                .Select(property => KeyValuePair.Create(property.Key, Indexed(property.Value, indexVariable, name)))))
            : entry));

    private static TemplateValue Indexed(TemplateValue value, string variable, string index) => value switch
    {
        TextValue text when variable.Length > 0 && text.Text.Contains(variable, StringComparison.Ordinal) =>
            new TextValue(text.Text.Replace(variable, index, StringComparison.Ordinal), text.IsSecret),
        ListValue list => new ListValue([.. list.Items.Select(item => Indexed(item, variable, index))], list.IsSecret),
        MapValue map => new MapValue(map.Select(entry => KeyValuePair.Create(entry.Key, Indexed(entry.Value, variable, index))), map.IsSecret),
        _ => value,
    };
}
