using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Resources.Nesting;
using Heat.Resources.Tests.Heat;
using Heat.Templates.Evaluation;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Tests.Nesting;

public sealed class TemplateStackTests
{
    private const string Name = "web-r-abcdefghijkl";

    private readonly MemoryChildStacks _stacks = new();
    private readonly TemplateStack _driver;

    public TemplateStackTests() => _driver = new TemplateStack(_stacks);

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task Create_MakesTheStackOnceHoweverOftenItIsAsked()
    {
        var first = await _driver.CreateAsync(Resource(), None);
        var again = await _driver.CreateAsync(Resource(), None);

        Assert.Equal(first.Id, again.Id);
        Assert.Equal(Lifecycle.Pending, first.Observed?.Lifecycle);
        Assert.Equal("child.yaml", _stacks.Wishes[Name].Request.Template.Name);
        Assert.Equal(first.Id, (await _driver.FindLostAsync(Resource(), None))?.Id);
    }

    [Fact]
    public async Task Observe_TellsWhereTheStackStands()
    {
        var resource = await CreatedAsync();
        Assert.Equal(Lifecycle.Pending, (await _driver.ObserveAsync(resource, None)).Lifecycle);

        _stacks.Set(Name, child => child with { IsCurrent = true, Status = StackStatus.Complete });
        Assert.Equal(Lifecycle.Ready, (await _driver.ObserveAsync(resource, None)).Lifecycle);

        _stacks.Set(Name, child => child with { IsDeleting = true });
        Assert.True((await _driver.ObserveAsync(resource, None)).Deleting);

        _stacks.Stacks.Clear();
        Assert.Equal(Observation.Absent, await _driver.ObserveAsync(resource, None));
    }

    [Fact]
    public async Task Failure_IsTroubleNotAnEnd()
    {
        var resource = await CreatedAsync();
        _stacks.Set(Name, child => child with
        {
            IsCurrent = true,
            Status = StackStatus.Failed,
            Reason = "Resource CREATE failed: server: No valid host",
            IsStalled = true,
            Troubles = [new Trouble("server", "No valid host", "req-7")],
        });

        var observation = await _driver.ObserveAsync(resource, None);

        Assert.Equal(Lifecycle.Pending, observation.Lifecycle);
        Assert.True(observation.IsStalled);
        Assert.Equal(new Trouble("server", "No valid host", "req-7"), Assert.Single(observation.Troubles));
    }

    [Fact]
    public async Task FailureOfTheWhole_IsATroubleOfTheResourceItself()
    {
        var resource = await CreatedAsync();
        _stacks.Set(Name, child => child with { IsCurrent = true, Status = StackStatus.Failed, Reason = "The template has mistakes" });

        Assert.Equal(new Trouble("", "The template has mistakes"), Assert.Single((await _driver.ObserveAsync(resource, None)).Troubles));
    }

    [Fact]
    public async Task Attributes_AreTheOutputs()
    {
        var resource = await CreatedAsync();
        _stacks.Set(Name, child => child with
        {
            Outputs = MapValue.Empty.With("address", new TextValue("10.0.0.5")).With("resource.server", new TextValue("3f0c")),
        });

        Assert.Equal(new TextValue("10.0.0.5"), await ReadAsync(resource, "address"));
        Assert.Equal(new TextValue("3f0c"), await ReadAsync(resource, "resource.server"));
        Assert.Equal(TemplateValue.Null, await ReadAsync(resource, "nothing"));
    }

    [Fact]
    public async Task ReferenceId_IsTheOutputOfThatNameOrTheStacksId()
    {
        var resource = await CreatedAsync();
        Assert.Equal(new TextValue("child-1"), await _driver.ReadReferenceIdAsync(resource, None));

        _stacks.Set(Name, child => child with { Outputs = MapValue.Empty.With("OS::stack_id", new TextValue("server-id")) });
        Assert.Equal(new TextValue("server-id"), await _driver.ReadReferenceIdAsync(resource, None));
    }

    [Fact]
    public async Task Update_TellsTheStackAndTakesANewOneWhereItWasRemoved()
    {
        var resource = await CreatedAsync();
        Assert.Equal("child-1", (await _driver.UpdateAsync(resource, Contexts.Diff(resource, resource), None)).Id?.Value);

        _stacks.Stacks.Clear();
        Assert.Equal("child-2", (await _driver.UpdateAsync(resource, Contexts.Diff(resource, resource), None)).Id?.Value);
    }

    [Fact]
    public async Task Leaving_DeletesOrphansOrReleases()
    {
        var resource = await CreatedAsync();
        _stacks.Calls.Clear();

        await _driver.DeleteAsync(resource, None);
        await _driver.OrphanAsync(resource, None);
        await _driver.ReleaseAsync(resource, None);

        Assert.Equal([$"delete {Name}", $"orphan {Name}", $"release {Name}"], _stacks.Calls);
    }

    [Fact]
    public async Task LostRecord_IsMadeAnewFromTheNotedId()
    {
        var resource = await CreatedAsync();
        var lost = resource with { PhysicalName = "web-r-another", Data = [] };

        var found = await _driver.RecoverAsync(lost, isFinished: true, None);

        Assert.Equal(resource.PhysicalId, found?.Id);
        Assert.NotEqual(Lifecycle.Absent, (await _driver.ObserveAsync(lost.After(found!), None)).Lifecycle); // found
    }

    private Task<TemplateValue> ReadAsync(ResourceContext resource, string attribute) =>
        _driver.ReadAttributeAsync(resource, new Observation(Lifecycle.Ready), attribute, None);

    private async Task<ResourceContext> CreatedAsync() => Resource().After(await _driver.CreateAsync(Resource(), None));

    private static ResourceContext Resource() => new()
    {
        Stack = new StackIdentity(new StackId("stack-id"), "web", "team-a"),
        Name = new ResourceName("r"),
        PhysicalName = Name,
        Properties = PropertyTree.Empty,
        Nested = new TemplateRequest
        {
            Template = DocumentSource.OfText("child.yaml", "heat_template_version: 2021-04-16"),
            Pseudo = new PseudoParameters("web-r", "", "", null),
            Depth = 1,
        },
    };
}
