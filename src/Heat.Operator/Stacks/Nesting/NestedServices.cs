using Heat.Engine.Ports;

namespace Heat.Operator.Stacks.Nesting;

/// <summary>Registers what keeps Stacks inside Stacks.</summary>
internal static class NestedServices
{
    /// <summary>Adds it.</summary>
    public static void AddNestedStacks(this IServiceCollection services)
    {
        services.AddSingleton<StackFamily>();
        services.AddSingleton<StackLineage>();
        services.AddSingleton<NestedGuard>();
        services.AddSingleton<SourceBook>();
        services.AddSingleton<NestedSources>();
        services.AddSingleton<ChildOutputs>();
        services.AddSingleton<ChildIds>();
        services.AddSingleton<ChildHandovers>();
        services.AddSingleton<ChildObjects>();
        services.AddSingleton<NestedStacks>();
        services.AddSingleton<IChildStacks, KubernetesChildStacks>();
    }
}
