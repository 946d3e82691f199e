using System.Collections.Immutable;
using Heat.Cli.Help;

namespace Heat.Cli.Commands.Stacks;

/// <summary>A verb that is asked for by an annotation, as a command.</summary>
/// <param name="Name">The verb.</param>
/// <param name="Meaning">What it does.</param>
/// <param name="Examples">How it is used.</param>
internal sealed record RequestVerb(string Name, string Meaning, ImmutableArray<CommandExample> Examples)
{
    /// <summary>What the targets are, of which it needs at least one; null: it takes none.</summary>
    public string? TargetMeaning { get; init; }

    /// <summary>How many targets it takes at most.</summary>
    public int MostTargets { get; init; } = int.MaxValue;

    /// <summary>Targets are names of resources.</summary>
    public bool NamesResources { get; init; }

    /// <summary>All of them, as the help shows them.</summary>
    public static ImmutableArray<RequestVerb> All { get; } =
    [
        new("retry", "Tries again at once what failed, without the pause before the next attempt.", [new("retry web", "All that failed"), new("retry web --wait", "And wait for what comes of it")]),
        new("cancel", "Ends the present action: an update goes back to the last good revision, a creation stops.", [new("cancel web", "Do not go on with what was asked for last")]),
        new("check", "Looks at every object and says what differs, and corrects nothing.", [new("check web --wait", "Look now, and say how it stands")]),
        new("reconcile", "Looks at every object now, and corrects what the drift policy lets it correct.", [new("reconcile web", "Do not wait for the next regular look")]),
        new("mark-unhealthy", "Says that resources are broken: they are replaced.", [new("mark-unhealthy web server", "Make the server anew"), new("mark-unhealthy pool 3 5 --wait", "Two members of a group")])
        {
            TargetMeaning = "Resources to replace.",
            NamesResources = true,
        },
        new("clear-hook", "Lets resources go on that wait at a hook.", [new("clear-hook web pre-create:server", "The server may be created")])
        {
            TargetMeaning = "Hook and resource, such as pre-create:server.",
        },
        new("force-delete", "Lets a Stack go that is being deleted, even where objects of it cannot be: these are left in the cloud and listed.", [new("force-delete web", "After 'kubectl delete stack web' did not end")]),
        new("restore", "Goes back to a snapshot.", [new("restore web nightly --wait", "The snapshot that 'heat snapshot' named nightly")])
        {
            TargetMeaning = "The StackSnapshot.",
            MostTargets = 1,
        },
        new("accept-drift", "Takes live values for right that somebody changed behind the stack's back.", [new("accept-drift web server", "What 'heat drift' shows of the server")])
        {
            TargetMeaning = "Resources whose live values are accepted.",
        },
    ];
}
