using System.Collections.Immutable;
using Heat.Engine.Execution;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Evaluation;

namespace Heat.Engine.Recovery;

/// <summary>Finds the object of one resource of the template and makes its record.</summary>
internal sealed class ResourceRecovery(PassScope scope, RecoveryInput input, Ownership ownership)
{
    private readonly RecordMaker _records = new(scope);
    private readonly LostValues _lost = new(input);
    private readonly AttributeReader _attributes = new(scope);
    private readonly Wishes _wishes = new(scope);

    /// <summary>Finds it. What it tells the template is known afterwards.</summary>
    public async Task<Finding> RunAsync(ResourceDefinition definition)
    {
        if (scope.Drivers.Find(definition.Type) is not { } driver)
        {
            return Finding.Nothing;
        }

        try
        {
            var wanted = await _wishes.ReadAsync(definition, driver).ConfigureAwait(false);
            return await FindAsync(wanted).ConfigureAwait(false);
        }
        catch (Exception exception) when (!NodeRunner.EndsPass(exception, scope.Tokens))
        {
            var fault = scope.Engine.Faults.Classify(exception);
            return new Finding.Obstacle($"{definition.Name} ({definition.Type}) cannot be looked up: {fault.Message}", MayPass: true);
        }
    }

    private async Task<Finding> FindAsync(Wanted wanted)
    {
        if (wanted.Definition.ExternalId is { } external)
        {
            await TellAsync(_records.Begin(wanted, new ShortId(external)) with { PhysicalId = new PhysicalId(external) }, wanted, null).ConfigureAwait(false);
            return Finding.Nothing; // an ordinary pass adopts it again
        }

        if (ownership.Kept(wanted.Name, wanted.Definition.Type) is { } kept)
        {
            await TellAsync(kept, wanted, null).ConfigureAwait(false);
            return new Finding.Found(kept);
        }

        return MissingValues(wanted, out var data) is { } missing
            ? missing
            : await LookAsync(wanted, data).ConfigureAwait(false);
    }

    private async Task<Finding> LookAsync(Wanted wanted, ImmutableDictionary<string, string> data)
    {
        var noted = ownership.Noted(wanted.Name, wanted.Definition.Type);
        var claim = ownership.Current(wanted.Name, wanted.Definition.Type);
        if (wanted.Driver is not IRecovers recovering)
        {
            return noted is null ? Finding.Nothing : new Finding.Obstacle(RecoverySentences.NotRecoverable(noted));
        }

        var isFinished = noted?.IsComplete ?? input.NotedIsPartial;
        var begun = _records.Begin(wanted, ShortIdOf(wanted, claim, noted)) with { PhysicalId = claim?.Bearer.Id ?? noted?.Id, Data = data };
        if (await RecoverAsync(begun, recovering, isFinished).ConfigureAwait(false) is not { } found)
        {
            return noted is null && claim is null ? Unnoted(wanted) : new Finding.Gone();
        }

        if (claim is null && !ownership.IsProven(wanted, noted, found.Record))
        {
            return noted is null ? Finding.Nothing : new Finding.Obstacle(RecoverySentences.NotProven(input.Stack.Stack, noted));
        }

        await TellAsync(found.Record, wanted, found.Seen).ConfigureAwait(false);
        return new Finding.Found(found.Record);
    }

    /// <summary>A long report leaves complete resources out; of an object that carries no identity it is then not known whether there is one.</summary>
    private Finding Unnoted(Wanted wanted) =>
        input.NotedIsPartial && wanted.Driver is IBearsIdentity bearing && !bearing.BearsForGood(wanted.Properties)
            ? new Finding.Obstacle(RecoverySentences.NotNamed(input.Stack.Stack, wanted))
            : Finding.Nothing;

    private async Task<(Incarnation Record, Observation Seen)?> RecoverAsync(Incarnation begun, IRecovers recovering, bool isFinished)
    {
        var creation = await scope.Calls.RunAsync(
            () => recovering.RecoverAsync(scope.ContextOf(begun, scope.StartedAt), isFinished, scope.Tokens.Pass), scope.Tokens.Pass)
            .ConfigureAwait(false);
        if (creation is null)
        {
            return null;
        }

        var driver = (IResourceDriver)recovering;
        var taken = begun with { PhysicalId = creation.Id, Data = creation.Data ?? begun.Data };
        var seen = creation.Observed ?? await scope.ObserveAsync(driver, taken, scope.StartedAt).ConfigureAwait(false);
        return _records.Complete(taken, driver, seen, isFinished) is { } record ? (record, seen) : null;
    }

    /// <summary>Values that only the lost state had: from the outputs, or else a human has to say that new ones will do.</summary>
    private Finding.Obstacle? MissingValues(Wanted wanted, out ImmutableDictionary<string, string> data)
    {
        data = ImmutableDictionary<string, string>.Empty;
        if (wanted.Driver is not IKeepsValues keeping || ownership.Noted(wanted.Name, wanted.Definition.Type) is not { } noted)
        {
            return null;
        }

        foreach (var (attribute, key) in keeping.KeptValues(wanted.Properties))
        {
            if (_lost.Find(wanted.Definition, attribute) is { } value)
            {
                data = data.Add(key, value);
            }
            else if (_lost.IsUsed(wanted.Definition) && !input.Renewable.Contains(wanted.Name))
            {
                return new Finding.Obstacle(RecoverySentences.ValueLost(noted, attribute));
            }
        }

        return null;
    }

    /// <summary>Types without an object in the cloud have their physical name for an id.</summary>
    private ShortId ShortIdOf(Wanted wanted, Claim? claim, NotedResource? noted) =>
        claim?.ShortId
        ?? (noted is null ? null : new PhysicalNameReader(input.Stack.Stack, [wanted.Name]).Read(noted.Id.Value)?.ShortId)
        ?? scope.Engine.ShortIds.Mint(input.Stack.Stack.Id, new ResourceName(wanted.Name));

    private async Task TellAsync(Incarnation record, Wanted wanted, Observation? seen)
    {
        if (record is { IsCurrent: true, PhysicalId: not null })
        {
            await _attributes.ReadAsync(record, wanted, seen).ConfigureAwait(false);
        }
    }
}
