using Heat.Resources.Constraints;
using Heat.Templates.Schemas;
using Heat.Templates.Schemas.Constraints;

namespace Heat.Resources.Tests.Constraints;

public sealed class FinderTableTests
{
    private static readonly string[] Services = ["neutron", "nova", "cinder", "glance", "keystone", "octavia"];

    [Fact]
    public void EveryFinderOfTheMainServices_HasARow()
    {
        var missing = ResourceTypeCatalog.Default.Names
            .SelectMany(name => ResourceTypeCatalog.Default.Find(name)!.Translations)
            .Where(rule => rule.Kind == TranslationKind.Resolve && Services.Contains(rule.Client))
            .Where(rule => FinderTable.OfFinder(rule.Client!, rule.Finder!, rule.Entity) is null)
            .Select(rule => $"{rule.Client}.{rule.Finder}({rule.Entity})");

        Assert.Empty(missing);
    }

    [Fact]
    public void EveryConstraintOfTheMainServices_HasARow()
    {
        var missing = CloudConstraints.Names
            .Where(name => Services.Contains(name.Split('.')[0]) && !name.StartsWith("neutron.lbaas.", StringComparison.Ordinal) && name != "nova.network")
            .Where(name => FinderTable.OfConstraint(name) is null);

        Assert.Empty(missing);
    }

    [Fact]
    public void RuleAndLimitOfOneProperty_AreOneLookUp()
    {
        var plan = LookupPlan.Of(ResourceTypeCatalog.Default.Find("OS::Nova::Server")!);

        Assert.Same(LookupTargets.Flavor, Assert.Single(plan.At("flavor")).Target);
        Assert.Same(LookupTargets.Network, Assert.Single(plan.At("networks.network")).Target);
        Assert.Empty(plan.At("name"));
        Assert.True(plan.Concerns("networks"));
        Assert.False(plan.Concerns("metadata"));
    }
}
