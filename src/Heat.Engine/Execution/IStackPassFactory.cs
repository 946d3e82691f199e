using Heat.Engine.Ports;

namespace Heat.Engine.Execution;

/// <summary>Makes passes. What belongs to one stack's cloud session is given here; everything else comes from the container.</summary>
public interface IStackPassFactory
{
    /// <summary>A pass for one cloud session.</summary>
    /// <param name="drivers">The session's drivers.</param>
    /// <param name="resolver">The session's name look-ups.</param>
    IStackPass Create(IResourceDriverSource drivers, IPropertyResolver resolver);
}
