using Heat.Engine.Stacks;
using Heat.Templates.Evaluation;

namespace Heat.Engine.Resources;

/// <summary>The object is a stack inside the stack, and it can be told what that will be made of, before it is made or changed: for plans.</summary>
public interface IForetellsStack
{
    /// <summary>What the stack will be, once every step towards it was taken. Changes nothing.</summary>
    /// <param name="resource">The resource as it is wanted; values may be unknown. Without an id: the stack does not exist yet, and its name is not known.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    Task<ForeseenStack> ForetellAsync(ResourceContext resource, CancellationToken cancellationToken);
}

/// <summary>What a stack inside a stack will be.</summary>
/// <param name="Request">What it is made of in the end; its pseudo parameters are those of the stack outside. Confidential.</param>
/// <param name="Stack">The stack that exists; null: there is none yet.</param>
/// <param name="Obstacle">Why what is inside cannot be named, as a sentence for people; null: it can.</param>
public sealed record ForeseenStack(TemplateRequest Request, StackIdentity? Stack, string? Obstacle = null);
