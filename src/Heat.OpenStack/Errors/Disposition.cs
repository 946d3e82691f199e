namespace Heat.OpenStack.Errors;

/// <summary>What to do about a failed call.</summary>
public enum Disposition
{
    /// <summary>What the call names does not exist.</summary>
    NotFound,

    /// <summary>Try again soon: the service hiccuped, or could not be reached.</summary>
    Retry,

    /// <summary>Try again later: quota, lock, rate limit.</summary>
    RetrySlowly,

    /// <summary>The object is in a state that forbids the call at the moment, such as a port in use.</summary>
    Conflict,

    /// <summary>The request itself is refused; trying it again unchanged is of little use.</summary>
    Terminal,
}
