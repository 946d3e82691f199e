using Heat.Engine.Execution;
using Heat.Engine.Revisions;
using Heat.Engine.Stacks;
using Heat.Templates.Evaluation;

namespace Heat.Engine.Tests.Simulation;

/// <summary>Keeps every desired state of a stack and gives a pass the one that is served, as the operator does.</summary>
internal sealed class RememberedRevisions
{
    private readonly Dictionary<long, IStackTemplate?> _revisions = [];
    private long _wished;

    /// <summary>The user has a new wish.</summary>
    public void Wish(long generation, IStackTemplate? template)
    {
        _revisions[generation] = template;
        _wished = generation;
    }

    /// <summary>A snapshot is a revision, too.</summary>
    public void Keep(long revision, IStackTemplate template) => _revisions[revision] = template;

    /// <summary>The user's latest wish.</summary>
    public long Wished => _wished;

    /// <summary>The input with the desired state that is served.</summary>
    public StackInput Serve(StackInput input, StackState state)
    {
        if (input.IsDeletion || _wished == 0)
        {
            return input;
        }

        var serving = Serving.Of(state, _wished);
        return input with
        {
            Generation = serving.Generation,
            Template = serving.Revision == 0 ? EmptyTemplate.Instance : _revisions[serving.Revision],
        };
    }
}
