using System.Collections.Immutable;
using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Engine.Snapshots;
using Heat.Engine.Stacks;
using Heat.Engine.Tests.Simulation;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Engine.Tests.Snapshots;

/// <summary>Copies are made once each, whatever is lost in between, and only ours are deleted.</summary>
public sealed class SnapshotPassTests
{
    private static readonly StackIdentity Stack = new(new StackId("3f0c8f4e-0000-4000-8000-000000000001"), "stack", "team");

    private readonly CopyingDriver _driver = new();
    private readonly SnapshotPass _pass = new(new SimulatedClassifier());

    [Fact]
    public void Plan_NotesWhatCannotBeCopied()
    {
        var entries = SnapshotPass.Plan(State(("disk", "Disk"), ("net", "Net")), Drivers, "mark");

        Assert.Equal([("disk", SnapshotPhase.Starting), ("net", SnapshotPhase.Noted)], entries.Select(entry => (entry.Name, entry.Phase)));
        Assert.Equal("stack-disk-short-mark", entries[0].CopyName);
    }

    [Fact]
    public async Task Copy_IsStartedAndLookedAtUntilItIsWhole()
    {
        var entries = SnapshotPass.Plan(State(("disk", "Disk")), Drivers, "mark");
        entries = await AdvanceAsync(entries);
        Assert.Equal(SnapshotPhase.Copying, entries[0].Phase);
        Assert.Equal(SnapshotPhase.Copying, (await AdvanceAsync(entries))[0].Phase);

        _driver.Copies["copy-1"] = _driver.Copies["copy-1"] with { IsWhole = true };

        Assert.Equal(SnapshotPhase.Complete, (await AdvanceAsync(entries))[0].Phase);
    }

    [Fact]
    public async Task RecordLostAfterTheCall_FindsTheCopyByItsName()
    {
        var entries = SnapshotPass.Plan(State(("disk", "Disk")), Drivers, "mark");
        await AdvanceAsync(entries);

        var again = await AdvanceAsync(entries);

        Assert.Equal("copy-1", again[0].CopyId);
        Assert.Single(_driver.Copies);
    }

    [Fact]
    public async Task ObjectThatLeftTheStack_FailsTheCopy()
    {
        var entries = SnapshotPass.Plan(State(("disk", "Disk")), Drivers, "mark");

        var advanced = await _pass.AdvanceAsync(Stack, StackState.Empty, entries, Drivers, CancellationToken.None);

        Assert.Equal(SnapshotPhase.Failed, advanced[0].Phase);
        Assert.Empty(_driver.Copies);
    }

    [Fact]
    public async Task Fault_IsToldAndTriedAgain()
    {
        var entries = SnapshotPass.Plan(State(("disk", "Disk")), Drivers, "mark");
        _driver.Fault = new CloudException(new PlannedFault { Call = "snapshot", Kind = FaultKind.Retry }, "snapshot", "disk");
        var failed = await AdvanceAsync(entries);
        Assert.Equal(SnapshotPhase.Starting, failed[0].Phase);
        Assert.NotNull(failed[0].Reason);

        _driver.Fault = null;

        Assert.Equal((SnapshotPhase.Copying, null), (await AdvanceAsync(failed)).Select(entry => (entry.Phase, entry.Reason)).Single());
    }

    [Fact]
    public async Task Deletion_RemovesOurCopyAndLeavesTheOthers()
    {
        var entries = await AdvanceAsync(SnapshotPass.Plan(State(("disk", "Disk")), Drivers, "mark"));
        _driver.Copies["theirs"] = new Copy("other", true);
        var theirs = entries[0] with { CopyId = "theirs" };

        Assert.Empty(await _pass.DeleteAsync([entries[0], theirs], Drivers, CancellationToken.None));

        Assert.Equal(["theirs"], _driver.Copies.Keys);
    }

    [Fact]
    public async Task DeletionOfACopyWhoseIdWasLost_FindsItByItsName()
    {
        var entries = SnapshotPass.Plan(State(("disk", "Disk")), Drivers, "mark");
        await AdvanceAsync(entries);

        Assert.Empty(await _pass.DeleteAsync(entries, Drivers, CancellationToken.None));

        Assert.Empty(_driver.Copies);
    }

    private OneTypeSource Drivers => new(_driver);

    private Task<ImmutableArray<SnapshotEntry>> AdvanceAsync(ImmutableArray<SnapshotEntry> entries) =>
        _pass.AdvanceAsync(Stack, State(("disk", "Disk")), entries, Drivers, CancellationToken.None);

    private static StackState State(params (string Name, string Type)[] resources) => new()
    {
        Incarnations = resources.ToImmutableDictionary(resource => new ShortId(resource.Name), resource => new Incarnation
        {
            ShortId = new ShortId(resource.Name),
            Name = new ResourceName(resource.Name),
            Type = resource.Type,
            PhysicalName = $"stack-{resource.Name}-short",
            PhysicalId = new PhysicalId($"{resource.Name}-id"),
            Phase = IncarnationPhase.Ready,
            Applied = PropertyTree.Empty,
            DefinitionHash = "",
        }),
    };

    private sealed record Copy(string Name, bool IsWhole);

    private sealed class OneTypeSource(CopyingDriver driver) : IResourceDriverSource
    {
        public IResourceDriver? Find(string resourceType) => resourceType == "Disk" ? driver : null;
    }

    private sealed class CopyingDriver : IResourceDriver, ISnapshots
    {
        public Dictionary<string, Copy> Copies { get; } = [];

        public Exception? Fault { get; set; }

        public Task<string> StartSnapshotAsync(ResourceContext resource, string name, CancellationToken cancellationToken)
        {
            if (Fault is { } fault)
            {
                throw fault;
            }

            var id = $"copy-{Copies.Count + 1}";
            Copies[id] = new Copy(name, false);
            return Task.FromResult(id);
        }

        public Task<Observation> ObserveSnapshotAsync(string id, CancellationToken cancellationToken) => Task.FromResult(
            Copies.TryGetValue(id, out var copy) ? new Observation(copy.IsWhole ? Lifecycle.Ready : Lifecycle.Pending) : Observation.Absent);

        public Task<bool> DeleteSnapshotAsync(string id, string name, CancellationToken cancellationToken)
        {
            if (Copies.TryGetValue(id, out var copy) && copy.Name != name)
            {
                return Task.FromResult(false);
            }

            Copies.Remove(id);
            return Task.FromResult(true);
        }

        public Task<string?> FindSnapshotAsync(string name, CancellationToken cancellationToken) =>
            Task.FromResult<string?>(Copies.FirstOrDefault(copy => copy.Value.Name == name).Key);

        public MapValue RestoredProperties(string id) => MapValue.Empty;

        public Task<Observation> ObserveAsync(ResourceContext resource, CancellationToken cancellationToken) => Task.FromResult(Observation.Absent);

        public Task<Creation> CreateAsync(ResourceContext resource, CancellationToken cancellationToken) =>
            Task.FromResult(new Creation(new PhysicalId(resource.PhysicalName)));

        public Task<ResourceChange> UpdateAsync(ResourceContext resource, PropertyDiff difference, CancellationToken cancellationToken) =>
            Task.FromResult(ResourceChange.None);

        public Task DeleteAsync(ResourceContext resource, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<TemplateValue> ReadAttributeAsync(
            ResourceContext resource, Observation observation, string attribute, CancellationToken cancellationToken) => Task.FromResult(TemplateValue.Null);
    }
}
