namespace Heat.Simulator.Nova;

/// <summary>What a project's servers use, and whether one more is allowed.</summary>
internal static class ServerQuota
{
    public static (int Instances, int Cores, int Ram) Used(World world, string projectId)
    {
        var (instances, cores, ram) = (0, 0, 0);
        foreach (var server in world.Nova.Servers.Records.OfProject(projectId))
        {
            var flavor = world.Nova.Flavors.Records.Find(server.Hidden.Text("flavor"));
            instances++;
            cores += flavor?.Number("vcpus") ?? 0;
            ram += flavor?.Number("ram") ?? 0;
        }

        return (instances, cores, ram);
    }

    public static void Spend(World world, string projectId, int instances, int cores, int ram)
    {
        if (world.Quota("instances") < 0 && world.Quota("cores") < 0 && world.Quota("ram") < 0)
        {
            return;
        }

        var used = Used(world, projectId);
        Check(world, "instances", instances, used.Instances);
        Check(world, "cores", cores, used.Cores);
        Check(world, "ram", ram, used.Ram);
    }

    private static void Check(World world, string quota, int asked, int used)
    {
        if (!world.Allows(quota, used, asked))
        {
            throw ServiceFault.Forbidden($"Quota exceeded for {quota}: Requested {asked}, but already used {used} of {world.Quota(quota)} {quota}");
        }
    }
}
