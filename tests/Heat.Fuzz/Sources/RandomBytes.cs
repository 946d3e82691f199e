using System.Text;

namespace Heat.Fuzz.Sources;

/// <summary>Bytes of no meaning, bare or where a section should be.</summary>
internal sealed class RandomBytes : IInputSource
{
    public string Name => "bytes";

    public FuzzInput Next(Random random)
    {
        var bytes = new byte[random.Next(400)];
        random.NextBytes(bytes);
        var text = random.OnceIn(2) ? Encoding.Latin1.GetString(bytes) : Encoding.UTF8.GetString(bytes);
        return random.Next(3) switch
        {
            0 => new FuzzInput { Template = text },
            1 => new FuzzInput { Template = $"heat_template_version: 2021-04-16\nresources:\n  a: {text}" },
            _ => new FuzzInput { Template = "heat_template_version: 2021-04-16", Environments = [text] },
        };
    }
}
