namespace Heat.Engine.Resources;

/// <summary>
/// The object is a stack inside the stack. It lives its own life between two passes, so it is looked at in each of them: looking must be cheap. Its
/// troubles are its own to mend; it is never made anew because of them.
/// </summary>
public interface IHasNestedStack
{
    /// <summary>Cuts it loose: it lives on as a stack of its own (<c>deletion_policy: Retain</c>). One that does not exist is a success.</summary>
    /// <param name="resource">The resource; its id may be unknown, its physical name tells which stack is meant.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task ReleaseAsync(ResourceContext resource, CancellationToken cancellationToken);

    /// <summary>Begins its removal, while all that it has in the cloud stays there. One that is gone is a success.</summary>
    /// <param name="resource">The resource; its id may be unknown, its physical name tells which stack is meant.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task OrphanAsync(ResourceContext resource, CancellationToken cancellationToken);
}
