using System.Net;
using System.Text.Json.Nodes;
using Heat.OpenStack.Errors;

namespace Heat.Resources.Constraints;

/// <summary>Finds the object that a value names. What was found is remembered for a short while; what was not, never.</summary>
internal sealed class ObjectFinder(ILookupSource source)
{
    private readonly NameSuggestions _suggestions = new(source);

    /// <summary>Looks for the object.</summary>
    /// <exception cref="OpenStackException">The cloud cannot be asked at the moment.</exception>
    public async Task<LookupAnswer> FindAsync(LookupTarget target, string value, CancellationToken cancellationToken)
    {
        if (value.Length == 0)
        {
            return new LookupAnswer.Missing([]);
        }

        if (target.TrustsIds && LooksLikeId(value))
        {
            return new LookupAnswer.Found(value);
        }

        try
        {
            return await source.RememberAsync($"{target.Service}/{target.Path}={value}", token => FindOrThrowAsync(target, value, token), cancellationToken);
        }
        catch (NothingFoundException nothing)
        {
            return nothing.Answer;
        }
    }

    /// <summary>A UUID, with or without hyphens.</summary>
    public static bool LooksLikeId(string value) => value.Length is 32 or 36 && Guid.TryParse(value, out _);

    private async Task<LookupAnswer> FindOrThrowAsync(LookupTarget target, string value, CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync(target, value, cancellationToken) is { } found
                ? found
                : throw new NothingFoundException(new LookupAnswer.Missing(await _suggestions.NearAsync(target, value, cancellationToken)));
        }
        catch (OpenStackException e) when (e.StatusCode == HttpStatusCode.Forbidden)
        {
            throw new NothingFoundException(new LookupAnswer.Forbidden(e.Message));
        }
        catch (OpenStackException e) when (e.Disposition == Disposition.NotFound)
        {
            throw new NothingFoundException(new LookupAnswer.NotOffered());
        }
    }

    /// <summary>The answer; null: there is none.</summary>
    private async Task<LookupAnswer?> AskAsync(LookupTarget target, string value, CancellationToken cancellationToken) => target.Way switch
    {
        LookupWay.IdOnly => await ByIdAsync(target, value, cancellationToken),
        LookupWay.WholeList => await InWholeListAsync(target, value, cancellationToken) ?? await ByIdAsync(target, value, cancellationToken),
        LookupWay.AnyIdOrName => await ByIdAsync(target, value, cancellationToken) ?? await ByNameAsync(target, value, cancellationToken),
        _ when LooksLikeId(value) => await ByIdAsync(target, value, cancellationToken) ?? await ByNameAsync(target, value, cancellationToken),
        _ => await ByNameAsync(target, value, cancellationToken),
    };

    private async Task<LookupAnswer?> ByIdAsync(LookupTarget target, string value, CancellationToken cancellationToken)
    {
        var found = await source.FindAsync(target.Service, $"{target.Path}/{Uri.EscapeDataString(value)}", cancellationToken);
        return found is null ? null : new LookupAnswer.Found(Field(found, target.IdField) ?? value);
    }

    private async Task<LookupAnswer?> ByNameAsync(LookupTarget target, string value, CancellationToken cancellationToken)
    {
        var (name, domain) = target.HasDomain ? SplitDomain(value) : (value, null);
        var query = $"{target.NameField}={Uri.EscapeDataString(name)}";
        if (domain is not null)
        {
            if (await FindAsync(LookupTargets.Domain, domain, cancellationToken) is not LookupAnswer.Found found)
            {
                return null;
            }

            query += $"&domain_id={Uri.EscapeDataString(found.Id)}";
        }

        return Choose(target, await ListNamedAsync(target, name, query, cancellationToken));
    }

    private async Task<List<JsonObject>> ListNamedAsync(LookupTarget target, string name, string query, CancellationToken cancellationToken)
    {
        try
        {
            return await ListAsync(target, target.Path, query, item => Field(item, target.NameField) == name, cancellationToken);
        }
        catch (OpenStackException e) when (e.StatusCode == HttpStatusCode.Forbidden && target.OwnPath is not null)
        {
            return await ListAsync(target, target.OwnPath, null, item => Field(item, target.NameField) == name, cancellationToken);
        }
    }

    private async Task<LookupAnswer?> InWholeListAsync(LookupTarget target, string value, CancellationToken cancellationToken)
    {
        var all = await source.RememberAsync(
            $"{target.Service}/{target.Path}",
            token => ListAsync(target, target.ListPath ?? target.Path, null, _ => true, token),
            cancellationToken);
        return all.Exists(item => Field(item, target.IdField) == value)
            ? new LookupAnswer.Found(value)
            : Choose(target, all.FindAll(item => Field(item, target.NameField) == value));
    }

    private static LookupAnswer? Choose(LookupTarget target, List<JsonObject> named)
    {
        var usable = target.RequiredStatus is { } status ? named.FindAll(item => Field(item, "status") == status) : named;
        return usable switch
        {
            [] => null,
            [var only] => new LookupAnswer.Found(Field(only, target.IdField)!), // the list's filter read it
            _ => new LookupAnswer.Ambiguous([.. usable.Select(item => Field(item, target.IdField)!)]),
        };
    }

    private async Task<List<JsonObject>> ListAsync(
        LookupTarget target, string path, string? query, Func<JsonObject, bool> filter, CancellationToken cancellationToken)
    {
        var parts = string.Join('&', new[] { query, target.Query }.Where(part => part is not null));
        var items = new List<JsonObject>();
        await foreach (var item in source.ListAsync(target.Service, parts.Length == 0 ? path : $"{path}?{parts}", target.Plural, cancellationToken))
        {
            if (Field(item, target.IdField) is not null && filter(item))
            {
                items.Add(item);
            }
        }

        return items;
    }

    private static (string Name, string? Domain) SplitDomain(string value)
    {
        var brace = value.IndexOf('{', StringComparison.Ordinal);
        return brace > 0 && value.EndsWith('}') ? (value[..brace], value[(brace + 1)..^1]) : (value, null);
    }

    private static string? Field(JsonObject item, string name) => item[name]?.ToString();

    /// <summary>Keeps an answer that found nothing out of the memory, and still gives it to all who wait for it.</summary>
    private sealed class NothingFoundException(LookupAnswer answer) : Exception
    {
        public LookupAnswer Answer { get; } = answer;
    }
}
