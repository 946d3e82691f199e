using System.Text;

namespace Heat.Simulator;

/// <summary>Writes the <c>clouds.yaml</c> of a simulated cloud.</summary>
internal static class CloudsFile
{
    public static string Write(Uri authUrl, SimulatorOptions options, IEnumerable<string> users)
    {
        var text = new StringBuilder("clouds:\n");
        foreach (var user in users.Distinct())
        {
            text.Append(CultureInfo.InvariantCulture, $"""
                  {user}:
                    auth:
                      auth_url: {authUrl}
                      username: {user}
                      password: {options.Password}
                      project_name: {user}
                      user_domain_name: Default
                      project_domain_name: Default
                    region_name: {options.Region}
                    identity_api_version: 3

                """);
        }

        return text.ToString();
    }
}
