using System.Net;
using Heat.OpenStack.Errors;
using Heat.OpenStack.Sessions;
using Microsoft.Extensions.Logging;

namespace Heat.OpenStack.Authentication;

/// <summary>The one token of a credential, shared by all who use it.</summary>
/// <remarks>
/// A token that nears its end is replaced in the background while it is still used. A refusal by Keystone is remembered
/// for a short while, so that many callers with a wrong password do not lock the account.
/// </remarks>
internal sealed partial class TokenSource(Func<CancellationToken, Task<Token>> authenticate, TimeProvider clock, ILogger logger)
{
    /// <summary>A token is not handed out in its last seconds: the call has to arrive before its end.</summary>
    private static readonly TimeSpan LastSeconds = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RefusalIsRemembered = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PauseAfterFailedRefresh = TimeSpan.FromSeconds(30);

    private readonly SingleFlight<Token> _flight = new();
    private volatile Token? _current;
    private volatile Refusal? _refusal;
    private long _noRefreshBefore;

    /// <summary>The token in use; null before the first one.</summary>
    public Token? Current => _current;

    /// <summary>The renewal in the background that began last. Never fails.</summary>
    public Task Renewal { get; private set; } = Task.CompletedTask;

    /// <summary>A token that is valid now.</summary>
    /// <exception cref="OpenStackException">Keystone refuses, or cannot be reached.</exception>
    public ValueTask<Token> GetAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var token = _current;
        if (token is not null && now < token.ExpiresAt - LastSeconds)
        {
            if (now >= token.RefreshAt && Renewal.IsCompleted && now.UtcTicks >= Volatile.Read(ref _noRefreshBefore))
            {
                Renewal = RefreshAsync(token);
            }

            return new(token);
        }

        if (_refusal is { } refusal && now < refusal.Until)
        {
            throw refusal.Again();
        }

        return new(_flight.RunAsync(stop => FetchAsync(token, stop), cancellationToken));
    }

    /// <summary>A service did not accept the token: the next caller gets another.</summary>
    public void Refuse(Token token) => Interlocked.CompareExchange(ref _current, null, token);

    private async Task RefreshAsync(Token old)
    {
        try
        {
            await _flight.RunAsync(stop => FetchAsync(old, stop), CancellationToken.None);
        }
        catch (Exception exception)
        {
            // Nobody waits for this task; whoever needs the next token meets the fault himself.
            Volatile.Write(ref _noRefreshBefore, (clock.GetUtcNow() + PauseAfterFailedRefresh).UtcTicks);
            Log.RefreshFailed(logger, exception.Message);
        }
    }

    /// <summary>A new token, or the one that somebody else fetched in the meantime.</summary>
    private async Task<Token> FetchAsync(Token? old, CancellationToken cancellationToken)
    {
        if (_current is { } other && !ReferenceEquals(other, old))
        {
            return other;
        }

        try
        {
            var token = await authenticate(cancellationToken);
            _refusal = null;
            _current = token;
            return token;
        }
        catch (OpenStackException exception) when (exception.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            _refusal = new Refusal(exception, clock.GetUtcNow() + RefusalIsRemembered);
            throw;
        }
    }

    private sealed record Refusal(OpenStackException Cause, DateTimeOffset Until)
    {
        public OpenStackException Again() => new(Cause.Message, Cause)
        {
            Service = Cause.Service,
            StatusCode = Cause.StatusCode,
            Code = Cause.Code,
            Detail = Cause.Detail,
            RequestId = Cause.RequestId,
            Disposition = Cause.Disposition,
        };
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A token nears its end and could not be renewed; the old one is used on: {Reason}")]
        public static partial void RefreshFailed(ILogger logger, string reason);
    }
}
