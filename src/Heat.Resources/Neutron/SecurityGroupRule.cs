using System.Text.Json.Nodes;
using Heat.Engine.Resources;
using Heat.OpenStack.Sessions;
using Heat.Resources.Rest;
using Heat.Templates.Schemas;

namespace Heat.Resources.Neutron;

/// <summary>One rule of a security group.</summary>
/// <remarks>A group cannot hold the same rule twice, so a lost rule is recognised by its group and content.</remarks>
[ResourceType("OS::Neutron::SecurityGroupRule")]
internal sealed class SecurityGroupRule(CloudSession session)
    : NeutronDriver(session, "security-group-rules", "security_group_rule"), IValidatesProperties
{
    /// <inheritdoc/>
    protected internal override PropertyMap Map { get; } = new()
    {
        Renames = PropertyMap.Rename(("security_group", "security_group_id"), ("remote_group", "remote_group_id")),
    };

    /// <inheritdoc/>
    public IEnumerable<string> Validate(PropertyTree properties)
    {
        if (properties.IsSet("remote_group") && properties.IsSet("remote_ip_prefix"))
        {
            yield return "remote_group and remote_ip_prefix exclude each other.";
        }

        var isKnown = properties["port_range_min"] is { IsKnown: true } && properties["port_range_max"] is { IsKnown: true };
        var isIcmp = properties.Text("protocol")?.Contains("icmp", StringComparison.Ordinal) == true;
        if (isKnown && !isIcmp && properties.Integer("port_range_min") > properties.Integer("port_range_max"))
        {
            yield return "port_range_min must not be greater than port_range_max.";
        }
    }

    /// <inheritdoc/>
    public override async Task<Creation> CreateAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var live = await Collection.CreateAsync(Body(resource), cancellationToken);
        return Created(resource, live, []);
    }

    /// <inheritdoc/>
    /// <remarks>Its description is the template's, and it has no name.</remarks>
    public override bool BearsForGood(PropertyTree properties) => false;

    /// <inheritdoc/>
    public override bool FindsOnlyOurs => false;

    /// <inheritdoc/>
    public override async Task<Creation?> FindLostAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var body = Body(resource);
        var wanted = RuleKey.Of(body);
        var query = new Dictionary<string, string> { ["security_group_id"] = body.Text("security_group_id") ?? "" };
        await foreach (var rule in Collection.ListAsync(query, cancellationToken))
        {
            if (RuleKey.Of(rule) == wanted)
            {
                return Created(resource, rule, []);
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public override Task<Creation?> RecoverAsync(ResourceContext resource, bool isFinished, CancellationToken cancellationToken) =>
        resource.PhysicalId is null && resource.Properties.IsSet("security_group")
            ? FindLostAsync(resource, cancellationToken)
            : base.RecoverAsync(resource, isFinished: true, cancellationToken);

    private static JsonObject Body(ResourceContext resource) =>
        RuleKey.Body(resource.Properties, resource.Properties.Text("security_group") ?? "", resource.Properties.Text("remote_group"));
}
