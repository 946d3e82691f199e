using System.Collections.Immutable;
using Heat.Templates.Expressions;
using Heat.Templates.Schemas;
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
    public const string Outputs = "outputs";
    public const string OutputsList = "outputs_list";
    public const string CurrentSize = "current_size";
    public const string InstanceList = "InstanceList";

    /// <summary>What is read inside the attribute is read in each member. A group of deployments gives a map by name instead.</summary>
    public static bool IsReadInEach(string attribute, NestedForm form) => form != NestedForm.Deployments && IsOfMembers(attribute, form);

    /// <summary>The attribute is one of the members', not one of the group's own.</summary>
    public static bool IsOfMembers(string attribute, NestedForm form) => form switch
    {
        NestedForm.Scaling => attribute is Outputs or OutputsList,
        NestedForm.Group or NestedForm.Chain =>
            attribute is not (Refs or RefsMap or Removed or "show" or "") && !attribute.StartsWith(OneMember, StringComparison.Ordinal),
        NestedForm.Deployments => attribute is not ("show" or ""),
        _ => false,
    };

    /// <summary>The first step of the path names the members' attribute.</summary>
    public static bool IsByPath(string attribute, NestedForm form) => form switch
    {
        NestedForm.Scaling => attribute is Outputs or OutputsList,
        NestedForm.Deployments => false,
        _ => attribute == Attributes,
    };

    /// <summary>A group's members are always listed by name.</summary>
    public static MapValue OfGroup(IReadOnlyCollection<string> names, IEnumerable<Reference> readers) => Of(names, readers)
        .With(RefsMap, Output(new MapValue(names.Select(name => KeyValuePair.Create(name, (TemplateValue)Call("get_resource", new TextValue(name)))))));

    /// <summary>A group that scales gives all by name: the order of its members is not known when the template is made.</summary>
    public static MapValue OfScaling(IReadOnlyCollection<string> names, IEnumerable<Reference> readers) => new(
        from reader in readers
        where reader.Attribute is { Length: > 0 }
        let read = Scaling(reader.Attribute!, reader.Steps)
        where read is not null
        select KeyValuePair.Create(
            string.Join(", ", read.Value.Path.Select(HeatText.Plain).Prepend(read.Value.Name)),
            (TemplateValue)Output(Scaling(names, read.Value.Name, read.Value.Path))));

    /// <summary>A chain has what is read of it.</summary>
    public static MapValue OfChain(IReadOnlyCollection<string> names, IEnumerable<Reference> readers) => Of(names, readers);

    private static MapValue Of(IReadOnlyCollection<string> names, IEnumerable<Reference> readers) => new(
        from reader in readers
        where reader.Attribute is { Length: > 0 }
        let value = Value(names, reader.Attribute!, reader.Steps)
        where value is not null
        select KeyValuePair.Create(NameOf(reader), (TemplateValue)Output(value)));

    private static string NameOf(Reference reader) => IsOfMembers(reader.Attribute!, NestedForm.Group) || reader.Attribute!.StartsWith(OneMember, StringComparison.Ordinal)
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
            _ when IsOfMembers(attribute, NestedForm.Group) => new ListValue([.. names.Select(name => Attribute(name, [new TextValue(attribute), .. steps]))]),
            _ => null,
        };
    }

    private static (string Name, ImmutableArray<TemplateValue> Path)? Scaling(string attribute, ImmutableArray<TemplateValue> steps)
    {
        if (attribute.StartsWith(OneMember, StringComparison.Ordinal))
        {
            return attribute.Split('.', 3) is [_, _, var inner] ? (Outputs, [new TextValue(inner), .. steps]) : (RefsMap, []);
        }

        return attribute switch
        {
            Refs or RefsMap => (RefsMap, []),
            Outputs or OutputsList when !steps.IsEmpty => (attribute, steps),
            _ => null,
        };
    }

    private static TemplateValue Scaling(IReadOnlyCollection<string> names, string output, ImmutableArray<TemplateValue> path) => output switch
    {
        OutputsList => new ListValue([.. names.Select(name => Attribute(name, path))]),
        Outputs => new MapValue(names.Select(name => KeyValuePair.Create(name, (TemplateValue)Attribute(name, path)))),
        _ => new MapValue(names.Select(name => KeyValuePair.Create(name, (TemplateValue)Call("get_resource", new TextValue(name))))),
    };

    private static MapValue Attribute(string member, ImmutableArray<TemplateValue> path) =>
        Call("get_attr", new ListValue([new TextValue(member), .. path]));

    private static MapValue Call(string function, TemplateValue argument) => MapValue.Empty.With(function, argument);

    private static MapValue Output(TemplateValue value) => MapValue.Empty.With("value", value);
}
