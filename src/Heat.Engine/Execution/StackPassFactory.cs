using Heat.Engine.Ports;

namespace Heat.Engine.Execution;

/// <summary>Makes passes over the services of this process.</summary>
internal sealed class StackPassFactory(EngineServices engine) : IStackPassFactory
{
    public IStackPass Create(IResourceDriverSource drivers, IPropertyResolver resolver) => new StackPass(engine, drivers, resolver);
}
