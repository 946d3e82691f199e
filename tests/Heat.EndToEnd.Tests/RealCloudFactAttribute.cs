namespace Heat.EndToEnd.Tests;

/// <summary>A test that needs a real cloud: it is skipped unless <c>HEAT_E2E_CLOUDS</c> names a clouds.yaml.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealCloudFactAttribute : FactAttribute
{
    /// <summary>Skips the test where no cloud is given.</summary>
    public RealCloudFactAttribute()
    {
        if (!RealCloud.IsGiven)
        {
            Skip = "Needs a real cloud: run 'make test-e2e CLOUDS=clouds.yaml'.";
        }
    }
}

/// <summary>The same for a theory.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealCloudTheoryAttribute : TheoryAttribute
{
    /// <summary>Skips the tests where no cloud is given.</summary>
    public RealCloudTheoryAttribute()
    {
        if (!RealCloud.IsGiven)
        {
            Skip = "Needs a real cloud: run 'make test-e2e CLOUDS=clouds.yaml'.";
        }
    }
}
