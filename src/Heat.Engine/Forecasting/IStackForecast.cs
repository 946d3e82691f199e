using Heat.Engine.Execution;
using Heat.Engine.Ports;

namespace Heat.Engine.Forecasting;

/// <summary>Tells what passes over a stack would do. Reads the cloud and changes nothing: neither there nor in the state.</summary>
/// <remarks>
/// It is made by the deciders that passes use, over the saved state and what the cloud has now. What depends on an object
/// that does not exist yet is told as a possibility.
/// </remarks>
public interface IStackForecast
{
    /// <summary>Looks at the stack's objects and tells.</summary>
    /// <param name="drivers">The session's drivers.</param>
    /// <param name="resolver">The session's name look-ups.</param>
    /// <param name="input">The desired state; <see cref="StackInput.ObserveNotBefore"/> says how fresh what is seen must be, null: as of now.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="StackStateException">The state cannot be read.</exception>
    /// <exception cref="ForecastException">The cloud cannot be asked at present.</exception>
    Task<StackForecast> ForecastAsync(
        IResourceDriverSource drivers, IPropertyResolver resolver, StackInput input, CancellationToken cancellationToken);
}

/// <summary>The cloud could not be asked, so that nothing can be told.</summary>
/// <param name="fault">What went wrong.</param>
public sealed class ForecastException(Fault fault) : Exception(fault.Message)
{
    /// <summary>What went wrong.</summary>
    public Fault Fault { get; } = fault;
}
