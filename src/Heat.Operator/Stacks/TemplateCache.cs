using System.Collections.Concurrent;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Sources;
using Heat.Templates.Evaluation;

namespace Heat.Operator.Stacks;

/// <summary>Keeps each stack's parsed template until its sources change: most passes change nothing.</summary>
internal sealed class TemplateCache
{
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>The parsed template, from the cache where the version is the same.</summary>
    public TemplateResult Load(V1Alpha1Stack stack, StackSources sources, PseudoParameters pseudo)
    {
        var uid = stack.Metadata.Uid!; // a stored object has a uid
        if (_entries.TryGetValue(uid, out var entry) && entry.Version == sources.Version && entry.Pseudo == pseudo)
        {
            return entry.Result;
        }

        var result = TemplateLoader.Load(sources.ToRequest(pseudo));
        _entries[uid] = new Entry(sources.Version, pseudo, result);
        return result;
    }

    /// <summary>The same, without keeping it: for templates that the stack does not have.</summary>
    public TemplateResult Peek(V1Alpha1Stack stack, StackSources sources, PseudoParameters pseudo) =>
        _entries.TryGetValue(stack.Metadata.Uid!, out var entry) && entry.Version == sources.Version && entry.Pseudo == pseudo // a stored object has a uid
            ? entry.Result
            : TemplateLoader.Load(sources.ToRequest(pseudo));

    /// <summary>Drops a stack.</summary>
    public void Forget(V1Alpha1Stack stack) => _entries.TryRemove(stack.Metadata.Uid ?? "", out _);

    private sealed record Entry(string Version, PseudoParameters Pseudo, TemplateResult Result);
}
