using System.Collections.Immutable;
using Heat.Engine.Execution;
using Heat.Templates.Schemas;

namespace Heat.Engine.Recovery;

/// <summary>Finds the objects that carry the stack's identity, whatever the template says of them.</summary>
internal sealed class IdentitySearch(PassScope scope, RecoveryInput input)
{
    private readonly PhysicalNameReader _names = new(
        input.Stack.Stack, scope.Definitions.Keys.Concat(input.Noted.Select(noted => noted.Name)));

    /// <summary>Lists every type that can be listed.</summary>
    public async Task<ImmutableArray<Claim>> RunAsync()
    {
        var concerned = scope.Definitions.Values.Select(definition => definition.Type)
            .Concat(input.Noted.Select(noted => noted.Type)).ToHashSet(StringComparer.Ordinal);
        var types = concerned.Union(ResourceTypeCatalog.Default.Names);
        var found = await Task.WhenAll(types.Select(type => ListAsync(type, concerned.Contains(type)))).ConfigureAwait(false);

        // Two types may show the same objects: the one that the stack names is meant.
        return [.. found.SelectMany(claims => claims)
            .GroupBy(claim => claim.Bearer.Id)
            .Select(same => same.MaxBy(IsNamed)!)]; // a group is not empty
    }

    private async Task<List<Claim>> ListAsync(string type, bool isConcerned)
    {
        var claims = new List<Claim>();
        if (scope.Drivers.Find(type) is not IBearsIdentity bearing)
        {
            return claims;
        }

        try
        {
            await foreach (var bearer in bearing.ListBearersAsync(scope.Tokens.Pass).ConfigureAwait(false))
            {
                claims.AddRange(bearer.Texts.Select(text => ClaimOf(type, bearer, text)).OfType<Claim>().Take(1));
            }
        }
        catch (Exception exception) when (!isConcerned && !NodeRunner.EndsPass(exception, scope.Tokens))
        {
            // A service that this cloud does not have holds nothing of the stack.
        }

        return claims;
    }

    private Claim? ClaimOf(string type, Bearer bearer, string text)
    {
        if (_names.Read(text) is not var (resource, shortId))
        {
            return null;
        }

        var isProven = StackMark.Proves(input.Stack.Stack.Id, resource, shortId)
            || input.Noted.Any(noted => noted.Id == bearer.Id && noted.Name == resource.Value);
        return isProven ? new Claim(resource, shortId, type, bearer) : null;
    }

    private int IsNamed(Claim claim)
    {
        var isDefined = scope.Definitions.TryGetValue(claim.Resource.Value, out var definition) && definition.Type == claim.Type;
        return isDefined || input.Noted.Any(noted => noted.Id == claim.Bearer.Id && noted.Type == claim.Type) ? 1 : 0;
    }
}
