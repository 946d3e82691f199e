using System.Collections.Immutable;
using Heat.Templates.Dialects;
using Heat.Templates.Expressions;
using Heat.Templates.Hot;
using Heat.Templates.Schemas;
using Heat.Templates.Syntax;
using Heat.Templates.Values;

namespace Heat.Templates.Nesting;

/// <summary>
/// What a stack reads of the resources inside a template that is a type: <c>resource.NAME</c>, <c>resource.NAME.ATTRIBUTE</c>. The stack inside
/// gets an output of this name for each, so that a mistake in the name is found when it is checked.
/// </summary>
internal static class InsideReads
{
    /// <summary>The attribute is one of the resources inside.</summary>
    public static bool IsOne(string attribute, NestedForm form) =>
        form == NestedForm.Template && attribute.StartsWith(MemberOutputs.OneMember, StringComparison.Ordinal);

    /// <summary>What is read besides the attributes that the type has, in order.</summary>
    public static ImmutableArray<string> Of(IEnumerable<Reference> readers, ResourceTypeSchema schema) =>
    [
        .. readers.Select(reader => reader.Attribute!) // readers read attributes
            .Where(attribute => IsOne(attribute, schema.Nested) && schema.Attribute(attribute) is null)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>A template with an output for each that is read.</summary>
    public static MapNode Told(MapNode root, Dialect dialect, ImmutableArray<string> read)
    {
        if (read.IsEmpty)
        {
            return root;
        }

        var section = dialect.Sections.Outputs;
        var outputs = new MapNode(
            root.Position,
            [.. (root[section] as MapNode)?.Entries ?? [], .. read.Select(attribute => Entry(attribute, Node.Of(Output(dialect, attribute), root.Position)))]);
        return new MapNode(root.Position, [.. root.Entries.Where(entry => entry.Key != section), Entry(section, outputs)]);
    }

    private static MapEntry Entry(string key, Node value) => new(key, IsText: true, value.Position, value);

    private static MapValue Output(Dialect dialect, string attribute)
    {
        var isHot = dialect.VersionKey == HotVersions.Key;
        var value = attribute.Split('.', 3) is [_, var resource, var inner]
            ? Call(isHot ? "get_attr" : "Fn::GetAtt", new ListValue([new TextValue(resource), new TextValue(inner)]))
            : Call(isHot ? "get_resource" : "Ref", new TextValue(attribute[MemberOutputs.OneMember.Length..]));
        return MapValue.Empty.With(dialect.OutputKeys.Value, value);
    }

    private static MapValue Call(string function, TemplateValue argument) => MapValue.Empty.With(function, argument);
}
