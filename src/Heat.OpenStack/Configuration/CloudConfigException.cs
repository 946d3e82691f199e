namespace Heat.OpenStack.Configuration;

/// <summary>A clouds.yaml cannot be used. The message names the key, what is expected there, and what to do; it holds no secret.</summary>
/// <param name="message">For people.</param>
/// <param name="innerException">What lies below.</param>
public sealed class CloudConfigException(string message, Exception? innerException = null) : Exception(message, innerException);
