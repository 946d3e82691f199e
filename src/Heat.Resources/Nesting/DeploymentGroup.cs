using System.Collections.Immutable;
using Heat.Engine.Groups;
using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Nesting;

/// <summary>A group of deployments of one config, one to each of several servers. The template names the servers, and so the members.</summary>
internal abstract class DeploymentGroup(IChildStacks children, TimeProvider clock) : GroupDriver(children, clock), IValidatesProperties
{
    private const string Servers = "servers";

    /// <inheritdoc/>
    protected override NestedForm Form => NestedForm.Deployments;

    /// <inheritdoc/>
    public IEnumerable<string> Validate(PropertyTree properties) => (properties.Map(Servers) ?? MapValue.Empty).Keys
        .Where(name => name.Length == 0 || name.Any(character => char.IsWhiteSpace(character) || character == '/'))
        .Select(name => $"servers: '{name}' cannot be the name of a server here: it is the name of a resource, so it must not be empty or have spaces or slashes.");

    /// <inheritdoc/>
    protected override GroupGoal Goal(ResourceContext resource, GroupRecord record, ChildStack? child)
    {
        ImmutableArray<string> names = [.. (resource.Properties.Map(Servers) ?? MapValue.Empty).Keys.Order(StringComparer.Ordinal)];
        return new()
        {
            Size = names.Length,
            Names = names,
            Definition = record.Definition,
            Rolling = BatchPolicies.Read(resource.UpdatePolicy.Map("rolling_update")),
            Making = BatchPolicies.Read(resource.UpdatePolicy.Map("batch_create")),
        };
    }

    /// <inheritdoc/>
    protected override GroupState Next(GroupState state, GroupGoal goal) => NamedGroup.Next(state, goal);

    /// <inheritdoc/>
    protected override GroupState Found(ResourceContext resource, ChildStack child, string definition) => GroupState.New.Settled with
    {
        Members = [.. child.PhysicalIds.Keys.Order(StringComparer.Ordinal).Select(name => new GroupMember(name, definition))],
    };
}

/// <summary>Deploys one config to several servers.</summary>
[ResourceType("OS::Heat::SoftwareDeploymentGroup")]
internal sealed class SoftwareDeploymentGroup(IChildStacks children, TimeProvider clock) : DeploymentGroup(children, clock);

/// <summary>The former name of <see cref="SoftwareDeploymentGroup"/>.</summary>
[ResourceType("OS::Heat::SoftwareDeployments")]
internal sealed class SoftwareDeployments(IChildStacks children, TimeProvider clock) : DeploymentGroup(children, clock);

/// <summary>Deploys one structured config to several servers.</summary>
[ResourceType("OS::Heat::StructuredDeploymentGroup")]
internal sealed class StructuredDeploymentGroup(IChildStacks children, TimeProvider clock) : DeploymentGroup(children, clock);

/// <summary>The former name of <see cref="StructuredDeploymentGroup"/>.</summary>
[ResourceType("OS::Heat::StructuredDeployments")]
internal sealed class StructuredDeployments(IChildStacks children, TimeProvider clock) : DeploymentGroup(children, clock);
