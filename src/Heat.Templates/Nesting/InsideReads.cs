using Heat.Templates.Dialects;
using Heat.Templates.Expressions;
using Heat.Templates.Hot;
using Heat.Templates.Schemas;
using Heat.Templates.Syntax;
using Heat.Templates.Values;

namespace Heat.Templates.Nesting;

/// <summary>
/// What a stack reads of the resources inside a template that is a type: <c>resource.NAME</c>, <c>resource.NAME.ATTRIBUTE</c>. The template gets
/// an output of this name for each, so that a mistake in the name is found when the stack inside is checked.
/// </summary>
internal static class InsideReads
{
    /// <summary>The attribute is one of the resources inside.</summary>
    public static bool IsOne(string attribute, NestedForm form) =>
        form == NestedForm.Template && attribute.StartsWith(MemberOutputs.OneMember, StringComparison.Ordinal);

    /// <summary>The template, with an output for each that is read.</summary>
    public static MapNode With(ProviderTemplate provider, IEnumerable<Reference> readers)
    {
        string[] read = [.. readers.Select(reader => reader.Attribute!).Where(attribute => IsOne(attribute, NestedForm.Template)) // readers read attributes
            .Except(provider.Schema.Attributes.Select(attribute => attribute.Key), StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];
        if (read.Length == 0)
        {
            return provider.Root;
        }

        var section = provider.Dialect.Sections.Outputs;
        var written = (provider.Root[section] as MapNode)?.Entries ?? [];
        return With(provider.Root, section, new MapNode(
            provider.Root.Position, [.. written, .. read.Select(attribute => Entry(provider.Root, attribute, Output(provider.Dialect, attribute)))]));
    }

    private static MapNode With(MapNode root, string section, MapNode outputs)
    {
        var others = root.Entries.Where(entry => entry.Key != section);
        return new MapNode(root.Position, [.. others, new MapEntry(section, IsText: true, root.Position, outputs)]);
    }

    private static MapEntry Entry(MapNode root, string name, TemplateValue value) =>
        new(name, IsText: true, root.Position, Node.Of(value, root.Position));

    private static MapValue Output(Dialect dialect, string attribute)
    {
        var isHot = dialect.VersionKey == HotVersions.Key;
        TemplateValue value = attribute.Split('.', 3) is [_, var resource, var inner]
            ? Call(isHot ? "get_attr" : "Fn::GetAtt", new ListValue([new TextValue(resource), new TextValue(inner)]))
            : Call(isHot ? "get_resource" : "Ref", new TextValue(attribute[MemberOutputs.OneMember.Length..]));
        return MapValue.Empty.With(dialect.OutputKeys.Value, value);
    }

    private static MapValue Call(string function, TemplateValue argument) => MapValue.Empty.With(function, argument);
}
