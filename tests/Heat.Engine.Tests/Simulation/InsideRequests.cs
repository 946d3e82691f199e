using System.Collections.Immutable;
using Heat.Engine.Requests;
using Heat.Engine.Stacks;
using Heat.Engine.Testing;

namespace Heat.Engine.Tests.Simulation;

/// <summary>What is asked of a stack and of those inside it, as far as it reaches each of them.</summary>
internal static class InsideRequests
{
    /// <summary>What is asked of the outermost stack.</summary>
    public static ImmutableArray<StackRequest> OfRoot(Rig rig) => Waiting(rig, rig.Input.Stack.Id, rig.Input.Requests);

    /// <summary>What is asked of a stack inside.</summary>
    public static ImmutableArray<StackRequest> Of(Rig rig, SimulatedChild child) => Waiting(rig, child.Identity.Id, Asked(rig, child));

    private static ImmutableArray<StackRequest> Asked(Rig rig, SimulatedChild child)
    {
        var parent = rig.Children.All.FirstOrDefault(other => other.Identity.Id == child.Parent);
        return
        [
            .. (parent is null ? rig.Input.Requests : Asked(rig, parent))
                .Select(request => RequestReach.Inside(request, child.Wish.Resource.Value, child.IsDeleting))
                .OfType<StackRequest>(),
        ];
    }

    private static ImmutableArray<StackRequest> Waiting(Rig rig, StackId stack, ImmutableArray<StackRequest> asked) =>
    [
        .. asked.Select(request => RequestReach.Waiting(
            request,
            rig.Children.All.Where(child => child.Parent == stack && !child.IsReleased)
                .Select(child => new InsideStack(
                    child.Wish.Resource.Value, !child.IsDeleting && child.Report?.IsStalled != true, child.Report?.Handled ?? StackState.Empty.Handled)))),
    ];
}
