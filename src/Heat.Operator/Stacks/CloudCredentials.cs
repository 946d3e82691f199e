using Heat.OpenStack.Configuration;
using Heat.OpenStack.Errors;
using Heat.OpenStack.Sessions;
using Heat.Operator.Entities;

namespace Heat.Operator.Stacks;

/// <summary>Opens the cloud session of a stack, and tells what is wrong with its credentials.</summary>
internal sealed class CloudCredentials(ICloudSessionFactory sessions)
{
    private static readonly TimeSpan RetryUnreachable = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RetryRefused = TimeSpan.FromMinutes(1);

    /// <summary>Opens the session and makes sure that the cloud accepts the credentials.</summary>
    /// <exception cref="StackProblemException">The clouds.yaml cannot be used, the cloud refuses it or cannot be reached.</exception>
    public async Task<(CloudSession Session, CloudIdentity Identity)> OpenAsync(
        V1Alpha1Stack stack, CloudSecret secret, CancellationToken cancellationToken)
    {
        var config = Parse(stack, secret);
        try
        {
            var session = sessions.Open(config);
            return (session, await session.AuthenticateAsync(cancellationToken));
        }
        catch (OpenStackException exception)
        {
            throw new StackProblemException(Describe(stack, config, exception));
        }
        catch (CloudConfigException exception)
        {
            throw Invalid(stack, exception);
        }
    }

    private static CloudConfig Parse(V1Alpha1Stack stack, CloudSecret secret)
    {
        try
        {
            var config = CloudsYaml.Parse(secret.CloudsYaml, stack.Spec.CloudCredentialsRef?.CloudName, cacertPem: secret.CaCertificate);
            return stack.Spec.Region is { Length: > 0 } region ? config with { RegionName = region } : config;
        }
        catch (CloudConfigException exception)
        {
            throw Invalid(stack, exception);
        }
    }

    private static StackProblemException Invalid(V1Alpha1Stack stack, CloudConfigException exception) => new(StackProblem.Stalled(
        StackReason.InvalidCredentials, $"{Place(stack)}: {exception.Message}"));

    private static StackProblem Describe(V1Alpha1Stack stack, CloudConfig config, OpenStackException exception) => exception.StatusCode switch
    {
        System.Net.HttpStatusCode.Unauthorized or System.Net.HttpStatusCode.Forbidden or System.Net.HttpStatusCode.NotFound =>
            new StackProblem(
                StackReason.AuthenticationFailed,
                $"The cloud refuses the credentials of {Place(stack)}: {exception.Message} Correct the Secret; the stack goes on by itself.",
                IsStalled: true,
                RetryRefused),
        _ => StackProblem.Passing(
            StackReason.CloudUnreachable,
            $"The cloud of {Place(stack)} at {config.Credential.AuthUrl} cannot be reached: {exception.Message} It is tried again every {RetryUnreachable.TotalSeconds:0} s.",
            exception.RetryAfter ?? RetryUnreachable),
    };

    private static string Place(V1Alpha1Stack stack) => $"Secret '{stack.Spec.CloudCredentialsRef?.SecretName}'";
}

/// <summary>What a credentials Secret says. Confidential.</summary>
/// <param name="CloudsYaml">Text of clouds.yaml.</param>
/// <param name="CaCertificate">PEM of the certificate authority, or null.</param>
internal sealed record CloudSecret(string CloudsYaml, string? CaCertificate);
