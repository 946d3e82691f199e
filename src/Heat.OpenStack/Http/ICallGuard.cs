namespace Heat.OpenStack.Http;

/// <summary>Asked right before each call that changes something, and each repetition of one.</summary>
/// <remarks>A process that has lost its right to write forbids here, so that no late write leaves it. Must be fast.</remarks>
public interface ICallGuard
{
    /// <summary>Throws where calls that change something are forbidden. The exception reaches the caller as it is.</summary>
    void ThrowIfForbidden();
}
