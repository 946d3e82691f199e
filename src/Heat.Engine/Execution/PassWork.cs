using System.Collections.Immutable;

namespace Heat.Engine.Execution;

/// <summary>What the rounds of one pass share.</summary>
internal sealed record PassWork(
    PassScope Scope, ImmutableDictionary<string, ImmutableHashSet<string>> Order, NodeRunner Nodes, Announcements Announcements)
{
    /// <summary>The work over one pass.</summary>
    public static PassWork Over(PassScope scope)
    {
        var order = ImplicitOrder.Of(scope);
        var failures = new Failures(scope);
        var minter = new Minter(scope);
        var names = new NameResolution(scope);
        var evaluation = new Evaluation(scope, failures, order);
        var announcements = new Announcements(scope, evaluation, minter, names);
        var steps = ResourceSteps.Over(scope, minter, names, failures, announcements);
        var changes = new ResourceChanges(scope, names, steps);
        var bringUp = new BringUp(scope, evaluation, failures, changes, steps);
        return new PassWork(scope, order, new NodeRunner(scope, bringUp, new CleanUp(scope, failures), failures), announcements);
    }

    /// <summary>Plans a round from what is known now.</summary>
    public PassRound Plan() => new(Scope, Order, Nodes, Announcements);
}
