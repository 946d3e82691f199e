using System.Collections.Immutable;
using Heat.Engine.Planning;
using Heat.Engine.Recovery;
using Heat.Engine.Stacks;

namespace Heat.Engine.Orphans;

/// <summary>Tells from the texts on an object for which stack it was made. Pure.</summary>
internal sealed class OrphanJudge(IEnumerable<ListedStack> stacks)
{
    private const int ShortenedFrom = 3;

    private readonly ILookup<string, ListedStack> _byName = stacks.ToLookup(stack => stack.Identity.Name, StringComparer.Ordinal);

    private readonly ILookup<string, ListedStack> _byBeginning =
        stacks.Where(stack => stack.Identity.Name.Length >= ShortenedFrom).ToLookup(stack => stack.Identity.Name[..2], StringComparer.Ordinal);

    /// <summary>What the texts say; null: none is an identity.</summary>
    public Sighting? Judge(ImmutableArray<string> texts)
    {
        var sightings = texts.Select(Read).OfType<Sighting>().ToList();
        return sightings.Find(sighting => sighting.IsProven) ?? sightings.FirstOrDefault();
    }

    private Sighting? Read(string text)
    {
        if (PhysicalNameReader.ShortIdOf(text) is not { } shortId)
        {
            return null;
        }

        // Names of stacks may hold hyphens themselves: every place to part stack and resource is tried.
        var name = text[..^(StackMark.Length + 1)];
        var namesakes = new List<ListedStack>();
        for (var hyphen = name.IndexOf('-', StringComparison.Ordinal); hyphen > 0 && hyphen < name.Length - 1; hyphen = name.IndexOf('-', hyphen + 1))
        {
            var resource = new ResourceName(name[(hyphen + 1)..]);
            var candidates = _byName[name[..hyphen]].Concat(Shortened(text, resource, shortId)).ToList();
            if (candidates.Find(stack => StackMark.Proves(stack.Identity.Id, resource, shortId)) is { } stack)
            {
                return new Sighting(text, shortId, [stack], resource, IsProven: true);
            }

            namesakes.AddRange(candidates);
        }

        return new Sighting(text, shortId, [.. namesakes], null, IsProven: false);
    }

    private IEnumerable<ListedStack> Shortened(string text, ResourceName resource, ShortId shortId) =>
        text[2] == '-'
            ? _byBeginning[text[..2]].Where(stack => PhysicalNames.For(stack.Identity, resource, shortId, text.Length) == text && !text.StartsWith(stack.Identity.Name + "-", StringComparison.Ordinal))
            : [];
}

/// <summary>An identity that was read.</summary>
/// <param name="Text">The text.</param>
/// <param name="ShortId">The incarnation.</param>
/// <param name="Stacks">The stack, where it is proven; else those of whose name the text is.</param>
/// <param name="Resource">The resource, where the stack is proven.</param>
/// <param name="IsProven">The identity was made for the stack.</param>
internal sealed record Sighting(string Text, ShortId ShortId, ImmutableArray<ListedStack> Stacks, ResourceName? Resource, bool IsProven);
