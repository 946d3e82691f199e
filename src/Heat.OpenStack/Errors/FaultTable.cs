using System.Collections.Frozen;
using System.Net;

namespace Heat.OpenStack.Errors;

/// <summary>The one table that says what a failed answer means: first by the service's word, then by its sentence, then by status.</summary>
internal static class FaultTable
{
    /// <summary>Words that mean something else than their status alone would.</summary>
    private static readonly FrozenDictionary<string, Disposition> ByCode = new Dictionary<string, Disposition>(StringComparer.OrdinalIgnoreCase)
    {
        // Neutron answers 409 for both: room comes back when others leave.
        ["OverQuota"] = Disposition.RetrySlowly,
        ["IpAddressGenerationFailure"] = Disposition.RetrySlowly,
        ["NoMoreAddresses"] = Disposition.RetrySlowly,
        ["ExternalIpAddressExhausted"] = Disposition.RetrySlowly,
        ["MacAddressGenerationFailure"] = Disposition.Retry,
        ["RetryRequest"] = Disposition.Retry,

        // Nova and Cinder answer 413 or 403 with this word.
        ["overLimit"] = Disposition.RetrySlowly,
        ["OverLimit"] = Disposition.RetrySlowly,
        ["conflictingRequest"] = Disposition.Conflict,
        ["buildInProgress"] = Disposition.Conflict,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Sentences that mean something else than their status alone would.</summary>
    private static readonly (int Status, string Part, Disposition Disposition)[] BySentence =
    [
        (403, "quota", Disposition.RetrySlowly),
        (413, "quota", Disposition.RetrySlowly),

        // Cinder answers 400 where others answer 409: the volume is in a state that forbids the action.
        (400, "Invalid volume:", Disposition.Conflict),
        (400, "Invalid snapshot:", Disposition.Conflict),
        (400, "Invalid backup:", Disposition.Conflict),
        (400, "status must be", Disposition.Conflict),
    ];

    /// <summary>What an answer means.</summary>
    public static Disposition Classify(HttpStatusCode status, FaultBody fault)
    {
        if (fault.Code is { } code && ByCode.TryGetValue(code, out var byCode))
        {
            return byCode;
        }

        foreach (var (number, part, disposition) in BySentence)
        {
            if ((int)status == number && fault.Detail is { } detail && detail.Contains(part, StringComparison.OrdinalIgnoreCase))
            {
                return disposition;
            }
        }

        return ByStatus(status);
    }

    private static Disposition ByStatus(HttpStatusCode status) => (int)status switch
    {
        404 or 410 => Disposition.NotFound,
        409 or 412 => Disposition.Conflict,
        413 or 423 or 429 or 507 => Disposition.RetrySlowly,
        408 or 425 => Disposition.Retry,
        501 or 505 => Disposition.Terminal,
        >= 500 => Disposition.Retry,
        _ => Disposition.Terminal,
    };
}
