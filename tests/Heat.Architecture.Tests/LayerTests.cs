using Heat.Architecture.Tests.Reading;

namespace Heat.Architecture.Tests;

/// <summary>The sentence that each library is forbidden to say.</summary>
public sealed class LayerTests
{
    private static readonly string[] AddressesWithoutAnyNetwork =
        ["System.Net.IPAddress", "System.Net.IPNetwork", "System.Net.Sockets.AddressFamily"];

    [Theory]
    [InlineData("Heat.Templates", "Microsoft.AspNetCore.")]
    [InlineData("Heat.Templates", "Microsoft.Extensions.")]
    [InlineData("Heat.Templates", "System.Net.Http")]
    [InlineData("Heat.Templates", "System.Net.Sockets")]
    [InlineData("Heat.Templates", "System.Net.NameResolution")]
    [InlineData("Heat.Engine", "Microsoft.AspNetCore.")]
    [InlineData("Heat.Engine", "Microsoft.Extensions.Hosting")]
    [InlineData("Heat.Engine", "System.Net.")]
    [InlineData("Heat.Engine", "Polly")]
    [InlineData("Heat.Engine", "YamlDotNet")]
    [InlineData("Heat.Resources", "Microsoft.AspNetCore.")]
    [InlineData("Heat.Resources", "Heat.Kubernetes")]
    public void Library_DoesNotReference(string project, string assemblyPrefix) =>
        Assert.Empty(
            from name in CompiledAssembly.Of(project).AssemblyReferences
            where name.StartsWith(assemblyPrefix, StringComparison.Ordinal)
            select name);

    /// <summary>The language is a pure function of its input.</summary>
    [Theory]
    [InlineData("System.Net.")]
    [InlineData("System.IO.File")]
    [InlineData("System.IO.Directory")]
    [InlineData("System.Threading.Tasks.")]
    [InlineData("System.TimeProvider")]
    [InlineData("System.Diagnostics.Stopwatch")]
    [InlineData("System.Diagnostics.Process")]
    public void Templates_UseNothingOf(string typePrefix) =>
        AssertNone("Heat.Templates", use =>
            use.Type.StartsWith(typePrefix, StringComparison.Ordinal) && !AddressesWithoutAnyNetwork.Contains(use.Type));

    [Fact]
    public void Templates_ReadNoEnvironmentVariable() =>
        AssertNone("Heat.Templates", use =>
            use.Type == "System.Environment" && use.Member.StartsWith("GetEnvironmentVariable", StringComparison.Ordinal));

    [Fact]
    public void Graph_KnowsNothingElseOfTheEngine() =>
        AssertNone("Heat.Engine", use =>
            InNamespace(use.UserType, "Heat.Engine.Graph")
            && use.Type.StartsWith("Heat.", StringComparison.Ordinal)
            && !InNamespace(use.Type, "Heat.Engine.Graph"));

    [Fact]
    public void OpenStack_SpeaksOfNoStackOrResourceType() =>
        Assert.Empty(
            from name in Names("Heat.OpenStack")
            where Speaks(name.Replace("OpenStack", "", StringComparison.Ordinal), "Stack", "ResourceType")
            select name);

    [Fact]
    public void Kubernetes_SpeaksOfNoHeat() =>
        Assert.Empty(from name in Names("Heat.Kubernetes") where Speaks(name, "Heat", "Stack") select name);

    private static void AssertNone(string project, Func<MemberUse, bool> isForbidden) =>
        Assert.Empty(CompiledAssembly.Of(project).Uses.Where(isForbidden).Select(use => use.ToString()).Distinct());

    private static IEnumerable<string> Names(string project) =>
        from type in CompiledAssembly.Of(project).Types
        where !type.IsGenerated && InNamespace(type.FullName, project)
        select type.FullName[(project.Length + 1)..];

    private static bool Speaks(string name, params string[] words) =>
        words.Any(word => name.Contains(word, StringComparison.Ordinal));

    private static bool InNamespace(string fullName, string @namespace) =>
        fullName.StartsWith(@namespace + ".", StringComparison.Ordinal);
}
