using YamlDotNet.RepresentationModel;

namespace Heat.Simulator.Tests.Contract;

/// <summary>Who checks the contract, and where.</summary>
internal sealed record CloudCredentials(Uri AuthUrl, string User, string Password, string Project)
{
    /// <summary>The cloud <c>HEAT_CONTRACT_CLOUD</c> (lab-demo) of the file <c>HEAT_CONTRACT_CLOUDS</c>.</summary>
    public static CloudCredentials FromEnvironment()
    {
        using var file = File.OpenText(Environment.GetEnvironmentVariable("HEAT_CONTRACT_CLOUDS")!);
        var yaml = new YamlStream();
        yaml.Load(file);
        var name = Environment.GetEnvironmentVariable("HEAT_CONTRACT_CLOUD") ?? "lab-demo";
        var auth = yaml.Documents[0].RootNode["clouds"][name]["auth"];
        return new CloudCredentials(AuthUrlOf(auth["auth_url"].ToString()), auth["username"].ToString(), auth["password"].ToString(), auth["project_name"].ToString());
    }

    private static Uri AuthUrlOf(string text)
    {
        var trimmed = text.TrimEnd('/');
        return new Uri(trimmed.EndsWith("/v3", StringComparison.Ordinal) ? trimmed : trimmed + "/v3");
    }
}
