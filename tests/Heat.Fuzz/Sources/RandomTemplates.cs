namespace Heat.Fuzz.Sources;

/// <summary>Templates from a grammar: well formed always, meaningful mostly.</summary>
internal sealed class RandomTemplates : IInputSource
{
    public string Name => "grammar";

    public FuzzInput Next(Random random) => new TemplateGrammar(random).Input();
}
