using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Heat.Kubernetes.Client.Configuration;

/// <summary>Runs a credential plugin and reads what it prints.</summary>
internal static class ExecPlugin
{
    private const string Group = "client.authentication.k8s.io/";
    private static readonly string[] Versions = [Group + "v1", Group + "v1beta1"];

    public static async Task<ExecStatus> RunAsync(KubeConfigExec exec, KubeConfigCluster? cluster, CancellationToken cancellationToken)
    {
        if (!Versions.Contains(exec.ApiVersion))
        {
            throw new KubernetesConfigurationException(
                $"The credential plugin {exec.Command} has the API version \"{exec.ApiVersion}\"; {string.Join(" and ", Versions)} are known.");
        }

        using var process = Start(exec, cluster);
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        // The output may hold a secret, what is written for people should not.
        return process.ExitCode == 0
            ? Parse(exec, await output)
            : throw new KubernetesConfigurationException($"The credential plugin {exec.Command} ended with code {process.ExitCode}: {(await errors).Trim()}");
    }

    private static Process Start(KubeConfigExec exec, KubeConfigCluster? cluster)
    {
        var start = new ProcessStartInfo(exec.Command ?? "", exec.Args ?? [])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (var variable in exec.Env ?? [])
        {
            start.Environment[variable.Name] = variable.Value;
        }

        start.Environment["KUBERNETES_EXEC_INFO"] = Describe(exec, cluster).ToJsonString();
        try
        {
            var process = Process.Start(start) ?? throw new KubernetesConfigurationException($"The credential plugin {exec.Command} did not start.");
            process.StandardInput.Close();
            return process;
        }
        catch (Exception cause) when (cause is Win32Exception or InvalidOperationException)
        {
            throw new KubernetesConfigurationException($"The credential plugin {exec.Command} cannot be started: {cause.Message} {exec.InstallHint}".TrimEnd(), cause);
        }
    }

    private static JsonObject Describe(KubeConfigExec exec, KubeConfigCluster? cluster)
    {
        var spec = new JsonObject { ["interactive"] = false };
        if (cluster is not null)
        {
            spec["cluster"] = new JsonObject
            {
                ["server"] = cluster.Server,
                ["certificate-authority-data"] = cluster.CertificateAuthorityData,
                ["insecure-skip-tls-verify"] = cluster.InsecureSkipTlsVerify,
                ["tls-server-name"] = cluster.TlsServerName,
                ["proxy-url"] = cluster.ProxyUrl,
            };
        }

        return new JsonObject { ["apiVersion"] = exec.ApiVersion, ["kind"] = "ExecCredential", ["spec"] = spec };
    }

    private static ExecStatus Parse(KubeConfigExec exec, string output)
    {
        try
        {
            var answer = JsonSerializer.Deserialize<ExecAnswer>(output, KubernetesJson.Options);
            if (answer?.ApiVersion != exec.ApiVersion)
            {
                throw new KubernetesConfigurationException(
                    $"The credential plugin {exec.Command} answered in version \"{answer?.ApiVersion}\", not \"{exec.ApiVersion}\" as the kubeconfig says.");
            }

            return answer?.Status ?? throw new KubernetesConfigurationException($"The credential plugin {exec.Command} printed no status.");
        }
        catch (JsonException cause)
        {
            throw new KubernetesConfigurationException($"The credential plugin {exec.Command} did not print JSON.", cause);
        }
    }

    private sealed class ExecAnswer
    {
        public string? ApiVersion { get; set; }

        public ExecStatus? Status { get; set; }
    }
}

/// <summary>What a credential plugin prints.</summary>
internal sealed class ExecStatus
{
    public DateTimeOffset? ExpirationTimestamp { get; set; }

    public string? Token { get; set; }

    public string? ClientCertificateData { get; set; }

    public string? ClientKeyData { get; set; }
}
