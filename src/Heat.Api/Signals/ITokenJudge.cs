namespace Heat.Api.Signals;

/// <summary>Judges tokens that the cloud has given.</summary>
public interface ITokenJudge
{
    /// <summary>Whether the holder of a token may signal a resource: the token is of the stack's own cloud and project.</summary>
    /// <returns>False too where there is no such stack: who is not known learns nothing.</returns>
    Task<bool> MaySignalAsync(SignalTarget target, string token, CancellationToken cancellationToken);
}
