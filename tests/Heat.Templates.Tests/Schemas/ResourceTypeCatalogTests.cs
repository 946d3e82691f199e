using System.Collections.Immutable;
using System.Text.Json;
using Heat.Templates.Schemas;
using Heat.Templates.Schemas.Constraints;

namespace Heat.Templates.Tests.Schemas;

public sealed class ResourceTypeCatalogTests
{
    private static readonly ResourceTypeCatalog Catalog = ResourceTypeCatalog.Default;

    public static TheoryData<string> Services =>
        [.. ServiceNames];

    private static IEnumerable<string> ServiceNames =>
        Directory.EnumerateFiles(Assets, "*.json").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal);

    private static string Assets => Path.Combine(AppContext.BaseDirectory, "testassets", "heat-resource-types");

    [Theory]
    [MemberData(nameof(Services))]
    public void EveryType_EqualsHeatsExport(string service)
    {
        using var export = JsonDocument.Parse(File.ReadAllText(Path.Combine(Assets, $"{service}.json")));
        foreach (var type in export.RootElement.EnumerateObject())
        {
            var ours = Catalog.Find(type.Name);

            Assert.NotNull(ours);
            Assert.Equal(SchemaText.Of(HeatExport.ReadType(type.Name, type.Value)), SchemaText.Of(ours));
        }
    }

    [Fact]
    public void Names_AreAllThatHeatHas()
    {
        var exported = ServiceNames.SelectMany(TypesOf).Order(StringComparer.Ordinal);

        Assert.Equal(exported, Catalog.Names);
        Assert.Equal(201, Catalog.Names.Count());
    }

    [Theory]
    [InlineData("OS::Nova::Servr")]
    [InlineData("OS::Nova")]
    [InlineData("OS::Nope::Thing")]
    [InlineData("")]
    [InlineData("server.yaml")]
    [InlineData("os::nova::server")]
    public void UnknownName_IsNotFound(string name) => Assert.Null(Catalog.Find(name));

    [Theory]
    [InlineData("OS::Heat::RandomString", "value")]
    [InlineData("OS::Nova::KeyPair", "private_key")]
    [InlineData("OS::Barbican::Secret", "decrypted_payload")]
    [InlineData("AWS::IAM::AccessKey", "SecretAccessKey")]
    public void ConfidentialAttribute_IsSensitive(string type, string attribute) =>
        Assert.True(Catalog.Find(type)!.Attribute(attribute)!.Sensitive);

    [Fact]
    public void ConfidentialProperties_AreSensitive()
    {
        Assert.True(Catalog.Find("OS::Nova::Server")!.Property("admin_pass")!.Sensitive);
        Assert.True(Catalog.Find("OS::Keystone::User")!.Property("password")!.Sensitive);
        Assert.True(Catalog.Find("OS::Trove::Instance")!.Property("users")!.Items!.Field("password")!.Sensitive);
        Assert.False(Catalog.Find("OS::Nova::Server")!.Property("name")!.Sensitive);
    }

    /// <summary>The reader relies on it: such defaults are taken as they stand.</summary>
    [Fact]
    public void EveryScalarDefault_KeepsItsLimits()
    {
        foreach (var (path, schema) in Catalog.Names.SelectMany(name => Scalars(name, Catalog.Find(name)!.Properties)))
        {
            var type = new ResourceTypeSchema { Name = "T", Properties = [new("p", schema with { Default = null, Implemented = true })], Attributes = [] };

            Assert.Empty(PropertyReader.Read(type, new([new("p", schema.Default!)]), path, _ => null).Diagnostics);
        }
    }

    [Fact]
    public void TypeThatAcceptsAnything_ChangesInPlace()
    {
        Assert.Equal(OnChange.UpdateInPlace, Catalog.Find("OS::Heat::None")!.Property("whatever")!.OnChange);
        Assert.Null(Catalog.Find("OS::Heat::Value")!.Property("whatever"));
    }

    [Fact]
    public void EveryType_HasTheAttributeShow()
    {
        var show = Catalog.Find("OS::Heat::None")!.Attribute("show");

        Assert.NotNull(show);
        Assert.False(show.Cached);
        Assert.Equal(PropertyType.Map, show.Type);
    }

    [Fact]
    public void EveryCustomConstraint_IsKnown()
    {
        var unknown = Catalog.Names
            .SelectMany(name => Catalog.Find(name)!.Properties.SelectMany(property => CustomNames(property.Value)))
            .Where(name => ConstraintChecker.Check(new() { Kind = ConstraintKind.Custom, Custom = name }, Values.Text("x"))?.EndsWith("(constraint not found)", StringComparison.Ordinal) == true);

        Assert.Empty(unknown);
    }

    private static IEnumerable<(string Path, PropertySchema Schema)> Scalars(
        string path, ImmutableArray<KeyValuePair<string, PropertySchema>> properties) =>
    [
        .. properties.Where(entry => entry.Value is { Default: not null, Items: null, Fields.IsEmpty: true }).Select(entry => ($"{path}.{entry.Key}", entry.Value)),
        .. properties.SelectMany(entry => Scalars($"{path}.{entry.Key}", entry.Value.Fields)),
        .. properties.SelectMany(entry => Scalars($"{path}.{entry.Key}[]", entry.Value.Items?.Fields ?? [])),
    ];

    private static IEnumerable<string> TypesOf(string service)
    {
        using var export = JsonDocument.Parse(File.ReadAllText(Path.Combine(Assets, $"{service}.json")));
        return [.. export.RootElement.EnumerateObject().Select(type => type.Name)];
    }

    private static IEnumerable<string> CustomNames(PropertySchema schema) =>
    [
        .. schema.Constraints.Where(limit => limit.Kind == ConstraintKind.Custom).Select(limit => limit.Custom!),
        .. schema.Fields.SelectMany(field => CustomNames(field.Value)),
        .. schema.Items is { } items ? CustomNames(items) : [],
    ];
}
