using System.Text;

namespace Heat.Benchmarks.Beside;

/// <summary>A stack that both bring up.</summary>
/// <param name="Name">Name in the results.</param>
/// <param name="Resources">Number of resources.</param>
/// <param name="Template">HOT text.</param>
/// <param name="IsUpdated">An update that changes nothing is measured too.</param>
internal sealed record BesideShape(string Name, int Resources, string Template, bool IsUpdated = false);

/// <summary>The stacks of the comparison with Heat; the same that its baseline was measured with.</summary>
internal static class BesideShapes
{
    private const string Head = "heat_template_version: 2021-04-16\nresources:\n";

    public static IReadOnlyList<BesideShape> All =>
    [
        Random(1), Random(10), Random(100) with { IsUpdated = true }, Random(300), Chain(100), Networks(50), Servers(10),
    ];

    private static BesideShape Random(int count) => Make($"random-{count}", count, count, (text, i) => text.Append($"  r{i}: {{ type: OS::Heat::RandomString }}\n"));

    private static BesideShape Chain(int count) => Make($"chain-{count}", count, count, (text, i) => text.Append(
        i == 0 ? "  r0: { type: OS::Heat::RandomString }\n" : $"  r{i}: {{ type: OS::Heat::RandomString, depends_on: r{i - 1} }}\n"));

    private static BesideShape Networks(int count) => Make($"netsubnet-{count}", count, 2 * count, (text, i) => text.Append(
        $"  n{i}: {{ type: OS::Neutron::Net }}\n  s{i}: {{ type: OS::Neutron::Subnet, properties: {{ network: {{ get_resource: n{i} }}, cidr: 10.{i}.0.0/24 }} }}\n"));

    private static BesideShape Servers(int count) => Make(
        $"servers-{count}",
        count,
        count + 2,
        (text, i) => text.Append(
            $"  v{i}: {{ type: OS::Nova::Server, depends_on: s, properties: {{ image: cirros, flavor: m1.nano, networks: [ {{ network: {{ get_resource: n }} }} ] }} }}\n"),
        "  n: { type: OS::Neutron::Net }\n  s: { type: OS::Neutron::Subnet, properties: { network: { get_resource: n }, cidr: 10.99.0.0/24 } }\n");

    private static BesideShape Make(string name, int count, int resources, Action<StringBuilder, int> one, string before = "")
    {
        var text = new StringBuilder(Head).Append(before);
        for (var i = 0; i < count; i++)
        {
            one(text, i);
        }

        return new BesideShape(name, resources, text.ToString());
    }
}
