using System.Text.Json;
using Heat.Templates.Values;

namespace Heat.Templates.Tests.Yaql;

/// <summary>One expression, and what Heat makes of it over the data of all cases.</summary>
/// <param name="Expression">The expression.</param>
/// <param name="Result">Its value; undefined where it has none.</param>
/// <param name="Error">The text of the error, where ours is the same.</param>
/// <param name="Fails">What Heat says where ours says it in other words.</param>
internal sealed record YaqlCase(string Expression, JsonElement Result = default, string? Error = null, string? Fails = null);

/// <summary>The cases in <c>testassets/yaql-cases</c>, a file for each subject.</summary>
internal static class YaqlCases
{
    private const string DataFile = "data";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "testassets", "yaql-cases");

    private static readonly MapValue Data = (MapValue)ValueJson.FromElement(JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, $"{DataFile}.json"))).RootElement);

    public static IEnumerable<string> Subjects => Directory.EnumerateFiles(Folder, "*.json")
        .Select(path => Path.GetFileNameWithoutExtension(path))
        .Where(name => name != DataFile)
        .Order(StringComparer.Ordinal);

    public static IReadOnlyList<YaqlCase> Of(string subject) =>
        JsonSerializer.Deserialize<List<YaqlCase>>(File.ReadAllText(Path.Combine(Folder, $"{subject}.json")), JsonSerializerOptions.Web)!;

    /// <summary>The data; lists and texts beyond the limits only for expressions that name them.</summary>
    public static MapValue DataFor(string expression)
    {
        var data = Data;
        data = expression.Contains("data.big", StringComparison.Ordinal) ? data.With("big", TemplateValue.From(Enumerable.Range(0, 250).Select(value => TemplateValue.From(value)))) : data;
        return expression.Contains("data.long", StringComparison.Ordinal) ? data.With("long", new TextValue(new string('x', 9990))) : data;
    }
}
