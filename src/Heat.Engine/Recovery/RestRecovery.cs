using System.Collections.Immutable;
using Heat.Engine.Execution;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;

namespace Heat.Engine.Recovery;

/// <summary>Objects of the stack that no resource of the template has for its own: they are to be cleaned up.</summary>
/// <remarks>
/// An object of a resource that the template does not have is cleaned up only where the last report names it. What the
/// report does not name left the stack earlier and was kept on purpose.
/// </remarks>
internal sealed class RestRecovery(PassScope scope, RecoveryInput input, Ownership ownership)
{
    private readonly RecordMaker _records = new(scope);

    /// <summary>What came of it.</summary>
    public sealed record Rest(ImmutableArray<Incarnation> Records, ImmutableArray<string> LeftAlone, ImmutableArray<Finding.Obstacle> Obstacles);

    /// <summary>Makes the records.</summary>
    public async Task<Rest> RunAsync(ImmutableDictionary<string, Finding> findings)
    {
        var taken = findings.Values.OfType<Finding.Found>().Select(finding => finding.Incarnation).ToList();
        var takenIds = taken.Select(record => (record.Type, record.PhysicalId)).ToHashSet();
        var unclaimed = ownership.Claims.Where(claim => !takenIds.Contains((claim.Type, claim.Bearer.Id))).ToList();
        var leaving = unclaimed.Where(claim => IsToGo(claim, findings)).Select(RecordOf);
        var unmarked = await UnmarkedAsync(findings, unclaimed).ConfigureAwait(false);
        var records = leaving.Concat(unmarked.Select(other => other.Finding).OfType<Finding.Found>().Select(finding => finding.Incarnation));
        return new Rest(
            Distinct(records, taken.Select(record => record.ShortId).ToHashSet()),
            [
                .. unclaimed.Where(claim => !IsToGo(claim, findings)).Select(Describe),
                .. unmarked.Where(other => other.Finding is Finding.NotOurs).Select(other => $"{other.Noted.Name} ({other.Noted.Type}, {other.Noted.Id})"),
            ],
            [.. unmarked.Select(other => other.Finding).OfType<Finding.Obstacle>()]);
    }

    private bool IsToGo(Claim claim, ImmutableDictionary<string, Finding> findings) =>
        ownership.IsNoted(claim) || findings.ContainsKey(claim.Resource.Value);

    private Incarnation RecordOf(Claim claim)
    {
        var record = Leaving(_records.Begin(claim.Resource, claim.Type, claim.ShortId) with { PhysicalId = claim.Bearer.Id });
        return scope.Definitions.TryGetValue(claim.Resource.Value, out var definition)
            ? record with { DeletionPolicy = definition.DeletionPolicy }
            : record;
    }

    /// <summary>Resources that the template no longer has, and whose object did not turn up by its identity.</summary>
    private async Task<(NotedResource Noted, Finding Finding)[]> UnmarkedAsync(
        ImmutableDictionary<string, Finding> findings, List<Claim> unclaimed)
    {
        var kept = input.Remains.Incarnations.Values.Select(record => record.PhysicalId).ToHashSet();
        var missing = input.Noted.Where(noted => !findings.ContainsKey(noted.Name) && !scope.Definitions.ContainsKey(noted.Name)
            && !kept.Contains(noted.Id) && !unclaimed.Exists(claim => claim.Bearer.Id == noted.Id));
        return await Task.WhenAll(missing.Select(async noted => (noted, await LookAsync(noted).ConfigureAwait(false)))).ConfigureAwait(false);
    }

    private async Task<Finding> LookAsync(NotedResource noted)
    {
        if (scope.Drivers.Find(noted.Type) is not IRecovers recovering)
        {
            return Finding.Nothing;
        }

        try
        {
            var name = new ResourceName(noted.Name);
            var begun = _records.Begin(name, noted.Type, scope.Engine.ShortIds.Mint(input.Stack.Stack.Id, name)) with { PhysicalId = noted.Id };
            var creation = await scope.Calls.RunAsync(
                () => recovering.RecoverAsync(scope.ContextOf(begun, scope.StartedAt), isFinished: true, scope.Tokens.Pass), scope.Tokens.Pass)
                .ConfigureAwait(false);
            return creation is null or { Observed.Lifecycle: Lifecycle.Absent } ? Finding.Nothing : Judge(noted, begun, creation, recovering);
        }
        catch (Exception exception) when (!NodeRunner.EndsPass(exception, scope.Tokens))
        {
            var fault = scope.Engine.Faults.Classify(exception);
            return new Finding.Obstacle($"{noted.Name} ({noted.Type}, {noted.Id}) cannot be looked up: {fault.Message}", MayPass: true);
        }
    }

    /// <summary>It may be an object that was only used (<c>external_id</c>): without the template nobody can tell.</summary>
    private Finding Judge(NotedResource noted, Incarnation begun, Creation creation, IRecovers recovering)
    {
        if (recovering is not IBearsIdentity bearing || !bearing.BearsForGood(begun.Applied))
        {
            return new Finding.Found(Leaving(begun with { PhysicalId = creation.Id, Data = creation.Data ?? begun.Data }));
        }

        return input.Stack.Template is null
            ? new Finding.Obstacle(RecoverySentences.NotProven(input.Stack.Stack, noted))
            : Finding.OfOthers;
    }

    private static Incarnation Leaving(Incarnation record) => record with { IsCurrent = false };

    /// <summary>Two objects may carry one short id, such as a server and what was made for it: each has a record of its own.</summary>
    private ImmutableArray<Incarnation> Distinct(IEnumerable<Incarnation> records, HashSet<ShortId> taken)
    {
        var distinct = ImmutableArray.CreateBuilder<Incarnation>();
        foreach (var record in records)
        {
            distinct.Add(taken.Add(record.ShortId)
                ? record
                : record with { ShortId = scope.Engine.ShortIds.Mint(input.Stack.Stack.Id, record.Name) });
        }

        return distinct.ToImmutable();
    }

    private static string Describe(Claim claim) => $"{claim.Resource} ({claim.Type}, {claim.Bearer.Id})";
}
