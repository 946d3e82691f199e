namespace Heat.Engine.Resources;

/// <summary>The service takes shorter names than 255 characters; physical names are shortened to that by Heat's rule.</summary>
public interface ILimitsPhysicalName
{
    /// <summary>The longest name in characters; at least 16.</summary>
    int PhysicalNameLimit { get; }
}
