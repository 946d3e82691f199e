using Heat.Architecture.Tests.Reading;

namespace Heat.Architecture.Tests;

/// <summary>Who makes what is told in one place of a project.</summary>
public sealed class RegistrationTests
{
    private static readonly string[] Places = ["ServiceCollectionExtensions", "Services", "OperatorBuilder", "Program"];

    [Theory]
    [MemberData(nameof(Data.SourceProjects), MemberType = typeof(Data))]
    public void Services_AreRegisteredInTheProjectsOneExtension(string project) =>
        Assert.Empty(
            from use in CompiledAssembly.Of(project).Uses
            where use.Type is "Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions"
                or "Microsoft.Extensions.DependencyInjection.Extensions.ServiceCollectionDescriptorExtensions"
            where !Places.Any(place => use.WrittenIn.EndsWith(place, StringComparison.Ordinal))
            select use.ToString());
}
