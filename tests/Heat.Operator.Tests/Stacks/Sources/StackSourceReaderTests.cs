using System.Text;
using System.Text.Json;
using Heat.Kubernetes.Models;
using Heat.Kubernetes.Watching;
using Heat.Operator.Entities;
using Heat.Operator.Hosting;
using Heat.Operator.Stacks;
using Heat.Operator.Stacks.CrossStack;
using Heat.Operator.Stacks.Nesting;
using Heat.Operator.Stacks.Sources;
using Microsoft.Extensions.Options;

namespace Heat.Operator.Tests.Stacks.Sources;

public sealed class StackSourceReaderTests : ISourceObjects, IStackLookup
{
    private readonly Dictionary<string, V1Secret> _secrets = [];

    private static StackLineage Lineage => new(new StackFamily(new EntityCache<V1Alpha1Stack>()), Options.Create(new OperatorOptions()));

    [Fact]
    public async Task OtherCredentials_AreNoOtherDesiredState()
    {
        Add("clouds", "1", "clouds.yaml");
        Add("values", "1", "size");
        var before = await ReadAsync();

        Add("clouds", "2", "clouds.yaml");
        var after = await ReadAsync();
        Add("values", "2", "size");
        var changed = await ReadAsync();

        Assert.Equal("2", after.Credentials.CloudsYaml);
        Assert.Equal((before.Version, before.Objects), (after.Version, after.Objects));
        Assert.NotEqual((before.Version, before.Objects), (changed.Version, changed.Objects));
    }

    public Task<V1Secret?> SecretAsync(EntityKey key, CancellationToken cancellationToken) => Task.FromResult(_secrets.GetValueOrDefault(key.Name));

    public Task<V1ConfigMap?> ConfigMapAsync(EntityKey key, CancellationToken cancellationToken) => Task.FromResult<V1ConfigMap?>(null);

    public V1Alpha1Stack? Find(EntityKey key) => null;

    public V1Alpha1Stack? FindById(string id) => null;

    public IEnumerable<V1Alpha1Stack> DependentsOf(EntityKey key) => [];

    private Task<StackSources> ReadAsync() => new StackSourceReader(this, new OtherStackOutputs(this, this), Lineage).ReadAsync(
        new V1Alpha1Stack
        {
            Metadata = new V1ObjectMeta { Name = "web", Namespace = "team", Uid = "0f3c", Generation = 3 },
            Spec = new V1Alpha1StackSpec
            {
                CloudCredentialsRef = new CloudCredentialsReference { SecretName = "clouds" },
                Template = JsonSerializer.SerializeToElement("heat_template_version: 2021-04-16"),
                ParametersFrom = [new ParameterSource { SecretRef = new ObjectReference { Name = "values" } }],
            },
        },
        CancellationToken.None);

    private void Add(string name, string version, string key) => _secrets[name] = new V1Secret
    {
        Metadata = new V1ObjectMeta { Name = name, Namespace = "team", Uid = name, ResourceVersion = version },
        Data = new() { [key] = Encoding.UTF8.GetBytes(version) },
    };
}
