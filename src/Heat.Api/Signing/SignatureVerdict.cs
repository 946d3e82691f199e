namespace Heat.Api.Signing;

/// <summary>What a signature is worth.</summary>
public enum SignatureVerdict
{
    /// <summary>We made it, for this, and it holds.</summary>
    Right,

    /// <summary>We did not make it, or not for this.</summary>
    Wrong,

    /// <summary>We made it for this, and its time is over.</summary>
    Expired,

    /// <summary>It names a key that we do not have.</summary>
    UnknownKey,
}
