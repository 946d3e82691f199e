using System.Text.Json;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Templates.Tests.Schemas;

/// <summary>Cases whose answers Heat itself gave: effective properties, or the first error.</summary>
public sealed class PropertyCaseTests
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var file in Directory.EnumerateFiles(Assets, "*.json"))
            {
                foreach (var name in Read(Path.GetFileNameWithoutExtension(file)).Select(entry => entry.GetProperty("name").GetString()!))
                {
                    cases.Add(Path.GetFileNameWithoutExtension(file), name);
                }
            }

            return cases;
        }
    }

    private static string Assets => Path.Combine(AppContext.BaseDirectory, "testassets", "property-cases");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Properties_ReadAsHeatReadsThem(string area, string name)
    {
        var entry = Read(area).Single(candidate => candidate.GetProperty("name").GetString() == name);
        var type = entry.GetProperty("type").GetString()!;
        var schema = entry.TryGetProperty("schema", out var custom) ? HeatExport.ReadType(type, custom) : ResourceTypeCatalog.Default.Find(type)!;

        var reading = PropertyReader.Read(
            schema, (MapValue)ValueJson.FromElement(entry.GetProperty("properties")), "resources.r.properties", _ => null);

        if (entry.TryGetProperty("error", out var error))
        {
            var first = reading.Diagnostics.First();
            Assert.Equal(error.GetProperty("path").GetString(), first.Path);
            Assert.StartsWith(error.GetProperty("message").GetString() ?? "", first.Message, StringComparison.Ordinal);
        }
        else
        {
            Assert.Empty(reading.Diagnostics);
            Assert.Equal(WithoutNulls(ValueJson.FromElement(entry.GetProperty("effective"))), WithoutNulls(reading.Tree.Values));
        }
    }

    /// <summary>Heat shows unset fields of nested maps as null; here they are absent.</summary>
    private static TemplateValue WithoutNulls(TemplateValue value) => value switch
    {
        ListValue list => new ListValue([.. list.Items.Select(WithoutNulls)]),
        MapValue map => new MapValue(map.Where(entry => entry.Value is not NullValue).Select(entry => KeyValuePair.Create(entry.Key, WithoutNulls(entry.Value)))),
        _ => value,
    };

    private static List<JsonElement> Read(string area) =>
        JsonSerializer.Deserialize<List<JsonElement>>(File.ReadAllText(Path.Combine(Assets, $"{area}.json")))!;
}
