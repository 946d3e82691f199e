using System.Collections.Immutable;
using Heat.Templates.Expressions;
using Heat.Templates.Values;

namespace Heat.Templates.Nesting;

/// <summary>The outputs that carry what others read of a group's members. Each has the name of the attribute with its path.</summary>
internal static class MemberOutputs
{
    public const string Refs = "refs";
    public const string RefsMap = "refs_map";
    public const string Attributes = "attributes";
    public const string Removed = "removed_rsrc_list";
    public const string OneMember = "resource.";

    /// <summary>The attribute is one of the members', not one of the group's own: what is read inside it is read in each member.</summary>
    public static bool IsOfMembers(string attribute) =>
        attribute is not (Refs or RefsMap or Removed or "show" or "") && !attribute.StartsWith(OneMember, StringComparison.Ordinal);

    /// <summary>A group's members are always listed by name.</summary>
    public static MapValue OfGroup(IReadOnlyCollection<string> names, IEnumerable<Reference> readers) => Of(names, readers)
        .With(RefsMap, Output(new MapValue(names.Select(name => KeyValuePair.Create(name, (TemplateValue)Call("get_resource", new TextValue(name)))))));

    /// <summary>A chain has what is read of it.</summary>
    public static MapValue OfChain(IReadOnlyCollection<string> names, IEnumerable<Reference> readers) => Of(names, readers);

    private static MapValue Of(IReadOnlyCollection<string> names, IEnumerable<Reference> readers) => new(
        from reader in readers
        where reader.Attribute is { Length: > 0 }
        let value = Value(names, reader.Attribute!, reader.Steps)
        where value is not null
        select KeyValuePair.Create(NameOf(reader), (TemplateValue)Output(value)));

    private static string NameOf(Reference reader) => IsOfMembers(reader.Attribute!) || reader.Attribute!.StartsWith(OneMember, StringComparison.Ordinal)
        ? string.Join(", ", reader.Steps.Select(HeatText.Plain).Prepend(reader.Attribute))
        : reader.Attribute!;

    private static TemplateValue? Value(IReadOnlyCollection<string> names, string attribute, ImmutableArray<TemplateValue> steps)
    {
        if (attribute.StartsWith(OneMember, StringComparison.Ordinal))
        {
            return attribute.Split('.', 3) is [_, var member, var inner] && names.Contains(member)
                ? Attribute(member, [new TextValue(inner), .. steps])
                : null;
        }

        return attribute switch
        {
            Refs => new ListValue([.. names.Select(name => Call("get_resource", new TextValue(name)))]),
            Attributes => steps.IsEmpty ? null : new MapValue(names.Select(name => KeyValuePair.Create(name, (TemplateValue)Attribute(name, steps)))),
            _ when IsOfMembers(attribute) => new ListValue([.. names.Select(name => Attribute(name, [new TextValue(attribute), .. steps]))]),
            _ => null,
        };
    }

    private static MapValue Attribute(string member, ImmutableArray<TemplateValue> path) =>
        Call("get_attr", new ListValue([new TextValue(member), .. path]));

    private static MapValue Call(string function, TemplateValue argument) => MapValue.Empty.With(function, argument);

    private static MapValue Output(TemplateValue value) => MapValue.Empty.With("value", value);
}
