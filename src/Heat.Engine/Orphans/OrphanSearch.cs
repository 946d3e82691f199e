using System.Collections.Concurrent;
using System.Collections.Immutable;
using Heat.Engine.Execution;
using Heat.Engine.Ports;
using Heat.Engine.Recovery;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Schemas;

namespace Heat.Engine.Orphans;

/// <inheritdoc cref="IOrphanSearch"/>
/// <remarks>
/// The cloud is listed before states are read: whatever is listed was announced in a state before it was made, so an object in the
/// making is never taken for an orphan of a stack that there is.
/// </remarks>
internal sealed class OrphanSearch(EngineServices engine) : IOrphanSearch
{
    /// <inheritdoc/>
    public async Task<OrphanReport> SearchAsync(IResourceDriverSource drivers, OrphanQuery query, CancellationToken cancellationToken)
    {
        var judge = new OrphanJudge(query.Stacks);
        var unknown = new ConcurrentQueue<string>();
        var listed = await Task.WhenAll(ResourceTypeCatalog.Default.Names.Select(type =>
            ListAsync(drivers, type, judge, unknown, cancellationToken))).ConfigureAwait(false);

        // Two types may show the same objects: OpenStack's own is named.
        var seen = listed.SelectMany(objects => objects)
            .GroupBy(one => one.Id)
            .Select(same => same.OrderByDescending(one => one.Type.StartsWith("OS::", StringComparison.Ordinal)).ThenBy(one => one.Type, StringComparer.Ordinal).First())
            .ToList();
        var states = new StatesOnce(query, unknown);
        var orphans = ImmutableArray.CreateBuilder<Orphan>();
        foreach (var one in seen)
        {
            if (!IsYoung(one, query) && await JudgeAsync(one, states, cancellationToken).ConfigureAwait(false) is { } orphan
                && await states.IsTakenOverAsync(one, cancellationToken).ConfigureAwait(false) != true)
            {
                orphans.Add(orphan);
            }
        }

        orphans.Sort((left, right) => (!left.IsProven, left.Type, left.Id.Value).CompareTo((!right.IsProven, right.Type, right.Id.Value)));
        return new OrphanReport(orphans.ToImmutable(), seen.Count, [.. unknown.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    /// <inheritdoc/>
    public async Task<OrphanRemoval> RemoveAsync(IResourceDriverSource drivers, OrphanQuery query, Orphan orphan, CancellationToken cancellationToken)
    {
        var unknown = new ConcurrentQueue<string>();
        var listed = await ListAsync(drivers, orphan.Type, new OrphanJudge(query.Stacks), unknown, cancellationToken).ConfigureAwait(false);
        if (unknown.TryPeek(out var trouble))
        {
            return new(OrphanRemovalOutcome.Failed, trouble);
        }

        if (listed.Find(one => one.Id == orphan.Id) is not { } found)
        {
            return new(OrphanRemovalOutcome.Gone, "It does not exist any more, or does not carry an identity any more.");
        }

        var states = new StatesOnce(query, unknown);
        if (await JudgeAsync(found, states, cancellationToken).ConfigureAwait(false) is not { Stack: { } stack, Resource: { } resource })
        {
            return new(OrphanRemovalOutcome.Refused, "It is not proven that it was made for a stack of this cluster that does not have it any more.");
        }

        if (await states.IsTakenOverAsync(found, cancellationToken).ConfigureAwait(false) is not false)
        {
            return new(OrphanRemovalOutcome.Refused, "Another stack of this cluster has taken it over, or it cannot be told now whether one has.");
        }

        return await DeleteAsync(drivers.Find(orphan.Type)!, ContextOf(found, stack, resource), cancellationToken).ConfigureAwait(false); // it listed the object
    }

    private async Task<List<SeenObject>> ListAsync(
        IResourceDriverSource drivers, string type, OrphanJudge judge, ConcurrentQueue<string> unknown, CancellationToken cancellationToken)
    {
        var seen = new List<SeenObject>();
        if (drivers.Find(type) is not IBearsIdentity bearing)
        {
            return seen;
        }

        try
        {
            await foreach (var bearer in bearing.ListBearersAsync(cancellationToken).ConfigureAwait(false))
            {
                if (judge.Judge(bearer.Texts) is { } sighting)
                {
                    seen.Add(new SeenObject(type, bearer.Id, bearer.CreatedAt, sighting));
                }
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // A service that this cloud does not have holds nothing; one that does not answer now may.
            var fault = engine.Faults.Classify(exception);
            if (fault.Kind is FaultKind.Retry or FaultKind.RetrySlowly or FaultKind.Unexpected)
            {
                unknown.Enqueue($"{type} cannot be listed: {fault.Message}");
            }
        }

        return seen;
    }

    private static async Task<Orphan?> JudgeAsync(SeenObject one, StatesOnce states, CancellationToken cancellationToken)
    {
        foreach (var stack in one.Sighting.Stacks.Where(stack => stack.Presence == StackPresence.Present))
        {
            if (await states.MayHaveAsync(stack.Identity, one, cancellationToken).ConfigureAwait(false))
            {
                return null;
            }
        }

        var owner = one.Sighting.IsProven ? one.Sighting.Stacks[0] : null;
        return new Orphan
        {
            Type = one.Type,
            Id = one.Id,
            Name = one.Sighting.Text,
            Stack = owner?.Identity,
            Resource = one.Sighting.Resource,
            Cause = owner?.Presence switch
            {
                null => OrphanCause.UnknownStack,
                StackPresence.Present => OrphanCause.NotInStack,
                StackPresence.Released => OrphanCause.Released,
                _ => OrphanCause.StackGone,
            },
            CreatedAt = one.CreatedAt,
        };
    }

    private bool IsYoung(SeenObject one, OrphanQuery query) => one.CreatedAt is { } created && engine.Clock.GetUtcNow() - created < query.Grace;

    private async Task<OrphanRemoval> DeleteAsync(IResourceDriver driver, ResourceContext context, CancellationToken cancellationToken)
    {
        try
        {
            await driver.DeleteAsync(context, cancellationToken).ConfigureAwait(false);
            return new(OrphanRemovalOutcome.Requested, "The cloud was asked to delete it.");
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return new(OrphanRemovalOutcome.Failed, engine.Faults.Classify(exception).Message);
        }
    }

    private ResourceContext ContextOf(SeenObject one, StackIdentity stack, ResourceName resource) => new()
    {
        Stack = stack,
        Name = resource,
        PhysicalName = one.Sighting.Text,
        PhysicalId = one.Id,
        Properties = PropertyTree.Empty,
        ObservedNotBefore = engine.Clock.GetUtcNow(),
    };
}
