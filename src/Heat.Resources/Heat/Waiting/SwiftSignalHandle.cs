using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.OpenStack.Sessions;
using Heat.OpenStack.Swift;
using Heat.Templates.Values;

namespace Heat.Resources.Heat.Waiting;

/// <summary>An object in Swift that servers put their signals into, by an address that needs no token. A reference to it is the address.</summary>
[ResourceType("OS::Heat::SwiftSignalHandle")]
internal sealed class SwiftSignalHandle(CloudSession session) : IResourceDriver, ICreatesIdempotently, IHasReferenceId
{
    private static readonly Observation Ready = new(Lifecycle.Ready);

    private readonly ObjectStoreClient _swift = new(session);

    /// <inheritdoc/>
    public async Task<Observation> ObserveAsync(ResourceContext resource, CancellationToken cancellationToken) =>
        await SwiftSignalObject.ExistsAsync(_swift, resource, cancellationToken) ? Ready : Observation.Absent;

    /// <inheritdoc/>
    public async Task<Creation> CreateAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var data = await SwiftSignalObject.MakeAsync(_swift, resource, cancellationToken);
        return new Creation(new PhysicalId(resource.PhysicalName), data, Ready);
    }

    /// <inheritdoc/>
    public Task<ResourceChange> UpdateAsync(ResourceContext resource, PropertyDiff difference, CancellationToken cancellationToken) =>
        Task.FromResult(ResourceChange.None);

    /// <inheritdoc/>
    public Task DeleteAsync(ResourceContext resource, CancellationToken cancellationToken) =>
        SwiftSignalObject.DeleteAsync(_swift, resource, cancellationToken);

    /// <inheritdoc/>
    public TemplateValue ReferenceId(ResourceContext resource) => Address(resource, "{0}");

    /// <inheritdoc/>
    public Task<TemplateValue> ReadAttributeAsync(
        ResourceContext resource, Observation observation, string attribute, CancellationToken cancellationToken) => Task.FromResult(attribute switch
        {
            "token" => TemplateValue.From(""),
            "endpoint" => Address(resource, "{0}"),
            "curl_cli" => Address(resource, "curl -i -X PUT '{0}'"),
            _ => TemplateValue.Null,
        });

    private static TemplateValue Address(ResourceContext resource, string form) =>
        resource.Data.TryGetValue(SwiftSignalObject.AddressKey, out var address)
            ? new TextValue(form.Replace("{0}", address, StringComparison.Ordinal), isSecret: true)
            : TemplateValue.Null;
}
