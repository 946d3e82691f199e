using Heat.Engine.Stacks;

namespace Heat.Engine.Ports;

/// <summary>Mints the short ids of incarnations.</summary>
public interface IShortIdSource
{
    /// <summary>Twelve characters of a–z and 2–7 that were not given before, in this process or another.</summary>
    ShortId Mint();

    /// <summary>The same, in a form that tells on an object in the cloud of which stack and resource it is.</summary>
    ShortId Mint(StackId stack, ResourceName resource) => Mint();
}
