using System.Collections.Concurrent;
using System.Collections.Immutable;
using Heat.OpenStack.Errors;
using Heat.OpenStack.Sessions;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Revisions;
using Heat.Operator.Stacks.Sources;
using Heat.Templates.Nesting;

namespace Heat.Operator.Stacks;

/// <summary>Asks the cloud for its availability zones where a template names <c>Fn::GetAZs</c>.</summary>
/// <remarks>
/// The answer holds for one desired state: it is kept with its revision, and told to the stacks inside. A zone that comes or goes replaces no server
/// before somebody changes the stack.
/// </remarks>
internal sealed class AvailabilityZones(RevisionBook revisions)
{
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, (long Desired, ImmutableArray<string>? Zones)> _known = new(StringComparer.Ordinal);

    /// <summary>The sources with the zones, where a template may need them.</summary>
    /// <exception cref="StackProblemException">The cloud does not tell its zones.</exception>
    public async Task<StackSources> AddToAsync(V1Alpha1Stack stack, StackSources sources, CloudSession session, CancellationToken cancellationToken)
    {
        if (sources.AvailabilityZones is not null)
        {
            return sources;
        }

        var uid = stack.Metadata.Uid!; // a stored object has a uid
        var desired = DesiredGeneration.Of(stack, sources);
        if (!_known.TryGetValue(uid, out var known) || known.Desired != desired)
        {
            known = (desired, ZoneUse.IsPossible(sources.ToRequest()) ? await FindAsync(stack, desired, session, cancellationToken) : null);
            _known[uid] = known;
        }

        return known.Zones is null ? sources : sources with { AvailabilityZones = known.Zones };
    }

    /// <summary>The sources of a plan with the zones that its desired state would be given now. Nothing is kept.</summary>
    /// <exception cref="StackProblemException">The cloud does not tell its zones.</exception>
    public static async Task<StackSources> PeekAsync(StackSources sources, CloudSession session, CancellationToken cancellationToken) =>
        sources.AvailabilityZones is null && ZoneUse.IsPossible(sources.ToRequest())
            ? sources with { AvailabilityZones = await AskAsync(session, cancellationToken) }
            : sources;

    /// <summary>Drops a stack.</summary>
    public void Forget(V1Alpha1Stack stack) => _known.TryRemove(stack.Metadata.Uid ?? "", out _);

    private async Task<ImmutableArray<string>> FindAsync(V1Alpha1Stack stack, long desired, CloudSession session, CancellationToken cancellationToken) =>
        (await revisions.ReadAsync(stack, desired, cancellationToken))?.ToRequest().AvailabilityZones ?? await AskAsync(session, cancellationToken);

    private static async Task<ImmutableArray<string>> AskAsync(CloudSession session, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await session.Service("compute").GetAsync("os-availability-zone", cancellationToken);
            return [.. (answer["availabilityZoneInfo"]?.AsArray() ?? []).Select(zone => zone?["zoneName"]?.GetValue<string>()).OfType<string>()];
        }
        catch (OpenStackException exception)
        {
            throw new StackProblemException(StackProblem.Passing(
                StackReason.CloudUnreachable,
                $"The availability zones that Fn::GetAZs gives cannot be read: {exception.Message} It is tried again every {AskAgainAfter.TotalSeconds:0} s.",
                AskAgainAfter));
        }
    }
}
