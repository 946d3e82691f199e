namespace Heat.OpenStack.Catalog;

/// <summary>One version that a service says it has.</summary>
/// <param name="Id">Its id, such as <c>v2.1</c>.</param>
/// <param name="Status">CURRENT, SUPPORTED, DEPRECATED, EXPERIMENTAL, stable.</param>
/// <param name="Range">Its microversions.</param>
internal sealed record ServiceVersion(string Id, string Status, MicroversionRange Range)
{
    public bool IsUsable => Status is "CURRENT" or "SUPPORTED" or "STABLE";
}
