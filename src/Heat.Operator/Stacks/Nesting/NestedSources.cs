using System.Security.Cryptography;
using System.Text;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Sources;
using Heat.Templates.Evaluation;
using Heat.Templates.Nesting;

namespace Heat.Operator.Stacks.Nesting;

/// <summary>Reads what a Stack is made of, wherever that stands: in what its spec names, or for a stack inside a stack in its Secret.</summary>
internal sealed class NestedSources(StackSourceReader reader, SourceBook book)
{
    private static readonly PseudoParameters NoPseudo = new("", "", "", null);
    private static readonly TimeSpan ReadAgain = TimeSpan.FromSeconds(2);

    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, StackSources> _read = new(StringComparer.Ordinal);

    /// <summary>The Stack's template stands in its own Secret.</summary>
    public static bool Concerns(V1Alpha1Stack stack) =>
        stack.Spec is { Nested: not null, Template: null, TemplateFrom: null };

    /// <summary>Reads all of it.</summary>
    /// <exception cref="StackProblemException">An object or key is missing, or does not hold what it should.</exception>
    public async Task<StackSources> ReadAsync(V1Alpha1Stack stack, CancellationToken cancellationToken)
    {
        if (!Concerns(stack))
        {
            return await reader.ReadAsync(stack, cancellationToken);
        }

        var nested = stack.Spec.Nested!; // as Concerns says
        var secret = await reader.CredentialsAsync(stack, cancellationToken);
        var version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{stack.Metadata.Uid} {stack.Metadata.Generation} {nested.SourceRef.Digest}")));
        var uid = stack.Metadata.Uid!; // a stored object has a uid
        if (!_read.TryGetValue(uid, out var known) || known.Version != version)
        {
            _read[uid] = known = await ReadRequestAsync(stack, secret, version, cancellationToken);
        }

        return known with { Credentials = secret, Handover = await reader.HandoverAsync(stack, cancellationToken) };
    }

    /// <summary>Drops a Stack.</summary>
    public void Forget(V1Alpha1Stack stack) => _read.TryRemove(stack.Metadata.Uid ?? "", out _);

    private async Task<StackSources> ReadRequestAsync(V1Alpha1Stack stack, CloudSecret secret, string version, CancellationToken cancellationToken)
    {
        try
        {
            var form = await book.ReadAsync(stack, cancellationToken)
                ?? throw new StackProblemException(StackProblem.Passing(
                    StackReason.SourceMissing,
                    $"The Secret '{stack.Spec.Nested?.SourceRef.SecretName}' with the template of this stack is gone; its parent writes it again when it changes.",
                    ReadAgain));
            var request = TemplateRequestForm.FromValue(form, NoPseudo);
            return new StackSources(version, request.Template, request.Files, request.Environments, request.Parameters, secret)
            {
                Facade = request.Facade,
                Depth = request.Depth,
                ReadInside = request.ReadInside,
                AvailabilityZones = request.AvailabilityZones,
            };
        }
        catch (Exception exception) when (exception is InvalidDataException or FormatException)
        {
            throw new StackProblemException(StackProblem.Stalled(
                StackReason.SourceMissing,
                $"The Secret '{stack.Spec.Nested?.SourceRef.SecretName}' with the template of this stack cannot be read: {exception.Message} Delete this Stack; its parent makes it anew."));
        }
    }
}
