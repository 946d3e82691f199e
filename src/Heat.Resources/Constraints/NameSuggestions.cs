using System.Collections.Immutable;
using Heat.OpenStack.Errors;
using Heat.Templates.Schemas;

namespace Heat.Resources.Constraints;

/// <summary>Names that exist in the cloud and come near to one that does not.</summary>
internal sealed class NameSuggestions(ILookupSource source)
{
    private const int Most = 5;

    /// <summary>Of long collections no more than this is read.</summary>
    private const int MostRead = 500;

    /// <summary>The nearest names, at most five. Only a help: when they cannot be read, there are none.</summary>
    public async Task<ImmutableArray<string>> NearAsync(LookupTarget target, string value, CancellationToken cancellationToken)
    {
        try
        {
            var names = await source.RememberAsync($"{target.Service}/{target.Path}*", token => ReadAsync(target, token), cancellationToken);
            return [.. NearestNames.Of(value, names, Most)];
        }
        catch (OpenStackException)
        {
            return [];
        }
    }

    private async Task<List<string>> ReadAsync(LookupTarget target, CancellationToken cancellationToken)
    {
        var field = target.Way == LookupWay.IdOnly ? target.IdField : target.NameField;
        var path = target.ListPath ?? target.Path;
        var names = new List<string>();
        await foreach (var item in source.ListAsync(target.Service, target.Query is null ? path : $"{path}?{target.Query}", target.Plural, cancellationToken))
        {
            if (item[field]?.ToString() is { Length: > 0 } name)
            {
                names.Add(name);
            }

            if (names.Count == MostRead)
            {
                break;
            }
        }

        return names;
    }
}
