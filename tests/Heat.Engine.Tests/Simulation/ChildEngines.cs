using Heat.Engine.Execution;
using Heat.Engine.Testing;

namespace Heat.Engine.Tests.Simulation;

/// <summary>Runs the passes of the stacks inside the stack, by the same engine.</summary>
/// <remarks>A stack is looked at when its time has come or when something changed in one that it has to do with, as watches bring it about.</remarks>
internal sealed class ChildEngines(Rig rig, IStackPass pass, EngineLife life)
{
    private const int MostRounds = 50;

    /// <summary>Runs what is due, until no stack has news for another.</summary>
    /// <param name="root">What the outermost stack said.</param>
    /// <returns>What it says in the end, with the time at which anybody is due again.</returns>
    public async Task<PassReport> RunAsync(PassReport root)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var version = rig.Children.Version;
            TimeSpan? next = null;
            foreach (var child in rig.Children.All)
            {
                var report = await pass.RunAsync(InputOf(child), CancellationToken.None);
                if (life.IsOver)
                {
                    return root;
                }

                rig.Children.Report(child, report);
                next = Progress.Sooner(next, report.LookAgainAfter);
            }

            if (rig.Children.All.Count == 0 && version == rig.Children.Version)
            {
                return root;
            }

            root = await pass.RunAsync(rig.Told, CancellationToken.None);
            if (life.IsOver || version == rig.Children.Version)
            {
                return root with { LookAgainAfter = Progress.Sooner(next, root.LookAgainAfter) };
            }
        }

        return root with { LookAgainAfter = TimeSpan.Zero };
    }

    private StackInput InputOf(SimulatedChild child) => new()
    {
        Stack = child.Identity,
        Generation = child.Generation,
        Template = child.IsDeleting ? null : NestedTemplates.Of(child.Wish.Request),
        IsDeletion = child.IsDeleting,
        Orphan = child.IsOrphaned,
        Timeout = rig.Input.Timeout,
        Drift = rig.Input.Drift,
        IsSuspended = rig.Input.IsSuspended,
        ObserveNotBefore = rig.Input.ObserveNotBefore,
        Requests = InsideRequests.Of(rig, child),
    };
}
