namespace Heat.Fuzz;

/// <summary>What one run feeds to the language.</summary>
internal sealed record FuzzInput
{
    /// <summary>The template's text.</summary>
    public required string Template { get; init; }

    /// <summary>Texts of environments, in order.</summary>
    public string[] Environments { get; init; } = [];

    /// <summary>Files by name.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();
}

/// <summary>A kind of input. The same random numbers give the same input.</summary>
internal interface IInputSource
{
    /// <summary>Name in the summary.</summary>
    string Name { get; }

    /// <summary>Makes an input.</summary>
    FuzzInput Next(Random random);
}
