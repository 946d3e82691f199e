using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Adoption;
using Heat.Operator.Stacks.CrossStack;
using Heat.Operator.Stacks.Nesting;
using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Operator.Stacks.Sources;

/// <summary>Reads what a Stack refers to: template, files, environments, parameters, credentials.</summary>
/// <exception cref="StackProblemException">An object or key is missing, or does not hold what it should.</exception>
internal sealed class StackSourceReader(ISourceObjects objects, OtherStackOutputs outputs, StackLineage lineage)
{
    /// <summary>Key of a credentials Secret.</summary>
    public const string CloudsYamlKey = "clouds.yaml";

    /// <summary>Key of a credentials Secret with the certificate authority.</summary>
    public const string CaCertificateKey = "cacert";

    /// <summary>Reads all of it.</summary>
    public async Task<StackSources> ReadAsync(V1Alpha1Stack stack, CancellationToken cancellationToken)
    {
        var reading = new Reading(objects, outputs, lineage, stack, cancellationToken);
        var handover = await reading.HandoverAsync();
        var former = reading.HasTemplate ? null : handover?.Sources();
        return new StackSources(
            Template: former?.Template ?? await reading.TemplateAsync(),
            Files: await reading.FilesAsync(former?.Files),
            Environments: await reading.EnvironmentsAsync(former?.Environment),
            Parameters: await reading.ParametersAsync(),
            Credentials: await reading.CredentialsAsync(),
            Version: reading.Version())
        {
            Offered = reading.Offered,
            Handover = handover,
            Objects = reading.Objects(),
        };
    }

    /// <summary>Reads what is taken over alone; null: nothing is.</summary>
    public async Task<Handover?> HandoverAsync(V1Alpha1Stack stack, CancellationToken cancellationToken) =>
        await new Reading(objects, outputs, lineage, stack, cancellationToken).HandoverAsync();

    /// <summary>Reads the credentials alone.</summary>
    public async Task<CloudSecret> CredentialsAsync(V1Alpha1Stack stack, CancellationToken cancellationToken) =>
        await new Reading(objects, outputs, lineage, stack, cancellationToken).CredentialsAsync();

    private sealed class Reading(
        ISourceObjects objects, OtherStackOutputs outputs, StackLineage lineage, V1Alpha1Stack stack, CancellationToken cancellationToken)
    {
        private readonly SortedSet<string> _versions = new(StringComparer.Ordinal);
        private readonly List<KeyValuePair<string, TemplateValue>> _offered = [];

        public MapValue Offered => new(_offered);

        public string Version() => Convert.ToHexStringLower(SHA256.HashData(
            Encoding.UTF8.GetBytes($"{stack.Metadata.Uid} {stack.Metadata.Generation} {string.Join(' ', _versions)}")));

        public bool HasTemplate => stack.Spec.Template is not null || stack.Spec.TemplateFrom is not null || stack.Spec.Nested is not null;

        /// <summary>What is taken over. Once that is done, the document may go where the spec has a template of its own.</summary>
        public async Task<Handover?> HandoverAsync()
        {
            if (stack.Spec.AdoptFrom is not { } source)
            {
                return null;
            }

            try
            {
                return new Handover(await TextAsync(source, "spec.adoptFrom"));
            }
            catch (StackProblemException) when (HasTemplate && stack.Status is { Action: not (null or "ADOPT" or "ROLLBACK") } or { Action: "ADOPT", Status: "COMPLETE" })
            {
                return null;
            }
        }

        public string Objects() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', _versions))));

        public async Task<DocumentSource> TemplateAsync() =>
            stack.Spec.Template is { } inline
                ? Document("template", inline)
                : DocumentSource.OfText("template", await TextAsync(stack.Spec.TemplateFrom!, "spec.templateFrom")); // checked by SpecGuard

        public async Task<ImmutableDictionary<string, string>> FilesAsync(ImmutableDictionary<string, string>? former)
        {
            var files = (former ?? ImmutableDictionary.Create<string, string>(StringComparer.Ordinal)).ToBuilder();
            foreach (var (index, source) in (stack.Spec.FilesFrom ?? []).Index())
            {
                foreach (var (name, text, _) in await BundleAsync(source.ConfigMapRef, source.SecretRef, $"spec.filesFrom[{index}]"))
                {
                    files[name] = text;
                }
            }

            foreach (var (name, text) in stack.Spec.Files ?? [])
            {
                files[name] = text;
            }

            return files.ToImmutable();
        }

        public async Task<ImmutableArray<DocumentSource>> EnvironmentsAsync(DocumentSource? former)
        {
            var environments = ImmutableArray.CreateBuilder<DocumentSource>();
            if (former is not null)
            {
                environments.Add(former);
            }

            foreach (var (index, source) in (stack.Spec.Environments ?? []).Index())
            {
                var name = $"environments[{index}]";
                environments.Add(source.Inline is { } inline
                    ? Document(name, inline)
                    : DocumentSource.OfText(name, await TextAsync(source, $"spec.{name}")));
            }

            return environments.ToImmutable();
        }

        public async Task<MapValue> ParametersAsync()
        {
            var parameters = new List<KeyValuePair<string, TemplateValue>>();
            foreach (var (index, source) in (stack.Spec.ParametersFrom ?? []).Index())
            {
                var path = $"spec.parametersFrom[{index}]";
                if (source.StackRef is { } other)
                {
                    (other.Outputs is null ? _offered : parameters).AddRange(await OutputsAsync(other, $"{path}.stackRef"));
                    continue;
                }

                foreach (var (name, text, isSecret) in await BundleAsync(source.ConfigMapRef, source.SecretRef, path))
                {
                    parameters.Add(KeyValuePair.Create<string, TemplateValue>(name, new TextValue(text, isSecret)));
                }
            }

            parameters.AddRange((stack.Spec.Parameters ?? []).Select(parameter =>
                KeyValuePair.Create(parameter.Key, ValueJson.FromElement(parameter.Value))));
            return new MapValue(parameters);
        }

        public async Task<CloudSecret> CredentialsAsync()
        {
            var path = lineage.CredentialsPath(stack);
            var secret = await FindSecretAsync(stack.Spec.CloudCredentialsRef?.SecretName ?? "", path); // no part of what is wanted: others may be used tomorrow
            var certificate = secret.Data?.GetValueOrDefault(CaCertificateKey);
            return new CloudSecret(Text(secret, CloudsYamlKey, path), certificate is null ? null : Encoding.UTF8.GetString(certificate));
        }

        private async Task<V1Secret> SecretAsync(string name, string path)
        {
            var secret = await FindSecretAsync(name, path);
            _versions.Add($"secret/{name}@{secret.Metadata.Uid}/{secret.Metadata.ResourceVersion}");
            return secret;
        }

        private async Task<V1Secret> FindSecretAsync(string name, string path) =>
            await objects.SecretAsync(new EntityKey(stack.Metadata.Namespace, name), cancellationToken)
                ?? throw Missing($"{path}: there is no Secret '{name}' in namespace '{stack.Metadata.Namespace}'. Create it; the stack goes on by itself.");

        private static string Text(V1Secret secret, string key, string path) =>
            secret.Data?.GetValueOrDefault(key) is { } bytes
                ? Encoding.UTF8.GetString(bytes)
                : throw Missing($"{path}: the Secret '{secret.Metadata.Name}' has no key '{key}'.{Keys(secret.Data?.Keys)}");

        private async Task<V1ConfigMap> ConfigMapAsync(string name, string path)
        {
            var map = await objects.ConfigMapAsync(new EntityKey(stack.Metadata.Namespace, name), cancellationToken)
                ?? throw Missing($"{path}: there is no ConfigMap '{name}' in namespace '{stack.Metadata.Namespace}'. Create it; the stack goes on by itself.");
            _versions.Add($"configmap/{name}@{map.Metadata.Uid}/{map.Metadata.ResourceVersion}");
            return map;
        }

        private async Task<string> TextAsync(DocumentReference source, string path)
        {
            if (source.SecretKeyRef is { } secret)
            {
                return Text(await SecretAsync(secret.Name, path), secret.Key, path);
            }

            var reference = source.ConfigMapKeyRef!; // checked by SpecGuard
            var map = await ConfigMapAsync(reference.Name, path);
            return map.Data?.GetValueOrDefault(reference.Key)
                ?? throw Missing($"{path}: the ConfigMap '{reference.Name}' has no key '{reference.Key}'.{Keys(map.Data?.Keys)}");
        }

        private async Task<IEnumerable<(string Name, string Text, bool IsSecret)>> BundleAsync(ObjectReference? map, ObjectReference? secret, string path)
        {
            if (secret is not null)
            {
                return ((await SecretAsync(secret.Name, path)).Data ?? [])
                    .Select(entry => (entry.Key, Encoding.UTF8.GetString(entry.Value), true));
            }

            return ((await ConfigMapAsync(map!.Name, path)).Data ?? []) // checked by SpecGuard
                .Select(entry => (entry.Key, entry.Value, false));
        }

        private async Task<IEnumerable<KeyValuePair<string, TemplateValue>>> OutputsAsync(StackOutputsReference other, string path)
        {
            var values = await outputs.ReadAsync(stack, other, path, cancellationToken);
            _versions.UnionWith(values.Select(value => $"stack/{other.Name}/{value.Parameter}@{value.Version}"));
            return values.Select(value => KeyValuePair.Create(value.Parameter, value.Value));
        }

        private static DocumentSource Document(string name, JsonElement element) =>
            element.ValueKind == JsonValueKind.String
                ? DocumentSource.OfText(name, element.GetString()!) // a JSON string
                : DocumentSource.OfObject(name, element);

        private static StackProblemException Missing(string message) =>
            new(StackProblem.Stalled(StackReason.SourceMissing, message));

        private static string Keys(IEnumerable<string>? keys) =>
            keys?.Order(StringComparer.Ordinal).ToList() is { Count: > 0 } names ? $" It has: {string.Join(", ", names)}." : " It is empty.";
    }
}
