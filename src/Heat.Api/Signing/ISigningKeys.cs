namespace Heat.Api.Signing;

/// <summary>The keys that sign addresses and tokens. All replicas have the same.</summary>
public interface ISigningKeys
{
    /// <summary>The key that signs.</summary>
    /// <exception cref="SigningUnavailableException">The keys are not known yet.</exception>
    SigningKey Current { get; }

    /// <summary>A key that signed once and is still accepted; null: there is none of that name.</summary>
    SigningKey? Find(string id);
}

/// <summary>A key.</summary>
/// <param name="Id">Its name. Stands in the open in what it signs.</param>
/// <param name="Secret">The key, 32 bytes. Never shown.</param>
public sealed record SigningKey(string Id, ReadOnlyMemory<byte> Secret)
{
    /// <inheritdoc/>
    public override string ToString() => Id;
}

/// <summary>Nothing can be signed at the moment.</summary>
/// <param name="message">What is missing and what to do.</param>
public sealed class SigningUnavailableException(string message) : Exception(message);
