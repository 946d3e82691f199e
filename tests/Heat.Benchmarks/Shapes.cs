using System.Text;

namespace Heat.Benchmarks;

/// <summary>A template of a certain shape, and the shortest time in which the cloud can build it.</summary>
/// <param name="Name">Name in the results.</param>
/// <param name="Resources">Number of resources.</param>
/// <param name="Template">HOT text.</param>
/// <param name="Layers">Resources in the longest chain.</param>
internal sealed record Shape(string Name, int Resources, string Template, int Layers)
{
    /// <summary>Calls, one after the other, of a resource: the one that creates, and for what is built the list that sees it done.</summary>
    public int Calls { get; init; } = 1;

    /// <summary>Time that the cloud builds.</summary>
    public TimeSpan Build { get; init; }

    /// <summary>The longest chain of calls and builds: what no number of calls at once makes shorter.</summary>
    /// <param name="call">Time of one call.</param>
    public TimeSpan CriticalPath(TimeSpan call) => Layers * ((Calls * call) + Build);

    /// <summary>The shortest time with so many calls at once.</summary>
    /// <param name="call">Time of one call.</param>
    /// <param name="atOnce">Calls at once.</param>
    public TimeSpan Bound(TimeSpan call, int atOnce)
    {
        var width = (Resources + Layers - 1) / Layers;
        var rounds = (width + atOnce - 1) / atOnce;
        return Calls == 0 ? TimeSpan.Zero : Layers * (((Calls - 1 + rounds) * call) + Build);
    }
}

/// <summary>The shapes that are measured.</summary>
internal static class Shapes
{
    /// <summary>Delay of every cloud call.</summary>
    public static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(50);

    /// <summary>Time that the cloud takes to build a server.</summary>
    public static readonly TimeSpan ServerBuild = TimeSpan.FromSeconds(2);

    private const string Head = "heat_template_version: 2021-04-16\nresources:\n";

    /// <summary>Networks without any order between them.</summary>
    public static Shape Flat(int count) => new($"flat {count}", count, Text(count, _ => null), 1);

    /// <summary>Networks, each after the one before.</summary>
    public static Shape Chain(int count) => new($"chain {count}", count, Text(count, i => i == 0 ? null : $"r{i - 1}"), count);

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
        return new Shape($"servers {count}, width {width}", count, text.ToString(), layers) { Calls = 2, Build = ServerBuild };
    }

    /// <summary>Resources that need no cloud at all.</summary>
    public static Shape Random(int count)
    {
        var text = new StringBuilder(Head);
        for (var i = 0; i < count; i++)
        {
            text.Append($"  r{i}: {{ type: OS::Heat::RandomString }}\n");
        }

        return new Shape($"random {count}", count, text.ToString(), 1) { Calls = 0 };
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
