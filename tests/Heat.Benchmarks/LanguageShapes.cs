using System.Text;

namespace Heat.Benchmarks;

/// <summary>Templates on which the language is measured.</summary>
internal static class LanguageShapes
{
    private const string Head =
        """
        heat_template_version: 2021-04-16
        description: Many servers with their networks
        parameters:
          image: { type: string, default: cirros }
          flavor: { type: string, default: m1.nano, constraints: [ { allowed_pattern: "[a-z0-9.]+" } ] }
          prefix: { type: string, default: web }
          ports: { type: comma_delimited_list, default: "80,443" }
        conditions:
          large: { equals: [ { get_param: flavor }, m1.large ] }
        resources:

        """;

    public static IEnumerable<(string Name, string Template)> All =>
    [
        ("1,000 resources of 4 types", Mixed(1_000)),
        ("2,000 resources of 4 types", Mixed(2_000)),
        ("1,000 resources without properties", Plain(1_000)),
        ("500 outputs in YAQL", Yaql(500)),
    ];

    /// <summary>Writes the templates into a folder, for <c>heat_language.py</c>.</summary>
    public static void WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, template) in All)
        {
            File.WriteAllText(Path.Combine(folder, name.Replace(' ', '-').Replace(",", "", StringComparison.Ordinal) + ".yaml"), template);
        }
    }

    /// <summary>Networks, ports and servers that refer to one another, with functions in most of their properties.</summary>
    private static string Mixed(int count)
    {
        var text = new StringBuilder(Head);
        for (var i = 0; i < count; i += 4)
        {
            text.Append(
                $$"""
                  net{{i}}:
                    type: OS::Neutron::Net
                    properties:
                      name: { list_join: [ "-", [ { get_param: prefix }, net, "{{i}}" ] ] }
                  subnet{{i}}:
                    type: OS::Neutron::Subnet
                    properties:
                      network: { get_resource: net{{i}} }
                      cidr: 10.{{i / 250 % 250}}.{{i % 250}}.0/24
                      dns_nameservers: [ 9.9.9.9, 1.1.1.1 ]
                  port{{i}}:
                    type: OS::Neutron::Port
                    properties:
                      network: { get_resource: net{{i}} }
                      fixed_ips: [ { subnet: { get_resource: subnet{{i}} } } ]
                  server{{i}}:
                    type: OS::Nova::Server
                    metadata: { role: web, index: {{i}} }
                    properties:
                      name: { str_replace: { template: "PREFIX-{{i}}", params: { PREFIX: { get_param: prefix } } } }
                      image: { get_param: image }
                      flavor: { if: [ large, m1.xlarge, { get_param: flavor } ] }
                      networks: [ { port: { get_resource: port{{i}} } } ]
                      user_data_format: RAW
                      user_data: { str_replace: { template: "#!/bin/sh\necho ADDRESS\n", params: { ADDRESS: { get_attr: [ port{{i}}, fixed_ips, 0, ip_address ] } } } }

                """);
        }

        return text.ToString();
    }

    private static string Plain(int count)
    {
        var text = new StringBuilder(Head);
        for (var i = 0; i < count; i++)
        {
            text.Append($"  r{i}: {{ type: OS::Heat::RandomString }}\n");
        }

        return text.ToString();
    }

    private static string Yaql(int count)
    {
        var text = new StringBuilder(Head.Replace("resources:\n", "outputs:\n", StringComparison.Ordinal));
        for (var i = 0; i < count; i++)
        {
            text.Append($"  o{i}: {{ value: {{ yaql: {{ expression: \"$.data.ports.select(int($) + {i}).where($ > 100).sum(0)\", data: {{ ports: {{ get_param: ports }} }} }} }} }}\n");
        }

        return text.ToString();
    }
}
