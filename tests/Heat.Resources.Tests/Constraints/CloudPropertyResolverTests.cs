using System.Net;
using Heat.Engine.Ports;
using Heat.OpenStack.Errors;
using Heat.Resources.Constraints;
using Heat.Templates.Diagnostics;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Tests.Constraints;

public sealed class CloudPropertyResolverTests
{
    private const string NetId = "11111111-aaaa-4bbb-8ccc-000000000001";
    private const string OtherId = "11111111-aaaa-4bbb-8ccc-000000000002";

    [Fact]
    public async Task NameOfANetwork_BecomesItsId()
    {
        var cloud = new FakeLookups().With("network/networks", $$"""{"id": "{{NetId}}", "name": "private"}""");

        var resolved = await ResolveAsync(cloud, "OS::Neutron::Port", ("network", Text("private")));

        Assert.Empty(resolved.Diagnostics);
        Assert.Equal(NetId, resolved.Properties.Text("network"));
    }

    [Fact]
    public async Task IdOfWhatStacksMake_IsTakenWithoutACall()
    {
        var cloud = new FakeLookups();

        var resolved = await ResolveAsync(cloud, "OS::Neutron::Port", ("network", Text(NetId)));

        Assert.Empty(resolved.Diagnostics);
        Assert.Equal(NetId, resolved.Properties.Text("network"));
        Assert.Empty(cloud.Calls);
    }

    [Fact]
    public async Task IdOfAnImage_IsChecked()
    {
        var cloud = new FakeLookups().With("image/images", $$"""{"id": "{{NetId}}", "name": "cirros", "status": "active"}""");

        var known = await ResolveAsync(cloud, "OS::Nova::Server", ("image", Text(NetId)));
        var unknown = await ResolveAsync(cloud, "OS::Nova::Server", ("image", Text(OtherId)));

        Assert.Empty(known.Diagnostics);
        Assert.Equal(PropertyDiagnosticIds.NotFoundInCloud, Assert.Single(unknown.Diagnostics).Id);
    }

    [Fact]
    public async Task MissingName_NamesPlaceAndNearestNames()
    {
        var cloud = new FakeLookups().With(
            "network/networks", $$"""{"id": "{{NetId}}", "name": "private"}""", $$"""{"id": "{{OtherId}}", "name": "public"}""");

        var resolved = await ResolveAsync(cloud, "OS::Neutron::Port", ("network", Text("privat")));

        var finding = Assert.Single(resolved.Diagnostics);
        Assert.Equal(DiagnosticSeverity.Error, finding.Severity);
        Assert.Equal("resources.r.properties.network", finding.Path);
        Assert.Equal(
            "Error validating value 'privat': the cloud has no network of this name or id. Nearest that exist: 'private', 'public'.", finding.Message);
        Assert.Equal("privat", resolved.Properties.Text("network"));
    }

    [Fact]
    public async Task MissingName_SuggestsAtMostFive()
    {
        var cloud = new FakeLookups().With("compute/flavors/detail", [.. Enumerable.Range(1, 9).Select(n => $$"""{"id": "{{n}}", "name": "m{{n}}"}""")]);

        var resolved = await ResolveAsync(cloud, "OS::Nova::Server", ("flavor", Text("m0")));

        Assert.EndsWith("Nearest that exist: 'm1', 'm2', 'm3', 'm4', 'm5'.", Assert.Single(resolved.Diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EmptyName_IsMissingWithoutACall()
    {
        var cloud = new FakeLookups().With("network/networks", $$"""{"id": "{{NetId}}", "name": ""}""");

        var resolved = await ResolveAsync(cloud, "OS::Neutron::Port", ("network", Text("")));

        Assert.Equal(PropertyDiagnosticIds.NotFoundInCloud, Assert.Single(resolved.Diagnostics).Id);
        Assert.Empty(cloud.Calls);
    }

    [Fact]
    public async Task AmbiguousName_NamesTheIds()
    {
        var cloud = new FakeLookups().With(
            "network/networks", $$"""{"id": "{{NetId}}", "name": "twin"}""", $$"""{"id": "{{OtherId}}", "name": "twin"}""");

        var resolved = await ResolveAsync(cloud, "OS::Neutron::Port", ("network", Text("twin")));

        var finding = Assert.Single(resolved.Diagnostics);
        Assert.Equal(PropertyDiagnosticIds.AmbiguousInCloud, finding.Id);
        Assert.Contains($"'{NetId}', '{OtherId}'", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NamesInsideListsOfMaps_AreResolvedInPlace()
    {
        var cloud = new FakeLookups()
            .With("network/networks", $$"""{"id": "{{NetId}}", "name": "private"}""")
            .With("network/ports", $$"""{"id": "{{OtherId}}", "name": "p"}""");
        var networks = Json("""[{"network": "private"}, {"port": "p", "fixed_ip": "10.0.0.4"}, {"port": "q"}]""");

        var resolved = await ResolveAsync(cloud, "OS::Nova::Server", ("networks", networks));

        Assert.Equal(
            Json($$"""[{"network": "{{NetId}}"}, {"port": "{{OtherId}}", "fixed_ip": "10.0.0.4"}, {"port": "q"}]"""), resolved.Properties["networks"]);
        Assert.Equal("resources.r.properties.networks[2].port", Assert.Single(resolved.Diagnostics).Path);
    }

    [Fact]
    public async Task LimitWithoutRule_GivesTheIdToo()
    {
        var cloud = new FakeLookups().With("network/security-groups", $$"""{"id": "{{NetId}}", "name": "web"}""");

        var resolved = await ResolveAsync(cloud, "OS::Neutron::SecurityGroupRule", ("security_group", Text("web")));

        Assert.Equal(NetId, resolved.Properties.Text("security_group"));
    }

    [Theory]
    [InlineData("m1.small")]
    [InlineData("2")]
    public async Task Flavor_IsFoundByNameOrId(string value)
    {
        var cloud = new FakeLookups().With("compute/flavors/detail", """{"id": "2", "name": "m1.small"}""");

        var resolved = await ResolveAsync(cloud, "OS::Nova::Server", ("flavor", Text(value)));

        Assert.Equal("2", resolved.Properties.Text("flavor"));
    }

    [Fact]
    public async Task Flavors_AreListedOnceForAllValues()
    {
        var cloud = new FakeLookups().With("compute/flavors/detail", """{"id": "1", "name": "a"}""", """{"id": "2", "name": "b"}""");
        var resolver = new CloudPropertyResolver(cloud);

        foreach (var value in (string[])["a", "b", "1", "2", "a"])
        {
            await ResolveAsync(resolver, "OS::Nova::Server", ("flavor", Text(value)));
        }

        Assert.Equal(["compute/flavors/detail?is_public=None"], cloud.Calls);
    }

    [Fact]
    public async Task FoundName_IsRememberedForAWhile()
    {
        var cloud = new FakeLookups().With("network/networks", $$"""{"id": "{{NetId}}", "name": "private"}""");
        var resolver = new CloudPropertyResolver(cloud);

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => ResolveAsync(resolver, "OS::Neutron::Port", ("network", Text("private")))));
        Assert.Single(cloud.Calls);

        cloud.Time.Advance(TimeSpan.FromMinutes(2));
        await ResolveAsync(resolver, "OS::Neutron::Port", ("network", Text("private")));
        Assert.Equal(2, cloud.Calls.Count);
    }

    [Fact]
    public async Task MissingName_IsNotRemembered()
    {
        var cloud = new FakeLookups();
        var resolver = new CloudPropertyResolver(cloud);
        Assert.Single((await ResolveAsync(resolver, "OS::Neutron::Port", ("network", Text("late")))).Diagnostics);

        cloud.With("network/networks", $$"""{"id": "{{NetId}}", "name": "late"}""");

        Assert.Equal(NetId, (await ResolveAsync(resolver, "OS::Neutron::Port", ("network", Text("late")))).Properties.Text("network"));
    }

    [Fact]
    public async Task ImageThatIsNotActive_IsNotFoundByName()
    {
        var cloud = new FakeLookups().With(
            "image/images",
            $$"""{"id": "{{NetId}}", "name": "cirros", "status": "queued"}""",
            $$"""{"id": "{{OtherId}}", "name": "cirros", "status": "active"}""");

        var resolved = await ResolveAsync(cloud, "OS::Nova::Server", ("image", Text("cirros")));

        Assert.Equal(OtherId, resolved.Properties.Text("image"));
    }

    [Theory]
    [InlineData("mine", true)]
    [InlineData("", true)]
    [InlineData("yours", false)]
    public async Task KeyPair_MustExistUnlessEmpty(string value, bool isFine)
    {
        var cloud = new FakeLookups().With("compute/os-keypairs", """{"name": "mine"}""");

        var resolved = await ResolveAsync(cloud, "OS::Nova::Server", ("key_name", Text(value)));

        Assert.Equal(isFine, resolved.Diagnostics.IsEmpty);
        Assert.Equal(value, resolved.Properties.Text("key_name"));
    }

    [Fact]
    public async Task ProjectOfADomain_IsFoundInThatDomain()
    {
        var cloud = new FakeLookups()
            .With("identity/domains", """{"id": "d1", "name": "sales"}""")
            .With("identity/projects", """{"id": "p1", "name": "web", "domain_id": "d1"}""");

        var resolved = await ResolveAsync(cloud, "OS::Neutron::AddressScope", ("tenant_id", Text("web{sales}")));

        Assert.Equal("p1", resolved.Properties.Text("tenant_id"));
        Assert.Contains("identity/projects?name=web&domain_id=d1", cloud.Calls);
    }

    [Fact]
    public async Task ProjectsThatOnlyAdministratorsList_AreSoughtAmongOnesOwn()
    {
        var cloud = new FakeLookups()
            .Failing("identity/projects", HttpStatusCode.Forbidden)
            .With("identity/auth/projects", """{"id": "p1", "name": "web"}""");

        var resolved = await ResolveAsync(cloud, "OS::Neutron::AddressScope", ("tenant_id", Text("web")));

        Assert.Equal("p1", resolved.Properties.Text("tenant_id"));
    }

    [Fact]
    public async Task ForbiddenLookUp_WarnsAndLeavesTheValue()
    {
        var cloud = new FakeLookups().Failing("identity/users", HttpStatusCode.Forbidden);

        var resolved = await ResolveAsync(cloud, "OS::Keystone::UserRoleAssignment", ("user", Text("ann")));

        Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(resolved.Diagnostics).Severity);
        Assert.Equal("ann", resolved.Properties.Text("user"));
    }

    [Fact]
    public async Task CollectionThatTheCloudLacks_SaysSo()
    {
        var cloud = new FakeLookups().Failing("network/qos/policies", HttpStatusCode.NotFound);

        var resolved = await ResolveAsync(cloud, "OS::Neutron::Net", ("qos_policy", Text("gold")));

        Assert.Equal(PropertyDiagnosticIds.ServiceMissing, Assert.Single(resolved.Diagnostics).Id);
    }

    [Fact]
    public async Task CloudThatIsDown_IsTheCallersConcern()
    {
        var cloud = new FakeLookups().Failing("network/networks", HttpStatusCode.ServiceUnavailable);

        var failure = await Assert.ThrowsAsync<OpenStackException>(
            () => ResolveAsync(cloud, "OS::Neutron::Port", ("network", Text("private"))));

        Assert.Equal(Disposition.Retry, failure.Disposition);
    }

    [Theory]
    [InlineData("network", "network/networks?name=x")]
    [InlineData("qos_policy", "network/qos/policies?name=x")]
    public async Task ConditionalRule_AppliesOnlyWhereItsConditionHolds(string objectType, string call)
    {
        var cloud = new FakeLookups();

        await ResolveAsync(cloud, "OS::Neutron::RBACPolicy", ("object_type", Text(objectType)), ("object_id", Text("x")));

        Assert.Equal(call, cloud.Calls[0]);
    }

    [Fact]
    public async Task UnknownValue_IsPassedOver()
    {
        var cloud = new FakeLookups();
        var unknown = new UnknownValue("net", null);

        var resolved = await ResolveAsync(cloud, "OS::Neutron::Port", ("network", unknown));

        Assert.Equal(unknown, resolved.Properties["network"]);
        Assert.Empty(cloud.Calls);
    }

    [Fact]
    public async Task SecretName_StaysSecretAndOutOfMessages()
    {
        var cloud = new FakeLookups().With("network/networks", $$"""{"id": "{{NetId}}", "name": "hidden"}""");

        var found = await ResolveAsync(cloud, "OS::Neutron::Port", ("network", new TextValue("hidden", isSecret: true)));
        var missing = await ResolveAsync(cloud, "OS::Neutron::Port", ("network", new TextValue("hidde", isSecret: true)));

        Assert.True(found.Properties["network"]!.IsSecret);
        Assert.DoesNotContain("'hidde'", Assert.Single(missing.Diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TypeWithoutLookUps_IsGivenBackAsItIs()
    {
        var properties = Tree(("value", Text("x")));

        var resolved = await new CloudPropertyResolver(new FakeLookups()).ResolveAsync(
            ResourceTypeCatalog.Default.Find("OS::Heat::Value")!, properties, "resources.r.properties", CancellationToken.None);

        Assert.Same(properties, resolved.Properties);
    }

    [Theory]
    [InlineData("2025-12-31T00:00:00", false)]
    [InlineData("2026-01-02T00:00:00", true)]
    public async Task Expiration_MustLieInTheFuture(string value, bool isFine)
    {
        var resolved = await ResolveAsync(new FakeLookups(), "OS::Barbican::Secret", ("expiration", Text(value)));

        Assert.Equal(isFine, resolved.Diagnostics.IsEmpty);
    }

    private static TextValue Text(string text) => new(text);

    private static TemplateValue Json(string json) => ValueJson.FromJson(System.Text.Json.Nodes.JsonNode.Parse(json));

    private static PropertyTree Tree(params (string Name, TemplateValue Value)[] properties) =>
        properties.Aggregate(PropertyTree.Empty, (tree, property) => tree.With(property.Name, property.Value));

    private static Task<ResolvedProperties> ResolveAsync(FakeLookups cloud, string type, params (string Name, TemplateValue Value)[] properties) =>
        ResolveAsync(new CloudPropertyResolver(cloud), type, properties);

    private static Task<ResolvedProperties> ResolveAsync(CloudPropertyResolver resolver, string type, params (string Name, TemplateValue Value)[] properties) =>
        resolver.ResolveAsync(ResourceTypeCatalog.Default.Find(type)!, Tree(properties), "resources.r.properties", CancellationToken.None);
}
