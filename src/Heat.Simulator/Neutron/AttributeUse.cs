namespace Heat.Simulator.Neutron;

/// <summary>When a caller may give a value.</summary>
[Flags]
internal enum AttributeUse
{
    None = 0,
    Create = 1,
    Update = 2,
    Both = Create | Update,
    Required = 4,
    Admin = 8,
}
