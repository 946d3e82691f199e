using Heat.Templates.Values;

namespace Heat.Api.Signals;

/// <summary>Takes signals in. What it took survives a crash.</summary>
public interface ISignalInbox
{
    /// <summary>Puts a signal in.</summary>
    /// <param name="target">The resource. The caller has the right to signal it.</param>
    /// <param name="body">What it says. Confidential.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<SignalReceipt> PutAsync(SignalTarget target, TemplateValue body, CancellationToken cancellationToken);
}

/// <summary>What became of a signal.</summary>
public enum SignalReceipt
{
    /// <summary>It is kept, and will be taken.</summary>
    Kept,

    /// <summary>There is no such stack, or no such resource in it.</summary>
    Unknown,

    /// <summary>Too many signals of the resource wait already.</summary>
    Full,

    /// <summary>It is too large to be kept.</summary>
    TooLarge,

    /// <summary>It cannot be kept at the moment.</summary>
    Unavailable,
}
