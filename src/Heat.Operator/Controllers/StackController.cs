using Heat.Operator.Entities;
using Heat.Operator.Stacks;

namespace Heat.Operator.Controllers;

/// <summary>Looks at one Stack: key in, result out.</summary>
internal sealed class StackController(StackRunner runner, StackMemory memory) : IEntityController<V1Alpha1Stack>
{
    /// <inheritdoc/>
    public Task<ReconciliationResult<V1Alpha1Stack>> ReconcileAsync(V1Alpha1Stack entity, CancellationToken cancellationToken) =>
        runner.ConvergeAsync(entity, cancellationToken);

    /// <inheritdoc/>
    public Task<ReconciliationResult<V1Alpha1Stack>> DeletedAsync(V1Alpha1Stack entity, CancellationToken cancellationToken)
    {
        memory.Forget(entity);
        return Task.FromResult(ReconciliationResult<V1Alpha1Stack>.Success(entity));
    }
}
