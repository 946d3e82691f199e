using System.Collections.Immutable;
using Heat.Engine.Stacks;
using Heat.Templates.Values;

namespace Heat.Engine.Ports;

/// <summary>Keeps the signals that came for resources from outside until the resource takes note of them.</summary>
public interface ISignalBox
{
    /// <summary>The signals of a resource, the oldest first. A signal stays until it is removed, so a crash loses none.</summary>
    Task<ImmutableArray<Signal>> ReadAsync(StackIdentity stack, ResourceName resource, CancellationToken cancellationToken);

    /// <summary>Removes signals that were taken note of, in a save that came before. Those that are gone are a success.</summary>
    Task RemoveAsync(StackIdentity stack, ResourceName resource, ImmutableHashSet<string> ids, CancellationToken cancellationToken);

    /// <summary>Where signals for a resource are sent: a URL that says by its signature what it is for.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="validFor">How long it holds; null: as long as the resource.</param>
    /// <exception cref="SignalsNotServedException">There is no such address.</exception>
    SignalAddress AddressOf(StackIdentity stack, ResourceName resource, TimeSpan? validFor);
}

/// <summary>A signal as it came.</summary>
/// <param name="Id">Tells it from others; in the order of arrival when sorted as text.</param>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="Body">What it says; null value where nothing was sent, text where it was no JSON. Confidential.</param>
public sealed record Signal(string Id, DateTimeOffset ReceivedAt, TemplateValue Body);

/// <summary>Where a resource is signalled.</summary>
/// <param name="SignedUrl">May be called without credentials: its signature is the right to. A secret.</param>
/// <param name="ResourceUrl">The address of Heat's API, <c>…/stacks/NAME/ID/resources/RESOURCE/signal</c>; needs a token.</param>
/// <param name="Token">A token for <paramref name="ResourceUrl"/> that is good for this resource's signals alone. A secret.</param>
public sealed record SignalAddress(Uri SignedUrl, Uri ResourceUrl, string Token)
{
    /// <summary>The form of <see cref="SignedUrl"/> that wait conditions have: it is put, and answered with what was taken in. A secret.</summary>
    public Uri WaitConditionUrl { get; init; } = SignedUrl;

    /// <inheritdoc/>
    public override string ToString() => ResourceUrl.ToString();
}

/// <summary>Resources cannot be signalled.</summary>
/// <param name="message">Why, and what to do.</param>
public sealed class SignalsNotServedException(string message) : Exception(message)
{
    /// <summary>It will be possible in a moment; otherwise somebody has to do something first.</summary>
    public bool IsPassing { get; init; }
}
