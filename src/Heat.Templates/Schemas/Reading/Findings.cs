using System.Collections.Immutable;
using Heat.Templates.Diagnostics;

namespace Heat.Templates.Schemas.Reading;

/// <summary>Collects what is wrong with the properties of one resource.</summary>
internal sealed class Findings(Func<string, SourcePosition?> positions)
{
    private readonly List<Diagnostic> _all = [];

    /// <summary>All of them, in order.</summary>
    public ImmutableArray<Diagnostic> All => [.. _all];

    /// <summary>Adds an error.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="place">The place it is about.</param>
    /// <param name="text">What is wrong; a full stop is added.</param>
    /// <param name="hint">What to do, as a sentence; null where that is plain.</param>
    /// <param name="at">A narrower place for the position in the text; null: the place itself.</param>
    public void Add(string id, Place place, string text, string? hint = null, Place? at = null)
    {
        var path = place.ToString();
        var sentence = text.EndsWith('.') ? text : $"{text}.";
        var position = (at is null ? null : positions(at.ToString())) ?? positions(path);
        _all.Add(Diagnostic.Error(id, hint is null ? sentence : $"{sentence} {hint}", path, position));
    }
}
