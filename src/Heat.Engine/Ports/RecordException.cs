namespace Heat.Engine.Ports;

/// <summary>What a resource wants to have kept by the operator itself cannot be kept or read.</summary>
/// <param name="message">Names what, why, and what to do. Holds no secret.</param>
/// <param name="isPassing">It may go away by itself; otherwise only another template or configuration helps.</param>
/// <param name="innerException">What was behind it.</param>
public sealed class RecordException(string message, bool isPassing = false, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>It may go away by itself.</summary>
    public bool IsPassing { get; } = isPassing;
}
