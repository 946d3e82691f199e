namespace Heat.OpenStack.Http;

/// <summary>Allows everything: for programs with nothing to lose.</summary>
internal sealed class AllowingGuard : ICallGuard
{
    public void ThrowIfForbidden()
    {
    }
}
