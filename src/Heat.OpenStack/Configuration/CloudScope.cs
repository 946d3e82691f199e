namespace Heat.OpenStack.Configuration;

/// <summary>What a token is for. Exactly one kind of scope.</summary>
public abstract record CloudScope
{
    private CloudScope()
    {
    }

    /// <summary>A project, by id, or by name and domain.</summary>
    /// <param name="Id">The project's id.</param>
    /// <param name="Name">The project's name.</param>
    /// <param name="Owner">The domain that the name belongs to.</param>
    public sealed record Project(string? Id, string? Name, DomainRef? Owner) : CloudScope;

    /// <summary>A domain.</summary>
    /// <param name="Target">Which one.</param>
    public sealed record Domain(DomainRef Target) : CloudScope;

    /// <summary>The whole system.</summary>
    public sealed record System : CloudScope;

    /// <summary>A trust: the roles and the project that another user delegates.</summary>
    /// <param name="Id">The trust's id.</param>
    public sealed record Trust(string Id) : CloudScope;

    /// <summary>No scope in the request: Keystone chooses, as it does for application credentials.</summary>
    public sealed record None : CloudScope;
}
