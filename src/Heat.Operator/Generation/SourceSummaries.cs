using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Heat.Operator.Generation;

/// <summary>What the source says about its members: the XML documentation that the compiler writes beside an assembly.</summary>
internal static partial class SourceSummaries
{
    private static readonly ConcurrentDictionary<Assembly, Dictionary<string, XElement>> Read = new();

    /// <summary>The summary of a type, a property or a field, as Markdown on one line.</summary>
    /// <exception cref="InvalidOperationException">The member has none.</exception>
    public static string Of(MemberInfo member)
    {
        var (assembly, id) = member switch
        {
            Type type => (type.Assembly, $"T:{NameOf(type)}"),
            { DeclaringType: { } owner } => (owner.Assembly, $"{(member is PropertyInfo ? 'P' : 'F')}:{NameOf(owner)}.{member.Name}"),
            _ => throw new InvalidOperationException($"{member} is no type, property or field."),
        };
        return Read.GetOrAdd(assembly, ReadAll).TryGetValue(id, out var summary)
            ? Blank().Replace(string.Concat(summary.Nodes().Select(TextOf)), " ").Trim()
            : throw new InvalidOperationException($"{id} has no summary.");
    }

    private static Dictionary<string, XElement> ReadAll(Assembly assembly) =>
        XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")
            .Where(member => member.Element("summary") is not null)
            .ToDictionary(member => member.Attribute("name")!.Value, member => member.Element("summary")!); // every member has a name

    private static string NameOf(Type type) => (type.FullName ?? type.Name).Replace('+', '.');

    private static string TextOf(XNode node) => node switch
    {
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" } reference => $"`{Target(reference).Split('.', ':')[^1]}`",
        XElement element => element.Value,
        _ => ((XText)node).Value, // a summary holds elements and text
    };

    private static string Target(XElement reference) =>
        (reference.Attribute("cref") ?? reference.Attribute("langword") ?? reference.Attribute("href"))?.Value ?? reference.Value;

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
