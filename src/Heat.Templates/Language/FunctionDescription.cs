using System.Collections.Immutable;

namespace Heat.Templates.Language;

/// <summary>A function of the language for its readers.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Syntax">How it is called. Words in capitals stand for what the author writes.</param>
/// <param name="Meaning">What it yields, in one or two sentences.</param>
/// <param name="Example">A template that uses it, with what comes out.</param>
public sealed record FunctionDescription(string Name, string Syntax, string Meaning, FunctionExample Example)
{
    /// <summary>What newer versions added, oldest first.</summary>
    public ImmutableArray<FunctionChange> Changes { get; init; } = [];

    /// <summary>Versions that have it in properties, metadata and outputs.</summary>
    public ImmutableArray<LanguageVersion> Versions { get; } = [.. LanguageVersions.All.Where(version => version.Functions.Contains(Name))];

    /// <summary>Versions that have it in conditions.</summary>
    public ImmutableArray<LanguageVersion> ConditionVersions { get; } =
        [.. LanguageVersions.All.Where(version => version.ConditionFunctions.Contains(Name))];

    /// <summary>Versions of HOT in which it became another function, after the dialects; each has a line in <see cref="Changes"/>.</summary>
    public IEnumerable<string> ChangedIn =>
        from pair in Versions.Where(version => version.IsHot).Zip(Versions.Where(version => version.IsHot).Skip(1))
        where LanguageVersions.Factory(pair.First, Name) != LanguageVersions.Factory(pair.Second, Name)
        select pair.Second.Name;
}

/// <summary>What a version added to a function.</summary>
/// <param name="Version">The first version that has it.</param>
/// <param name="Text">What it is.</param>
public sealed record FunctionChange(string Version, string Text);
