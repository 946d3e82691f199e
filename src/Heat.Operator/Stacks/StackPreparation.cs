using Heat.Engine.Execution;
using Heat.OpenStack.Sessions;

namespace Heat.Operator.Stacks;

/// <summary>A stack that is ready for a pass: what is wanted, and the session to get it.</summary>
/// <param name="Input">What the pass works on.</param>
/// <param name="Session">The cloud session.</param>
internal sealed record StackPreparation(StackInput Input, CloudSession Session);

/// <summary>Either a preparation, or the problem that forbids a pass.</summary>
/// <param name="Preparation">Set when a pass can run.</param>
/// <param name="Problem">Set when it cannot.</param>
internal readonly record struct GatheringResult(StackPreparation? Preparation, StackProblem? Problem);
