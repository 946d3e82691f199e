namespace Heat.Cli.Input;

/// <summary>A text that was read, under the name that findings give it.</summary>
/// <param name="Name">The path as the user wrote it.</param>
/// <param name="Text">All of it.</param>
internal sealed record NamedText(string Name, string Text);
