using Heat.Engine.Execution;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Revisions;
using Heat.Operator.Stacks.Signals;

namespace Heat.Operator.Stacks.Requests;

/// <summary>Gathers what is asked of a stack from outside its spec: requests of people, and signals to its resources.</summary>
internal sealed class WhatIsAsked(StackRequests requests, RequestPreparation preparations, WaitingSignals signals)
{
    /// <summary>The input of a converging pass with what is asked; requests that need more than the engine has are dealt with.</summary>
    /// <param name="stack">The Stack.</param>
    /// <param name="input">The input.</param>
    /// <param name="served">What the pass works on.</param>
    /// <param name="project">Id of the project.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<StackInput> AddToAsync(V1Alpha1Stack stack, StackInput input, Served served, string project, CancellationToken cancellationToken)
    {
        var asked = await preparations.PrepareAsync(stack, input with { Requests = requests.Of(stack) }, served, project, cancellationToken);
        return await WithSignalsAsync(asked, cancellationToken);
    }

    /// <summary>The input of a deleting pass with what is asked.</summary>
    /// <param name="stack">The Stack.</param>
    /// <param name="input">The input.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task<StackInput> AddToAsync(V1Alpha1Stack stack, StackInput input, CancellationToken cancellationToken) =>
        WithSignalsAsync(input with { Requests = requests.Of(stack) }, cancellationToken);

    private async Task<StackInput> WithSignalsAsync(StackInput input, CancellationToken cancellationToken)
    {
        try
        {
            return input with { Signals = await signals.ReadAsync(input.Stack.Id, cancellationToken) };
        }
        catch (KubernetesApiException)
        {
            return input; // they wait, and the next pass asks again
        }
    }
}
