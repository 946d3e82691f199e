using Heat.Engine.Stacks;

namespace Heat.Engine.Ports;

/// <summary>Keeps the state of stacks. Only one writer per stack exists at a time; a second one is refused, not merged.</summary>
public interface IStackStore
{
    /// <summary>The saved state, or <see cref="StackState.Empty"/>.</summary>
    /// <exception cref="StackStateException">There is state, but it cannot be read.</exception>
    Task<StackState> LoadAsync(StackIdentity stack, CancellationToken cancellationToken);

    /// <summary>Saves the state. On return it survives a crash. Writes only what changed since the last load or save.</summary>
    /// <exception cref="StackStateException">Another writer was there, or the process leads no more; nothing was saved.</exception>
    Task SaveAsync(StackIdentity stack, StackState state, CancellationToken cancellationToken);

    /// <summary>Removes all of it. Nothing to remove is a success.</summary>
    Task DeleteAsync(StackIdentity stack, CancellationToken cancellationToken);
}

/// <summary>State cannot be read or written.</summary>
public sealed class StackStateException(string message, Exception? innerException = null) : Exception(message, innerException);
