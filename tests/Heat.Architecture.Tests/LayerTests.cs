using Heat.Architecture.Tests.Reading;

namespace Heat.Architecture.Tests;

/// <summary>The sentence that each library is forbidden to say.</summary>
public sealed class LayerTests
{
    [Theory]
    [InlineData("Heat.Templates", "Microsoft.AspNetCore.")]
    [InlineData("Heat.Templates", "Microsoft.Extensions.")]
    [InlineData("Heat.Templates", "System.Net.")]
    [InlineData("Heat.Templates", "System.IO.")]
    [InlineData("Heat.Engine", "Microsoft.AspNetCore.")]
    [InlineData("Heat.Engine", "Microsoft.Extensions.Hosting")]
    [InlineData("Heat.Engine", "System.Net.")]
    [InlineData("Heat.Engine", "Polly")]
    [InlineData("Heat.Resources", "Microsoft.AspNetCore.")]
    [InlineData("Heat.Resources", "Heat.Kubernetes")]
    public void Library_DoesNotReference(string project, string assemblyPrefix) =>
        Assert.DoesNotContain(
            CompiledAssembly.Of(project).AssemblyReferences,
            name => name.StartsWith(assemblyPrefix, StringComparison.Ordinal));

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
        Assert.DoesNotContain(
            CompiledAssembly.Of("Heat.Templates").Uses,
            use => use.Type.StartsWith(typePrefix, StringComparison.Ordinal));

    [Fact]
    public void Templates_ReadNoEnvironmentVariable() =>
        Assert.DoesNotContain(
            CompiledAssembly.Of("Heat.Templates").Uses,
            use => use.Type == "System.Environment" && use.Member.StartsWith("GetEnvironmentVariable", StringComparison.Ordinal));

    [Fact]
    public void Graph_KnowsNothingElseOfTheEngine() =>
        Assert.DoesNotContain(
            CompiledAssembly.Of("Heat.Engine").Uses,
            use => InNamespace(use.UserType, "Heat.Engine.Graph")
                && (use.Type.StartsWith("Heat.", StringComparison.Ordinal) && !InNamespace(use.Type, "Heat.Engine.Graph")));

    [Fact]
    public void OpenStack_SpeaksOfNoStackTemplateOrResourceType() =>
        Assert.DoesNotContain(
            Names("Heat.OpenStack"),
            name => Speaks(name.Replace("OpenStack", "", StringComparison.Ordinal), "Stack", "Template", "ResourceType"));

    [Fact]
    public void Kubernetes_SpeaksOfNoHeat() =>
        Assert.DoesNotContain(Names("Heat.Kubernetes"), name => Speaks(name, "Heat", "Stack", "OpenStack"));

    private static IEnumerable<string> Names(string project) =>
        from type in CompiledAssembly.Of(project).Types
        where !type.IsGenerated && InNamespace(type.FullName, project)
        select type.FullName[(project.Length + 1)..];

    private static bool Speaks(string name, params string[] words) =>
        words.Any(word => name.Contains(word, StringComparison.Ordinal));

    private static bool InNamespace(string fullName, string @namespace) =>
        fullName.StartsWith(@namespace + ".", StringComparison.Ordinal);
}
