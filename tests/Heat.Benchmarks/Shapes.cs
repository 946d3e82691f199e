using System.Text;

namespace Heat.Benchmarks;

/// <summary>A template of a certain shape, and the shortest time in which the cloud can build it.</summary>
/// <param name="Name">Name in the results.</param>
/// <param name="Resources">Number of resources.</param>
/// <param name="Template">HOT text.</param>
/// <param name="CriticalPath">The longest chain of calls and builds.</param>
internal sealed record Shape(string Name, int Resources, string Template, TimeSpan CriticalPath);

/// <summary>The shapes that are measured.</summary>
internal static class Shapes
{
    /// <summary>Delay of every cloud call.</summary>
    public static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(50);

    /// <summary>Time that the cloud takes to build a server.</summary>
    public static readonly TimeSpan ServerBuild = TimeSpan.FromSeconds(2);

    private const string Head = "heat_template_version: 2021-04-16\nresources:\n";

    /// <summary>Networks without any order between them.</summary>
    public static Shape Flat(int count) => new($"flat {count}", count, Text(count, _ => null), Latency);

    /// <summary>Networks, each after the one before.</summary>
    public static Shape Chain(int count) => new($"chain {count}", count, Text(count, i => i == 0 ? null : $"r{i - 1}"), count * Latency);

    /// <summary>Servers in layers of a width; each waits for one of the layer before.</summary>
    public static Shape Servers(int count, int width)
    {
        var text = new StringBuilder(Head);
        for (var i = 0; i < count; i++)
        {
            text.Append($"  r{i}:\n    type: OS::Nova::Server\n");
            if (i >= width)
            {
                text.Append($"    depends_on: r{i - width}\n");
            }

            text.Append("    properties: { image: cirros, flavor: m1.nano, networks: [ { allocate_network: none } ] }\n");
        }

        var layers = (count + width - 1) / width;

        // Per layer: the call that creates, the build, and the list that sees it done.
        return new Shape($"servers {count}, width {width}", count, text.ToString(), layers * (ServerBuild + (2 * Latency)));
    }

    /// <summary>Resources that need no cloud at all.</summary>
    public static Shape Random(int count)
    {
        var text = new StringBuilder(Head);
        for (var i = 0; i < count; i++)
        {
            text.Append($"  r{i}: {{ type: OS::Heat::RandomString }}\n");
        }

        return new Shape($"random {count}", count, text.ToString(), TimeSpan.Zero);
    }

    private static string Text(int count, Func<int, string?> dependency)
    {
        var text = new StringBuilder(Head);
        for (var i = 0; i < count; i++)
        {
            text.Append($"  r{i}:\n    type: OS::Neutron::Net\n");
            if (dependency(i) is { } name)
            {
                text.Append($"    depends_on: {name}\n");
            }
        }

        return text.ToString();
    }
}
